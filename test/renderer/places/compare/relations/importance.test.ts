import { describe, expect, it } from 'vitest'
import { compareGroups } from '../../../../../src-renderer/places/compare/compare-groups.ts'
import { etaSquared, exportImportance, importanceOf, ranks, sortedRows, spearman } from '../../../../../src-renderer/places/compare/relations/importance.ts'
import type { ImportanceRow } from '../../../../../src-renderer/places/compare/relations/importance.ts'
import type { Dimension } from '../../../../../src-renderer/places/compare/relations/relations.ts'
import { exampleDetail } from '../../run/run-detail-example.ts'

let count = 0
/** A run of a spec with these values; equal values are equal specs. */
const run = (values: Readonly<Record<string, number | string | boolean>>, error: number | null, seed = 1) => exampleDetail({
  id: `r${++count}`, specHash: JSON.stringify(values), spec: values, seed, metrics: error === null ? [] : [{ name: 'error', value: error }],
})
const parameter = (path: string): Dimension => ({ id: `param:${path}`, label: path, kind: 'parameter' })
const importance = (runs: readonly ReturnType<typeof run>[], ...paths: string[]) => importanceOf(compareGroups(runs), paths.map(parameter), 'metric:error')

describe('Spearman\'s rank correlation', () => {
  it('is 1 where numbers rise together however, and −1 where they fall', () => {
    expect(spearman([1, 2, 3, 4], [1, 10, 100, 1000])).toBe(1)
    expect(spearman([1, 2, 3], [0, -1, -50])).toBe(-1)
  })

  it('gives equal numbers the mean of their ranks', () => {
    expect(ranks([5, 1, 5, 9])).toEqual([2.5, 1, 2.5, 4])
    // Ranks 1, 2.5, 2.5, 4 and 1, 2, 3, 4 about their mean 2.5: 4.5 / √(4.5 × 5).
    expect(spearman([1, 2, 2, 3], [10, 20, 30, 40])).toBeCloseTo(4.5 / Math.sqrt(22.5), 12)
  })

  it('is what the formula of squared differences of ranks gives without ties', () => {
    // Ranks 1 2 3 4 5 and 2 1 4 3 5: 1 − 6 × 4 / (5 × 24) = 0.8.
    expect(spearman([1, 2, 3, 4, 5], [20, 10, 40, 30, 50])).toBeCloseTo(0.8, 12)
  })
})

describe('eta squared', () => {
  it('is the share of the squares between the means of groups', () => {
    // Means 2 and 6 about 4: 4 × 2² = 16 of 9 + 1 + 1 + 9 = 20.
    expect(etaSquared(['a', 'a', 'b', 'b'], [1, 3, 5, 7])).toBeCloseTo(0.8, 12)
    expect(etaSquared(['a', 'b', 'a', 'b'], [1, 1, 3, 3])).toBe(0)
    expect(etaSquared([1, 1, 2], [4, 4, 5])).toBe(1)
  })
})

describe('the importance of parameters for a metric', () => {
  it('has both measures for few numbers that repeat, with what chance alone gives', () => {
    const { rows } = importance([run({ eta: 1 }, 1, 1), run({ eta: 1 }, 3, 2), run({ eta: 2 }, 5, 1), run({ eta: 2 }, 7, 2)], 'eta')
    expect(rows).toEqual([expect.objectContaining({ label: 'eta', runs: 4, values: 2 })])
    // Ranks 1.5 1.5 3.5 3.5 and 1 2 3 4: 4 / √(4 × 5); chance is (2 − 1) / (4 − 1).
    expect(rows[0]?.rho).toBeCloseTo(4 / Math.sqrt(20), 12)
    expect(rows[0]?.eta2).toBeCloseTo(0.8, 12)
    expect(rows[0]?.chance).toBeCloseTo(1 / 3, 12)
  })

  it('ranks no words, and groups no numbers that are all different', () => {
    const { rows } = importance([run({ eta: 1, rule: 'a' }, 1), run({ eta: 2, rule: 'a' }, 2), run({ eta: 3, rule: 'b' }, 4)], 'eta', 'rule')
    expect(rows.map(({ label, rho, eta2 }) => [label, rho === null, eta2 === null])).toEqual([['rule', true, false], ['eta', false, true]])
  })

  it('takes seeds as repeats: they are runs, not a parameter, and their share of the variance is said', () => {
    const found = importance([run({ eta: 1 }, 1, 1), run({ eta: 1 }, 3, 2), run({ eta: 2 }, 5, 1), run({ eta: 2 }, 7, 2)], 'eta')
    expect(found).toMatchObject({ runs: 4, specs: 2 })
    expect(found.seedShare).toBeCloseTo(0.2, 12)
    expect(importance([run({ eta: 1 }, 1), run({ eta: 2 }, 2), run({ eta: 3 }, 4)], 'eta').seedShare).toBeNull()
  })

  it('counts runs of equal spec and seed once, and none without the metric', () => {
    const again = importance([run({ eta: 1 }, 1), run({ eta: 1 }, 1), run({ eta: 2 }, 2), run({ eta: 3 }, null)], 'eta')
    expect(again).toMatchObject({ runs: 2, rows: [], leftOut: ['eta'] })
  })

  it('says nothing where fewer than three runs have the parameter, it does not vary among them, or the metric does not', () => {
    const runs = [run({ eta: 1, extra: 1, all: 5 }, 1), run({ eta: 2, extra: 2, all: 5 }, 2), run({ eta: 3, all: 5 }, 4)]
    expect(importance(runs, 'eta', 'extra', 'all')).toMatchObject({ rows: [{ label: 'eta' }], leftOut: ['extra', 'all'] })
    expect(importance([run({ eta: 1 }, 1), run({ eta: 2 }, 1), run({ eta: 3 }, 1)], 'eta')).toMatchObject({ rows: [], constant: true, seedShare: null })
  })

  it('says which parameters always change together, whatever their values', () => {
    const { rows } = importance([run({ eta: 1, rule: 'a', tau: 5 }, 1), run({ eta: 1, rule: 'a', tau: 6 }, 2), run({ eta: 3, rule: 'b', tau: 7 }, 4)], 'eta', 'rule', 'tau')
    expect(Object.fromEntries(rows.map(({ label, together }) => [label, together]))).toEqual({ eta: ['rule'], rule: ['eta'], tau: [] })
  })
})

describe('its table', () => {
  const row = (label: string, rho: number | null, eta2: number | null): ImportanceRow => ({ id: `param:${label}`, label, rho, eta2, chance: eta2 === null ? null : 0.25, runs: 5, values: 2, together: ['x', 'y'] })
  const rows = [row('a', -0.9, null), row('b', 0.5, 0.3), row('c', null, 0.8), row('d', -0.6, null)]

  it('sorts correlations by size, and has what has no number last in any case', () => {
    expect(sortedRows(rows, { key: 'rho', descending: true }).map(({ label }) => label)).toEqual(['a', 'd', 'b', 'c'])
    expect(sortedRows(rows, { key: 'eta2', descending: true }).map(({ label }) => label)).toEqual(['c', 'b', 'a', 'd'])
    expect(sortedRows(rows, { key: 'eta2', descending: false }).map(({ label }) => label)).toEqual(['b', 'c', 'a', 'd'])
    expect(sortedRows(rows, { key: 'label', descending: true }).map(({ label }) => label)).toEqual(['d', 'c', 'b', 'a'])
  })

  it('is a file with the metric in every row', () => {
    expect(exportImportance(rows.slice(0, 2), 'error').content.split('\r\n')).toEqual([
      'metric,parameter,path,runs,values,spearmanRho,etaSquared,etaSquaredByChance,changesTogetherWith',
      'error,a,a,5,2,-0.9,,,x; y', 'error,b,b,5,2,0.5,0.3,0.25,x; y', '',
    ])
  })
})
