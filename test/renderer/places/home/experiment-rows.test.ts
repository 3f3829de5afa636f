import { describe, expect, it } from 'vitest'
import { experimentRows, lastRuns } from '../../../../src-renderer/places/home/experiment-rows.ts'
import type { ExperimentQuery } from '../../../../src-renderer/places/home/experiment-rows.ts'
import { exampleExperiment } from '../experiment/example-kind.ts'
import { exampleRun } from '../history/run-examples.ts'

const experiments = [
  exampleExperiment({ id: 'ten', name: 'Pairing 10 Hz', updatedAt: '2026-05-01T00:00:00.000Z' }),
  exampleExperiment({ id: 'two', name: 'pairing 2 Hz', updatedAt: '2026-05-03T00:00:00.000Z' }),
  exampleExperiment({ id: 'xor', name: 'XOR', updatedAt: '2026-05-02T00:00:00.000Z' }),
]
const runs = [
  exampleRun({ id: 'old', experimentId: 'ten', createdAt: '2026-05-04T00:00:00.000Z', status: 'failed' }),
  exampleRun({ id: 'new', experimentId: 'ten', createdAt: '2026-05-05T00:00:00.000Z' }),
  exampleRun({ id: 'early', experimentId: 'xor', createdAt: '2026-04-01T00:00:00.000Z' }),
  exampleRun({ id: 'alone', experimentId: null }),
]
const ids = (query: Partial<ExperimentQuery>): string[] => experimentRows(experiments, lastRuns(runs), { search: '', sort: 'edited', ...query }).map(({ experiment }) => experiment.id)

describe('the experiments at Home', () => {
  it('are sorted by what was edited last, by name with its numbers, and by what ran last', () => {
    expect(ids({ sort: 'edited' })).toEqual(['two', 'xor', 'ten'])
    expect(ids({ sort: 'name' })).toEqual(['two', 'ten', 'xor'])
    expect(ids({ sort: 'run' })).toEqual(['ten', 'xor', 'two'])
  })

  it('are found by folder, tags and notes, too', () => {
    const kept = [exampleExperiment({ id: 'a', name: 'A', folder: 'Thesis' }), exampleExperiment({ id: 'b', name: 'B', tags: ['talk'], notes: 'For *Boston*' })]
    const found = (search: string): string[] => experimentRows(kept, new Map(), { search, sort: 'name' }).map(({ experiment }) => experiment.id)
    expect([found('thesis'), found('talk'), found('boston b'), found('thesis talk')]).toEqual([['a'], ['b'], ['b'], []])
  })

  it('are found by words of their names', () => {
    expect(ids({ search: ' hz PAIR ' })).toEqual(['two', 'ten'])
    expect(ids({ search: 'nothing' })).toEqual([])
  })

  it('know the newest of their runs', () => {
    const rows = experimentRows(experiments, lastRuns(runs), { search: '', sort: 'edited' })
    expect(rows.map(({ experiment, lastRun }) => [experiment.id, lastRun?.id])).toEqual([['two', undefined], ['xor', 'early'], ['ten', 'new']])
  })
})
