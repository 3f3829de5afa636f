import { describe, expect, it } from 'vitest'
import type { PlottedPanel } from '../../src-main/experiments/figure-data.ts'
import { figureOption } from '../../src-main/export/figure-option.ts'
import { printStyle, screenStyle } from '../../src-main/export/figure-style.ts'
import { maxTicks } from '../../src-main/export/lines-series.ts'
import { renderFigurePng } from '../../src-main/export/render-png.ts'
import { renderFigureSvg } from '../../src-main/export/render-svg.ts'
import { sampleProvenance } from './sample-figure.ts'
import { linesFigure, overTimePanel, rasterPanel, responsePanel, twoAxesPanel } from './sample-lines.ts'

interface Series {
  readonly id: string
  readonly name?: string
  readonly xAxisIndex: number
  readonly yAxisIndex: number
  readonly data: readonly (readonly [number | null, number | null])[]
  readonly lineStyle?: { readonly type?: unknown; readonly color?: string }
  readonly symbol?: string
  readonly areaStyle?: unknown
  readonly markLine?: { readonly data: readonly unknown[]; readonly label: { readonly formatter?: string } }
}

type Json = Record<string, unknown>

const optionOf = (panels: readonly PlottedPanel[], style = screenStyle('light', 8)): Json => figureOption(linesFigure(panels), style)
const seriesOf = (panels: readonly PlottedPanel[]): readonly Series[] => optionOf(panels)['series'] as readonly Series[]
const list = (option: Json, key: string): readonly Json[] => option[key] as readonly Json[]
const keys = (option: Json): readonly (readonly Json[])[] => list(option, 'legend').map((legend) => legend['data'] as readonly Json[])

describe('a legend of several lines in print', () => {
  it('has them as close as lines of text, so that a small panel keeps room for its curves', () => {
    const svg = renderFigureSvg(linesFigure([twoAxesPanel]), { widthMm: 45, heightMm: 50, fontPt: 7, provenance: sampleProvenance })
    const heightOf = (text: string): number => Number(new RegExp(`translate\\([\\d.]+ ([\\d.]+)\\)[^>]*>${text}</text>`).exec(svg)?.[1])
    const heights = ['Event rate', 'Burst probability', 'Running burst probability'].map(heightOf)
    const steps = heights.slice(1).map((height, index) => height - (heights[index] ?? NaN)).filter((step) => step !== 0)
    expect(steps.length).toBeGreaterThan(0)
    for (const step of steps) expect(step).toBeLessThan(7 * 1.6)
    for (const step of steps) expect(step).toBeGreaterThan(7 * 1.2)
  })
})

describe('what the authors\' code gave', () => {
  const references = twoAxesPanel.references.map((reference, index) => ({ ...reference, label: `${['Event rate', 'Burst probability'][index]}, authors' code` }))
  const names = (widthMm: number): unknown[] => (keys(optionOf([{ ...twoAxesPanel, references }], printStyle({ widthMm, heightMm: 50, fontPt: 7 })))[0] ?? []).map(({ name }) => name)

  it('is one entry of a printed legend that took several lines otherwise: a long name would be cut off', () => {
    expect(names(60)).toEqual(['Event rate', 'Burst probability', 'Running burst probability', 'Authors\' code'])
  })

  it('has its entries where they fit in a line', () => {
    expect(names(400).slice(3)).toEqual(['Event rate, authors\' code', 'Burst probability, authors\' code'])
  })
})

describe('the axes of a panel of lines', () => {
  it('are one on the left of each panel, then those on the right', () => {
    const axes = list(optionOf([responsePanel, twoAxesPanel, rasterPanel(9)]), 'yAxis')
    expect(axes.map(({ name, gridIndex, position }) => [name, gridIndex, position])).toEqual([
      ['Event rate [Hz]', 0, undefined], ['Event rate [Hz]', 1, undefined], ['Cell', 2, undefined],
      ['Burst probability', 1, 'right'], [undefined, 1, undefined], ['Rate [Hz]', 2, 'right'],
    ])
  })

  it('are those that their lines and references name', () => {
    const lines = seriesOf([responsePanel, twoAxesPanel]).filter(({ name, xAxisIndex }) => name !== undefined && xAxisIndex === 1)
    expect(lines.map(({ name, yAxisIndex }) => [name, yAxisIndex])).toEqual([
      ['Event rate', 1], ['Burst probability', 2], ['Running burst probability', 2], ['authors’ code', 1], ['authors’ code', 2],
    ])
  })
})

describe('dots and means', () => {
  const panel: PlottedPanel = {
    definition: { id: 'scatter', title: 'Scatter', draw: 'lines', lines: [], x: { label: 'Rate', unit: '', padded: true }, y: { label: 'Crossing from depression to potentiation', unit: 'Hz', padded: true } }, references: [],
    curves: [
      { label: 'A', colourIndex: 0, draw: 'dots', x: [1, 1, 2], y: [3, 5, 6] }, { label: 'A, mean', colourIndex: 0, draw: 'means', x: [1], y: [4], sd: [1], count: [2] },
      { label: 'B', colourIndex: 1, draw: 'dots', x: [2], y: [7] },
    ],
  }

  it('are symbols without a line, the SD a stroke; axes have room at their ends', () => {
    const named = seriesOf([panel]).filter(({ name }) => name !== undefined)
    expect(named.map(({ name, data }) => [name, data.filter(([x]) => x !== null).length])).toEqual([['A', 3], ['A, mean', 1], ['B', 1]])
    for (const { data } of named) expect(data.filter((_, i) => i % 2 === 1)).toEqual(data.slice(0, data.length / 2).map(() => [null, null]))
    expect(seriesOf([panel]).find(({ id }) => id === '0:band:0')?.data).toEqual([[1, 3], [1, 5], [null, null]])
    expect(list(optionOf([panel]), 'xAxis')[0]).toMatchObject({ name: 'Rate', boundaryGap: ['5%', '5%'] })
    // Long names of what was measured do not take the plot's room.
    expect(list(optionOf([panel]), 'yAxis')[0]).toMatchObject({ name: 'Crossing from depression\nto potentiation [Hz]' })
  })

  it('have the dots in the legend, not the means', () => {
    expect(keys(optionOf([panel]))[0]?.map(({ name }) => name)).toEqual(['A', 'B'])
  })
})

describe('a line', () => {
  it('has its stroke, and symbols only as points', () => {
    const find = (panel: PlottedPanel, name: string) => seriesOf([panel]).find((line) => line.name === name)
    expect(find(twoAxesPanel, 'Event rate')).toMatchObject({ symbol: 'none', lineStyle: { type: 'solid' } })
    expect(find(twoAxesPanel, 'Running burst probability')).toMatchObject({ symbol: 'none', lineStyle: { type: [8, 4] } })
    expect(find(responsePanel, 'After learning')?.symbol).toBe('circle')
  })

  it('has a dot where a value stands between two gaps: nothing of it could be seen otherwise', () => {
    const [event, ...others] = twoAxesPanel.curves
    const gaps = { ...twoAxesPanel, curves: [{ ...event ?? expect.fail('no curve'), y: (event?.x ?? []).map((_, i) => (i === 3 || i === 7 || i === 8 ? i : NaN)) }, ...others] }
    const dots = seriesOf([gaps]).filter(({ id }) => id.includes('lone'))
    expect(dots).toHaveLength(1)
    expect(dots[0]?.data.filter(([x]) => x !== null).map(([, y]) => y)).toEqual([3])
    expect(dots[0]).toMatchObject({ symbol: 'circle', silent: true })
    expect(seriesOf([twoAxesPanel]).some(({ id }) => id.includes('lone'))).toBe(false)
  })

  it('has a band where it has a spread', () => expect(seriesOf([twoAxesPanel]).filter(({ id }) => id.includes('band'))).toHaveLength(2))
})

describe('a raster', () => {
  const strokes = (panel: PlottedPanel, name: string) => seriesOf([panel]).find((line) => line.name === name)?.data ?? []

  it('is one line that lifts its pen after each vertical stroke', () => {
    const data = strokes(rasterPanel(9), 'Event')
    expect(data).toHaveLength(6 * 3)
    for (let i = 0; i < data.length; i += 3) {
      expect(data[i]?.[0]).toBe(data[i + 1]?.[0])
      expect(data[i]?.[1]).toBeLessThan(data[i + 1]?.[1] ?? NaN)
      expect(data[i + 2]).toEqual([null, null])
    }
  })

  it('stays within the rows of its neurons', () => {
    const heights = strokes(rasterPanel(6000), 'Event').flatMap(([, y]) => (y === null ? [] : [y]))
    expect([Math.min(...heights), Math.max(...heights)]).toEqual([0, 500])
  })

  it('has whole numbers on the axis of its neurons, and others where there is none', () => {
    const axes = list(optionOf([rasterPanel(9), twoAxesPanel]), 'yAxis')
    expect(axes.slice(0, 2).map(({ minInterval }) => minInterval)).toEqual([1, undefined])
  })

  it('keeps some of very many strokes', () => expect(strokes(rasterPanel(60_000), 'Event').length).toBeLessThanOrEqual(3 * maxTicks))

  it('of 10 000 strokes is a small file', () => {
    const svg = renderFigureSvg(linesFigure([rasterPanel(10_000)]), { widthMm: 88, heightMm: 60, fontPt: 7, provenance: sampleProvenance })
    expect(renderFigurePng(svg, { dpi: 150 }).length).toBeGreaterThan(1000)
    expect(svg.length).toBeLessThan(500_000)
  })
})

describe('what lies behind the lines', () => {
  it('spans are cut to the axis and as high as the panel, whatever is drawn', () => {
    const option = optionOf([twoAxesPanel])
    const spans = seriesOf([twoAxesPanel]).filter(({ id }) => id.includes('span')) as unknown as { yAxisIndex: number; data: { value: number[] }[] }[]
    expect(spans.map(({ data }) => [data[0]?.value, data.at(-1)?.value])).toEqual([[[2, 1], [3.5, 1]], [[5, 1], [6.5, 1]], [[8.5, 1], [10, 1]]])
    for (const { yAxisIndex } of spans) expect(list(option, 'yAxis')[yAxisIndex]).toMatchObject({ min: 0, max: 1, show: false })
  })

  it('levels are dotted lines with a label', () => {
    const level = seriesOf([responsePanel]).find(({ id }) => id.includes('level'))
    expect(level?.markLine).toMatchObject({ data: [{ yAxis: 6 }], label: { formatter: 'threshold' }, lineStyle: { type: 'dotted' } })
  })
})

describe('a histogram', () => {
  const histogram = (scale: 'log' | 'linear', at: number): PlottedPanel => ({
    definition: {
      id: 'h', title: 'Intervals', draw: 'lines', lines: [], x: { label: 'Interval', unit: 'ms', min: 1, max: 100, ...(scale === 'log' ? { scale } : {}) }, y: { label: 'Intervals', unit: '', min: 0 },
      marks: [{ x: at, label: 'burst threshold, 16 ms' }],
    },
    curves: [{ label: 'Intervals', colourIndex: 0, draw: 'steps', x: scale === 'log' ? [2, 8, 32] : [2, 4, 6], y: [5, 3, 1] }], references: [],
  })
  const barsOf = (scale: 'log' | 'linear') => seriesOf([histogram(scale, 16)]).find(({ name }) => name === 'Intervals')?.data

  it('goes from the left end of its first bar to the right end of its last', () => {
    expect(barsOf('linear')).toEqual([[1, 5], [2, 5], [4, 3], [6, 1], [7, 1]])
    expect(barsOf('log')).toEqual([[1, 5], [2, 5], [8, 3], [32, 1], [64, 1]])
  })

  it('has the name of a vertical line above the bars, in a line of its own, and towards the middle', () => {
    const top = (panel: PlottedPanel): number => Number.parseFloat(String(list(optionOf([panel]), 'grid')[0]?.['top']))
    const named = histogram('log', 16)
    expect(top(named)).toBeGreaterThan(top({ ...named, definition: { ...named.definition, marks: [] } as typeof named.definition }) + 3)
    const labelOf = (scale: 'log' | 'linear', at: number) => seriesOf([histogram(scale, at)]).find(({ id }) => id.includes('mark'))?.markLine?.label
    expect(labelOf('log', 10)).toMatchObject({ position: 'end', formatter: 'burst threshold, 16 ms', align: 'center' })
    expect([2, 90].map((at) => labelOf('linear', at))).toMatchObject([{ align: 'left' }, { align: 'right' }])
  })
})

describe('the legend of a panel of lines', () => {
  it('shows strokes without symbols, rasters as ticks, a reference of several lines in the colour of text', () => {
    const [twoAxes, raster] = keys(optionOf([twoAxesPanel, rasterPanel(9)]))
    expect(twoAxes?.map(({ name, itemStyle }) => [name, itemStyle])).toEqual(['Event rate', 'Burst probability', 'Running burst probability', 'authors’ code'].map((name) => [name, { opacity: 0 }]))
    expect(twoAxes?.[3]?.['lineStyle']).toEqual({ color: '#27272a' })
    expect(raster?.map(({ icon }) => typeof icon)).toEqual(['string', 'string', 'undefined'])
  })

  it('keeps lines of one label and different looks apart by spaces that nobody sees', () => {
    const names = keys(optionOf([overTimePanel, responsePanel, overTimePanel])).map((entries) => entries.map(({ name }) => name))
    expect(names).toEqual([['Before learning', 'After learning'], ['Before learning ', 'After learning ', 'authors’ code'], ['Before learning', 'After learning']])
  })
})

describe('many panels', () => {
  const eight = [twoAxesPanel, rasterPanel(9), overTimePanel, responsePanel, twoAxesPanel, rasterPanel(9), overTimePanel, responsePanel]
  const shape = (option: Json) => ['left', 'top'].map((side) => new Set(list(option, 'grid').map((grid) => grid[side])).size)

  it('stand in two columns where there are more than three', () => {
    expect(shape(optionOf(eight))[0]).toBe(2)
    expect(shape(optionOf(eight.slice(0, 3)))[0]).toBe(3)
  })

  it('stand in as many columns as the figure says, where there is room', () => {
    expect(shape(figureOption(linesFigure(eight, 4), screenStyle('light', 8)))).toEqual([4, 2])
    expect(shape(figureOption(linesFigure(eight, 4), screenStyle('light', 1)))[0]).toBe(1)
  })

  it('are plain JSON with series that keep their ids while they fill', () => {
    const option = optionOf(eight, printStyle({ widthMm: 183, heightMm: 200, fontPt: 7 }))
    expect(JSON.parse(JSON.stringify(option))).toEqual(option)
    const ids = (panels: readonly PlottedPanel[]): string[] => seriesOf(panels).map(({ id }) => id)
    const empty = eight.map((panel) => ({ ...panel, curves: panel.curves.map((curve) => ({ ...curve, x: [], y: [], ...(curve.sd === undefined ? {} : { sd: [] }) })) }))
    expect(ids(empty)).toEqual(ids(eight))
    expect(new Set(ids(eight)).size).toBe(ids(eight).length)
  })
})
