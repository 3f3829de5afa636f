import { describe, expect, it } from 'vitest'
import { pinMark } from '../../src-main/export/pin-marks.ts'
import type { FigurePin } from '../../src-main/export/pin-marks.ts'
import { renderFigurePdf } from '../../src-main/export/render-pdf.ts'
import { renderFigureSvg } from '../../src-main/export/render-svg.ts'
import { onePanelFigure, sampleProvenance } from './sample-figure.ts'

const pin: FigurePin = { panel: 'a', curve: 'ours', x: 5, y: 0.1, dx: 1, dy: -3, text: 'ours <1>\n5 Hz, 0.1' }
const style = { fontSize: 10, fontFamily: 'Helvetica', axisWidth: 1, width: 200, height: 100, colour: '#0072b2', textColour: '#000000', background: '#ffffff' }
const box = (svg: string): number[] => /<rect x="([-\d.]+)" y="([-\d.]+)" width="([\d.]+)" height="([\d.]+)"/.exec(svg)?.slice(1).map(Number) ?? []

describe('a pinned point of a picture', () => {
  it('has its words in lines in a box beside it, with what XML reserves escaped', () => {
    const svg = pinMark([50, 50], pin, style)
    expect(box(svg).slice(0, 2)).toEqual([60, 20])
    expect([...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, line]) => line)).toEqual(['ours &lt;1&gt;', '5 Hz, 0.1'])
  })

  it('keeps its words within the figure', () => {
    for (const at of [[0, 0], [200, 100]] as const) {
      const [left = NaN, top = NaN, width = NaN, height = NaN] = box(pinMark(at, pin, style))
      expect(left >= 0 && top >= 0 && left + width <= 200 + 1e-6 && top + height <= 100 + 1e-6).toBe(true)
    }
  })
})

describe('a figure with pins', () => {
  const data = onePanelFigure()
  const [panel] = data.panels
  const [curve] = panel?.curves ?? []
  const point = curve?.y.findIndex(Number.isFinite) ?? 0
  const there: FigurePin = { ...pin, panel: panel?.definition.id ?? '', curve: curve?.label ?? '', x: curve?.x[point] ?? NaN, y: curve?.y[point] ?? NaN }
  const draw = (pins: readonly FigurePin[]): string => renderFigureSvg(data, { widthMm: 88, heightMm: 60, fontPt: 7, provenance: sampleProvenance, pins })

  it('has those of its panels within its axes, in vectors, and as a PDF', () => {
    const svg = draw([there])
    expect(svg).toContain('>5 Hz, 0.1</text>')
    expect(renderFigurePdf(svg).subarray(0, 5).toString()).toBe('%PDF-')
  })

  it('has those on the very edge of its axes', () => {
    const ends = { ...data, panels: data.panels.map((one) => ({ ...one, definition: { ...one.definition, x: { ...one.definition.x, max: there.x } } })) }
    const edge = renderFigureSvg(ends as typeof data, { widthMm: 88, heightMm: 60, fontPt: 7, provenance: sampleProvenance, pins: [there] })
    expect(edge).toContain('>5 Hz, 0.1</text>')
  })

  it('leaves out those of other panels, and those beyond its axes', () => {
    expect(draw([{ ...there, panel: 'another' }, { ...there, y: 1e9 }])).toBe(draw([]))
  })
})
