import { describe, expect, it } from 'vitest'
import { pngDpi, readChunks } from '../../src-main/export/png-chunks.ts'
import { readProvenance } from '../../src-main/export/provenance.ts'
import { renderFigurePng } from '../../src-main/export/render-png.ts'
import { renderFigureSvg } from '../../src-main/export/render-svg.ts'
import { onePanelFigure, sampleFigure, sampleProvenance } from './sample-figure.ts'

const size = { widthMm: 88, heightMm: 60, fontPt: 7 }
const render = (): string => renderFigureSvg(onePanelFigure(), { ...size, provenance: sampleProvenance })

describe('renderFigureSvg', () => {
  it('has the physical size, and a view box in points', () => {
    expect(render()).toMatch(/<svg [^>]*width="88mm" height="60mm" viewBox="0 0 249.4488 170.0787"/)
  })

  it('sets all text at the size asked for', () => {
    const sizes = [...render().matchAll(/font-size:([^;]+);/g)].map((match) => match[1])
    expect(new Set(sizes)).toEqual(new Set(['7px']))
    expect(sizes.length).toBeGreaterThan(10)
  })

  it('is the same text for the same figure', () => expect(render()).toBe(render()))

  it('carries its provenance, whatever is in the names', () => expect(readProvenance(render())).toEqual(sampleProvenance))

  it('says what it shows, with what XML reserves escaped', () => {
    expect(render()).toContain('<title>A sample &lt;figure&gt; &amp; more</title>')
    expect(render()).toContain('<desc>Made-up &quot;numbers&quot;.</desc>')
  })

  it('draws three panels, one of them without data', () => {
    const svg = renderFigureSvg(sampleFigure(), { widthMm: 183, heightMm: 60, fontPt: 7, provenance: sampleProvenance })
    for (const text of ['Poisson pairing', 'Burst probability', 'no data yet', 'Weight change [pA]']) expect(svg).toContain(`>${text}</text>`)
  })

  it.each([['widthMm', 0], ['heightMm', -1], ['fontPt', NaN]])('refuses a %s of %d', (field, value) => {
    const options = { ...size, [field]: value, provenance: sampleProvenance }
    expect(() => renderFigureSvg(onePanelFigure(), options)).toThrow(`${field}: ${value} is not a size; expected a number above 0`)
  })
})

describe('renderFigurePng', () => {
  const png = renderFigurePng(render(), { dpi: 150 })

  it('has as many pixels as size and resolution make', () => {
    const header = readChunks(png)[0]?.data
    expect([header?.readUInt32BE(0), header?.readUInt32BE(4)]).toEqual([520, 355])
  })

  it('states its resolution', () => expect(pngDpi(png)).toBeCloseTo(150, 1))
  it('carries its provenance', () => expect(readProvenance(png)).toEqual(sampleProvenance))
  it('is the same bytes for the same figure', () => expect(renderFigurePng(render(), { dpi: 150 }).equals(png)).toBe(true))
  it('refuses an SVG without a physical size', () => {
    expect(() => renderFigurePng('<svg width="10"/>', { dpi: 72 })).toThrow('width and height in mm')
  })

  it('refuses a size that would take the memory of the machine', () => {
    const poster = renderFigureSvg(onePanelFigure(), { widthMm: 400, heightMm: 400, fontPt: 7, provenance: sampleProvenance })
    expect(() => renderFigurePng(poster, { dpi: 1200 })).toThrow('dpi: 1200 makes 18898 × 18898 pixels; expected at most 64 million')
  })
})

describe('readProvenance', () => {
  it.each([
    ['an SVG of another program', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['metadata that is no JSON', '<metadata id="burstlab-provenance">{</metadata>'],
    ['metadata of another shape', '<metadata id="burstlab-provenance">{"application":"Burstlab"}</metadata>'],
    ['bytes that are no PNG', new Uint8Array([1, 2, 3])],
  ])('is null for %s', (_what, file) => expect(readProvenance(file)).toBeNull())
})
