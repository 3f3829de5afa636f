/** Points of curves that were pinned with a label, as parts of an SVG: a ring, a line, and a box with words that stays within the figure. Pure. */
import { escapeXml } from './provenance.ts'
import { textWidth } from './text-width.ts'

/** A point of a curve with words beside it. */
export interface FigurePin {
  /** Id of the panel. */
  readonly panel: string
  /** The curve's label; the pin has its colour. */
  readonly curve: string
  readonly x: number
  readonly y: number
  /** From the point to the upper left corner of the words, in em. */
  readonly dx: number
  readonly dy: number
  /** In one or more lines. */
  readonly text: string
}

export interface PinStyle {
  readonly fontSize: number
  readonly fontFamily: string
  readonly axisWidth: number
  /** Of the figure. */
  readonly width: number
  readonly height: number
  readonly colour: string
  readonly textColour: string
  readonly background: string
}

const lineHeightEm = 1.3
const padEm = 0.3
/** Letters that are not in the table of widths may be wider. */
const letterShare = 1.06

/** `at`: the point, in units of the drawing. */
export function pinMark(at: readonly [number, number], { dx, dy, text }: FigurePin, style: PinStyle): string {
  const { fontSize: em, colour } = style
  const lines = text.split('\n')
  const width = (letterShare * Math.max(...lines.map(textWidth)) + 2 * padEm) * em
  const height = (lines.length * lineHeightEm + 2 * padEm) * em
  const left = within(at[0] + dx * em, 0, style.width - width)
  const top = within(at[1] + dy * em, 0, style.height - height)
  const radius = 0.35 * em
  const letters = lines.map((line, index) => (
    `<text dominant-baseline="central" text-anchor="start" style="font-size:${em}px;font-family:${style.fontFamily};" xml:space="preserve" x="${short(left + padEm * em)}" y="${short(top + (padEm + (index + 0.5) * lineHeightEm) * em)}" fill="${style.textColour}">${escapeXml(line)}</text>`))
  return [
    `<path d="M${short(at[0])} ${short(at[1])}L${short(within(at[0], left, left + width))} ${short(within(at[1], top, top + height))}" fill="none" stroke="${colour}" stroke-width="${style.axisWidth}"></path>`,
    `<path d="M${short(at[0] - radius)} ${short(at[1])}a${short(radius)} ${short(radius)} 0 1 0 ${short(2 * radius)} 0a${short(radius)} ${short(radius)} 0 1 0 ${short(-2 * radius)} 0Z" fill="${style.background}" stroke="${colour}" stroke-width="${2 * style.axisWidth}"></path>`,
    `<rect x="${short(left)}" y="${short(top)}" width="${short(width)}" height="${short(height)}" fill="${style.background}" fill-opacity="0.9" stroke="${colour}" stroke-width="${style.axisWidth}"></rect>`,
    ...letters,
  ].join('')
}

const within = (value: number, least: number, most: number): number => Math.max(least, Math.min(value, most))
const short = (value: number): number => Number(value.toFixed(3))
