/** Text between the panels of a page: notes broken into lines of its column, drawn in points. Bold where it is a heading; other emphasis is left out, since pictures have one form of letters. */
import { escapeXml } from './provenance.ts'
import { noteBlocks, withoutMarks } from './report/note-blocks.ts'
import type { NoteBlock } from './report/note-blocks.ts'
import { textWidth } from './text-width.ts'

export interface TextLine {
  readonly text: string
  readonly bold: boolean
  readonly sizePt: number
  readonly xPt: number
  /** Of its letters' feet, from the top of the block. */
  readonly baselinePt: number
}

export interface TextBlock {
  readonly lines: readonly TextLine[]
  readonly heightMm: number
}

const lineHeight = 1.4
/** Between blocks, in lines. */
const gapLines = 0.5
/** How much larger a heading is, by its level; a bold letter is wider by a tenth. */
const headingSizes = [1.3, 1.15, 1, 1] as const
const boldWidth = 1.12
const mmPerPt = 25.4 / 72

/** A text in a column of that width. Words that are wider than the column are broken. Also an empty text is one line high. */
export function layOutText(text: string, { widthMm, fontPt }: { readonly widthMm: number; readonly fontPt: number }): TextBlock {
  const widthPt = widthMm / mmPerPt
  const lines: TextLine[] = []
  let heightPt = 0
  for (const block of noteBlocks(text)) {
    if (lines.length > 0) heightPt += gapLines * lineHeight * fontPt
    for (const { words, indentPt, mark, bold, sizePt } of itemsOf(block, fontPt)) {
      for (const [position, line] of brokenLines(words, (widthPt - indentPt) / sizePt / (bold ? boldWidth : 1)).entries()) {
        const baselinePt = rounded(heightPt + 0.5 * (lineHeight - 1) * sizePt + 0.8 * sizePt)
        if (position === 0 && mark !== '') lines.push({ text: mark, bold, sizePt, xPt: 0, baselinePt })
        lines.push({ text: line, bold, sizePt, xPt: indentPt, baselinePt })
        heightPt += lineHeight * sizePt
      }
    }
  }
  return { lines, heightMm: rounded(Math.max(heightPt, lineHeight * fontPt) * mmPerPt) }
}

interface Item {
  readonly words: string
  readonly indentPt: number
  /** Before its first line. */
  readonly mark: string
  readonly bold: boolean
  readonly sizePt: number
}

function itemsOf({ kind, level, lines }: NoteBlock, fontPt: number): Item[] {
  const bold = kind === 'heading', sizePt = bold ? rounded((headingSizes[level - 1] ?? 1) * fontPt) : fontPt
  const indentPt = kind === 'bullets' ? 1.2 * fontPt : kind === 'numbers' ? (0.9 + 0.65 * String(lines.length).length) * fontPt : 0
  return lines.map((line, index) => ({ words: withoutMarks(line), indentPt: rounded(indentPt), mark: kind === 'bullets' ? '•' : kind === 'numbers' ? `${index + 1}.` : '', bold, sizePt }))
}

/** Lines of at most so many em. */
function brokenLines(text: string, em: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(/\s+/).filter((part) => part !== '').flatMap((part) => pieces(part, em))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && textWidth(longer) > em) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line]
}

/** A word, in as many pieces as it takes. */
function pieces(word: string, em: number): string[] {
  if (textWidth(word) <= em) return [word]
  const found: string[] = []
  let piece = ''
  for (const letter of word) {
    if (piece !== '' && textWidth(piece + letter) > em) {
      found.push(piece)
      piece = ''
    }
    piece += letter
  }
  return [...found, piece]
}

const rounded = (value: number): number => Number(value.toFixed(3))

const ink = '#000000'

/** What is within the SVG of a block, in points from its upper left corner. */
export const drawText = ({ lines }: TextBlock): string => lines.map(({ text, bold, sizePt, xPt, baselinePt }) =>
  `<text style="font-size:${sizePt}px;font-family:Helvetica, Arial, 'DejaVu Sans', sans-serif;${bold ? 'font-weight:bold;' : ''}" x="${xPt}" y="${baselinePt}" fill="${ink}">${escapeXml(text)}</text>`).join('')
