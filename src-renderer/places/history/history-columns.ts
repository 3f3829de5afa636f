/** The columns of the history, from left to right. */
import type { SortColumn } from './history-terms.ts'

export interface HistoryColumn {
  readonly id: SortColumn
  readonly label: string
  /** Width as a CSS grid track. */
  readonly track: string
  readonly numeric: boolean
}

export const historyColumns: readonly HistoryColumn[] = [
  { id: 'starred', label: '★', track: '2rem', numeric: false },
  { id: 'name', label: 'Name', track: 'minmax(10rem, 1fr)', numeric: false },
  { id: 'presetId', label: 'Figure', track: '5.5rem', numeric: false },
  { id: 'seed', label: 'Seed', track: '3.5rem', numeric: true },
  { id: 'status', label: 'Status', track: '7rem', numeric: false },
  { id: 'verdict', label: 'Verdict', track: '8.6rem', numeric: false },
  { id: 'differenceCount', label: 'Changes', track: '4.5rem', numeric: true },
  { id: 'tags', label: 'Tags', track: 'minmax(3rem, 9rem)', numeric: false },
  { id: 'createdAt', label: 'Created', track: '8rem', numeric: false },
  { id: 'durationMs', label: 'Duration', track: '4.8rem', numeric: true },
]

/** All tracks, the selection box first. */
export const gridTracks = ['2rem', ...historyColumns.map((column) => column.track)].join(' ')

/** Height of every line in px; fixed, so that only visible lines need drawing. */
export const lineHeight = 30
