/** Chosen columns as the table lays them out. */
import type { HistoryFields } from '../../../src-main/api/contract.ts'
import { boxWidth, columnOf, isNumeric, narrowest, widest } from './history-columns.ts'
import type { HistoryColumn } from './history-columns.ts'
import type { ColumnChoice, ColumnId } from './history-terms.ts'

export interface TableColumn extends HistoryColumn {
  readonly numeric: boolean
  readonly pinned: boolean
  /** Distance of a pinned column from the left edge, in px. */
  readonly left: number
  /** As a CSS grid track. */
  readonly track: string
  readonly least: number
}

/** Space between columns, and beside the first, in px. */
export const columnGap = 6
export const edge = 8

/** Shown beside the name while words are looked for in notes and logs. */
export const matchColumn: HistoryColumn = { id: 'match', label: 'Found', title: 'Where the words were found', kind: 'text', unit: '', width: 220, flexible: { least: 140, share: 1 }, section: 'Run' }

/** Pinned ones first, each in the order chosen. Usual widths go with the size of text; those that someone has chosen stay. */
export function tableColumns(choices: readonly ColumnChoice[], fields: HistoryFields, withMatches: boolean, textScale = 1): TableColumn[] {
  const scaled = (px: number): number => Math.round(px * textScale)
  const chosen = inOrder(choices).map((choice) => ({ choice, column: columnOf(choice.id, fields) }))
  const nameAt = chosen.findIndex(({ column }) => column.id === 'name')
  const all = withMatches ? chosen.toSpliced(nameAt + 1, 0, { choice: { id: matchColumn.id }, column: matchColumn }) : chosen
  let left = edge + boxWidth + columnGap
  return all.map(({ choice, column }): TableColumn => {
    const pinned = choice.pinned === true
    const width = choice.width ?? scaled(column.width)
    const at = left
    if (pinned) left += width + columnGap
    const bends = column.flexible !== undefined && choice.width === undefined && !pinned ? column.flexible : undefined
    return {
      ...column, width, pinned, left: at, numeric: isNumeric(column), least: bends === undefined ? width : scaled(bends.least),
      track: bends === undefined ? `${width}px` : `minmax(${scaled(bends.least)}px, ${bends.share}fr)`,
    }
  })
}

/** All tracks, the boxes first, and the least width of a line in px. */
export const gridTracks = (columns: readonly TableColumn[]): string => [`${boxWidth}px`, ...columns.map(({ track }) => track)].join(' ')
export const lineWidth = (columns: readonly TableColumn[]): number => 2 * edge + boxWidth + columns.reduce((sum, { least }) => sum + least + columnGap, 0)

const inOrder = (choices: readonly ColumnChoice[]): ColumnChoice[] => [...choices.filter(({ pinned }) => pinned === true), ...choices.filter(({ pinned }) => pinned !== true)]

/** `id` to where `target` stands; both stay on their side of the pinned ones. */
export function moveColumn(choices: readonly ColumnChoice[], id: ColumnId, target: ColumnId): readonly ColumnChoice[] {
  const ordered = inOrder(choices)
  const [from, to] = [ordered.findIndex((choice) => choice.id === id), ordered.findIndex((choice) => choice.id === target)]
  const moved = ordered[from]
  if (moved === undefined || to < 0 || from === to) return choices
  const pinned = ordered[to]?.pinned === true
  return ordered.toSpliced(from, 1).toSpliced(to, 0, { id, ...(moved.width === undefined ? {} : { width: moved.width }), ...(pinned ? { pinned: true } : {}) })
}

/** One place to the left or the right, within its side of the pinned ones. */
export function shiftColumn(choices: readonly ColumnChoice[], id: ColumnId, by: -1 | 1): readonly ColumnChoice[] {
  const ordered = inOrder(choices)
  const at = ordered.findIndex((choice) => choice.id === id)
  const neighbour = ordered[at + by]
  return neighbour === undefined || neighbour.pinned !== ordered[at]?.pinned ? choices : moveColumn(ordered, id, neighbour.id)
}

export const resizeColumn = (choices: readonly ColumnChoice[], id: ColumnId, width: number): readonly ColumnChoice[] =>
  choices.map((choice) => (choice.id === id ? { ...choice, width: Math.round(Math.min(widest, Math.max(narrowest, width))) } : choice))

export const pinColumn = (choices: readonly ColumnChoice[], id: ColumnId): readonly ColumnChoice[] => choices.map((choice) => {
  if (choice.id !== id) return choice
  const { pinned, ...rest } = choice
  return pinned === true ? rest : { ...rest, pinned: true }
})

/** In or out; the last one stays, or there would be nothing to look at. */
export function toggleColumn(choices: readonly ColumnChoice[], id: ColumnId): readonly ColumnChoice[] {
  if (!choices.some((choice) => choice.id === id)) return [...choices, { id }]
  return choices.length === 1 ? choices : choices.filter((choice) => choice.id !== id)
}
