import { describe, expect, it } from 'vitest'
import type { PlottedCurve, PlottedPanel } from '../../src-main/experiments/figure-data.ts'
import type { Check, Expected, LinesPanel, Statistic, VerdictRow } from '../../src-main/experiments/figure.ts'
import { judge } from '../../src-main/experiments/judge.ts'
import type { PresetReference } from '../../src-main/experiments/kind.ts'

type Lines = Readonly<Record<string, { readonly x: readonly number[]; readonly y: readonly number[] }>>

const axis = { label: 'Rate', unit: 'Hz' }
const theirs: PresetReference = { id: 'r', panel: 'p', line: 'a', label: 'theirs', source: 'there', x: [0, 1, 2], y: [1, 2, 3] }

function panelOf(lines: Lines): PlottedPanel {
  const definition: LinesPanel = {
    id: 'p', title: '', draw: 'lines', x: { label: 'Time', unit: 's' }, y: axis, right: { label: 'Probability', unit: '' },
    lines: Object.keys(lines).map((id) => ({ id, label: id, series: id, xColumn: 't', yColumn: 'y', colour: 0 })),
  }
  const curves = Object.entries(lines).map(([line, points]): PlottedCurve => ({ line, label: line, colourIndex: 0, ...points }))
  return { definition, curves, references: [] }
}

const judged = (checks: readonly Check[], lines: Lines, matchesPreset = true) => judge({ panels: [panelOf(lines)], checks, references: [theirs], spec: {}, matchesPreset })

const check = (of: Statistic, expected: Expected = { above: 0 }, reference?: number): Check => ({
  type: 'statistic', id: 'c', label: 'a number', source: 'Fig. 1', of, expected, unit: 'Hz', ...(reference === undefined ? {} : { reference }),
})

function rowOf(of: Statistic, lines: Lines, expected?: Expected, reference?: number): VerdictRow {
  const [row] = judged([check(of, expected, reference)], lines).rows
  if (row === undefined) throw new Error('a statistic has a row')
  return row
}

const rising = { x: [0, 1, 2, 3, 4], y: [0, 1, 4, 9, 16] }
const on = { panel: 'p', line: 'a' }

describe('statistics of a line', () => {
  it.each<[what: string, of: Statistic, ours: number]>([
    ['mean: the start is within, the end is not', { kind: 'mean', ...on, from: 1, to: 3 }, 2.5],
    ['range: largest minus smallest', { kind: 'range', ...on, from: 1, to: 4 }, 8],
    ['monotone: smallest step', { kind: 'monotone', ...on, from: 0, to: 4 }, 1],
    ['valueAt', { kind: 'valueAt', ...on, x: 3 }, 9],
    ['valueAt, where x differs by rounding only', { kind: 'valueAt', ...on, x: 3 + 1e-12 }, 9],
    ['change: later minus earlier', { kind: 'change', ...on, fromX: 1, toX: 3 }, 8],
    ['rms: at the x of the reference', { kind: 'rms', ...on, reference: 'r', from: 0, to: 3 }, Math.sqrt((1 + 1 + 1) / 3)],
  ])('%s', (_what, of, ours) => expect(rowOf(of, { a: rising }).ours).toBeCloseTo(ours, 12))

  it('a fall anywhere makes monotone negative', () => {
    expect(rowOf({ kind: 'monotone', ...on, from: 0, to: 3 }, { a: { x: [0, 1, 2], y: [0, 5, 3] } })).toMatchObject({ ours: -2, verdict: 'fail' })
  })

  it('the mean and the range pass over gaps', () => {
    const gappy = { x: [0, 1, 2], y: [1, NaN, 3] }
    expect(rowOf({ kind: 'mean', ...on, from: 0, to: 3 }, { a: gappy }).ours).toBe(2)
    expect(rowOf({ kind: 'range', ...on, from: 0, to: 3 }, { a: gappy }).ours).toBe(2)
  })
})

describe('statistics of several lines', () => {
  const correlation: Statistic = { kind: 'correlation', ...on, with: 'b', from: 0, to: 5 }

  it('correlation is Pearson\'s, over the x that both have', () => {
    const b = { x: [0, 1, 2, 4], y: [5, 3, -3, -27] }
    expect(rowOf(correlation, { a: rising, b }).ours).toBeCloseTo(-1, 12)
    // r of (1, 2, 3) and (1, 3, 2) is 1/2.
    expect(rowOf({ ...correlation, to: 3 }, { a: { x: [0, 1, 2], y: [1, 2, 3] }, b: { x: [0, 1, 2], y: [1, 3, 2] } }).ours).toBeCloseTo(0.5, 12)
  })

  it('correlation of means is that of what stretches have in common, not of their noise', () => {
    // Means over two: 1, 3, 5 and 10, 30, 50. Within a stretch both go against each other.
    const [a, b] = [{ x: [0, 1, 2, 3, 4, 5], y: [2, 0, 4, 2, 6, 4] }, { x: [0, 0.5, 1, 2, 3, 4, 5.5], y: [-30, 0, 60, 0, 60, 20, 80] }]
    const window: Statistic = { ...correlation, to: 6, meansOver: 2 }
    expect(rowOf(window, { a, b }).ours).toBeCloseTo(1, 12)
    expect(rowOf({ ...window, meansOver: 4 }, { a, b }), 'one stretch').toMatchObject({ ours: null, verdict: 'fail' })
    expect(rowOf(window, { a, b: { x: [0, 1, 4, 5], y: [10, 10, 30, 30] } }).ours, 'where one has no points').toBeCloseTo(1, 12)
  })

  it('a line that does not vary has no correlation, and fails', () => {
    expect(rowOf(correlation, { a: rising, b: { x: rising.x, y: [2, 2, 2, 2, 2] } })).toMatchObject({ ours: null, verdict: 'fail' })
  })

  it('ordered is the smallest gap: positive where each lies above the next', () => {
    const flat = (y: number) => ({ x: [0, 1], y: [y, y] })
    const ordered: Statistic = { kind: 'ordered', panel: 'p', lines: ['a', 'b', 'c'], x: 1 }
    expect(rowOf(ordered, { a: flat(5), b: flat(3), c: flat(2) })).toMatchObject({ ours: 1, verdict: 'pass' })
    expect(rowOf(ordered, { a: flat(5), b: flat(2), c: flat(4) })).toMatchObject({ ours: -2, verdict: 'fail' })
  })
})

describe('what is expected', () => {
  const valueAt = (x: number): Statistic => ({ kind: 'valueAt', ...on, x })
  const a = { x: [0, 1], y: [100, 106] }

  it('about a number, within an absolute deviation', () => {
    const expected = { about: 100, within: { absolute: 5 } }
    expect(rowOf(valueAt(0), { a }, expected)).toMatchObject({ reference: 100, ours: 100, difference: 0, tolerance: 5, toleranceNote: '± 5', unit: 'Hz', verdict: 'pass' })
    expect(rowOf(valueAt(1), { a }, expected)).toMatchObject({ difference: 6, verdict: 'fail' })
  })

  it('about a number, within a share of it', () => {
    expect(rowOf(valueAt(1), { a }, { about: 100, within: { relative: 0.07 } })).toMatchObject({ toleranceNote: '± 7 %', verdict: 'pass' })
    expect(rowOf(valueAt(1), { a }, { about: -100, within: { relative: 0.07 } })).toMatchObject({ verdict: 'fail' })
  })

  it('above or below a bound, which is not within', () => {
    expect(rowOf(valueAt(0), { a }, { above: 99 })).toMatchObject({ reference: 99, bound: 'above', toleranceNote: 'above 99', verdict: 'pass' })
    expect(rowOf(valueAt(0), { a }, { above: 100 }).verdict).toBe('fail')
    expect(rowOf(valueAt(0), { a }, { below: 101 })).toMatchObject({ bound: 'below', toleranceNote: 'below 101', verdict: 'pass' })
    expect(rowOf(valueAt(0), { a }, { below: 100 }).verdict).toBe('fail')
  })

  it('above or below a bound, but not so far that it holds for another reason', () => {
    const few: Expected = { below: 110, butAbove: 102 }
    expect(rowOf(valueAt(1), { a }, few)).toMatchObject({ reference: 110, bound: 'below', toleranceNote: 'below 110, above 102', verdict: 'pass' })
    expect(rowOf(valueAt(0), { a }, few).verdict).toBe('fail')
    expect(rowOf(valueAt(0), { a }, { above: 90, butBelow: 102 })).toMatchObject({ reference: 90, bound: 'above', toleranceNote: 'above 90, below 102', verdict: 'pass' })
    expect(rowOf(valueAt(1), { a }, { above: 90, butBelow: 102 }).verdict).toBe('fail')
  })

  it('shows another reference in the table where there is one', () => {
    expect(rowOf(valueAt(0), { a }, { above: 90 }, 98)).toMatchObject({ reference: 98, difference: 2, verdict: 'pass' })
  })
})

describe('a statistic is pending', () => {
  const mean: Statistic = { kind: 'mean', ...on, from: 0, to: 4 }
  const verdictOf = (of: Statistic, x: readonly number[]): string => rowOf(of, { a: { x, y: x.map(() => 1) }, b: { x: [0, 1, 2, 3, 4], y: [0, 1, 0, 1, 0] } }).verdict

  it('until the line reaches the end of the window', () => {
    expect(verdictOf(mean, [])).toBe('pending')
    expect(verdictOf(mean, [0, 1, 2])).toBe('pending')
    expect(verdictOf(mean, [0, 1, 2, 4])).toBe('pass')
  })

  it('but not for a last bin whose middle lies before the end', () => {
    expect(verdictOf(mean, [0.5, 1.5, 2.5])).toBe('pending')
    expect(verdictOf(mean, [0.5, 1.5, 2.5, 3.5])).toBe('pass')
  })

  it('until both lines do, for a correlation', () => expect(verdictOf({ kind: 'correlation', ...on, with: 'b', from: 0, to: 4 }, [0, 1])).toBe('pending'))

  it('until each x that it names is there', () => {
    expect(verdictOf({ kind: 'valueAt', ...on, x: 2 }, [0, 1])).toBe('pending')
    expect(verdictOf({ kind: 'change', ...on, fromX: 0, toX: 2 }, [0, 1])).toBe('pending')
    expect(verdictOf({ kind: 'ordered', panel: 'p', lines: ['b', 'a'], x: 2 }, [0, 1])).toBe('pending')
    expect(verdictOf({ kind: 'rms', ...on, reference: 'r', from: 0, to: 3 }, [0, 1])).toBe('pending')
  })

  it('and fails, once all is there, where the points make no number', () => {
    expect(rowOf(mean, { a: { x: [0, 4], y: [NaN, NaN] } })).toMatchObject({ ours: null, difference: null, verdict: 'fail' })
  })
})

describe('checks that name a line', () => {
  const lines: Lines = { a: { x: [0, 1, 2], y: [9, 9, 9] }, b: { x: [0, 1, 2], y: [-1, 2, 3] } }
  const crossing: Check = { type: 'signChange', id: 's', label: '', source: '', panel: 'p', line: 'b', between: [0, 1], reference: 0.5 }
  const points: Check = { type: 'points', id: 'c', label: '', source: '', panel: 'p', line: 'b', reference: 'r', tolerance: { absolute: 0.5 } }

  it('look at that line, not at the first', () => {
    expect(judged([crossing], lines).state).toBe('pass')
    expect(judged([points], lines).rows.map(({ ours }) => ours)).toEqual([-1, 2, 3])
  })

  it('name a quantity by the axis of their line', () => {
    const [panel] = [panelOf(lines)]
    const right = { ...panel, curves: panel.curves.map((curve) => ({ ...curve, axis: 'right' as const })) }
    const found = judge({ panels: [right], checks: [points], references: [theirs], spec: {}, matchesPreset: true })
    expect(found.rows[0]).toMatchObject({ quantity: 'Probability at 0 s', unit: '' })
  })

  it('are a mistake where the preset\'s own figure has no such line, and left out where a varied spec does not draw it', () => {
    const stranger = check({ kind: 'valueAt', panel: 'p', line: 'z', x: 0 })
    expect(() => judged([stranger], lines)).toThrow('check c names a panel "p" and a line "z" that the figure does not have')
    expect(judged([stranger], lines, false)).toEqual({ state: 'none', rows: [] })
  })
})
