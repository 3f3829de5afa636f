/** What reproducing the paper consists of. */
import { describe, expect, it } from 'vitest'
import { presets } from '../../src-main/experiments/kinds.ts'
import { reproductionItems, shortestFirst } from '../../src-main/experiments/reproduction.ts'

describe('the reproduction', () => {
  const all = reproductionItems('all', 'digits')
  const quick = reproductionItems('quick', 'digits')

  it('has every preset there is, once', () => {
    expect(all.map(({ preset }) => preset.id).sort()).toEqual(presets.map(({ id }) => id).sort())
  })

  it('says which data a preset needs; the generated digits are always there', () => {
    const dataOf = (id: string) => all.find(({ preset }) => preset.id === id)?.data
    expect(dataOf('fig5-learned')).toBe('mnist')
    expect(dataOf('fig6b-burstprop')).toBe('cifar10')
    expect(dataOf('fig5-quick-learned')).toBeNull()
    expect(dataOf('fig3')).toBeNull()
  })

  it('has a quick round of what needs no data and a minute each at most: a quarter of an hour in all, and something of every kind', () => {
    expect(quick.every(({ data, usualSeconds }) => data === null && usualSeconds <= 60)).toBe(true)
    expect(quick.reduce((sum, { usualSeconds }) => sum + usualSeconds, 0)).toBeLessThan(15 * 60)
    expect(new Set(quick.map(({ preset }) => preset.kind))).toEqual(new Set(['pairing', 'spiking', 'rate', 'ensemble']))
    const figures = new Set(quick.map(({ preset }) => preset.figure))
    for (const figure of ['Fig. 2b', 'Fig. 2e-g', 'Fig. 3', 'Fig. 4', 'Fig. 5']) expect(figures).toContain(figure)
  })

  it('is computed from the shortest to the longest', () => {
    const times = shortestFirst(all).map(({ usualSeconds }) => usualSeconds)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(times).toHaveLength(all.length)
  })
})
