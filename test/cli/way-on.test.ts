import { describe, expect, it } from 'vitest'
import { outcomeText, wayOn } from '../../src-main/cli/way-on.ts'

const checkpoint = { number: 2, madeAt: '', label: 'epoch 3', fraction: 0.3, bytes: 1 }
const run = { id: 'r1', seed: 7, status: 'interrupted', checkpoints: [checkpoint], resumeObstacle: null } as const

describe('the way on from a run that ended before its time', () => {
  it('is its newest checkpoint', () => expect(wayOn(run)).toBe('"burstlab resume r1" goes on from epoch 3.'))
  it('is to start anew where there is none', () => expect(wayOn({ ...run, checkpoints: [], resumeObstacle: 'it left no checkpoint.' })).toMatch(/^It left no checkpoint: the same command starts it anew\./))
  it('says why a checkpoint is of no use', () => expect(wayOn({ ...run, resumeObstacle: 'it was computed by version 1.' })).toBe('It has a checkpoint and cannot go on from it: it was computed by version 1.'))
  it('is none for a run that is done or under way', () => expect((['done', 'queued', 'running'] as const).map((status) => wayOn({ ...run, status }))).toEqual([null, null, null]))
})

it('stands below the run it is of', () => {
  expect(outcomeText(run)).toBe('r1  seed 7  interrupted\n  "burstlab resume r1" goes on from epoch 3.')
  expect(outcomeText({ ...run, status: 'done' })).toBe('r1  seed 7  done')
})
