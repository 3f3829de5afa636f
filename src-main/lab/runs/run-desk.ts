/** Runs: started, repeated, listed, described, compared, thrown away and brought back. */
import { engineInfo, leavesCheckpoints } from '../../engines/registry.ts'
import { specChanges } from '../../experiments/spec-changes.ts'
import { diffSpecs } from '../../experiments/spec-diff.ts'
import type { MachineLimits } from '../../experiments/kind.ts'
import { kindOf, upToDate } from '../../experiments/kinds.ts'
import type { ExperimentSpec } from '../../experiments/kinds.ts'
import type { NewRun, RunOrigin, RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { compareSpecs } from '../compare/compare-specs.ts'
import { LabError, notFound } from '../errors.ts'
import type { Calibration } from '../experiments/forecast.ts'
import type { EventBus } from '../event-bus.ts'
import { chosenColours } from '../figures/chosen-colours.ts'
import { newId } from '../ids.ts'
import type { Lab } from '../lab.ts'
import type { RunQueue } from '../queue/run-queue.ts'
import { paperSpecHash } from './papers-own.ts'
import type { PapersOwn } from './papers-own.ts'
import type { RunForker } from './run-forker.ts'
import type { RunResumer } from './run-resumer.ts'
import { runUsage } from './run-usage.ts'
import { specHash } from './spec-hash.ts'
import { seedsDiffer, storedSpec } from './stored-spec.ts'
import { runSummary } from './summaries.ts'
import type { Trash } from './trash.ts'
import type { RunDetail } from '../types.ts'

export interface RunDeskParts {
  readonly store: Store
  readonly events: EventBus
  readonly queue: RunQueue
  readonly resumer: RunResumer
  readonly forker: RunForker
  readonly calibration: Calibration
  readonly trash: Pick<Trash, 'purge'>
  readonly papersOwn: PapersOwn
  readonly limits: MachineLimits
  readonly origin: () => Omit<RunOrigin, 'engineVersion' | 'device'>
  readonly now: () => Date
}

const largestSeed = 0xffffffff

export function createRunDesk({ store, events, queue, resumer, forker, calibration, trash, papersOwn, limits, origin, now }: RunDeskParts): Lab['runs'] {
  function record(id: string): RunRecord {
    const found = store.runs.get(id)
    if (found === undefined) throw notFound('run', id)
    return found
  }

  function enqueue(runs: readonly NewRun[]) {
    store.runs.insert(runs)
    const rows = runs.map((run) => runSummary(record(run.id)))
    for (const run of rows) events.publish({ type: 'run', run })
    queue.pump()
    return rows
  }

  function originFor({ kind }: ExperimentSpec): RunOrigin {
    const { version, device } = engineInfo(kind)
    return { ...origin(), engineVersion: version, device }
  }

  /** As it is shown before one run is started. */
  function memoryForecast(spec: unknown): number | null {
    const kind = kindOf(spec)
    const parsed = kind.parse(spec)
    if (!parsed.ok) return null
    const { memoryMb, threadsMb } = calibration.forecastParsed(kind, parsed.spec)
    return (memoryMb + threadsMb) * 1e6
  }

  return {
    start({ experimentId, seedCount, firstSeed }) {
      const experiment = store.experiments.get(experimentId)
      if (experiment === undefined) throw notFound('experiment', experimentId)
      const kind = kindOf(experiment.draft)
      const parsed = kind.parse(experiment.draft, limits)
      if (!parsed.ok) throw new LabError('BAD_REQUEST', 'The experiment is not valid.', parsed.issues.map(({ path, message }) => ({ path, message })))
      if (firstSeed + seedCount - 1 > largestSeed) {
        throw new LabError('BAD_REQUEST', `First seed is ${firstSeed}; with ${seedCount} seeds expected at most ${largestSeed - seedCount + 1}.`)
      }
      const { spec } = parsed
      const { presetId } = experiment
      const baseline = upToDate(experiment.baseline)
      const shared = {
        kind: kind.kind, presetId, experimentId, groupId: newId(), specHash: specHash(spec), createdAt: now().toISOString(), spec, baseline, rerunOf: null,
        differenceCount: baseline === null ? 0 : specChanges(kind, baseline, spec).length,
        origin: originFor(spec),
      }
      return enqueue(Array.from({ length: seedCount }, (_, i) => ({ ...shared, id: newId(), name: experiment.name, seed: firstSeed + i })))
    },
    rerun(id) {
      const { name, kind, presetId, experimentId, seed, spec, specHash: hash, baseline, differenceCount } = record(id)
      const [again] = enqueue([{
        id: newId(), name, kind, presetId, experimentId, groupId: newId(), seed, specHash: hash, differenceCount, createdAt: now().toISOString(), spec, baseline,
        rerunOf: id, origin: originFor(storedSpec(spec).spec),
      }])
      if (again === undefined) throw new Error('the run was not made')
      return again
    },
    forkFromCheckpoint(request) {
      const run = runSummary(record(forker.fork(record(request.id), request)))
      events.publish({ type: 'run', run })
      queue.pump()
      return runSummary(record(run.id))
    },
    cancel(ids) {
      for (const id of ids) record(id)
      queue.cancel(ids)
    },
    stop(ids) {
      for (const { name, kind } of ids.map(record)) {
        if (!leavesCheckpoints(kind)) throw new LabError('CONFLICT', `"${name}" is of a kind that leaves no checkpoints; cancel it instead.`)
      }
      queue.stop(ids)
    },
    async resumeFromCheckpoint(ids) {
      await resumer.requeue(ids)
      const runs = ids.map((id) => runSummary(record(id)))
      for (const run of runs) events.publish({ type: 'run', run })
      queue.pump()
      return runs
    },
    pause(ids) {
      for (const id of ids) record(id)
      queue.pause(ids)
    },
    resume(ids) {
      for (const id of ids) record(id)
      queue.resume(ids)
    },
    list: (trashed) => store.runs.list(trashed).map(runSummary),
    get(id): RunDetail {
      const run = record(id)
      const original = run.rerunOf === null ? undefined : store.runs.get(run.rerunOf)
      const checksums = [run.checksum, original?.checksum ?? null]
      return {
        ...runSummary(run),
        spec: run.spec,
        paperSpecHash: paperSpecHash(papersOwn, run),
        colours: chosenColours(store, run.experimentId),
        notes: run.notes,
        provenance: { ...run.origin, hostPid: queue.hostPid(id), checksum: run.checksum },
        usage: runUsage(store.usage.get(id)),
        memoryForecastBytes: memoryForecast(run.spec),
        metrics: store.runs.metrics(id),
        differences: run.baseline === null ? [] : diffSpecs(kindOf(run.spec), run.baseline, run.spec),
        parameters: kindOf(run.spec).parameters(run.spec),
        seedsDiffer: seedsDiffer(run.spec),
        siblings: store.runs.group(run.groupId).filter((other) => other.id !== id && other.trashedAt === null).map(({ id: other, seed, status }) => ({ id: other, seed, status })),
        seriesSizes: store.runs.seriesSizes(id),
        rerunOf: run.rerunOf,
        checkpoints: store.checkpoints.list(id).map(({ number, madeAt, bytes, label, fraction }) => ({ number, madeAt, bytes, label, fraction })),
        resumeObstacle: resumer.obstacle(run),
        forkObstacle: forker.obstacle(run),
        forkPaths: forker.paths(run),
        checksumMatches: checksums.includes(null) ? null : checksums[0] === checksums[1],
      }
    },
    log(id) {
      record(id)
      return store.runs.log(id)
    },
    update({ id, name, notes, starred, tags }) {
      record(id)
      store.runs.update(id, {
        ...(name === undefined ? {} : { name }), ...(notes === undefined ? {} : { notes }), ...(starred === undefined ? {} : { starred }),
        ...(tags === undefined ? {} : { tags: [...new Set(tags)] }),
      })
      const run = runSummary(record(id))
      events.publish({ type: 'run', run })
      return run
    },
    trash(ids) {
      const runs = ids.map(record)
      queue.cancel(runs.filter((run) => run.status === 'queued' || run.status === 'running').map((run) => run.id))
      store.runs.setTrashed(ids, now().toISOString())
      events.publish({ type: 'runs-changed', ids: [...ids] })
    },
    restore(ids) {
      for (const id of ids) record(id)
      store.runs.setTrashed(ids, null)
      events.publish({ type: 'runs-changed', ids: [...ids] })
    },
    purge: (ids) => trash.purge(ids),
    compare: (ids) => compareSpecs(ids.map((id) => record(id).spec)),
  }
}
