/** Curves of any runs over each other. */
import { describe, expect, it } from 'vitest'
import { columnAxis, exponentialMean, overlayFigure } from '../../src-main/experiments/overlay.ts'
import type { OverlayChoice, OverlayGroup } from '../../src-main/experiments/overlay.ts'

const errors = (values: readonly number[][]) => ({ columns: ['epoch', 'layer', 'testErrorPct'], rows: values.length, values: values.flat() })
const run = (values: readonly number[][]) => ({ read: (series: string) => (series === 'errors' ? errors(values) : undefined) })

const short = run([[1, 1, 10], [2, 1, 8]])
const long = run([[1, 1, 20], [2, 1, 12], [3, 1, 6]])
const choice: OverlayChoice = { lines: [{ series: 'errors', column: 'testErrorPct', over: 'epoch', split: null }], x: 'recorded', logX: false, logY: false, clip: false, smoothing: 0, find: '' }
const group = (label: string, runs: OverlayGroup['runs'], colourIndex = 0): OverlayGroup => ({ label, colourIndex, runs })
const curvesOf = (groups: readonly OverlayGroup[], change: Partial<OverlayChoice> = {}) => overlayFigure(groups, { ...choice, ...change }).panels[0]?.curves ?? []

describe('curves over each other', () => {
  it('pool the runs of a group to mean and SD, wherever each has rows', () => {
    expect(curvesOf([group('A', [short, long])])).toMatchObject([{ label: 'A', x: [1, 2, 3], y: [15, 10, 6], sd: [5, 2, 0], count: [2, 2, 1] }])
    expect(curvesOf([group('A', [short]), group('B', [long], 1)]).map(({ label, colourIndex, sd }) => [label, colourIndex, sd])).toEqual([['A', 0, undefined], ['B', 1, undefined]])
  })

  it('have no SD where the runs of a group are equal, and the caption says so', () => {
    expect(curvesOf([group('A', [short, short, short])])[0]?.sd).toBeUndefined()
    expect(overlayFigure([group('A', [short, short])], choice).definition.caption).toBe('Runs of equal spec are one curve, since they are equal.')
    expect(overlayFigure([group('A', [short, long])], choice).definition.caption).toBe('Mean ± SD over runs of equal spec.')
  })

  it('lie on what was recorded, on the rows, or on the share of each run', () => {
    expect(curvesOf([group('B', [long])], { x: 'row' })[0]?.x).toEqual([0, 1, 2])
    expect(curvesOf([group('B', [long])], { lines: [{ series: 'errors', column: 'epoch', over: 'testErrorPct', split: null }] })[0]).toMatchObject({ x: [6, 12, 20], y: [3, 2, 1] })
    expect(curvesOf([group('A', [short]), group('B', [long])], { x: 'relative' }).map(({ x }) => x)).toEqual([[0, 1], [0, 0.5, 1]])
    expect(overlayFigure([group('A', [short])], { ...choice, x: 'recorded' }).definition.panels[0]).toMatchObject({ x: { label: 'epoch' }, y: { label: 'test error', unit: '%' } })
  })

  it('lie on the time of running, rows of one epoch at its end, in the unit of the longest', () => {
    const timed = (values: readonly number[][], times: readonly number[]) => ({ ...run(values), times: () => times })
    const quick = timed([[1, 1, 10], [1, 2, 20], [2, 1, 8]], [20_000, 30_000, 60_000])
    const [curve] = curvesOf([group('A', [quick])], { x: 'wall' })
    expect(curve).toMatchObject({ x: [30, 60], y: [15, 8] })
    const slow = timed([[1, 1, 10], [2, 1, 8]], [60_000, 180_000])
    expect(curvesOf([group('A', [quick]), group('B', [slow])], { x: 'wall' }).map(({ x }) => x)).toEqual([[0.5, 1], [1, 3]])
    const { definition } = overlayFigure([group('A', [quick]), group('B', [slow])], { ...choice, x: 'wall' })
    expect(definition.panels[0]?.x).toEqual({ label: 'time of running', unit: 'min' })
    expect(definition.caption).toBe('Each run by itself; over the time it had been running, without pauses and interruptions.')
  })
  it('of runs without times are left out by wall time, and named', () => {
    const figure = overlayFigure(['A', 'B', 'C', 'D', 'E'].map((label) => group(label, [short])), { ...choice, x: 'wall' })
    expect(figure.panels[0]?.curves).toEqual([])
    expect(figure.definition.caption).toContain('no times were recorded, so nothing is drawn, of: A; B; C; D and 1 more.')
  })

  it('have a stroke of their own for each value of a column that splits them', () => {
    const layers = run([[1, 1, 10], [1, 2, 30], [2, 1, 8], [2, 2, 20]])
    const split = curvesOf([group('A', [layers])], { lines: [{ series: 'errors', column: 'testErrorPct', over: 'epoch', split: 'layer' }] })
    expect(split.map(({ label, y, stroke }) => [label, y, stroke])).toEqual([['A, layer 1', [10, 8], 'solid'], ['A, layer 2', [30, 20], 'dashed']])
  })
  it('name the values of such a column as shortly as tells them apart', () => {
    const names = (...values: number[]) => curvesOf([group('A', [run(values.map((value) => [1, value, 10]))])], { lines: [{ series: 'errors', column: 'testErrorPct', over: 'epoch', split: 'layer' }] }).map(({ label }) => label)
    expect(names(6.2105263157894735, 12345)).toEqual(['A, layer 6.211', 'A, layer 12345'])
    expect(names(0.12341, 0.12342)).toEqual(['A, layer 0.12341', 'A, layer 0.12342'])
  })

  it('are smoothed over what was recorded, which stays behind them', () => {
    const [raw, smooth] = curvesOf([group('B', [long])], { smoothing: 0.5 })
    expect(raw).toMatchObject({ faint: true, y: [20, 12, 6] })
    // 20; (0.5 · 20 + 12) / 1.5; (0.25 · 20 + 0.5 · 12 + 6) / 1.75
    expect(smooth?.y).toEqual([20, 22 / 1.5, 17 / 1.75])
    expect(exponentialMean([4, NaN, 4], 0.9)).toEqual([4, NaN, 4])
  })

  it('leave out on a logarithmic axis what has no place there', () => {
    const zero = run([[0, 1, 5], [1, 1, 0], [2, 1, 3]])
    expect(curvesOf([group('A', [zero])], { logX: true, logY: true })).toMatchObject([{ x: [1, 2], y: [NaN, 3] }])
    // Of the band only what lies above 0.
    expect(curvesOf([group('A', [run([[1, 1, 1]]), run([[1, 1, 9]])])], { logY: true })[0]?.sd).toEqual([4])
    expect(curvesOf([group('A', [run([[1, 1, 0]]), run([[1, 1, 2]])])], { logY: true })[0]?.sd).toEqual([NaN])
  })

  it('may leave outliers beyond their axes', () => {
    const wild = run([10, 12, 11, 13, 12, 900].map((error, i) => [i, 1, error]))
    const { panels: [panel] } = overlayFigure([group('A', [wild])], { ...choice, clip: true })
    expect(panel?.definition).toMatchObject({ title: 'errors: testErrorPct: 1 point lies beyond', y: { max: 13.1 } })
    expect(overlayFigure([group('A', [wild])], choice).panels[0]?.definition.y.max).toBeUndefined()
  })

  it('are found by words of their names', () => {
    expect(curvesOf([group('A: fixed', [short]), group('B: learned', [long])], { find: 'LEARN b' }).map(({ label }) => label)).toEqual(['B: learned'])
  })

  it('are refused where there are more than anyone can tell apart', () => {
    const many = Array.from({ length: 201 }, (_, i) => group(`run ${i}`, [short]))
    expect(() => overlayFigure(many, choice)).toThrow('There are 201 curves in a panel; expected at most 200. Choose fewer runs, or pool those of equal spec.')
  })
})

it.each([['epoch', 'epoch', ''], ['testErrorPct', 'test error', '%'], ['timeS', 'time', 's'], ['burstRateHz', 'burst rate', 'Hz'], ['u5', 'u5', '']])('the column %s is read as %s in "%s"', (name, label, unit) => {
  expect(columnAxis(name)).toEqual({ label, unit })
})
