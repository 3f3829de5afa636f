/** The drawing of a network as a picture by itself: its size in mm, colours for print, and what it is of inside. */
import { headAttributes, heads, svgAttributes } from '../drawing/mark.ts'
import type { Drawing, HeadName, Ink, InkRole, Mark, Shown } from '../drawing/mark.ts'
import type { FigureProvenance } from '../experiments/figure-data.ts'
import type { ColourScheme } from './colour-schemes.ts'
import { curveColour } from './palette.ts'
import { escapeXml, provenanceKeyword, provenanceText } from './provenance.ts'

/** Of a px of the page. */
const mmPerPx = 25.4 / 96

/** As on a light page. */
const inks: Readonly<Record<InkRole, string>> = { none: 'none', text: '#18202b', muted: '#515c6b', surface: '#ffffff', raised: '#f8f9fb', border: '#d6dbe2', accent: '#1b5ea6' }

/** Curves of a figure beside it have the same colours. */
const printInk = (ink: Ink, scheme: ColourScheme): string => (typeof ink === 'string' ? inks[ink] : typeof ink.colour === 'number' ? curveColour(ink.colour, 'print', scheme) : ink.colour)

/** Equal drawings, provenance and schemes give equal text. */
export function drawingSvg({ x, y, width, height, heads: names, parts }: Drawing, provenance: FigureProvenance, scheme: ColourScheme): string {
  const shown: Shown = { ink: (ink) => printInk(ink, scheme), headId: (name) => `burstlab-${name}` }
  const mm = (px: number): string => (px * mmPerPx).toFixed(2)
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${mm(width)}mm" height="${mm(height)}mm" viewBox="${x} ${y} ${width} ${height}" font-family="'DejaVu Sans', Arial, sans-serif">`,
    `<metadata id="${provenanceKeyword}">${escapeXml(provenanceText(provenance))}</metadata>`,
    `<defs>${names.map((name) => headSvg(name, shown)).join('')}</defs>`,
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" fill="${inks.surface}"/>`,
    ...parts.map(({ title, marks }) => `<g><title>${escapeXml(title)}</title>${marks.map((mark) => markSvg(mark, shown)).join('')}</g>`), '</svg>', '',
  ].join('\n')
}

const headSvg = (name: HeadName, shown: Shown): string => `<marker id="${shown.headId(name)}"${attributesText(headAttributes(heads[name]))}>${markSvg(heads[name].mark, shown)}</marker>`

const markSvg = (mark: Mark, shown: Shown): string => `<${mark.tag}${attributesText(svgAttributes(mark, shown))}>${mark.tag === 'text' ? escapeXml(mark.text) : ''}</${mark.tag}>`

const attributesText = (attributes: Readonly<Record<string, string | number>>): string => Object.entries(attributes).map(([name, value]) => ` ${name}="${escapeXml(String(value))}"`).join('')
