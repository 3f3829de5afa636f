/** Which recorded columns there are to choose from, and how the chosen ones are drawn. Pure. */
import type { OverlayLine, OverlayX, RunDetail } from '../../../../src-main/api/contract.ts'

/** All that the controls set. */
export interface CurvesChoice {
  lines: OverlayLine[]
  x: OverlayX
  logX: boolean
  logY: boolean
  clip: boolean
  colourBy: string
  pooled: boolean
  smoothing: number
  find: string
}

export interface RecordedColumn {
  readonly series: string
  readonly column: string
  /** All others of the series: over each of them it can be drawn, and their values may be curves of their own. */
  readonly others: readonly string[]
  /** How many of the runs have it. */
  readonly runs: number
}

/** Of a chosen column, to find it again in a list. */
export const columnKey = ({ series, column }: Pick<RecordedColumn, 'series' | 'column'>): string => `${series}\n${column}`

/** Every column of every series, in the order in which runs have them; without what others are drawn over. */
export function recordedColumns(runs: readonly Pick<RunDetail, 'seriesSizes'>[]): RecordedColumn[] {
  const found = new Map<string, RecordedColumn>()
  for (const { name: series, columns } of runs.flatMap(({ seriesSizes }) => seriesSizes)) {
    for (const column of columns.filter((name) => name !== usualOver(columns))) {
      const key = columnKey({ series, column })
      found.set(key, { series, column, others: columns.filter((other) => other !== column), runs: (found.get(key)?.runs ?? 0) + 1 })
    }
  }
  return [...found.values()]
}

/** Time where a series has it, otherwise what stands first: the epoch, the step, the condition. */
const usualOver = (columns: readonly string[]): string => columns.find((name) => /^time(S|Ms)?$/.test(name)) ?? columns[0] ?? ''

/** What tells rows of one time apart, where a series has such a column; realisations are pooled. */
const usualSplits = ['layer', 'condition', 'population', 'pattern', 'x']
const identifies = (name: string): boolean => usualSplits.includes(name) || name === 'realisation'

/** A chosen column as it is drawn at first. */
export function lineOf({ series, column, others }: RecordedColumn): OverlayLine {
  const over = usualOver(others)
  return { series, column, over, split: usualSplits.find((name) => name !== over && others.includes(name)) ?? null }
}

/** What one would look at first: what the most runs have, and of that the test error of those that learn. */
export function firstLine(columns: readonly RecordedColumn[]): OverlayLine | undefined {
  const most = Math.max(0, ...columns.map(({ runs }) => runs))
  const shared = columns.filter(({ runs }) => runs === most)
  const first = shared.find(({ column }) => column === 'testErrorPct') ?? shared.find(({ column }) => !identifies(column))
  return first === undefined ? undefined : lineOf(first)
}
