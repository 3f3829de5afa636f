/** How a sweep stands, in words, and how its table is sorted. */
import type { RunStatus, SweepDetail, SweepPointView, SweepSummary } from '../../../src-main/api/contract.ts'
import { statusOrder } from '../../components/status-words.ts'

type Counts = Pick<SweepSummary, 'counts' | 'stoppedEarly' | 'pointCount' | 'seedCount'>

export const runCount = ({ pointCount, seedCount }: Pick<Counts, 'pointCount' | 'seedCount'>): number => pointCount * seedCount

/** What the rule of the sweep has stopped is cancelled, and not by anybody. */
export type SweepRunState = RunStatus | 'stopped early'

export const stateOf = ({ status, stoppedEarly }: SweepPointView['runs'][number]): SweepRunState => (stoppedEarly ? 'stopped early' : status)

/** How many runs of each state, those that there are, in the order in which they are told. */
export function stateCounts({ counts, stoppedEarly }: Counts): { readonly state: SweepRunState; readonly count: number }[] {
  const all = statusOrder.flatMap((status): { readonly state: SweepRunState; readonly count: number }[] => (
    status === 'cancelled' ? [{ state: 'stopped early', count: stoppedEarly }, { state: status, count: (counts.cancelled ?? 0) - stoppedEarly }] : [{ state: status, count: counts[status] ?? 0 }]))
  return all.filter(({ count }) => count > 0)
}

/** "12 of 36 done", with what else there is: "12 of 36 done, 2 running, 22 queued". */
export function sweepProgress(sweep: Counts): string {
  const others = stateCounts(sweep).filter(({ state }) => state !== 'done').map(({ state, count }) => `${count} ${state}`)
  return [`${sweep.counts.done ?? 0} of ${runCount(sweep)} done`, ...others].join(', ')
}

/** Something of it computes or waits. */
export const isUnderWay = ({ counts }: Pick<Counts, 'counts'>): boolean => (counts.running ?? 0) + (counts.queued ?? 0) > 0

/** What could be gone on with; not what was stopped early. */
export const restCount = ({ counts, stoppedEarly }: Pick<Counts, 'counts' | 'stoppedEarly'>): number => (counts.cancelled ?? 0) - stoppedEarly + (counts.failed ?? 0) + (counts.interrupted ?? 0)

/** What became of those that were stopped early, where there are any, and what can be done about it. */
export function stoppedText(count: number): string {
  if (count === 0) return ''
  return `${count === 1 ? 'One was stopped early; its own page says why, and goes on with it.' : `${count} were stopped early; their own pages say why, and go on with them.`} Figure and table have the runs that are done.`
}

/** What "Resume" does to those that were stopped early, where there are any. */
export const resumeHint = ({ stoppedEarly }: Pick<Counts, 'stoppedEarly'>): string => (stoppedEarly === 0
  ? '' : `Without the ${stoppedEarly === 1 ? 'one that was' : `${stoppedEarly} that were`} stopped early: "Resume from checkpoint" on a run's own page goes on with it all the same`)

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
