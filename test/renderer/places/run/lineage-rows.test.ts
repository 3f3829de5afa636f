import { describe, expect, it } from 'vitest'
import { lineageRows, resumedWords } from '../../../../src-renderer/places/run/lineage-rows.ts'
import { exampleRun } from '../history/run-examples.ts'

const own = exampleRun({ id: 'own', groupId: 'g', seed: 1 })
const nothing = { forkedFrom: null, branchOf: null, branches: [], rerunOf: null, reruns: [], forks: [], forkedRuns: [], sameSpec: [] }

describe('the lineage of a run', () => {
  it('tells what it came from, what came of it, and what stands beside it', () => {
    const rows = lineageRows(own, {
      ...nothing, forkedFrom: exampleRun({ id: 'parent' }), reruns: [exampleRun({ id: 'again', seed: 1 })], forkedRuns: [exampleRun({ id: 'child' })],
      sameSpec: [
        exampleRun({ id: 'again', seed: 1 }), exampleRun({ id: 'sibling', groupId: 'g', seed: 2 }), exampleRun({ id: 'repeat', groupId: 'h', seed: 1 }), exampleRun({ id: 'more', groupId: 'h', seed: 9 }),
      ],
    })
    const told = (list: typeof rows.before) => list.map(({ relation, runs }) => `${relation}: ${runs.map(({ id }) => id).join()}`)
    expect(told(rows.before)).toEqual(['Forked from: parent'])
    expect(told(rows.after)).toEqual(['Re-run by: again', 'Runs of its forks: child'])
    expect(told(rows.beside)).toEqual(['Started together: sibling', 'Same spec, same seed: repeat', 'Same spec, other seeds: more'])
  })

  it('says how often it was resumed', () => {
    expect([1, 2, 4].map((attempt) => resumedWords({ attempt }))).toEqual(['', 'resumed from a checkpoint', 'resumed from a checkpoint, 3 times'])
  })

  it('has no empty lines', () => {
    expect(lineageRows(own, nothing)).toEqual({ before: [], after: [], beside: [] })
  })
})
