import { describe, expect, it } from 'vitest'
import { drawSpec } from '../../src-main/drawing/draw-spec.ts'
import type { Drawing } from '../../src-main/drawing/mark.ts'
import { presetById } from '../../src-main/experiments/kinds.ts'
import { drawingSvg } from '../../src-main/export/drawing.ts'
import { readProvenance } from '../../src-main/export/provenance.ts'
import { renderFigurePng } from '../../src-main/export/render-png.ts'
import { parseSvg } from '../../src-main/export/svg-tree.ts'

const provenance = { application: 'Burstlab', version: '1.0.0', gitCommit: null, exportedAt: '2026-01-01T00:00:00.000Z', figure: 'My network', runs: [], specHash: 'ab'.repeat(32) } as const
const drawing: Drawing = {
  x: 0, y: -8, width: 96, height: 48, heads: ['bar'],
  parts: [{
    title: 'pyr < 5',
    marks: [
      { tag: 'path', part: 'line', d: 'M 0 0 L 9 9', stroke: 'muted', head: 'bar', dash: '5 3' }, { tag: 'path', part: 'soma', d: 'M 0 0 Z', fill: { colour: 2 } },
      { tag: 'path', part: 'soma', d: 'M 1 0 Z', fill: { colour: '#12ab9f' } }, { tag: 'text', part: 'name', x: 4, y: 4, text: '<script>"a" & b', anchor: 'end', size: 12, fill: 'text', halo: true },
    ],
  }],
}

describe('the drawing of a network as a picture', () => {
  const svg = drawingSvg(drawing, provenance, 'paper')

  it('has its size in mm, its shapes and words, and the hash of its spec', () => {
    expect(svg).toContain('width="25.40mm" height="12.70mm" viewBox="0 -8 96 48"')
    expect(svg).toContain('<title>pyr &lt; 5</title>')
    expect(svg).toContain('<path d="M 0 0 L 9 9" fill="none" stroke="#515c6b" stroke-width="1" stroke-dasharray="5 3" marker-end="url(#burstlab-bar)"></path>')
    expect(svg).toContain('<marker id="burstlab-bar"')
    expect(readProvenance(svg)).toEqual(provenance)
  })

  it('has the colours of printed figures, and those that someone has given', () => {
    expect(svg).toContain('<path d="M 0 0 Z" fill="#e69900">')
    expect(svg).toContain('<path d="M 1 0 Z" fill="#12ab9f">')
    expect(drawingSvg(drawing, provenance, 'okabe-ito')).toContain('<path d="M 0 0 Z" fill="#e69f00">')
  })

  it('takes names for words, whatever is in them', () => {
    expect(svg).toContain('&lt;script&gt;&quot;a&quot; &amp; b</text>')
    expect(svg).not.toContain('<script')
  })

  it('can be pixels, which know as much', () => {
    expect(readProvenance(renderFigurePng(svg, { dpi: 96 }))?.specHash).toBe(provenance.specHash)
  })

  it.each(['fig3', 'figS8-burstprop', 'figS6'])('is well formed for %s', (id) => {
    const drawn = drawSpec(presetById(id)?.spec, { image: () => undefined })
    expect(parseSvg(drawingSvg(drawn ?? expect.fail(`${id} has no drawing`), provenance, 'paper')).name).toBe('svg')
  })
})
