import { describe, expect, it } from 'vitest'
import { importedSummary, reviewSummary, suggestedRuns } from '../../../src-renderer/incoming/bundle-words.ts'
import type { BundledRunView } from '../../../src-main/api/contract.ts'

const run = (id: string, part: Partial<BundledRunView>): BundledRunView => ({
  id, name: 'Fig. 2b', figure: 'Fig. 2b', seed: 1, status: 'done', verdict: 'pass', createdAt: '2026-01-01T00:00:00Z', groupId: 'g', tags: [], checkpointBytes: null, problem: null, here: 'new', ...part,
})

describe('a bundle in words', () => {
  it('suggests what is new and can be taken', () => {
    const runs = [run('a', {}), run('b', { here: 'same' }), run('c', { here: 'clash' }), run('d', { problem: 'its kind is unknown' }), run('e', { here: 'same-in-trash' })]
    expect(suggestedRuns(runs)).toEqual(['a', 'c'])
  })

  it('counts what is in it and what came of it', () => {
    expect(reviewSummary({ file: 'x', bytes: 1, version: '0.1.0', createdAt: '', runs: [run('a', {})], experiments: [] })).toBe('1 run, written by Burstlab 0.1.0. All checksums are right.')
    expect(importedSummary({ runIds: ['a', 'b'], experimentIds: ['e'], skippedRuns: 1, renamed: [{ from: 'a', to: 'x' }] })).toBe('Imported 2 runs and 1 experiment; 1 were here already; 1 got a new id')
  })
})
