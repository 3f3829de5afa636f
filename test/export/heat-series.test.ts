import { describe, expect, it } from 'vitest'
import { contrastRatio } from '../../src-main/export/colour.ts'
import { figureOption } from '../../src-main/export/figure-option.ts'
import { printStyle, screenStyle } from '../../src-main/export/figure-style.ts'
import { heatColour, inkOn, rangeOf } from '../../src-main/export/heat-series.ts'
import { renderFigureSvg } from '../../src-main/export/render-svg.ts'
import type { FigureData } from '../../src-main/experiments/figure-data.ts'
import type { HeatPanel } from '../../src-main/experiments/figure.ts'

const panel: HeatPanel = { id: 'p', title: 'error', draw: 'heat', x: { label: 'a', unit: 's', categories: ['1', '2'] }, y: { label: 'b', unit: '', categories: ['low', 'high'] }, value: { label: 'error', unit: '%' } }
const cell = (x: number, y: number, value: number, count = 3) => ({ x, y, value, sd: 0.25, count })
const figure = (cells = [cell(0, 0, -1), cell(1, 0, 0.5), cell(0, 1, 2)]): FigureData => (
  { definition: { id: 'f', title: 'F', caption: '', widthMm: 120, heightMm: 90, panels: [panel] }, panels: [{ definition: panel, curves: [], references: [], cells }], verdict: { state: 'none', rows: [] } })

describe('the colours of a heat map', () => {
  it('run from dark to light over the values', () => {
    const range = rangeOf(figure().panels[0]?.cells ?? [])
    expect(range).toEqual({ min: -1, max: 2 })
    expect([heatColour(-1, range), heatColour(2, range)]).toEqual([[68, 1, 84], [253, 231, 37]])
    expect(rangeOf([cell(0, 0, 3)])).toEqual({ min: 1.5, max: 4.5 })
    expect(rangeOf([])).toEqual({ min: 0, max: 1 })
  })

  it('let every number be read', () => {
    for (let value = 0; value <= 1; value += 0.01) {
      const colour = heatColour(value, { min: 0, max: 1 })
      expect(contrastRatio(colour, inkOn(colour) === '#000000' ? [0, 0, 0] : [255, 255, 255])).toBeGreaterThanOrEqual(4.5)
    }
  })
})

describe('a heat map as an option', () => {
  it('is plain JSON with a scale for its series, numbers in the cells and words in the tooltips', () => {
    const option = figureOption(figure(), screenStyle('dark', 1))
    expect(JSON.parse(JSON.stringify(option))).toEqual(option)
    expect(option).toMatchObject({
      xAxis: [{ type: 'category', data: ['1', '2'], name: 'a [s]' }], yAxis: [{ type: 'category', data: ['low', 'high'] }], visualMap: [{ min: -1, max: 2, seriesIndex: 0 }], tooltip: { trigger: 'item' },
      series: [{ type: 'heatmap', data: [{ value: [0, 0, -1], label: { show: true, formatter: '−1', color: '#ffffff' }, tooltip: { formatter: 'a: 1 s<br>b: low<br>error: −1 ± 0.25 (n = 3)' } }, {}, {}] }],
      title: [{ text: 'error' }, { text: '' }],
    })
  })

  it('leaves numbers out that would touch each other', () => {
    const wide = { ...panel, x: { ...panel.x, categories: Array.from({ length: 60 }, (_, i) => String(i)) } }
    const data = figure()
    const option = figureOption({ ...data, panels: [{ ...data.panels[0], definition: wide, curves: [], references: [], cells: [cell(0, 0, 0.123)] }] }, printStyle({ widthMm: 88, heightMm: 60, fontPt: 7 }))
    expect(option).toMatchObject({ series: [{ data: [{ label: { show: false } }] }] })
  })

  it('says that there is nothing yet', () => {
    expect(figureOption(figure([]), screenStyle('light', 1))).toMatchObject({ title: [{ text: 'error' }, { text: 'no data yet' }] })
  })

  it('is drawn as a vector graphic with its numbers and scale', () => {
    const svg = renderFigureSvg(figure(), { widthMm: 120, heightMm: 90, fontPt: 7, provenance: { application: 'Burstlab', version: '1', gitCommit: null, exportedAt: '', figure: 'sweep s1', runs: [] } })
    for (const text of ['−1', '0.5', '>low<', '>high<', 'a [s]', 'linearGradient']) expect(svg).toContain(text)
  })
})
