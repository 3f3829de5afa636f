/** Legends on a screen whose letters are whole: what has no room loses letters in its middle, and says all of it to whoever points at it. */
import { isRecord, listIn, numberOr, textOr } from '../read-json.ts'
import type { JsonRecord } from '../read-json.ts'

/** A legend that turns pages cuts off what stands out of its lines, in px. */
const linePx = 16
/** The pages' arrows with the space about them, and what is between a key and its words, at least and in a page of its own, in px. */
const [arrowsPx, keyGapPx, pagedKeyGapPx] = [26, 9, 6]
/** The library keeps room for this beside its arrows, whatever the number of pages, in letters of this size in px. */
const pageText = { text: 'xx/xx', px: 12 }
/** Between two entries of a page, in px. */
const columnGapPx = 24
/**
 * The library begins a page with the last entry that it saw of the one before. So that it is a new one, an entry has to begin within
 * the page, and so far before its end, in px, that the width of a line in its key does not matter; nobody sees that.
 */
const peepPx = 1.5
/** As a share of itself, an entry keeps at least this much for another to stand beside it; one that is no wider than this, in px, keeps all. */
const [mostCut, leastCutPx] = [0.8, 160]

/** Px of a text at a size of letters. */
export type WidthOf = (text: string, fontPx: number) => number

/** `widthPx`: of the chart; 0 where there is none yet, and nothing is shortened. */
export function readableLegends(option: Record<string, unknown>, widthPx: number, widthOf: WidthOf): Record<string, unknown> {
  if (!Array.isArray(option['legend'])) return option
  return { ...option, legend: listIn(option['legend']).map((legend) => (isRecord(legend) ? whole(legend, widthPx, widthOf) : legend)) }
}

function whole(legend: JsonRecord, widthPx: number, widthOf: WidthOf): JsonRecord {
  const letters = isRecord(legend['textStyle']) ? legend['textStyle'] : {}
  const scrolls = legend['type'] === 'scroll'
  const paged = scrolls ? { textStyle: { ...letters, lineHeight: linePx }, pageIconSize: 10, pageButtonGap: 4 } : {}
  const share = Number(/^([\d.]+)%$/.exec(textOr(legend['width'], ''))?.[1] ?? NaN) / 100
  const keyPx = numberOr(legend['itemWidth'], 25) + (scrolls ? pagedKeyGapPx : keyGapPx)
  if (!(share * widthPx > keyPx)) return { ...legend, ...paged }
  const fontPx = numberOr(letters['fontSize'], 12)
  const named = legend['formatter']
  const inWords = (name: string): string => (typeof named === 'function' ? String(named(name)) : name).trimEnd()
  const names = listIn(legend['data']).map((entry) => textOr(isRecord(entry) ? entry['name'] : entry, ''))
  const widths = names.map((name) => widthOf(inWords(name), fontPx))
  const columnPx = scrolls ? columnOf(widths.map((width) => width + keyPx), share * widthPx, numberOr(legend['itemGap'], 10), widthOf(pageText.text, pageText.px)) : undefined
  const roomPx = (columnPx ?? share * widthPx) - keyPx
  const cut = (name: string): string => cutMiddle(inWords(name), (text) => widthOf(text, fontPx) <= roomPx)
  return {
    ...legend, ...paged, formatter: cut, tooltip: { show: names.some((name) => cut(name) !== inWords(name)) },
    ...(scrolls ? { textStyle: { ...paged.textStyle, ...(columnPx === undefined ? { width: null } : { width: roomPx, overflow: 'truncate', padding: 0 }) }, ...(columnPx === undefined ? {} : { itemGap: columnGapPx }) } : {}),
  }
}

/**
 * How wide each entry of a legend is that does not fit into one line: so that a page ends with a whole entry, of which it may lose a little.
 * Undefined where all of them fit as they are.
 */
function columnOf(entriesPx: readonly number[], linePx: number, gapPx: number, pageTextPx: number): number | undefined {
  if (entriesPx.reduce((sum, width) => sum + width + gapPx, -gapPx) <= linePx) return undefined
  const roomPx = linePx - arrowsPx - pageTextPx - peepPx
  const widest = entriesPx.reduce((most, width) => Math.max(most, width), 0)
  const columns = Math.max(1, Math.floor(roomPx / (Math.max(mostCut * widest, Math.min(widest, leastCutPx)) + columnGapPx)))
  return Math.max(0, roomPx / columns - columnGapPx)
}

/** The text, or as much of its two ends as fits with an ellipsis between them: what tells names apart stands there. */
export function cutMiddle(text: string, fits: (text: string) => boolean): string {
  if (fits(text)) return text
  const letters = [...text]
  const kept = (count: number): string => `${letters.slice(0, Math.ceil(count / 2)).join('').trimEnd()}…${letters.slice(letters.length - Math.floor(count / 2)).join('').trimStart()}`
  let [least, most] = [2, letters.length]
  while (most - least > 1) {
    const middle = Math.floor((least + most) / 2)
    if (fits(kept(middle))) least = middle
    else most = middle
  }
  return kept(least)
}

let context: CanvasRenderingContext2D | null | undefined

/** As a canvas draws it; a page without one (a test) counts letters. */
export function drawnWidth(text: string, fontPx: number): number {
  context ??= document.createElement('canvas').getContext('2d')
  if (context === null) return 0.6 * fontPx * text.length
  context.font = `${fontPx}px system-ui, sans-serif`
  return context.measureText(text).width
}
