import { expect, it } from 'vitest'
import { letterStripMm, renderPartSvg } from '../../src-main/export/figure-page.ts'
import { textWidth } from '../../src-main/export/text-width.ts'
import { onePanelFigure, sampleProvenance } from './sample-figure.ts'

it('leaves a space between a letter such as "b1" and the title behind it', () => {
  const svg = renderPartSvg({ id: 'p', letter: 'b1', data: onePanelFigure(), text: null, legends: true, leftMm: 0, topMm: 0, widthMm: 60, heightMm: 50 }, { fontPt: 7, scheme: 'paper' }, sampleProvenance)
  const size = Number(/font-size:(\d+)px[^>]*font-weight:bold[^>]*>b1</.exec(svg)?.[1])
  // Bold letters are a tenth wider.
  const endMm = (textWidth('b1') * 1.1 * size * 25.4) / 72
  expect(letterStripMm - endMm).toBeGreaterThan(0.5)
})
