/** Where the panels of a page stand: twelve columns, filled row by row in their order. */
import { layOutText } from '../../export/text-block.ts'
import type { PageDocument, PagePanel } from './page-types.ts'

export interface PanelBox {
  readonly panel: PagePanel
  readonly letter: string
  readonly leftMm: number
  readonly topMm: number
  readonly widthMm: number
  readonly heightMm: number
}

export interface PageLayout {
  readonly boxes: readonly PanelBox[]
  readonly heightMm: number
}

const columnCount = 12
const gapMm = 3

/** Panels of a row begin at one height, and the next row begins below the tallest. Texts are as high as their lines and have no letter. An empty page has a height all the same. */
export function layOutPage({ widthMm, fontPt, letters, panels }: PageDocument): PageLayout {
  const columnMm = (widthMm - gapMm * (columnCount - 1)) / columnCount
  const boxes: PanelBox[] = []
  let [column, top, rowHeight, position] = [0, 0, 0, 0]
  for (const panel of panels) {
    if (column > 0 && column + panel.span > columnCount) {
      top += rowHeight + gapMm
      column = 0
      rowHeight = 0
    }
    const isText = panel.text !== undefined, panelMm = rounded(panel.span * (columnMm + gapMm) - gapMm)
    const heightMm = isText ? layOutText(panel.text, { widthMm: panelMm, fontPt }).heightMm : panel.heightMm
    boxes.push({ panel, letter: isText ? '' : panel.letter ?? letterOf(position, letters), leftMm: rounded(column * (columnMm + gapMm)), topMm: rounded(top), widthMm: panelMm, heightMm })
    if (!isText) position = positionAfter(panel.letter, position)
    column += panel.span
    rowHeight = Math.max(rowHeight, heightMm)
  }
  return { boxes, heightMm: panels.length === 0 ? 40 : rounded(top + rowHeight) }
}

const rounded = (mm: number): number => Number(mm.toFixed(3))

/** What comes after a panel "e" is "f", wherever on the page it stands. */
const positionAfter = (letter: string | null, position: number): number => (letter !== null && /^[a-z]$/i.test(letter) ? letter.toLowerCase().charCodeAt(0) - 96 : position + 1)

function letterOf(index: number, letters: PageDocument['letters']): string {
  if (letters === 'none') return ''
  const letter = `${index >= 26 ? String.fromCharCode(96 + Math.floor(index / 26)) : ''}${String.fromCharCode(97 + (index % 26))}`
  return letters === 'upper' ? letter.toUpperCase() : letter
}
