/** A figure as a vector graphic of exact physical size, drawn without a screen. */
import { createRequire } from 'node:module'
import type { FigureData, FigureProvenance } from '../experiments/figure-data.ts'
import type { ColourScheme } from './colour-schemes.ts'
import { figureOption } from './figure-option.ts'
import { printStyle } from './figure-style.ts'
import { seenColour, themeColours } from './palette.ts'
import { pinMark } from './pin-marks.ts'
import type { FigurePin } from './pin-marks.ts'
import { escapeXml, provenanceKeyword, provenanceText } from './provenance.ts'
import { measureText } from './text-width.ts'

export interface FigureSize {
  readonly widthMm: number
  readonly heightMm: number
  readonly fontPt: number
}

export interface SvgOptions extends FigureSize {
  readonly provenance: FigureProvenance
  /** The paper's where absent. */
  readonly scheme?: ColourScheme
  /** Those of a panel or a point that is not in the figure are left out. */
  readonly pins?: readonly FigurePin[] | undefined
}

/**
 * SVG text: width and height in mm, one unit of its view box is one point, so that `fontPt` 7 is drawn at 7 pt. Equal
 * data, size and provenance give equal text. Throws RangeError for a size that is not positive.
 */
export function renderFigureSvg(data: FigureData, options: SvgOptions): string {
  const { title, caption } = data.definition
  return dressed(drawFigure(data, options, { pins: options.pins, scheme: options.scheme }), { ...options, title, caption })
}

export interface DrawOptions {
  readonly legends?: boolean
  /** Keeps the names of several figures in one file apart. */
  readonly id?: string
  readonly pins?: readonly FigurePin[] | undefined
  readonly scheme?: ColourScheme | undefined
}

/** What is within the SVG of a figure, in points from its upper left corner. */
export function drawFigure(data: FigureData, size: FigureSize, { legends = true, id = '', pins = [], scheme }: DrawOptions = {}): string {
  for (const field of ['widthMm', 'heightMm', 'fontPt'] as const) {
    const value = size[field]
    if (!(value > 0 && Number.isFinite(value))) throw new RangeError(`${field}: ${value} is not a size; expected a number above 0`)
  }
  const style = { ...printStyle(size, scheme), legends }
  // Loaded at the first export: the charting library would cost every start some tenths of a second.
  const { init, setPlatformAPI } = createRequire(import.meta.url)('echarts') as typeof import('echarts')
  // Its own guess for want of a screen is narrower than our font: keys of a legend would touch the text before them.
  setPlatformAPI({ measureText })
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: style.width, height: style.height })
  try {
    chart.setOption(figureOption(data, style))
    const drawn = chart.renderToSVGString()
    const pinned = pins.map((pin) => {
      const index = data.panels.findIndex(({ definition }) => definition.id === pin.panel)
      const at: unknown = index < 0 ? undefined : chart.convertToPixel({ xAxisIndex: index, yAxisIndex: index }, [pin.x, pin.y])
      if (!isPixel(at) || !besides.some(([x, y]) => chart.containPixel({ gridIndex: index }, [at[0] + x, at[1] + y]))) return ''
      const curve = data.panels[index]?.curves.find(({ label }) => label === pin.curve)
      const { text, background } = themeColours(style.theme)
      return pinMark(at, pin, { ...style, textColour: text, background, colour: curve === undefined ? text : seenColour(curve, style) })
    })
    return `${still(drawn.slice(drawn.indexOf('>') + 1, drawn.lastIndexOf('</svg>')), id)}${pinned.join('')}`
  } finally {
    chart.dispose()
  }
}

/** A point on the very edge of a plot is in it, whatever rounding says. */
const besides = [[0.5, 0.5], [-0.5, 0.5], [0.5, -0.5], [-0.5, -0.5]] as const

const isPixel = (value: unknown): value is [number, number] => Array.isArray(value) && value.length === 2 && value.every(Number.isFinite)

export interface Dress {
  readonly widthMm: number
  readonly heightMm: number
  readonly title: string
  readonly caption: string
  readonly provenance: FigureProvenance
}

/** Our own element with physical size, title and provenance around what was drawn in points. */
export function dressed(body: string, { widthMm, heightMm, title, caption, provenance }: Dress): string {
  const viewBox = `0 0 ${points(widthMm)} ${points(heightMm)}`
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" role="img"',
    ` width="${widthMm}mm" height="${heightMm}mm" viewBox="${viewBox}">\n`,
    `<title>${escapeXml(title)}</title>\n`,
    `<desc>${escapeXml(caption)}</desc>\n`,
    `<metadata id="${provenanceKeyword}">${escapeXml(provenanceText(provenance))}</metadata>`,
    body,
    '</svg>',
  ].join('')
}

/** Millimetres in points, with the digits that a drawing needs. */
export const points = (mm: number): number => Number(((mm * 72) / 25.4).toFixed(4))

/**
 * Without what only a live page needs (hover styles, pointer events, series numbers), and without the number that the
 * library gives each drawing of a process ("zr17-c0"): equal drawings become equal text. Quotes within texts are escaped,
 * so none of these attributes can be part of one.
 */
function still(svg: string, id: string): string {
  return svg
    .replace(/<style ?>.*?<\/style>/gs, '')
    .replace(/ (?:class|pointer-events|ecmeta_\w+)="[^"]*"/g, '')
    .replace(/(["#])zr\d+-/g, `$1burstlab-${id}`)
}
