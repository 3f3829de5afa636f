/** Recorded series as they grow: a live view reads only what is new. */
import type { SeriesData } from '../../store/records.ts'
import type { RunTable } from '../../store/store.ts'

export interface SeriesReader {
  /** All rows so far; undefined where the run has no such series yet. */
  read(runId: string, series: string): SeriesData | undefined
}

/** Keeps what it has read. For as long as someone watches; the arrays it gives are its own. */
export function growingReader(runs: Pick<RunTable, 'series'>): SeriesReader {
  const known = new Map<string, SeriesData>()
  return {
    read(runId, series) {
      const key = `${runId} ${series}`
      const before = known.get(key)
      const news = runs.series(runId, series, before?.rows ?? 0)
      if (news === undefined) return before
      if (before !== undefined && news.values.length === 0) return before
      const all = before === undefined ? news : { ...news, firstRow: 0, values: joined(before.values, news.values) }
      known.set(key, all)
      return all
    },
  }
}

function joined(a: Float64Array, b: Float64Array): Float64Array {
  const all = new Float64Array(a.length + b.length)
  all.set(a)
  all.set(b, a.length)
  return all
}
