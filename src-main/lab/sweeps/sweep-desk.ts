/** Sweeps: planned, started, followed, stopped, gone on with, thrown away and brought back. */
import type { FigureLook } from '../../export/figure-style.ts'
import { engineInfo, learningMeasures } from '../../engines/registry.ts'
import { diffSpecs } from '../../experiments/spec-diff.ts'
import type { MachineLimits } from '../../experiments/kind.ts'
import { kindOf } from '../../experiments/kinds.ts'
import { ruleText } from '../../experiments/median-stop.ts'
import { axisName } from '../../experiments/sweep-axis.ts'
import type { ExperimentRecord, RunOrigin } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import type { SweepRecord, SweepRun } from '../../store/sweep-records.ts'
import { LabError, notFound } from '../errors.ts'
import type { EventBus } from '../event-bus.ts'
import type { Calibration } from '../experiments/forecast.ts'
import { newId } from '../ids.ts'
import type { Lab } from '../lab.ts'
import type { RunQueue } from '../queue/run-queue.ts'
import type { RunResumer } from '../runs/run-resumer.ts'
import { createRest } from '../rest.ts'
import { specHash } from '../runs/spec-hash.ts'
import { withLabErrors } from '../store-errors.ts'
import { storedSpec } from '../runs/stored-spec.ts'
import { createSweepExport } from './sweep-export.ts'
import { totalForecast, workOut } from './sweep-plan.ts'
import type { WorkedOut } from './sweep-plan.ts'
import { newestRuns, pointViews, statusCounts } from './sweep-results.ts'
import type { MedianStop, MedianStopView, StartSweep, SweepDetail, SweepSummary } from './sweep-types.ts'

export interface SweepDeskParts {
  readonly store: Store
  readonly events: EventBus
  readonly queue: Pick<RunQueue, 'pump' | 'cancel'>
  readonly resumer: RunResumer
  readonly calibration: Calibration
  /** How many runs compute at a time. */
  readonly workers: () => number
  readonly limits: MachineLimits
  readonly origin: () => Omit<RunOrigin, 'engineVersion' | 'device'>
  readonly look: () => FigureLook
  readonly version: string
  readonly gitCommit: () => string | null
  readonly now: () => Date
}

/** As a run's name may have. */
const longestName = 200

export function createSweepDesk({ store, events, queue, resumer, calibration, workers, limits, origin, look, version, gitCommit, now }: SweepDeskParts): Lab['sweeps'] {
  function record(id: string): SweepRecord {
    const found = store.sweeps.get(id)
    if (found === undefined) throw notFound('sweep', id)
    return found
  }

  function experiment(id: string): ExperimentRecord {
    const found = store.experiments.get(id)
    if (found === undefined) throw notFound('experiment', id)
    return found
  }

  function originFor(spec: unknown): RunOrigin {
    const { version: engineVersion, device } = engineInfo(storedSpec(spec).spec.kind)
    return { ...origin(), engineVersion, device }
  }

  const runsOf = (id: string) => newestRuns(store.sweeps.runs(id))
  /** What its rule has stopped is no rest to be computed. */
  const unfinished = (id: string) => runsOf(id).filter(({ status, stoppedEarly }) => !stoppedEarly && (status === 'cancelled' || status === 'failed' || status === 'interrupted'))

  /** True where it waits to go on from its checkpoint; false where it has none that can be used. */
  async function goesOn(runId: string): Promise<boolean> {
    const run = store.runs.get(runId)
    if (run === undefined || resumer.obstacle(run) !== null) return false
    try {
      await resumer.requeue([runId])
      return true
    } catch (error) {
      if (error instanceof LabError) return false
      throw error
    }
  }

  function summary({ axes: _axes, medianStop: _medianStop, resolved: _resolved, spec: _spec, ...head }: SweepRecord): SweepSummary {
    const runs = runsOf(head.id)
    return { ...head, counts: statusCounts(runs), stoppedEarly: runs.filter(({ stoppedEarly }) => stoppedEarly).length }
  }

  function detail(id: string): SweepDetail {
    const sweep = record(id)
    const { names, points } = pointViews(sweep, runsOf(id), store.sweeps.metrics(id))
    return { ...summary(sweep), axes: sweep.resolved, medianStop: ruleView(sweep.kind, sweep.medianStop), metrics: names, points }
  }

  function changed(): void {
    events.publish({ type: 'runs-changed' })
    events.publish({ type: 'sweeps-changed' })
    events.publish({ type: 'queue-changed' })
  }

  /** What tells a run from the others comes first in its name. Every point with the first seed, then with the next: so the whole picture is there early, and gets its error bars later. */
  async function newRuns({ name, presetId, id: experimentId, baseline }: ExperimentRecord, points: WorkedOut['points'], { seedCount, firstSeed }: StartSweep): Promise<SweepRun[]> {
    const createdAt = now().toISOString()
    const rest = createRest()
    const shared: { readonly point: number; readonly run: Omit<SweepRun['run'], 'id' | 'seed'> }[] = []
    for (const [point, { spec, label }] of points.entries()) {
      await rest()
      const kind = kindOf(spec)
      const { version: engineVersion, device } = engineInfo(spec.kind)
      shared.push({
        point,
        run: {
          name: `${label} · ${name}`.slice(0, longestName), kind: kind.kind, presetId, experimentId, groupId: newId(), specHash: specHash(spec), createdAt, spec, baseline, rerunOf: null,
          differenceCount: baseline === null ? 0 : diffSpecs(kind, baseline, spec).length, origin: { ...origin(), engineVersion, device },
        },
      })
    }
    return Array.from({ length: seedCount }, (_, i) => shared.map(({ point, run }) => ({ point, run: { ...run, id: newId(), seed: firstSeed + i } }))).flat()
  }

  const { figure, exportFigure, exportTable } = createSweepExport({ detail, requestOf: record, runsOf, look: look, version, gitCommit, now })

  return {
    figure, exportFigure, exportTable,
    async plan(request, signal) {
      const source = 'spec' in request ? { draft: request.spec } : experiment(request.experimentId)
      const { grid, points, issues } = await workOut(source, request, { calibration, limits }, signal)
      return {
        axes: grid?.axes ?? [], pointCount: grid?.pointCount ?? 0, runCount: (grid?.pointCount ?? 0) * request.seedCount,
        points: points.map(({ label, at }) => ({ label, texts: at.map((position, k) => grid?.axes[k]?.texts[position] ?? '') })),
        medianStop: ruleView(kindOf(source.draft).kind, request.medianStop ?? null), issues, forecast: issues.length > 0 ? null : totalForecast(points, request.seedCount, workers()),
      }
    },
    async start(request) {
      const source = experiment(request.experimentId)
      const { grid, points, issues } = await workOut(source, request, { calibration, limits })
      if (grid === null || issues.length > 0) throw new LabError('BAD_REQUEST', 'The sweep is not valid.', issues.map(({ path, message }) => ({ path, message })))
      const name = (request.name ?? `${source.name}: ${grid.axes.map(axisName).join(' × ')}`).slice(0, longestName)
      const sweep: SweepRecord = {
        id: newId(), name, kind: source.kind, presetId: source.presetId, experimentId: source.id, pointCount: grid.pointCount, seedCount: request.seedCount, firstSeed: request.firstSeed,
        createdAt: now().toISOString(), trashedAt: null, axes: request.axes, medianStop: request.medianStop ?? null, resolved: grid.axes, spec: source.draft,
      }
      const runs = await newRuns(source, points, request)
      // Here nobody else turns the store's errors into the lab's: this is after an await.
      withLabErrors(() => store.sweeps.start(sweep, runs))
      changed()
      queue.pump()
      return summary(sweep)
    },
    list: (trashed) => store.sweeps.list(trashed),
    get: detail,
    rename(id, name) {
      record(id)
      store.sweeps.rename(id, name)
      events.publish({ type: 'sweeps-changed' })
      return summary(record(id))
    },
    cancel(id) {
      record(id)
      queue.cancel(runsOf(id).filter(({ status }) => status === 'queued' || status === 'running').map((run) => run.id))
      events.publish({ type: 'queue-changed' })
    },
    async resume(id) {
      const sweep = record(id)
      if (sweep.trashedAt !== null) throw new LabError('CONFLICT', `The sweep "${sweep.name}" is in the trash; restore it first.`)
      const goOn = await Promise.all(unfinished(id).map((run) => goesOn(run.id)))
      // Anew: what has nothing to go on from, and what another request did not take up meanwhile.
      const rest = unfinished(id)
      const groups = new Map(rest.map(({ point }) => [point, newId()]))
      const again = rest.flatMap(({ id: runId, point }): SweepRun[] => {
        const run = store.runs.get(runId)
        if (run === undefined) return []
        const { name, kind, presetId, experimentId, seed, specHash: hash, differenceCount, spec, baseline } = run
        return [{
          point,
          run: {
            id: newId(), name, kind, presetId, experimentId, groupId: groups.get(point) ?? newId(), seed, specHash: hash, differenceCount, createdAt: now().toISOString(), spec, baseline,
            rerunOf: null, origin: originFor(spec),
          },
        }]
      })
      if (again.length > 0) withLabErrors(() => store.sweeps.add(id, again))
      changed()
      queue.pump()
      return goOn.filter(Boolean).length + again.length
    },
    trash(id) {
      record(id)
      queue.cancel(runsOf(id).filter(({ status }) => status === 'queued' || status === 'running').map((run) => run.id))
      store.sweeps.setTrashed(id, now().toISOString())
      changed()
    },
    restore(id) {
      record(id)
      store.sweeps.setTrashed(id, null)
      changed()
    },
    draft(experimentId) {
      experiment(experimentId)
      return store.sweeps.draft(experimentId)
    },
    keepDraft(experimentId, draft) {
      experiment(experimentId)
      store.sweeps.keepDraft(experimentId, draft)
    },
  }
}

const ruleView = (kind: string, rule: MedianStop | null): MedianStopView | null => (rule === null ? null : { ...rule, text: ruleText(rule, learningMeasures(kind)) })
