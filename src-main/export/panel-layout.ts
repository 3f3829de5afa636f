/** Where each panel of a figure stands, and how its legend breaks into lines. */
import type { FigureStyle } from './figure-style.ts'
import { textWidth } from './text-width.ts'

/** A panel's place: percentages so that a figure on a screen follows its container. */
export interface PanelPlace {
  readonly left: string
  readonly width: string
  readonly titleTop: string
  readonly legendTop: string
  readonly gridTop: string
  readonly gridHeight: string
  /** Middle of the plotting area. */
  readonly centreX: string
  readonly centreY: string
}

const gap = 0.025
const lineHeight = 1.55

/** How wide a legend's key is, the space between two entries, and between two of its lines of text, in em. */
export const legendKey = { width: 2.2, gap: 1.2, between: 0.3, line: 1.15 }

/** Panels side by side: what the figure wants (three, or two of more than three), as far as there is room. */
export function figureColumns(count: number, wanted: number | undefined, room: number): number {
  const columns = wanted ?? (count > 3 ? 2 : count)
  return Math.max(1, Math.min(count, columns, room))
}

export const columnsOf = (count: number, style: FigureStyle): number => Math.max(1, Math.min(count, style.columns))

/** As many lines of a legend are as high as this. */
export const linesOfHeight = (height: number, { fontSize }: FigureStyle): number => height / (fontSize * (legendKey.line + legendKey.between))

/** As a share of the figure's height. */
export const legendHeight = (lines: number, { fontSize, height }: FigureStyle): number => (lines === 0 ? 0 : ((lineHeight + (lines - 1) * (legendKey.line + legendKey.between)) * fontSize) / height)

/**
 * Places for `count` panels. `legendLines` is what the tallest legend needs, of all panels or of each panel: panels of a row have
 * the same height. `titled` keeps a line for titles.
 */
export function placePanels(count: number, legendLines: number | readonly number[], titled: boolean, style: FigureStyle): PanelPlace[] {
  const columns = columnsOf(count, style)
  const rows = Math.max(1, Math.ceil(count / columns))
  const linesOf = (row: number): number => (typeof legendLines === 'number' ? legendLines : Math.max(0, ...legendLines.slice(row * columns, (row + 1) * columns)))
  const width = (1 - gap * (columns - 1)) / columns
  const em = style.fontSize / style.height
  const padding = 0.4 * em
  const titleHeight = titled ? lineHeight * em : 0
  return Array.from({ length: count }, (_, index) => {
    const left = (index % columns) * (width + gap)
    const row = Math.floor(index / columns)
    const top = row / rows + padding
    const gridTop = top + titleHeight + legendHeight(linesOf(row), style) + padding
    const gridHeight = Math.max(0.05, 1 / rows - (gridTop - top) - 2 * padding)
    return {
      left: percent(left),
      width: percent(width),
      titleTop: percent(top),
      legendTop: percent(top + titleHeight),
      gridTop: percent(gridTop),
      gridHeight: percent(gridHeight),
      centreX: percent(left + width / 2),
      centreY: percent(gridTop + gridHeight / 2),
    }
  })
}

/** How wide a panel of a figure is that has as many columns as its style says. */
export const panelWidth = ({ width, columns }: FigureStyle): number => (width / columns) * (1 - gap)

/** How wide a panel is, in em. */
const panelEm = (panelCount: number, style: FigureStyle): number => (style.width / columnsOf(panelCount, style) / style.fontSize) * (1 - gap)

/** Of an entry of a legend, the key before its words, in em. */
const keyEm = legendKey.width + 0.75

/** Lines that the labels need when they are set one after the other within a panel's width, and broken where they are wider than it. */
export function countLegendLines(labels: readonly string[], panelCount: number, style: FigureStyle): number {
  if (labels.length === 0) return 0
  const available = panelEm(panelCount, style)
  let lines = 1
  let used = 0
  for (const label of labels) {
    const needed = keyEm + textWidth(label.trimEnd()) + legendKey.gap - legendKey.between
    if (used > 0 && used + needed > available) {
      lines++
      used = 0
    }
    lines += brokenLabel(label, panelCount, style).split('\n').length - 1
    used += needed + legendKey.between
  }
  return lines
}

/** An entry of a legend in lines that a panel has room for, broken between words, and within a word only where it is wider than a line. */
export function brokenLabel(label: string, panelCount: number, style: FigureStyle): string {
  const room = Math.max(4, panelEm(panelCount, style) - keyEm)
  const pieces = label.trimEnd().split(' ').flatMap((word) => inPieces(word, room))
  return pieces.reduce((lines, piece) => {
    const last = lines.slice(lines.lastIndexOf('\n') + 1)
    return lines === '' ? piece : `${lines}${textWidth(`${last} ${piece}`) > room ? '\n' : ' '}${piece}`
  }, '')
}

/** A word no wider than the room; a longer one in parts. */
function inPieces(word: string, room: number): string[] {
  return [...word].reduce<string[]>((parts, letter) => (parts.length === 0 || textWidth(`${parts.at(-1) ?? ''}${letter}`) > room ? [...parts, letter] : parts.with(-1, `${parts.at(-1) ?? ''}${letter}`)), [])
}

const percent = (fraction: number): string => `${Number((fraction * 100).toFixed(4))}%`
