/** How much is said beside the cursor of a plot: as much as covers no more than about a third of it, and not the cursor. */
import type { ReadOut } from './read-out.ts'

/** `full`: the moment, names, values and what the authors' code gave. `plain`: names and values. `bare`: values, with the strokes of their lines. */
export type ReadOutDetail = 'full' | 'plain' | 'bare'

/** Of the plot's area. */
const mostCovered = 1 / 3

/** Letters and lines, in px. */
export const [readOutFontPx, linePx] = [11, 14]
/** Border, space and distance from the plot at both sides; the key, and the gaps between the parts of a line. */
const [framePx, keyPx, gapPx] = [18, 14, 4]

type Lines = readonly Pick<ReadOut, 'label' | 'text' | 'reference'>[]

/** `place`: the plot, and the room that it has beside the cursor, in px. The least of all where even that covers more. */
export function readOutDetail(lines: Lines, place: { readonly width: number; readonly height: number; readonly room: number }, widthOf: (text: string) => number): ReadOutDetail {
  return (['full', 'plain'] as const).find((detail) => {
    const width = widthOfLines(lines, detail, widthOf)
    const height = (lines.length + (detail === 'full' ? 1 : 0)) * linePx + gapPx
    return width <= place.room && width * height <= place.width * place.height * mostCovered
  }) ?? 'bare'
}

function widthOfLines(lines: Lines, detail: 'full' | 'plain', widthOf: (text: string) => number): number {
  const widths = lines.map(({ label, text, reference }) => {
    const words = [label, text, ...(detail === 'full' && reference !== '' ? [`(${reference})`] : [])]
    return keyPx + words.reduce((sum, word) => sum + gapPx + widthOf(word), 0)
  })
  return Math.max(0, ...widths) + framePx
}
