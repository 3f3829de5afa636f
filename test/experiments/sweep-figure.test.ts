import { describe, expect, it } from 'vitest'
import type { ResolvedAxis } from '../../src-main/experiments/sweep-axis.ts'
import { axisRoles, metricAxis, sweepFigure } from '../../src-main/experiments/sweep-figure.ts'
import type { MetricPoint } from '../../src-main/experiments/sweep-figure.ts'

const axis = (label: string, change: Partial<ResolvedAxis> = {}): ResolvedAxis => (
  { path: label, label, symbol: '', unit: 's', group: 'Rule', scale: 'linear', values: [1, 2], texts: ['1 s', '2 s'], ...change })
const point = (at: readonly number[], mean: number | null, count = 2, sd = 0.1): MetricPoint => ({ at, value: mean === null ? null : { mean, sd, count } })
const source = { title: 'T', metric: 'error (%)', draw: 'curve', x: 0, slice: 0 } as const

describe('a curve over one axis', () => {
  it('has the SD where there are several seeds, and gaps where there is no number', () => {
    const { panels, definition } = sweepFigure({ ...source, axes: [axis('tau', { scale: 'log' })], points: [point([0], 3), point([1], null)] })
    expect(panels[0]?.curves).toMatchObject([{ label: 'error (%)', x: [1, 2], y: [3, NaN], sd: [0.1, NaN], draw: 'points' }])
    expect(definition.panels[0]).toMatchObject({ x: { label: 'tau', unit: 's', scale: 'log' }, y: { label: 'error', unit: '%' } })
    expect(definition.caption).toBe('error (%) over tau: mean ± SD over up to 2 seeds.')
  })

  it('has no SD where all seeds are equal, and says so', () => {
    const { panels, definition } = sweepFigure({ ...source, axes: [axis('tau')], points: [point([0], 3, 2, 0), point([1], 4, 2, 0)] })
    expect(panels[0]?.curves[0]?.sd).toBeUndefined()
    expect(definition.caption).toBe('error (%) over tau: equal for all of up to 2 seeds.')
  })

  it('stands in order of its numbers, whatever the order of the list', () => {
    const { panels } = sweepFigure({ ...source, axes: [axis('tau', { values: [2, 1] })], points: [point([0], 20, 1), point([1], 10, 1)] })
    expect(panels[0]?.curves[0]).toMatchObject({ x: [1, 2], y: [10, 20] })
    expect(panels[0]?.curves[0]?.sd).toBeUndefined()
  })

  it('says nothing of a mean where there is one seed, and nothing of seeds where there is none yet', () => {
    const captionOf = (point0: MetricPoint): string => sweepFigure({ ...source, axes: [axis('tau')], points: [point0] }).definition.caption
    expect(captionOf(point([0], 20, 1))).toBe('error (%) over tau: one seed each.')
    expect(captionOf(point([0], null))).toBe('error (%) over tau.')
  })

  it('has the names of options where the axis is a choice', () => {
    const { definition, panels } = sweepFigure({ ...source, axes: [axis('mode', { scale: 'category', values: ['a', 'b'], texts: ['A', 'B'], unit: '' })], points: [point([0], 1), point([1], 2)] })
    expect(definition.panels[0]?.x).toEqual({ label: 'mode', unit: '', categories: ['A', 'B'] })
    expect(panels[0]?.curves[0]?.x).toEqual([0, 1])
  })
})

describe('two and three axes', () => {
  const axes = [axis('a'), axis('b'), axis('c')]
  const points = [0, 1].flatMap((i) => [0, 1].flatMap((j) => [0, 1].map((k) => point([i, j, k], 100 * i + 10 * j + k))))

  it('have a curve for each value of the second, at one value of the third', () => {
    const { panels, definition } = sweepFigure({ ...source, axes, points, slice: 1 })
    expect(panels[0]?.curves.map(({ label, y }) => [label, y])).toEqual([['b = 1 s', [1, 101]], ['b = 2 s', [11, 111]]])
    expect(definition.caption).toContain('at c = 2 s')
  })

  it('or a heat map, with either axis horizontally', () => {
    const [wide, high] = [0, 1].map((x) => sweepFigure({ ...source, axes: axes.slice(0, 2), points: points.filter(({ at }) => at[2] === 0), draw: 'heat', x }).panels[0]?.cells)
    expect(wide?.map(({ x, y, value }) => [x, y, value])).toEqual([[0, 0, 0], [0, 1, 10], [1, 0, 100], [1, 1, 110]])
    expect(high?.map(({ x, y, value }) => [x, y, value])).toEqual([[0, 0, 0], [1, 0, 10], [0, 1, 100], [1, 1, 110]])
  })

  it('are what is left where one lies horizontally', () => {
    expect(axisRoles(axes, 1)).toEqual({ x: 1, second: 0, third: 2 })
    expect(axisRoles(axes.slice(0, 1), 0)).toEqual({ x: 0, second: undefined, third: undefined })
  })
})

describe('the axis of a metric', () => {
  it('takes the unit out of its name', () => {
    expect([metricAxis('pyr event rate (Hz)'), metricAxis('weight change, mean')]).toEqual([{ label: 'pyr event rate', unit: 'Hz' }, { label: 'weight change, mean', unit: '' }])
  })
})
