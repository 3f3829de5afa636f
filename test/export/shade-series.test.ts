import { describe, expect, it } from 'vitest'
import type { PlottedPanel, PlottedShadeColumn } from '../../src-main/experiments/figure-data.ts'
import type { LinesPanel } from '../../src-main/experiments/figure.ts'
import { contrastRatio, fromHex } from '../../src-main/export/colour.ts'
import { figureOption } from '../../src-main/export/figure-option.ts'
import { printStyle, screenStyle } from '../../src-main/export/figure-style.ts'
import { themeColours } from '../../src-main/export/palette.ts'
import { renderFigurePdf } from '../../src-main/export/render-pdf.ts'
import { renderFigureSvg } from '../../src-main/export/render-svg.ts'
import { shadeLevels } from '../../src-main/export/shade-series.ts'
import { sampleProvenance } from './sample-figure.ts'
import { linesFigure } from './sample-lines.ts'

type Json = Record<string, unknown>
type Pair = readonly [number | null, number | null]

const definition: LinesPanel = { id: 'w', title: 'Weights W', draw: 'lines', x: { label: 'Epoch', unit: '', min: 0, max: 3 }, y: { label: 'W', unit: '' }, lines: [] }
const panelOf = (columns: readonly PlottedShadeColumn[], binWidth = 0.5): PlottedPanel => (
  { definition, curves: [{ line: 'median', label: 'Median', colourIndex: 0, x: [0], y: [0] }], references: [], shades: { binWidth, columns } })
const column = (x: number, firstBin: number, ...shares: number[]): PlottedShadeColumn => ({ fromX: x - 0.5, toX: x + 0.5, firstBin, shares })
const styles = [screenStyle('light', 2), screenStyle('dark', 2), printStyle({ widthMm: 88, heightMm: 60, fontPt: 7 })]

const list = (option: Json, key: string): readonly Json[] => option[key] as readonly Json[]
const optionOf = (panels: readonly PlottedPanel[], style = screenStyle('light', 2)): Json => figureOption(linesFigure(panels), style)
const shadesIn = (option: Json): readonly Json[] => list(option, 'series').filter(({ id }) => String(id).includes(':shade:'))
/** The outline of the level of 10 %. */
const outline = (...columns: PlottedShadeColumn[]): readonly Pair[] => shadesIn(optionOf([panelOf(columns)]))[shadeLevels.indexOf(0.1)]?.['data'] as readonly Pair[]

describe('shades behind lines', () => {
  it('go round the bins that reach a level', () => {
    // Bins of a half from -0.5 on; the two in the middle have 10 % and more.
    expect(outline(column(0, -1, 0.01, 0.6, 0.3, 0.09))).toEqual([[-0.5, 1], [0.5, 1], [0.5, 0], [-0.5, 0], [-0.5, 1]])
  })

  it('go round neighbouring columns together, along equal edges with one line', () => {
    expect(outline(column(0, 0, 1), column(1, 0, 1), column(2, -1, 0.5, 0.5))).toEqual([[-0.5, 0.5], [2.5, 0.5], [2.5, -0.5], [1.5, -0.5], [1.5, 0], [-0.5, 0], [-0.5, 0.5]])
  })

  it('have gaps where no bin reaches the level, or no row was recorded', () => {
    const [one, other] = [[[-0.5, 0.5], [0.5, 0.5], [0.5, 0], [-0.5, 0], [-0.5, 0.5]], [[1.5, 0.5], [2.5, 0.5], [2.5, 0], [1.5, 0], [1.5, 0.5]]]
    expect(outline(column(0, 0, 1), column(1, 0, 0.01), column(2, 0, 1))).toEqual([...one, [null, null], ...other])
    expect(outline(column(0, 0, 1), column(2, 0, 1))).toEqual([...one, [null, null], ...other])
    // Two peaks.
    expect(outline(column(0, 0, 0.5, 0, 0.5))).toEqual([...one, [null, null], [-0.5, 1.5], [0.5, 1.5], [0.5, 1], [-0.5, 1], [-0.5, 1.5]])
  })

  it('lie below everything else, are as many whatever there is to show, and no part of tooltip or legend', () => {
    const [empty, full] = [[], [column(0, 0, 1), column(1, 0, 0.5, 0.5)]].map((columns) => shadesIn(optionOf([panelOf(columns)])))
    expect(empty?.map(({ id }) => id)).toEqual(full?.map(({ id }) => id))
    expect(full).toHaveLength(shadeLevels.length)
    for (const series of full ?? []) expect(series).toMatchObject({ xAxisIndex: 0, yAxisIndex: 0, silent: true, z: 0, tooltip: { show: false } })
    expect(full?.some(({ name }) => name !== undefined)).toBe(false)
  })

  it('grow towards the colour of the lines, step by step, on every ground, and leave the lines to be seen', () => {
    for (const style of styles) {
      const ground = fromHex(themeColours(style.theme).background)
      const shades = shadesIn(optionOf([panelOf([])], style)).map(({ areaStyle }) => contrastRatio(fromHex(String((areaStyle as Json)['color'])), ground))
      expect(shades).toEqual(shades.toSorted((a, b) => a - b))
      expect(new Set(shades).size).toBe(shadeLevels.length)
      const line = list(optionOf([panelOf([])], style), 'series').find(({ name }) => name === 'Median')?.['lineStyle'] as Json
      expect(contrastRatio(fromHex(String(line['color'])), ground) / (shades.at(-1) ?? NaN)).toBeGreaterThan(1.3)
    }
  })

  it('have a scale beside their own plot, from the highest share down, and the width of bins behind the title', () => {
    const option = optionOf([{ ...panelOf([]), shades: undefined } as unknown as PlottedPanel, panelOf([column(0, 0, 1)], 0.03125)])
    const [scale, ...others] = list(option, 'visualMap')
    expect(others).toEqual([])
    expect(scale).toMatchObject({ type: 'piecewise', seriesIndex: [] })
    expect(list(scale ?? {}, 'pieces').map(({ label }) => label).filter((label) => label !== ' ')).toEqual(['0.1 %', '0.5 %', '2 %', '10 %', '50 %'])
    const [first, second] = list(option, 'grid').map(({ left, width }) => [left, width].map((share) => Number.parseFloat(String(share))))
    expect(second?.[1]).toBeLessThan(first?.[1] ?? NaN)
    expect(Number.parseFloat(String(scale?.['left']))).toBeGreaterThan((second?.[0] ?? NaN) + (second?.[1] ?? NaN))
    expect(list(option, 'title').map(({ text }) => text)).toEqual(expect.arrayContaining(['Weights W', 'Weights W (shades: share per 0.0313)']))
  })

  it('are in files: as areas of an SVG, and in a PDF', () => {
    const svg = renderFigureSvg(linesFigure([panelOf([column(0, -2, 0.2, 0.3, 0.3, 0.2), column(1, -1, 0.5, 0.5)])]), { widthMm: 88, heightMm: 60, fontPt: 7, provenance: sampleProvenance })
    const colours = shadesIn(optionOf([panelOf([])], styles[2])).map(({ areaStyle }) => String((areaStyle as Json)['color']))
    // Once as an area, where a bin reaches it, and once in the scale.
    expect(colours.map((colour) => svg.split(`fill="${colour}"`).length - 1)).toEqual(shadeLevels.map(() => 2))
    for (const label of ['50 %', '0.1 %']) expect(svg).toContain(`>${label}</text>`)
    expect(renderFigurePdf(svg).subarray(0, 5).toString()).toBe('%PDF-')
  })
})
