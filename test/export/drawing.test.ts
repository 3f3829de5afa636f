import { describe, expect, it } from 'vitest'
import { drawingSvg } from '../../src-main/export/drawing.ts'
import { readProvenance } from '../../src-main/export/provenance.ts'
import { renderFigurePng } from '../../src-main/export/render-png.ts'

const provenance = { application: 'Burstlab', version: '1.0.0', gitCommit: null, exportedAt: '2026-01-01T00:00:00.000Z', figure: 'My network', runs: [], specHash: 'ab'.repeat(32) } as const
const page = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 96 48" role="group"><defs><marker id="v-0-a" refX="7"><path d="M 0 0 L 8 4" class="arrow" fill="rgb(1, 2, 3)"></path></marker></defs><g><title>pyr &lt; 5</title><path d="M 0 0 L 9 9" stroke="rgb(9, 9, 9)" marker-end="url(#v-0-a)"></path><text x="4" y="4" font-size="12px">pyr</text></g></svg>'

describe('the drawing of a network as a picture', () => {
  const svg = drawingSvg(page, provenance)

  it('has its size in mm, its shapes and words, and the hash of its spec', () => {
    expect(svg).toContain('width="25.40mm" height="12.70mm" viewBox="0 0 96 48"')
    expect(svg).toContain('<text x="4" y="4" font-size="12px">pyr</text>')
    expect(svg).toContain('<title>pyr &lt; 5</title>')
    expect(svg).toContain('marker-end="url(#v-0-a)"')
    expect(readProvenance(svg)).toEqual(provenance)
  })

  it('can be pixels, which know as much', () => {
    expect(readProvenance(renderFigurePng(svg, { dpi: 96 }))?.specHash).toBe(provenance.specHash)
  })

  it('lets nothing through that loads, links or runs', () => {
    const evil = drawingSvg('<svg viewBox="0 0 9 9"><script>alert(1)</script><image href="http://x"/><g onclick="alert(1)" fill="url(http://x)"><foreignObject><p>x</p></foreignObject><path d="M 0 0" style="fill:url(http://x)"/></g></svg>', provenance)
    expect(evil).not.toMatch(/script|alert|image|href|foreign|onclick|style|http:\/\/x/)
  })

  it.each(['<svg><g></g></svg>', '<p viewBox="0 0 1 1"></p>', 'nothing', '<svg viewBox="0 0 0 1"></svg>'])('refuses %s', (text) => {
    expect(() => drawingSvg(text, provenance)).toThrow(RangeError)
  })
})
