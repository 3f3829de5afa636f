/** Takes the runs and experiments of a bundle into the store: all that were asked for, or nothing. */
import { join } from 'node:path'
import { diffSpecs } from '../../experiments/spec-diff.ts'
import { kindOf } from '../../experiments/kinds.ts'
import type { RecordedRun } from '../../store/import-runs.ts'
import type { CheckpointRecord, ExperimentRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { placeFile } from '../checkpoints/checkpoint-file.ts'
import { checkpointName, removeCheckpoints } from '../checkpoints/checkpoint-folder.ts'
import { LabError } from '../errors.ts'
import { newId } from '../ids.ts'
import { makeFolder } from '../make-folder.ts'
import type { BundledCheckpoint } from './bundled-checkpoint.ts'
import type { ImportedBundle } from './bundle-types.ts'
import type { BundledExperiment } from './bundle-format.ts'
import type { ReadBundle, ReadRun } from './read-bundle.ts'
import { experimentPresence, problemOf, runPresence } from './review-bundle.ts'
import { inParts } from './series-bytes.ts'

/** `runIds` names those that are wanted; all of them where absent. Throws a LabError where one of them cannot be taken. */
export function importBundle(bundle: ReadBundle, { store, checkpointsDir }: { readonly store: Store; readonly checkpointsDir: string }, runIds?: readonly string[]): ImportedBundle {
  const wanted = wantedRuns(bundle, runIds)
  const bad = wanted.flatMap((run) => {
    const problem = problemOf(run)
    return problem === null ? [] : [{ path: run.record.id, message: `"${run.record.name}", seed ${run.record.seed}: ${problem}` }]
  })
  if (bad.length > 0) throw new LabError('BAD_REQUEST', `${bad.length} of ${wanted.length} runs cannot be taken; nothing was imported.`, bad)
  const taken = wanted.flatMap((run) => {
    const here = runPresence(run.record, store)
    return here === 'new' || here === 'clash' ? [{ run, id: here === 'new' ? run.record.id : newId() }] : []
  })
  const origins = new Set(wanted.map(({ record }) => record.experimentId))
  const experiments = bundle.experiments.filter(({ id }) => runIds === undefined || origins.has(id)).flatMap((experiment) => {
    const here = experimentPresence(experiment, store)
    return here === 'new' || here === 'clash' ? [{ experiment, id: here === 'new' ? experiment.id : newId() }] : []
  })
  const newRuns = new Map(taken.map(({ run, id }) => [run.record.id, id]))
  const newExperiments = new Map(experiments.map(({ experiment, id }) => [experiment.id, id]))
  const placed: string[] = []
  try {
    store.import({
      experiments: experiments.map(({ experiment, id }) => experimentRecord(experiment, id)),
      runs: recordedRuns(taken, {
        experiment: (id) => newExperiments.get(id) ?? (store.experiments.get(id) === undefined ? null : id),
        run: (id) => newRuns.get(id) ?? (store.runs.row(id) === undefined ? null : id),
      }, (id, checkpoint) => {
        const file = checkpointName(id, checkpoint.record.number)
        makeFolder(checkpointsDir)
        placed.push(file)
        placeFile(join(checkpointsDir, file), [checkpoint.bytes()])
        return { ...checkpoint.record, file }
      }),
    })
  } catch (error) {
    removeCheckpoints(checkpointsDir, placed)
    throw error
  }
  return {
    runIds: taken.map(({ id }) => id),
    experimentIds: experiments.map(({ id }) => id),
    skippedRuns: wanted.length - taken.length,
    renamed: taken.filter(({ run, id }) => run.record.id !== id).map(({ run, id }) => ({ from: run.record.id, to: id })),
  }
}

function wantedRuns({ runs }: ReadBundle, runIds: readonly string[] | undefined): readonly ReadRun[] {
  if (runIds === undefined) return runs
  const unknown = runIds.find((id) => !runs.some(({ record }) => record.id === id))
  if (unknown !== undefined) throw new LabError('NOT_FOUND', `The bundle has no run "${unknown}".`)
  return runs.filter(({ record }) => runIds.includes(record.id))
}

/** Ids in the bundle to ids here; null where there is none. */
interface Renaming {
  experiment(id: string): string | null
  run(id: string): string | null
}

function* recordedRuns(taken: readonly { readonly run: ReadRun; readonly id: string }[], renaming: Renaming, place: (runId: string, checkpoint: BundledCheckpoint) => CheckpointRecord): Generator<RecordedRun> {
  for (const { run, id } of taken) {
    const { metrics, series: shapes, baselineHash: _hash, checkpoint: _checkpoint, experimentId, rerunOf, ...record } = run.record
    yield {
      record: {
        // A sweep is no part of a bundle: its runs come as runs.
        ...record, id, sweepId: null, attempt: 1, checkpoint: null, trashedAt: null, spec: run.spec, baseline: run.baseline,
        experimentId: experimentId === null ? null : renaming.experiment(experimentId),
        rerunOf: rerunOf === null ? null : renaming.run(rerunOf),
        // The table of parameters may have changed since: what this version counts is what it shows.
        differenceCount: run.baseline === null ? 0 : diffSpecs(kindOf(run.spec), run.baseline, run.spec).length,
      },
      metrics: metrics.map(({ name, value }) => ({ name, value: value ?? Number.NaN })),
      log: run.log,
      ...(run.checkpoint === null ? {} : { checkpoint: place(id, run.checkpoint) }),
      chunks: run.series().flatMap((series, at) => inParts(series, shapes[at]?.times)),
    }
  }
}

function experimentRecord(experiment: BundledExperiment, id: string): ExperimentRecord {
  const { draft, baseline, folder = null, tags = [], notes = '' } = experiment
  return { ...experiment, id, trashedAt: null, draft: draft ?? null, baseline: baseline ?? null, forkedFrom: null, pinned: false, folder, tags, notes }
}
