import { describe, expect, it } from 'vitest'
import type { PlottedPanel } from '../../src-main/experiments/figure-data.ts'
import { figureOption } from '../../src-main/export/figure-option.ts'
import { printStyle, screenStyle } from '../../src-main/export/figure-style.ts'
import { hasPoints, maxTracePoints } from '../../src-main/export/series-parts.ts'
import { line, linesFigure } from './sample-lines.ts'
import { onePanelFigure, pairingPanel, sampleFigure } from './sample-figure.ts'

interface Series {
  name?: string
  data: [number | null, number | null][]
  lineStyle?: { type?: string }
  areaStyle?: unknown
  symbol?: string
  itemStyle?: { color: string }
  tooltip?: { show: boolean }
}

const series = (option: Record<string, unknown>): Series[] => option['series'] as Series[]
const list = (option: Record<string, unknown>, key: string): Record<string, unknown>[] => option[key] as Record<string, unknown>[]
const screen = screenStyle('light', 4)

/** A curve on the left axis, from 0 to 1, and one on the right, from 0 to 12. */
const limited = (y: readonly number[]): PlottedPanel => ({
  definition: {
    id: 'limited', title: '', draw: 'lines', x: { label: 'Time', unit: 's' }, y: { label: 'Burst probability', unit: '', min: 0, max: 1 }, right: { label: 'Rate', unit: 'Hz', min: 0, max: 12 },
    lines: [line('p', 'P', 0), line('r', 'Rate', 1, { axis: 'right' })],
  },
  curves: [{ line: 'p', label: 'P', colourIndex: 0, x: y.map((_, i) => i), y }, { line: 'r', label: 'Rate', colourIndex: 1, axis: 'right', x: [0, 1], y: [3, 11] }],
  references: [],
})

describe('figureOption', () => {
  it.each(['light', 'dark', 'print'] as const)('is plain JSON in %s: nothing is lost on the way to the window', (theme) => {
    const option = figureOption(sampleFigure(), screenStyle(theme, 4))
    expect(JSON.parse(JSON.stringify(option))).toEqual(option)
    expect(structuredClone(option)).toEqual(option)
  })

  it('gives every panel its own grid, axes and title', () => {
    const option = figureOption(sampleFigure(), screen)
    for (const key of ['grid', 'xAxis', 'yAxis', 'legend']) expect(list(option, key)).toHaveLength(3)
    expect(list(option, 'xAxis').map((axis) => axis['name'])).toEqual(['Presynaptic rate [Hz]', 'Time [s]', 'Presynaptic rate [Hz]'])
  })

  it('leaves out the brackets of a number without unit and takes the limits that are given', () => {
    expect(list(figureOption(sampleFigure(), screen), 'yAxis')[1]).toMatchObject({ name: 'P̄', min: 0, max: 1 })
  })

  it('goes on where a curve leaves the limits that are given: nothing is cut off', () => {
    const axes = (...y: readonly number[]): unknown[] => list(figureOption(linesFigure([limited(y)]), screen), 'yAxis').slice(0, 2)
    expect(axes(0, 0.5, 1)).toMatchObject([{ min: 0, max: 1 }, { min: 0, max: 12 }])
    const [left, right] = axes(0, 0.5, 1.2)
    expect(left).toMatchObject({ min: 0 })
    expect(left).not.toHaveProperty('max')
    // The other axis has other curves.
    expect(right).toMatchObject({ min: 0, max: 12 })
    expect(axes(-0.1, 1)[0]).not.toHaveProperty('min')
  })

  it('says "no data yet" in the panels that are empty, and there only', () => {
    const texts = (figure: ReturnType<typeof sampleFigure>): unknown[] => list(figureOption(figure, screen), 'title').map((title) => title['text'])
    expect(texts(sampleFigure())).toEqual(['Poisson pairing', '', 'Burst probability', '', 'Not run yet', 'no data yet'])
    const withPaper = { ...sampleFigure(), panels: sampleFigure().panels.map((panel) => ({ ...panel, references: [{ label: 'authors', source: 'Fig. 2', x: [1, 2], y: [3, 4], colourIndex: 0 }] })) }
    expect(texts(withPaper), 'and not over the curves of the paper').toEqual(['Poisson pairing', '', 'Burst probability', '', 'Not run yet', ''])
  })

  it('keeps the names of axes off their numbers, in a small panel as in a large one', () => {
    const axes = [...list(figureOption(sampleFigure(), screen), 'xAxis'), ...list(figureOption(sampleFigure(), screen), 'yAxis')]
    for (const { nameTextStyle } of axes) expect(nameTextStyle).toMatchObject({ textMargin: [0.6 * screen.fontSize, 0.25 * screen.fontSize] })
  })

  it('takes a figure without panels', () => expect(series(figureOption({ ...sampleFigure(), panels: [] }, screen))).toEqual([]))

  it('thins a trace to what a screen can show', () => {
    const trace = series(figureOption(sampleFigure(200_000), screen)).find((line) => line.name === '50 Hz')
    expect(trace?.data.length).toBeLessThanOrEqual(maxTracePoints)
    expect(trace?.data.length).toBeGreaterThan(maxTracePoints / 2)
  })

  it('draws mean ± SD as one closed outline that tooltips pass over', () => {
    const bands = series(figureOption(onePanelFigure(), screen)).filter((line) => line.areaStyle !== undefined)
    expect(bands).toHaveLength(2)
    for (const band of bands) {
      expect(band.data[0]).toEqual(band.data.at(-1))
      expect(band.data).toHaveLength(21)
      expect(band.tooltip).toEqual({ show: false })
    }
    const [x, y] = [pairingPanel.curves[0]?.x[3] ?? NaN, pairingPanel.curves[0]?.y[3] ?? NaN]
    expect(bands[0]?.data[3]).toEqual([Number(x.toPrecision(10)), Number((y + 0.6).toPrecision(7))])
  })

  it('draws a reference dashed, with hollow symbols, in the colour of its curve', () => {
    const lines = series(figureOption(onePanelFigure(), screen))
    const [ours, theirs] = [lines.find((line) => line.name === 'P̄(0) = 30 %'), lines.find((line) => line.name === 'authors’ code')]
    expect(theirs?.lineStyle).toMatchObject({ type: 'dashed', color: ours?.itemStyle?.color })
    expect(theirs?.itemStyle).toMatchObject({ color: 'transparent', borderColor: ours?.itemStyle?.color })
    expect(ours?.lineStyle?.type).toBe('solid')
  })

  it('tells curves apart by symbol as well as by colour', () => {
    const lines = series(figureOption(onePanelFigure(), screen)).filter((line) => line.name?.startsWith('P̄'))
    expect(new Set(lines.map((line) => line.symbol)).size).toBe(2)
  })

  it('lifts the pen and splits the band where a value is missing', () => {
    const [curve] = pairingPanel.curves
    if (curve === undefined) throw new Error('the sample has no curve')
    const gappy = { ...pairingPanel, references: [], curves: [{ ...curve, y: curve.y.map((y, i) => (i === 4 ? NaN : y)) }] }
    const lines = series(figureOption({ ...onePanelFigure(), panels: [gappy] }, screen))
    expect(lines.find((line) => line.name === curve.label)?.data[4]).toEqual([null, null])
    const band = lines.find((line) => line.areaStyle !== undefined)
    expect(band?.data.filter(([x]) => x === null)).toHaveLength(1)
    expect(band?.data).toHaveLength(9 + 1 + 11)
  })

  it('has the same series, by id, before the first point and after the last, so that a live figure updates in place', () => {
    const ids = (figure: ReturnType<typeof sampleFigure>): unknown[] => list(figureOption(figure, screen), 'series').map((line) => line['id'])
    const bare = pairingPanel.curves.map((curve) => ({ ...curve, x: [], y: [], sd: [] }))
    expect(ids({ ...onePanelFigure(), panels: [{ ...pairingPanel, curves: bare }] })).toEqual(ids(onePanelFigure()))
    expect(new Set(ids(sampleFigure())).size).toBe(ids(sampleFigure()).length)
  })

  it('breaks a legend into lines where it has room, and scrolls it where it has none', () => {
    const curves = pairingPanel.curves.flatMap((curve) => Array.from({ length: 10 }, (_, i) => ({ ...curve, label: `${curve.label} ${i}` })))
    const many = { ...pairingPanel, curves }
    const types = (panels: PlottedPanel[]): unknown[] =>
      list(figureOption({ ...onePanelFigure(), panels }, screen), 'legend').map((legend) => legend['type'])
    expect(types([pairingPanel])).toEqual(['plain'])
    expect(types([many])).toEqual(['scroll'])
    expect(types([pairingPanel, many])).toEqual(['scroll', 'scroll'])
  })

  it('leaves a legend out in print that would leave no room for the plot', () => {
    const [curve] = pairingPanel.curves
    if (curve === undefined) throw new Error('no curve')
    const legends = (count: number): number => {
      const curves = Array.from({ length: count }, (_, i) => ({ ...curve, label: `τ_avg = ${i} s` }))
      const style = printStyle({ widthMm: 88, heightMm: 50, fontPt: 7 })
      return list(figureOption({ ...onePanelFigure(), panels: [{ ...pairingPanel, curves, references: [] }] }, style), 'legend').flatMap(({ data }) => data as unknown[]).length
    }
    expect(legends(8)).toBe(8)
    expect(legends(60)).toBe(0)
  })

  it('gives a line without symbols a key without one: traces and closed forms', () => {
    const closed = { ...pairingPanel, references: pairingPanel.references.map((reference) => ({ ...reference, closedForm: true as const })) }
    const [legend] = list(figureOption({ ...onePanelFigure(), panels: [closed] }, screen), 'legend')
    expect(legend?.['data']).toEqual([{ name: 'P̄(0) = 30 %' }, { name: 'P̄(0) = 50 %' }, { name: 'authors’ code', itemStyle: { opacity: 0 } }])
  })

  it('shows every label once and no legend that repeats the one before', () => {
    const twice = { ...onePanelFigure(), panels: [pairingPanel, pairingPanel] }
    const legends = list(figureOption(twice, screen), 'legend').map((legend) => (legend['data'] as { name: string }[]).map((entry) => entry.name))
    expect(legends).toEqual([['P̄(0) = 30 %', 'P̄(0) = 50 %', 'authors’ code'], []])
  })

  it('stacks the panels in a narrow place', () => {
    const grids = (columns: number): Record<string, unknown>[] => list(figureOption(sampleFigure(), screenStyle('dark', columns)), 'grid')
    const lefts = (columns: number): number => new Set(grids(columns).map((grid) => grid['left'])).size
    expect([lefts(1), lefts(2), lefts(3)]).toEqual([1, 2, 3])
  })

  it('prints black on white, at the size asked for, without anything that moves', () => {
    const option = figureOption(sampleFigure(), printStyle({ widthMm: 183, heightMm: 60, fontPt: 7 }))
    expect(option).toMatchObject({ animation: false, backgroundColor: '#ffffff', textStyle: { fontSize: 7, color: '#000000' } })
    expect(option).toMatchObject({ tooltip: { show: false } })
    expect(option['dataZoom']).toBeUndefined()
    expect(list(option, 'xAxis')[0]).toMatchObject({ axisLine: { lineStyle: { color: '#000000', width: 0.5 } }, axisLabel: { fontSize: 7 } })
  })
})

describe('hasPoints', () => {
  it('needs one finite pair', () => {
    expect(hasPoints({ x: [1, 2], y: [NaN, 3] })).toBe(true)
    expect(hasPoints({ x: [1, NaN], y: [NaN, 3] })).toBe(false)
    expect(hasPoints({ x: [], y: [] })).toBe(false)
  })
})
