/** Bundles: runs and experiments as one file for another lab, and such a file from there. */
import { readFileSync, statSync } from 'node:fs'
import { basename } from 'node:path'
import type { ExperimentRecord, RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { LabError, notFound } from '../errors.ts'
import { fileStem } from '../figures/exported-file.ts'
import type { EventBus } from '../event-bus.ts'
import { asKnownError } from '../store-errors.ts'
import type { Transfers } from '../transfers.ts'
import type { BundleCheckpoints, BundleProgress, BundleReview, BundleSelection, ImportedBundle } from './bundle-types.ts'
import { bundleEnding, bundleLimits } from './bundle-format.ts'
import { importBundle } from './import-bundle.ts'
import { newestCheckpoints } from './newest-checkpoint.ts'
import { readBundle } from './read-bundle.ts'
import type { ReadBundle } from './read-bundle.ts'
import { reviewBundle } from './review-bundle.ts'
import { bundleSteps } from './write-bundle.ts'
import type { BundleStep } from './write-bundle.ts'

export interface BundleDesk {
  /** Ids of runs, of groups of runs and of experiments, sorted out. Throws a LabError for one that is none of them. */
  select(ids: readonly string[]): BundleSelection
  /** What the checkpoints of this selection would add. */
  checkpoints(selection: BundleSelection): BundleCheckpoints
  /** Gives the bundle's bytes in order to `write`, and the name for the file. */
  write(selection: BundleSelection, write: (bytes: Uint8Array) => void): { readonly name: string }
  /** The same as a transfer for the page, run by run. Ends without `done` where it is left; nothing of it stays then. */
  export(selection: BundleSelection, signal: AbortSignal | undefined): AsyncGenerator<BundleProgress>
  /** `name` is for messages, where the file has another name than the person knows. */
  check(path: string, name?: string): BundleReview
  import(path: string, options?: { readonly runIds?: readonly string[] | undefined; readonly name?: string | undefined }): ImportedBundle
}

export interface BundleDeskParts {
  readonly store: Store
  readonly events: Pick<EventBus, 'publish'>
  readonly transfers: Omit<Transfers, 'close'>
  /** Where checkpoints lie. */
  readonly checkpointsDir: string
  readonly version: string
  readonly gitCommit: () => string | null
  readonly now: () => Date
}

export function createBundleDesk({ store, events, transfers, checkpointsDir, version, gitCommit, now }: BundleDeskParts): BundleDesk {
  function contentsOf({ runIds, experimentIds }: BundleSelection): { runs: RunRecord[]; experiments: ExperimentRecord[] } {
    const chosen = new Set(experimentIds)
    const own = store.runs.list(false).filter(({ experimentId, status }) => experimentId !== null && chosen.has(experimentId) && status !== 'queued' && status !== 'running')
    const runs = [...new Set([...runIds, ...own.map(({ id }) => id)])].map((id) => store.runs.get(id) ?? missing('run', id))
    const origins = runs.flatMap(({ experimentId }) => experimentId ?? [])
    const experiments = [...new Set([...experimentIds, ...origins])].map((id) => store.experiments.get(id) ?? missing('experiment', id))
    if (runs.length + experiments.length === 0) throw new LabError('BAD_REQUEST', 'A bundle needs at least one run or experiment.')
    return { runs, experiments }
  }

  function checkpointsOf(runs: readonly RunRecord[]): BundleCheckpoints {
    const sizes = runs.flatMap(({ id }) => store.checkpoints.list(id)[0]?.bytes ?? [])
    return { runs: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) }
  }

  const origin = () => ({ version, gitCommit: gitCommit(), createdAt: now().toISOString() })

  function* steps(selection: BundleSelection, put: (bytes: Uint8Array) => void): Generator<BundleStep, { name: string }, void> {
    const contents = contentsOf(selection)
    const { bytes } = selection.checkpoints === true ? checkpointsOf(contents.runs) : noCheckpoints
    if (bytes > bundleLimits.archiveBytes) throw new LabError('BAD_REQUEST', `The checkpoints have ${bytes} bytes together; a bundle has room for ${bundleLimits.archiveBytes}. Choose fewer runs, or make it without checkpoints.`)
    const checkpointOf = selection.checkpoints === true ? newestCheckpoints(store, checkpointsDir) : () => undefined
    const work = bundleSteps({ store, checkpointOf }, contents, origin(), put)
    try {
      yield* work
    } catch (error) {
      throw asKnownError(error)
    }
    return { name: fileName(contents) }
  }

  function write(selection: BundleSelection, put: (bytes: Uint8Array) => void): { name: string } {
    const work = steps(selection, put)
    let step = work.next()
    while (step.done !== true) step = work.next()
    return step.value
  }

  return {
    select(ids) {
      const found = ids.map((id): BundleSelection => {
        if (store.runs.row(id) !== undefined) return { runIds: [id], experimentIds: [] }
        const group = store.runs.group(id).filter(({ trashedAt }) => trashedAt === null)
        if (group.length > 0) return { runIds: group.map((run) => run.id), experimentIds: [] }
        if (store.experiments.get(id) !== undefined) return { runIds: [], experimentIds: [id] }
        throw new LabError('NOT_FOUND', `There is no run, group of runs or experiment with id "${id}".`)
      })
      return { runIds: found.flatMap(({ runIds }) => runIds), experimentIds: found.flatMap(({ experimentIds }) => experimentIds) }
    },
    checkpoints: (selection) => checkpointsOf(contentsOf(selection).runs),
    write,
    async *export(selection, signal) {
      const made = transfers.makeInSteps((put) => steps(selection, put), signal)
      for await (const step of made) yield 'id' in step ? { state: 'done', transfer: step } : { state: 'working', ...step }
    },
    check(path, name = basename(path)) {
      const { bundle, bytes } = open(path, name)
      return reviewBundle(bundle, store, { file: name, bytes })
    },
    import(path, { runIds, name = basename(path) } = {}) {
      const imported = importBundle(open(path, name).bundle, { store, checkpointsDir }, runIds)
      if (imported.runIds.length > 0) events.publish({ type: 'runs-changed' })
      if (imported.experimentIds.length > 0) events.publish({ type: 'experiments-changed' })
      return imported
    },
  }
}

const noCheckpoints: BundleCheckpoints = { runs: 0, bytes: 0 }

function missing(what: string, id: string): never {
  throw notFound(what, id)
}

function open(path: string, name: string): { bundle: ReadBundle; bytes: number } {
  let archive: Buffer
  try {
    const { size } = statSync(path)
    if (size > bundleLimits.archiveBytes) throw new LabError('BAD_REQUEST', `${name} has ${size} bytes; expected at most ${bundleLimits.archiveBytes}.`)
    archive = readFileSync(path)
  } catch (error) {
    if (error instanceof LabError) throw error
    throw new LabError('BAD_REQUEST', `The file "${path}" cannot be read (${error instanceof Error ? error.message : String(error)}); expected a bundle (${bundleEnding}).`)
  }
  return { bundle: readBundle(archive, name), bytes: archive.length }
}

/** "fig-2b-periodic-pairings-3-runs.burstlab". */
function fileName({ runs, experiments }: { readonly runs: readonly RunRecord[]; readonly experiments: readonly ExperimentRecord[] }): string {
  const first = (runs[0] ?? experiments[0])?.name ?? 'bundle'
  const which = runs.length === 0 ? 'experiment' : runs.length === 1 ? `seed-${runs[0]?.seed ?? 0}` : `${runs.length}-runs`
  return `${fileStem(first, 'bundle')}-${which}${bundleEnding}`
}
