/** A page of a paper: panels at their places, their letters, and below them, where wanted, how they compare with the paper. */
import { boundText } from '../experiments/bound-text.ts'
import type { FigureData, FigureProvenance, PlottedPanel } from '../experiments/figure-data.ts'
import type { VerdictRow } from '../experiments/figure.ts'
import type { ColourScheme } from './colour-schemes.ts'
import { escapeXml } from './provenance.ts'
import { dressed, drawFigure, points } from './render-svg.ts'
import { drawText } from './text-block.ts'
import type { TextBlock } from './text-block.ts'
import { textWidth } from './text-width.ts'

export interface PagePart {
  /** Names it within the file. */
  readonly id: string
  readonly letter: string
  /** Null: an empty place, or a text. */
  readonly data: FigureData | null
  readonly text: TextBlock | null
  readonly legends: boolean
  readonly leftMm: number
  readonly topMm: number
  readonly widthMm: number
  readonly heightMm: number
}

export interface FigurePage {
  readonly title: string
  readonly caption: string
  readonly widthMm: number
  /** Of the panels; the table comes below. */
  readonly heightMm: number
  readonly fontPt: number
  readonly scheme: ColourScheme
  readonly parts: readonly PagePart[]
  readonly table: readonly PageTableRow[]
}

export interface PageTableRow extends VerdictRow {
  readonly letter: string
}

/** Left of every panel, for its letter, with a space behind one such as "b1"; the same for all, whose axes are in line so. */
export const letterStripMm = 5
const ink = '#000000'
const lineHeight = 1.45

export const tableHeightMm = (rows: number, fontPt: number): number => (rows === 0 ? 0 : Number((((rows + 2) * fontPt * lineHeight * 25.4) / 72).toFixed(2)))

export function renderPageSvg(page: FigurePage, provenance: FigureProvenance): string {
  const { title, caption, widthMm, heightMm, fontPt, table } = page
  const total = heightMm + tableHeightMm(table.length, fontPt)
  const ground = `<rect width="${points(widthMm)}" height="${points(total)}" fill="#ffffff"></rect>`
  return dressed([ground, ...page.parts.map((part) => drawPart(part, page)), drawTable(page)].join('\n'), { widthMm, heightMm: total, title, caption, provenance })
}

/** One panel alone, for a screen: the same drawing. */
export const renderPartSvg = (part: PagePart, look: PageLook, provenance: FigureProvenance): string =>
  dressed(drawPart({ ...part, leftMm: 0, topMm: 0 }, look), { widthMm: part.widthMm, heightMm: part.heightMm, title: part.letter, caption: '', provenance })

type PageLook = Pick<FigurePage, 'fontPt' | 'scheme'>

function drawPart({ id, letter, data, text, legends, leftMm, topMm, widthMm, heightMm }: PagePart, { fontPt, scheme }: PageLook): string {
  const strip = letter === '' ? 0 : letterStripMm
  const size = { widthMm: widthMm - strip, heightMm, fontPt }
  return [
    `<g transform="translate(${points(leftMm)} ${points(topMm)})">`,
    letter === '' ? '' : textAt(letter, { x: 0, y: 0.75 * (fontPt + 1) + 0.4 * fontPt, size: fontPt + 1, bold: true }),
    data === null ? '' : `<g transform="translate(${points(strip)} 0)">${drawFigure(data, size, { legends, id: `${id}-`, scheme })}</g>`,
    text === null ? '' : drawText(text),
    '</g>',
  ].join('')
}

interface TextPlace {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly bold?: boolean
  readonly anchor?: 'start' | 'end'
}

const textAt = (text: string, { x, y, size, bold = false, anchor = 'start' }: TextPlace): string =>
  `<text text-anchor="${anchor}" style="font-size:${size}px;font-family:Helvetica, Arial, 'DejaVu Sans', sans-serif;${bold ? 'font-weight:bold;' : ''}" x="${x.toFixed(2)}" y="${y.toFixed(2)}" fill="${ink}">${escapeXml(text)}</text>`

/** Right edges of the columns of numbers and the left edge of the last, as shares of the width. */
const columns = { letter: 0, quantity: 0.05, reference: 0.58, ours: 0.7, difference: 0.82, verdict: 0.85 }

function drawTable({ table, widthMm, heightMm, fontPt }: FigurePage): string {
  if (table.length === 0) return ''
  const width = points(widthMm)
  const lineOf = (row: number): number => points(heightMm) + (row + 1.2) * fontPt * lineHeight
  const line = (row: number, cells: readonly [letter: string, quantity: string, reference: string, ours: string, difference: string, verdict: string], bold: boolean): string => {
    const [letter, quantity, reference, ours, difference, verdict] = cells
    const at = (x: number, text: string, anchor: 'start' | 'end' = 'start'): string => textAt(text, { x: x * width, y: lineOf(row), size: fontPt, bold, anchor })
    return [
      at(columns.letter, letter), at(columns.quantity, shortened(quantity, ((columns.reference - columns.quantity - 0.12) * width) / fontPt)),
      at(columns.reference, reference, 'end'), at(columns.ours, ours, 'end'), at(columns.difference, difference, 'end'), at(columns.verdict, verdict),
    ].join('')
  }
  const rule = `<path d="M0 ${(lineOf(0) + 0.4 * fontPt).toFixed(2)}L${width} ${(lineOf(0) + 0.4 * fontPt).toFixed(2)}" fill="none" stroke="${ink}" stroke-width="0.5"></path>`
  return [
    line(0, ['', 'Quantity', 'Paper', 'Ours', 'Difference', 'Verdict'], true), rule,
    ...table.map((row, i) => line(i + 1, [
      row.letter, `${row.quantity}${row.unit === '' ? '' : ` [${row.unit}]`}`, paperCell(row),
      short(row.ours), short(row.difference), row.verdict === 'pass' ? 'within' : row.verdict === 'fail' ? 'outside' : 'pending',
    ], false)),
  ].join('')
}

/** Of two bounds the one that the claim is about. */
const paperCell = (row: VerdictRow): string => boundText(row)?.split(',')[0]?.replaceAll('-', '−') ?? short(row.reference)

const short = (value: number | null): string => (value === null || !Number.isFinite(value) ? '–' : String(Number(value.toPrecision(3))).replaceAll('-', '−'))

/** To at most so many em. */
function shortened(text: string, em: number): string {
  if (textWidth(text) <= em) return text
  let kept = [...text]
  while (kept.length > 1 && textWidth(`${kept.join('')}…`) > em) kept = kept.slice(0, -1)
  return `${kept.join('')}…`
}

/** The same with bands and bars of `factor` standard deviations. */
export function withSpread(panel: PlottedPanel, factor: number): PlottedPanel {
  const wider = <T extends { readonly sd?: readonly number[] }>(line: T): T => (line.sd === undefined ? line : { ...line, sd: line.sd.map((sd) => sd * factor) })
  return { ...panel, curves: panel.curves.map(wider), references: panel.references.map(wider) }
}
