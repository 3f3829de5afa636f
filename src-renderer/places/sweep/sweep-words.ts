/** How a sweep stands, in words, and how its table is sorted. */
import type { SweepDetail, SweepPointView, SweepSummary } from '../../../src-main/api/contract.ts'
import { statusOrder } from '../../components/status-words.ts'

type Counts = Pick<SweepSummary, 'counts' | 'pointCount' | 'seedCount'>

export const runCount = ({ pointCount, seedCount }: Counts): number => pointCount * seedCount

/** "12 of 36 done", with what else there is: "12 of 36 done, 2 running, 22 queued". */
export function sweepProgress(sweep: Counts): string {
  const others = statusOrder.filter((status) => status !== 'done' && (sweep.counts[status] ?? 0) > 0).map((status) => `${sweep.counts[status] ?? 0} ${status}`)
  return [`${sweep.counts.done ?? 0} of ${runCount(sweep)} done`, ...others].join(', ')
}

/** Something of it computes or waits. */
export const isUnderWay = ({ counts }: Counts): boolean => (counts.running ?? 0) + (counts.queued ?? 0) > 0

/** What could be gone on with. */
export const restCount = ({ counts }: Counts): number => (counts.cancelled ?? 0) + (counts.failed ?? 0) + (counts.interrupted ?? 0)

/** Share of the runs that have ended, the parts of those that compute included. */
export function progressOf(sweep: SweepDetail): number {
  const runs = sweep.points.flatMap((point) => point.runs)
  const done = runs.reduce((sum, run) => sum + (run.status === 'running' || run.status === 'queued' ? run.progress : 1), 0)
  return runs.length === 0 ? 0 : done / runs.length
}

/** Until the last of its runs ends, by the forecast of the queue; null where one of them has none, or none is left. */
export function secondsLeftOf(id: string, rows: readonly { readonly run: { readonly sweepId: string | null }, readonly endsInSeconds: number | null }[]): number | null {
  const ends = rows.flatMap(({ run, endsInSeconds }) => (run.sweepId === id ? [endsInSeconds] : []))
  return ends.length === 0 || ends.includes(null) ? null : Math.max(...ends.flatMap((seconds) => seconds ?? []))
}

/** By an axis, or by the mean of a metric. */
export interface SortKey {
  readonly by: 'axis' | 'metric'
  readonly index: number
}

export interface SweepSort {
  readonly key: SortKey
  readonly descending: boolean
}

/** A copy in order; what has no number comes last in any case. */
export function sortedPoints(points: readonly SweepPointView[], { key, descending }: SweepSort): SweepPointView[] {
  const valueOf = (point: SweepPointView): number | undefined => (key.by === 'axis' ? point.at[key.index] : point.metrics[key.index]?.mean)
  const sign = descending ? -1 : 1
  return points.toSorted((a, b) => {
    const [x, y] = [valueOf(a), valueOf(b)]
    if (x === undefined || y === undefined) return x === y ? a.index - b.index : x === undefined ? 1 : -1
    return sign * (x - y) || a.index - b.index
  })
}
