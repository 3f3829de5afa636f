import { describe, expect, it } from 'vitest'
import { checksumLines, compareGroups, metricRows } from '../../../../src-renderer/places/compare/compare-groups.ts'
import { exampleDetail } from '../run/run-detail-example.ts'

const withChecksum = (checksum: string | null) => ({ ...exampleDetail({ id: 'x' }).provenance, checksum })

describe('compared runs', () => {
  const groups = compareGroups([
    exampleDetail({ id: 'a', specHash: 'one', seed: 1, metrics: [{ name: 'spikes', value: 10 }] }),
    exampleDetail({ id: 'b', specHash: 'two', seed: 1, metrics: [{ name: 'bursts', value: 3 }] }),
    exampleDetail({ id: 'c', specHash: 'one', seed: 2, metrics: [{ name: 'spikes', value: 30 }] }),
  ])

  it('share a column where their specs are equal', () => {
    expect(groups.map(({ key, description, runs }) => [key, description, runs.map((run) => run.id)])).toEqual([
      ['A', '2 runs, seeds 1, 2', ['a', 'c']],
      ['B', '1 run, seed 1', ['b']],
    ])
  })

  it('give the mean of every metric, and none where it was not recorded', () => {
    expect(metricRows(groups)).toEqual([{ name: 'spikes', means: [20, null] }, { name: 'bursts', means: [null, 3] }])
  })

  it('have as many letters as needed', () => {
    const many = compareGroups(Array.from({ length: 28 }, (_, i) => exampleDetail({ id: String(i), specHash: String(i) })))
    expect([many[25]?.key, many[26]?.key, many[27]?.key]).toEqual(['Z', 'AA', 'AB'])
  })
})

describe('checksums of equal spec and seed', () => {
  const linesFor = (checksums: readonly (string | null)[]) => {
    const [group] = compareGroups(checksums.map((checksum, i) => exampleDetail({ id: String(i), provenance: withChecksum(checksum) })))
    return group === undefined ? [] : checksumLines(group)
  }

  it('are equal, or said not to be', () => {
    expect(linesFor(['c1', 'c1'])).toMatchObject([{ seed: 1, equal: true }])
    expect(linesFor(['c1', 'c2'])).toMatchObject([{ seed: 1, equal: false }])
  })

  it('need two finished runs', () => {
    expect(linesFor(['c1', null])).toEqual([])
  })
})
