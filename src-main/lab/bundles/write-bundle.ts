/** Puts runs, their specs and experiments into a bundle. */
import { createHash } from 'node:crypto'
import { createZipWriter } from '../../export/zip-writer.ts'
import type { ExperimentRecord, RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { LabError } from '../errors.ts'
import { specHash } from '../runs/spec-hash.ts'
import { bundleFormat, bundleVersion, experimentPath, manifestName, runPath, specPath } from './bundle-format.ts'
import type { BundledExperiment, BundledRun, BundleManifest } from './bundle-format.ts'
import { bytesOf } from './series-bytes.ts'

export interface BundleContents {
  readonly runs: readonly RunRecord[]
  readonly experiments: readonly ExperimentRecord[]
}

/** The newest whole checkpoint of a run, as a file; undefined where it has none. */
export type ReadCheckpoint = (run: RunRecord) => { readonly number: number; readonly madeAt: string; readonly bytes: Uint8Array } | undefined

export interface BundleOrigin {
  readonly version: string
  readonly gitCommit: string | null
  readonly createdAt: string
}

/** How many runs are in it, of how many. */
export interface BundleStep {
  readonly done: number
  readonly total: number
}

/**
 * Writes the archive's bytes in order, one run after the other, so that no more than one is in memory; a step per run, between which
 * others may work. Throws a LabError for a run that has not ended or is gone by its turn, a RangeError for more than an archive holds.
 */
export function* bundleSteps(
  { store, checkpointOf }: { readonly store: Pick<Store, 'runs'>; readonly checkpointOf: ReadCheckpoint }, { runs, experiments }: BundleContents, origin: BundleOrigin, write: (bytes: Uint8Array) => void,
): Generator<BundleStep, void, void> {
  const waiting = runs.find(({ status }) => status === 'queued' || status === 'running')
  if (waiting !== undefined) throw new LabError('BAD_REQUEST', `"${waiting.name}", seed ${waiting.seed}, is ${waiting.status}; expected runs that have ended. Wait for it, or cancel it.`)
  const zip = createZipWriter(write)
  const files: { path: string; bytes: number; sha256: string }[] = []
  const specs = new Set<string>()

  function add(path: string, content: Uint8Array): void {
    zip.add(path, content)
    files.push({ path, bytes: content.length, sha256: createHash('sha256').update(content).digest('hex') })
  }
  const json = (path: string, value: unknown): void => add(path, Buffer.from(`${JSON.stringify(value, null, 1)}\n`, 'utf8'))
  function spec(value: unknown): string {
    const hash = specHash(value)
    if (!specs.has(hash)) json(specPath(hash), value)
    specs.add(hash)
    return hash
  }

  function timesOf(runId: string, name: string): Pick<BundledRun['series'][number], 'times'> {
    const times = store.runs.times(runId, name)
    return times === undefined ? {} : { times: times.map(({ rows, fromMs, toMs }) => [rows, fromMs, toMs]) }
  }

  for (const experiment of experiments) json(experimentPath(experiment.id), bundledExperiment(experiment))
  for (const [done, run] of runs.entries()) {
    yield { done, total: runs.length }
    if (store.runs.row(run.id) === undefined) throw new LabError('CONFLICT', `"${run.name}", seed ${run.seed}, was deleted while the bundle was made.`)
    const series = store.runs.seriesSizes(run.id).flatMap(({ name }) => store.runs.series(run.id, name) ?? [])
    const checkpoint = checkpointOf(run)
    spec(run.spec)
    json(runPath(run.id, 'run.json'), {
      ...bundledRun(run), baselineHash: run.baseline === null ? null : spec(run.baseline),
      metrics: store.runs.metrics(run.id).map(({ name, value }) => ({ name, value: Number.isFinite(value) ? value : null })),
      series: series.map(({ name, columns, rows }) => ({ name, columns, rows, ...timesOf(run.id, name) })),
      ...(checkpoint === undefined ? {} : { checkpoint: { number: checkpoint.number, madeAt: checkpoint.madeAt } }),
    } satisfies Record<keyof Omit<BundledRun, 'checkpoint'>, unknown>)
    json(runPath(run.id, 'log.json'), store.runs.log(run.id))
    add(runPath(run.id, 'series.f64'), Buffer.concat(series.map(({ values }) => bytesOf(values))))
    if (checkpoint !== undefined) add(runPath(run.id, 'checkpoint.safetensors'), checkpoint.bytes)
  }
  yield { done: runs.length, total: runs.length }
  const manifest: BundleManifest = { format: bundleFormat, formatVersion: bundleVersion, application: 'Burstlab', ...origin, files }
  zip.add(manifestName, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`, 'utf8'))
  zip.end()
}

function bundledExperiment({ id, name, kind, presetId, draft, baseline, differenceCount, valid, createdAt, updatedAt, folder, tags, notes }: ExperimentRecord): BundledExperiment {
  return {
    id, name, kind, presetId, draft, baseline, differenceCount, valid, createdAt, updatedAt,
    ...(folder === null ? {} : { folder }), ...(tags.length === 0 ? {} : { tags: [...tags] }), ...(notes === '' ? {} : { notes }),
  }
}

function bundledRun(run: RunRecord) {
  const { id, name, kind, presetId, experimentId, groupId, seed, status, progress, reason, differenceCount, verdict } = run
  const { createdAt, startedAt, finishedAt, durationMs, starred, tags, notes, rerunOf, checksum } = run
  const { appVersion, engineVersion, gitCommit, device, host, platform, nodeVersion, facts } = run.origin
  return {
    id, name, kind, presetId, experimentId, groupId, seed, status, progress, reason, specHash: run.specHash, differenceCount, verdict,
    createdAt, startedAt, finishedAt, durationMs, starred, tags, notes, rerunOf, checksum,
    origin: { appVersion, engineVersion, gitCommit, device, host, platform, nodeVersion, ...(facts === undefined ? {} : { facts: { ...facts, sums: undefined, stoppedEarly: undefined } }) },
  }
}
