/** A figure as pixels, drawn from its SVG with our own font: the same on every machine. */
import { createRequire } from 'node:module'
import { fontFile } from './font-file.ts'
import { annotatePng } from './png-chunks.ts'
import { provenanceKeyword, provenanceText, readProvenance } from './provenance.ts'

/** Four bytes each while it is drawn: 256 MB. A full journal page (183 × 247 mm) at 900 dpi has 57 million. */
const maxPixels = 64e6

/**
 * PNG bytes of an SVG by `renderFigureSvg`, with its physical size and, where the SVG has one, its provenance.
 * Throws RangeError when the SVG has no size in mm, or for more pixels than a picture may reasonably have.
 */
export function renderFigurePng(svg: string, options: { readonly dpi: number }): Buffer {
  const size = /<svg [^>]*width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg)
  const [width, height] = [size?.[1], size?.[2]].map((mm) => Math.round((Number(mm ?? NaN) / 25.4) * options.dpi))
  if (width === undefined || height === undefined || !(width > 0 && height > 0)) {
    throw new RangeError('svg: expected an <svg> element with width and height in mm')
  }
  if (width * height > maxPixels) {
    const found = `dpi: ${options.dpi} makes ${width} × ${height} pixels`
    throw new RangeError(`${found}; expected at most ${maxPixels / 1e6} million. Choose a lower resolution, a smaller figure, or SVG.`)
  }
  const require = createRequire(import.meta.url)
  const { Resvg } = require('@resvg/resvg-js') as typeof import('@resvg/resvg-js')
  const picture = new Resvg(svg, {
    fitTo: { mode: 'width', value: width },
    font: {
      loadSystemFonts: false,
      fontFiles: [fontFile('DejaVuSans.ttf'), fontFile('DejaVuSans-Bold.ttf')],
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  }).render().asPng()
  const provenance = readProvenance(svg)
  const text = provenance === null ? '' : provenanceText(provenance)
  return annotatePng(picture, { dpi: options.dpi, keyword: provenanceKeyword, text })
}
