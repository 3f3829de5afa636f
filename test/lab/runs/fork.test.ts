/** Runs that begin with the state of another one's checkpoint. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { EnsembleSpec } from '../../../src-main/engines/ensemble/spec.ts'
import { nodeRunHosts } from '../../../src-main/lab/runs/node-run-host.ts'
import { changeablePaths, forkDifferences, placeInFork } from '../../../src-main/lab/runs/fork-changes.ts'
import type { RunDetail } from '../../../src-main/lab/types.ts'
import { kindOf, presetById } from '../../../src-main/experiments/kinds.ts'
import { withSettings } from '../../../src-main/cli/set-option.ts'
import { ensembleSpec } from '../../support/small-runs.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'
import { runHostFile } from '../../support/run-host-file.ts'

let test: TestLab
beforeEach(async () => { test = await openTestLab({ spawnRunHost: nodeRunHosts(runHostFile), checkpointEveryMs: 3_600_000 }) })
afterEach(() => test.end())

async function computed(id: string): Promise<RunDetail> {
  const ended = new AbortController()
  const see = (): void => { if (!['queued', 'running'].includes(test.lab.runs.get(id).status)) ended.abort() }
  const events = test.lab.events.subscribe(ended.signal)
  see()
  for await (const event of events) if (event.type === 'run' && event.run.id === id) see()
  return test.lab.runs.get(id)
}

function start(epochs: number): string {
  const { id } = test.lab.experiments.create({ type: 'spec', spec: ensembleSpec({ epochs }), name: 'small' })
  const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
  return run?.id ?? ''
}

const complaint = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    return error instanceof Error ? [error.message, ...'issues' in error && Array.isArray(error.issues) ? error.issues.map((issue: { message: string }) => issue.message) : []].join(' ') : ''
  }
  return ''
}

describe('a fork from a checkpoint', () => {
  it('with more epochs comes to what a run of so many epochs comes to, bit for bit, and says where it comes from', { timeout: 300_000 }, async () => {
    const id = start(1)
    const short = await computed(id)
    expect(short).toMatchObject({ status: 'done', forkObstacle: null, forkPaths: changeablePaths(ensembleSpec() as EnsembleSpec) })
    const whole = await computed(start(2))
    const made = test.lab.runs.forkFromCheckpoint({ id, changes: [{ path: 'training.epochs', value: 2 }] })
    const fork = await computed(made.id)
    expect(fork).toMatchObject({ status: 'done', name: 'small', seriesSizes: whole.seriesSizes, metrics: whole.metrics })
    expect(fork.provenance.checksum).toBe(whole.provenance.checksum)
    expect(fork.specHash).toBe(whole.specHash)
    expect(fork.provenance.facts?.fork).toEqual({ runId: id, name: 'small', seed: 1, checkpoint: 1, label: 'after epoch 1' })
    expect(test.lab.runs.log(fork.id).map(({ text }) => text).slice(0, 2)).toEqual([
      `forked from checkpoint 1 of "small", seed 1 (${id}), after epoch 1; changed: training.epochs 1 → 2`, `started from checkpoint 1 of run ${id}, after epoch 1`,
    ])
    expect(test.lab.history.lineage(fork.id)).toMatchObject({ branchOf: { id } })
    expect(test.lab.history.lineage(id)).toMatchObject({ branches: [{ id: fork.id }] })
    expect(test.lab.runs.get(id)).toEqual(short)
    // With another rate it learns something else.
    const other = await computed(test.lab.runs.forkFromCheckpoint({ id, changes: [{ path: 'training.epochs', value: 2 }, { path: 'optimiser.hiddenRate', value: 0.05 }] }).id)
    expect(other.status).toBe('done')
    expect(other.provenance.checksum).not.toBe(whole.provenance.checksum)

    expect(complaint(() => test.lab.runs.forkFromCheckpoint({ id, changes: [] }))).toBe('Epochs (training.epochs) is 1; expected more than 1: the checkpoint is of "after epoch 1", and nothing would be left to compute.')
    expect(complaint(() => test.lab.runs.forkFromCheckpoint({ id, changes: [{ path: 'training.batch', value: 4 }] })))
      .toContain('Images in a batch (training.batch) is 4; expected 8, as in the checkpoint, whose state depends on it.')
    expect(complaint(() => test.lab.runs.forkFromCheckpoint({ id, changes: [{ path: 'optimiser.hiddenRate', value: -1 }] }))).toContain('optimiser.hiddenRate')
    expect(complaint(() => test.lab.runs.forkFromCheckpoint({ id, checkpoint: 7, changes: [] }))).toBe('"small" has no checkpoint 7; expected one of 1.')
    const [file] = test.lab.runs.get(id).checkpoints.map(({ number }) => join(test.dataDir, 'checkpoints', `${id}-${number}.safetensors`))
    expect(existsSync(file ?? '')).toBe(true)
    rmSync(file ?? '')
    expect(complaint(() => test.lab.runs.forkFromCheckpoint({ id, changes: [{ path: 'training.epochs', value: 2 }] }))).toContain('"small" cannot be forked from a checkpoint')
  })

  it('is refused of a run that has none', () => {
    const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig2d-10hz' })
    const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
    expect(complaint(() => test.lab.runs.forkFromCheckpoint({ id: run?.id ?? '', changes: [] }))).toContain('runs of this kind leave no checkpoints')
    test.lab.runs.cancel([run?.id ?? ''])
  })
})

describe('what may be another in a fork', () => {
  it('are parameters that there are', () => {
    const paths = kindOf(ensembleSpec()).parameters(ensembleSpec()).map(({ path }) => path)
    expect(changeablePaths(ensembleSpec() as EnsembleSpec).filter((path) => !paths.includes(path))).toEqual([])
  })
})

describe('the place of a fork in a run of other length', () => {
  it('goes on where the other had ended', () => {
    expect(placeInFork({ position: { epoch: 2, index: 0, ended: 1 }, fraction: 1 }, { before: 2, now: 8 })).toEqual({ position: { epoch: 2, index: 0, ended: 0 }, fraction: 0.25 })
  })

  it('is the share of the new run, also of one that had stopped early', () => {
    expect(placeInFork({ position: { epoch: 1, images: 5 }, fraction: 0.5 }, { before: 4, now: 2 })).toEqual({ position: { epoch: 1, images: 5 }, fraction: 1 })
    expect(placeInFork({ position: { epoch: 2, index: 0, ended: 1 }, fraction: 1 }, { before: 8, now: 4 })).toMatchObject({ fraction: 0.5 })
  })

  it('is none where nothing is left to compute, and its own where there are no epochs', () => {
    expect(placeInFork({ position: { epoch: 2, index: 0, ended: 1 }, fraction: 1 }, { before: 2, now: 2 })).toEqual({ begun: 2 })
    expect(placeInFork({ position: { step: 9 }, fraction: 0.3 }, { before: 1, now: 1 })).toEqual({ position: { step: 9 }, fraction: 0.3 })
  })
})

describe('a fork of a preset\'s run', () => {
  const paper = presetById('fig5-quick-learned')?.spec
  const shorter = withSettings(paper, ['training.epochs=5'])
  const faster = withSettings(paper, ['optimiser.hiddenRate=0.2'])
  const run = (differenceCount: number, baseline: unknown = paper) => ({ baseline, differenceCount })

  it('is of the paper\'s own spec where only its length was another', () => {
    expect(forkDifferences(run(1), shorter, paper)).toBe(0)
    expect(forkDifferences(run(0), paper, withSettings(paper, ['training.epochs=20']))).toBe(1)
  })

  it('never is where its state was reached with other values, whatever it ends with', () => {
    expect(forkDifferences(run(1), faster, paper)).toBe(1)
    // Forked from such a fork.
    expect(forkDifferences(run(1), paper, paper)).toBe(1)
    expect(forkDifferences(run(0, null), faster, paper)).toBe(0)
  })
})
