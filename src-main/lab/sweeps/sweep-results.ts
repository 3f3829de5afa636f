/** What came of a sweep: at every point its runs, and each metric's mean and SD over the seeds. Pure. */
import { meanAndSd } from '../../experiments/pooled-points.ts'
import { axisName } from '../../experiments/sweep-axis.ts'
import type { SweepRecord, SweepRunRow } from '../../store/sweep-records.ts'
import type { MetricStatistics, SweepPointView, SweepSummary } from './sweep-types.ts'

export interface RunMetric {
  readonly runId: string
  readonly name: string
  readonly value: number
}

/** Of every point and seed the run that was made last: it replaces those before it. */
export function newestRuns(runs: readonly SweepRunRow[]): SweepRunRow[] {
  return [...new Map(runs.map((run) => [`${run.point}:${run.seed}`, run])).values()].sort((a, b) => a.point - b.point || a.seed - b.seed)
}

/** Runs of each state. */
export function statusCounts(runs: readonly SweepRunRow[]): SweepSummary['counts'] {
  return Object.fromEntries([...Map.groupBy(runs, ({ status }) => status)].map(([status, members]) => [status, members.length]))
}

/** Points in their order; `metrics` are those of any of the runs, in the order in which runs tell them. */
export function pointViews(sweep: Pick<SweepRecord, 'resolved' | 'pointCount'>, runs: readonly SweepRunRow[], metrics: readonly RunMetric[]): { readonly names: string[]; readonly points: SweepPointView[] } {
  const names = [...new Set(metrics.map(({ name }) => name))]
  const byRun = Map.groupBy(metrics, ({ runId }) => runId)
  const byPoint = Map.groupBy(runs, ({ point }) => point)
  const points = Array.from({ length: sweep.pointCount }, (_, index): SweepPointView => {
    const members = byPoint.get(index) ?? []
    const at = positionsOf(index, sweep.resolved.map(({ values }) => values.length))
    const values = members.flatMap(({ id }) => byRun.get(id) ?? [])
    return {
      index, at,
      label: sweep.resolved.map((axis, k) => `${axisName(axis)} = ${axis.texts[at[k] ?? 0] ?? ''}`).join(', '),
      runs: members.map(({ id, seed, status, progress, reason, stoppedEarly }) => ({ id, seed, status, progress, reason, stoppedEarly })),
      metrics: names.map((name) => statisticsOf(values.filter((metric) => metric.name === name).map(({ value }) => value))),
    }
  })
  return { names, points }
}

/** Of a grid whose last axis turns fastest. */
function positionsOf(index: number, sizes: readonly number[]): number[] {
  return sizes.map((size, k) => Math.floor(index / sizes.slice(k + 1).reduce((product, other) => product * other, 1)) % size)
}

/** Null without a number; what is no number is left out. */
export function statisticsOf(values: readonly number[]): MetricStatistics | null {
  const numbers = values.filter(Number.isFinite)
  return numbers.length === 0 ? null : { ...meanAndSd(numbers), count: numbers.length }
}
