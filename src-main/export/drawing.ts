/**
 * A drawing that a page has made of a network, as a picture of our own: only shapes, words and their looks come through, its size is in mm,
 * and what it is of stands inside.
 */
import type { FigureProvenance } from '../experiments/figure-data.ts'
import { escapeXml, provenanceKeyword, provenanceText } from './provenance.ts'
import { parseSvg } from './svg-tree.ts'
import type { SvgElement } from './svg-tree.ts'

/** What may be in it. Nothing of it loads, links or runs anything. */
const shapes: ReadonlySet<string> = new Set(['g', 'defs', 'marker', 'path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon', 'text', 'tspan', 'title'])
const looks: ReadonlySet<string> = new Set([
  'id', 'd', 'x', 'y', 'x1', 'y1', 'x2', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', 'points', 'transform', 'viewBox', 'refX', 'refY', 'markerWidth', 'markerHeight', 'markerUnits', 'orient',
  'marker-end', 'fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'opacity', 'paint-order', 'font-size', 'font-weight', 'font-style', 'text-anchor',
])
/** An address within the drawing is the only one there may be. */
const isSafe = (value: string): boolean => !/url\((?!#[\w-]+\))|javascript:|[<>]/i.test(value)

/** Of a px of the page. */
const mmPerPx = 25.4 / 96

/** Throws RangeError where the text is no drawing with a viewBox. */
export function drawingSvg(text: string, provenance: FigureProvenance): string {
  const root = parseSvg(text)
  const [x, y, width, height] = (root.attributes.get('viewBox') ?? '').split(/[\s,]+/).map(Number)
  if (root.name !== 'svg' || !(Number.isFinite(x) && Number.isFinite(y)) || !(width !== undefined && width > 0) || !(height !== undefined && height > 0)) throw new RangeError('svg: expected an <svg> element with a viewBox')
  const mm = (px: number): string => (px * mmPerPx).toFixed(2)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${mm(width)}mm" height="${mm(height)}mm" viewBox="${x} ${y} ${width} ${height}" font-family="'DejaVu Sans', Arial, sans-serif">`,
    `<metadata id="${provenanceKeyword}">${escapeXml(provenanceText(provenance))}</metadata>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="#ffffff"/>`,
    ...root.children.map(written), '</svg>', '',
  ].join('\n')
}

function written({ name, attributes, children, text }: SvgElement): string {
  if (!shapes.has(name)) return ''
  const kept = [...attributes].filter(([key, value]) => looks.has(key) && isSafe(value)).map(([key, value]) => ` ${key}="${escapeXml(value)}"`).join('')
  return `<${name}${kept}>${escapeXml(text.trim())}${children.map(written).join('')}</${name}>`
}
