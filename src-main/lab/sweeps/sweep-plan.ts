/** A sweep worked out: its points, what they cost, and what is wrong with them. Rests between points, so that the lab goes on meanwhile. */
import { learningMeasures } from '../../engines/registry.ts'
import type { MachineLimits } from '../../experiments/kind.ts'
import { kindOf } from '../../experiments/kinds.ts'
import type { ExperimentSpec } from '../../experiments/kinds.ts'
import { medianStopIssues } from '../../experiments/median-stop.ts'
import type { MedianStop, StoppedSweep } from '../../experiments/median-stop.ts'
import { valueAt } from '../../experiments/spec-path.ts'
import { sweepGrid, sweepPoints } from '../../experiments/sweep.ts'
import type { SweepGrid, SweepIssue } from '../../experiments/sweep.ts'
import type { ExperimentRecord } from '../../store/records.ts'
import { LabError } from '../errors.ts'
import type { Calibration } from '../experiments/forecast.ts'
import { makespanSeconds } from '../queue/queue-schedule.ts'
import { createRest } from '../rest.ts'
import type { Forecast } from '../types.ts'
import type { SweepRequest } from './sweep-types.ts'

export interface WorkedOut {
  readonly grid: SweepGrid | null
  readonly points: readonly { readonly label: string; readonly at: readonly number[]; readonly spec: ExperimentSpec; readonly forecast: Forecast }[]
  readonly issues: readonly SweepIssue[]
}

/** More messages help no one. */
const mostIssues = 10
const largestSeed = 0xffffffff

export interface PlanParts {
  readonly calibration: Calibration
  readonly limits: MachineLimits
}

/** Throws a LabError where `signal` ends it. */
export async function workOut({ draft }: Pick<ExperimentRecord, 'draft'>, { axes, seedCount, firstSeed, medianStop }: SweepRequest, { calibration, limits }: PlanParts, signal?: AbortSignal): Promise<WorkedOut> {
  const kind = kindOf(draft)
  if (firstSeed + seedCount - 1 > largestSeed) return refused('firstSeed', 'First seed', firstSeed, `at most ${largestSeed - seedCount + 1} with ${seedCount} seeds`)
  const result = sweepGrid(kind, draft, { axes, seedCount })
  if (!result.ok) return { grid: null, points: [], issues: result.issues }
  const points: WorkedOut['points'][number][] = []
  const issues: SweepIssue[] = []
  const rest = createRest()
  for (const { label, at, result: made } of sweepPoints(kind, draft, result.grid, limits)) {
    if (made.ok) points.push({ label, at, spec: made.spec, forecast: calibration.forecastParsed(kind, made.spec) })
    else issues.push(...made.issues.filter((issue) => !issues.some(({ message }) => message === issue.message)))
    if (issues.length >= mostIssues) break
    await rest()
    if (signal?.aborted === true) throw new LabError('CONFLICT', 'The plan of this sweep is not wanted any more.')
  }
  // Of those points that can be: a spec that cannot is told of by itself.
  const epochs = points.map(({ spec }) => valueAt(spec, 'training.epochs')).filter((count) => typeof count === 'number')
  issues.unshift(...stopIssues(medianStop, { kind: kind.kind, runs: result.grid.pointCount * seedCount, ...(epochs.length === 0 ? {} : { epochs: Math.max(...epochs) }) }))
  return { grid: result.grid, points, issues: issues.slice(0, mostIssues) }
}

const refused = (path: string, label: string, value: unknown, expected: string): WorkedOut => (
  { grid: null, points: [], issues: [{ axis: null, path, label, value, expected, message: `${label} is ${String(value)}; expected ${expected}.` }] })

/** What is wrong with the rule that stops runs early; nothing where there is none. */
export const stopIssues = (rule: MedianStop | undefined, sweep: Omit<StoppedSweep, 'measures'>): SweepIssue[] => (
  rule === undefined ? [] : medianStopIssues(rule, { ...sweep, measures: learningMeasures(sweep.kind) }).map((issue) => ({ axis: null, ...issue })))

/** All runs together, over as many workers as there are. */
export function totalForecast(points: WorkedOut['points'], seedCount: number, workers: number): (Forecast & { readonly workers: number }) | null {
  const [first] = points
  if (first === undefined) return null
  // As they are queued: every point with the first seed, then with the next.
  const seconds = Array.from({ length: seedCount }, () => points.map(({ forecast }) => forecast.seconds)).flat()
  const atOnce = Math.min(workers, seconds.length)
  const memory = points.map(({ forecast }) => forecast.memoryMb).sort((a, b) => b - a)
  return {
    seconds: makespanSeconds(seconds, workers),
    memoryMb: Array.from({ length: atOnce }, (_, i) => memory[Math.floor(i / seedCount)] ?? 0).reduce((sum, mb) => sum + mb, 0),
    threadsMb: Math.max(...points.map(({ forecast }) => forecast.threadsMb)),
    diskMb: seedCount * points.reduce((sum, { forecast }) => sum + forecast.diskMb, 0),
    checkpointMb: seedCount * points.reduce((sum, { forecast }) => sum + forecast.checkpointMb, 0),
    basis: first.forecast.basis, seedsDiffer: points.some(({ forecast }) => forecast.seedsDiffer), workers,
  }
}
