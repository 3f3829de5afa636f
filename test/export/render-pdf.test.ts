/** A figure as PDF: its size, its letters, its provenance, and what it refuses. */
import { describe, expect, it } from 'vitest'
import { readProvenance } from '../../src-main/export/provenance.ts'
import { renderFigurePdf } from '../../src-main/export/render-pdf.ts'
import { renderFigureSvg } from '../../src-main/export/render-svg.ts'
import { sampleFigure, sampleProvenance } from './sample-figure.ts'
import { linesFigure, overTimePanel, rasterPanel, responsePanel, twoAxesPanel } from './sample-lines.ts'

const size = { widthMm: 183, heightMm: 60, fontPt: 7, provenance: sampleProvenance }
const linesPanels = [twoAxesPanel, rasterPanel(200), responsePanel, overTimePanel]
const pdf = (): Buffer => renderFigurePdf(renderFigureSvg(sampleFigure(), size))

describe('renderFigurePdf', () => {
  it('makes one page of the figure\'s size in points', () => {
    const text = pdf().toString('latin1')
    expect(text.slice(0, 5)).toBe('%PDF-')
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
    expect(text).toContain('/MediaBox [0 0 518.7402 170.0787]')
  })

  it('embeds the letters that it uses, of our own font and no other', () => {
    const text = pdf().toString('latin1')
    const names = [...text.matchAll(/\/BaseFont \/([^\s/]+)/g)].map((match) => match[1])
    expect(new Set(names.map((name) => name?.replace(/^[A-Z]{6}\+/, '')))).toEqual(new Set(['DejaVuSans', 'DejaVuSans-Bold']))
    expect(text).toContain('/FontFile2')
    expect(text.length).toBeLessThan(120_000)
  })

  it('carries its provenance, whatever is in the names, and as an attachment', () => {
    expect(readProvenance(pdf())).toEqual(sampleProvenance)
    expect(pdf().toString('latin1')).toContain('(burstlab-provenance.json)')
  })

  it('is the same for the same figure', () => expect(pdf().equals(pdf())).toBe(true))

  it('draws lines, rasters and two axes too', () => {
    expect(renderFigurePdf(renderFigureSvg(linesFigure(linesPanels), { ...size, heightMm: 120 })).length).toBeGreaterThan(5000)
  })

  it('refuses what it would leave out', () => {
    expect(() => renderFigurePdf('<svg viewBox="0 0 1 1"><image x="0"/></svg>')).toThrow('svg: <image> is not drawn in a PDF')
    expect(() => renderFigurePdf('<svg viewBox="0 0 1 1"><g></svg>')).toThrow('svg: </svg> closes <g>')
  })
})
