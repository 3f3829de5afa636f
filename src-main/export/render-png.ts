/** A figure as pixels, drawn from its SVG with our own font: the same on every machine. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { annotatePng } from './png-chunks.ts'
import { provenanceKeyword, provenanceText, readProvenance } from './provenance.ts'

/**
 * PNG bytes of an SVG by `renderFigureSvg`, with its physical size and, where the SVG has one, its provenance.
 * Throws RangeError when the SVG has no width in mm.
 */
export function renderFigurePng(svg: string, options: { readonly dpi: number }): Buffer {
  const widthMm = Number(/<svg [^>]*width="([\d.]+)mm"/.exec(svg)?.[1] ?? NaN)
  if (!(widthMm > 0)) throw new RangeError('svg: expected an <svg> element with a width in mm')
  const require = createRequire(import.meta.url)
  const { Resvg } = require('@resvg/resvg-js') as typeof import('@resvg/resvg-js')
  const fonts = join(dirname(require.resolve('dejavu-fonts-ttf/package.json')), 'ttf')
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: Math.round((widthMm / 25.4) * options.dpi) },
    font: {
      loadSystemFonts: false,
      fontFiles: ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((file) => join(fonts, file)),
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  }).render().asPng()
  const provenance = readProvenance(svg)
  const text = provenance === null ? '' : provenanceText(provenance)
  return annotatePng(picture, { dpi: options.dpi, keyword: provenanceKeyword, text })
}
