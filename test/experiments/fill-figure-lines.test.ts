import { describe, expect, it } from 'vitest'
import type { PlottedCurve } from '../../src-main/experiments/figure-data.ts'
import { fillFigure } from '../../src-main/experiments/fill-figure.ts'
import type { RunGroup, RunSeriesReader } from '../../src-main/experiments/fill-figure.ts'
import type { LinesPanel, PanelLine } from '../../src-main/experiments/figure.ts'
import type { PresetReference } from '../../src-main/experiments/kind.ts'

type Row = readonly [t: number, y: number, mark?: number]

/** A run that recorded these series. */
const run = (series: Readonly<Record<string, readonly Row[]>>): RunSeriesReader => ({
  read(name) {
    const rows = series[name]
    return rows === undefined ? undefined : { columns: ['t', 'y', 'mark'], rows: rows.length, values: rows.flatMap(([t, y, mark = 0]) => [t, y, mark]) }
  },
})
const group = (key: string, ...runs: RunSeriesReader[]): RunGroup => ({ key, label: `${key}: mine`, runs, references: [] })
const line = (id: string, style: Partial<PanelLine> = {}): PanelLine => ({ id, label: `line ${id}`, series: id, xColumn: 't', yColumn: 'y', colour: 3, ...style })

const axis = { label: 'x', unit: 's' }
const panelOf = (...lines: PanelLine[]): LinesPanel => ({ id: 'p', title: '', draw: 'lines', x: axis, y: axis, lines })

function filled(panel: LinesPanel, groups: readonly RunGroup[]) {
  const [plotted] = fillFigure({ id: 'f', title: '', caption: '', widthMm: 88, heightMm: 60, panels: [panel] }, groups)
  if (plotted === undefined) throw new Error('the figure has a panel')
  return plotted
}

const curveOf = (style: Partial<PanelLine>, ...rows: Row[]): PlottedCurve | undefined => filled(panelOf(line('a', style)), [group('', run({ a: rows }))]).curves[0]

describe('a panel of lines', () => {
  it('takes each line from its own series, with its label, colour, stroke and axis', () => {
    const panel = panelOf(line('a'), line('b', { colour: 1, stroke: 'dashed', axis: 'right', draw: 'points' }))
    expect(filled(panel, [group('', run({ a: [[0, 1]], b: [[0, 5]] }))]).curves).toEqual([
      { line: 'a', label: 'line a', colourIndex: 3, x: [0], y: [1] },
      { line: 'b', label: 'line b', colourIndex: 1, stroke: 'dashed', axis: 'right', draw: 'points', x: [0], y: [5] },
    ])
  })

  it('pools runs to mean ± SD by equal x', () => {
    const { curves } = filled(panelOf(line('a')), [group('', run({ a: [[1, 2], [2, 4]] }), run({ a: [[1, 4]] }))])
    expect(curves).toMatchObject([{ x: [1, 2], y: [3, 4], sd: [1, 0], count: [2, 1] }])
  })

  it('has its lines before there are numbers', () => {
    expect(filled(panelOf(line('a'), line('b')), [group('')]).curves).toMatchObject([{ line: 'a', x: [] }, { line: 'b', x: [] }])
  })

  it('of several groups draws each line in the colour of its group, with its key', () => {
    const { curves } = filled(panelOf(line('a'), line('b')), [group('k', run({ a: [[0, 1]] })), group('l', run({ a: [[0, 2]] }))])
    expect(curves.map(({ label, colourIndex, y }) => [label, colourIndex, y])).toEqual([['k, line a', 0, [1]], ['k, line b', 0, []], ['l, line a', 1, [2]], ['l, line b', 1, []]])
  })
})

describe('a line', () => {
  it('draws only rows for which all filters hold: from is within, to is not', () => {
    const where = [{ column: 't', from: 1, to: 3 }, { column: 'mark', equals: 2 }]
    expect(curveOf({ where }, [0, 10, 2], [1, 11, 2], [2, 12, 1], [2.5, 13, 2], [3, 14, 2])).toMatchObject({ x: [1, 2.5], y: [11, 13] })
  })

  it('moves x after the filter, and multiplies y with its spread', () => {
    const panel = panelOf(line('a', { where: [{ column: 't', from: 10 }], xOffset: -10, yFactor: -2 }))
    const { curves } = filled(panel, [group('', run({ a: [[9, 1], [10, 1]] }), run({ a: [[10, 3]] }))])
    expect(curves).toMatchObject([{ x: [0], y: [-4], sd: [2], count: [2] }])
  })

  it('is empty where a run of an earlier version has no such column', () => {
    expect(curveOf({ yColumn: 'z' }, [0, 1])).toMatchObject({ x: [], y: [] })
    expect(curveOf({ where: [{ column: 'phase', equals: 0 }] }, [0, 1])).toMatchObject({ x: [], y: [] })
  })

  it('as ticks is the raster of the first run that has rows, in the order of recording', () => {
    const panel = panelOf(line('a', { draw: 'ticks', where: [{ column: 'mark', equals: 1 }] }))
    const { curves } = filled(panel, [group('', run({ a: [[0, 7]] }), run({ a: [[2, 5, 1], [1, 6, 1], [1, 6, 1]] }), run({ a: [[9, 9, 1]] }))])
    expect(curves).toMatchObject([{ draw: 'ticks', x: [2, 1, 1], y: [5, 6, 6] }])
  })
})

describe('a line rescaled onto another', () => {
  const onto = (own: Row[], other: Row[]): PlottedCurve | undefined => {
    const panel = panelOf(line('a', { rescaleOnto: 'b' }), line('b'))
    return filled(panel, [group('', run({ a: own, b: other }))]).curves[0]
  }

  it('has its range, whatever its own', () => {
    expect(onto([[0, 100], [1, 300], [2, 200]], [[0, 1], [5, 2]])?.y).toEqual([1, 2, 1.5])
  })

  it('lies in the middle of it where it is constant', () => expect(onto([[0, 7], [1, 7]], [[0, 1], [5, 2]])?.y).toEqual([1.5, 1.5]))
  it('stays as it is until the other has numbers', () => expect(onto([[0, 7], [1, 9]], [])?.y).toEqual([7, 9]))
  it('passes over gaps', () => expect(onto([[0, 0], [1, NaN], [2, 10]], [[0, 1], [1, NaN], [2, 2]])?.y).toEqual([1, NaN, 2]))

  it('takes its spread along', () => {
    const panel = panelOf(line('a', { rescaleOnto: 'b' }), line('b'))
    const runs = [run({ a: [[0, 0], [1, 10]], b: [[0, 1], [1, 2]] }), run({ a: [[0, 0], [1, 30]] })]
    expect(filled(panel, [group('', ...runs)]).curves[0]).toMatchObject({ y: [1, 2], sd: [0, 0.5] })
  })
})

describe('references in a panel of lines', () => {
  const reference: PresetReference = { id: 'r', panel: 'p', line: 'b', label: 'theirs', source: 'there', x: [1], y: [2] }
  const panel = panelOf(line('a'), line('b', { colour: 1, axis: 'right', draw: 'points' }))
  const drawn = (references: PresetReference[], shown = panel) => filled(shown, [{ ...group(''), references }]).references

  it('have colour and axis of their line', () => {
    expect(drawn([reference])).toEqual([{ label: 'theirs', source: 'there', colourIndex: 1, line: 'b', axis: 'right', draw: 'points', x: [1], y: [2] }])
  })

  it('belong to the first line where they name none', () => {
    const { line: _line, ...unnamed } = reference
    expect(drawn([unnamed])).toMatchObject([{ line: 'a', colourIndex: 3 }])
  })

  it('are left out where the spec does not draw their line', () => expect(drawn([reference], panelOf(line('a')))).toEqual([]))
})
