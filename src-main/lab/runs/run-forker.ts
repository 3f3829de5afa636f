/** Runs that begin with the state of another one's checkpoint, perhaps with other parameters. */
import { join } from 'node:path'
import { engineInfo } from '../../engines/registry.ts'
import type { MachineLimits } from '../../experiments/kind.ts'
import { valueAt, withValueAt, sameValue } from '../../experiments/spec-path.ts'
import type { CheckpointRecord, NewRun, RunOrigin, RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { assertBelongs, CheckpointError, readCheckpoint, writeCheckpoint } from '../checkpoints/checkpoint-file.ts'
import type { Checkpoint } from '../checkpoints/checkpoint-file.ts'
import { checkpointName, removeCheckpoints } from '../checkpoints/checkpoint-folder.ts'
import { LabError } from '../errors.ts'
import { newId } from '../ids.ts'
import { changeablePaths, forkDifferences, placeInFork } from './fork-changes.ts'
import { assertRecorded } from './run-resumer.ts'
import { specHash } from './spec-hash.ts'
import { storedSpec } from './stored-spec.ts'
import type { ForkRun } from './run-types.ts'

export interface RunForker {
  /** Why no run can begin with a checkpoint of this one; null where one can, as far as its record tells. */
  obstacle(run: RunRecord): string | null
  /** Parameters that may be others in the fork. */
  paths(run: RunRecord): readonly string[]
  /** Puts a new run into the queue and gives its id. Throws a LabError that names what cannot be. */
  fork(run: RunRecord, request: ForkRun): string
}

export interface RunForkerParts {
  readonly store: Store
  /** Where checkpoints lie. */
  readonly folder: string
  readonly readOnly: boolean
  readonly limits: MachineLimits
  readonly origin: () => Omit<RunOrigin, 'engineVersion' | 'device'>
  readonly now: () => Date
}

export function createRunForker({ store, folder, readOnly, limits, origin, now }: RunForkerParts): RunForker {
  function obstacle(run: RunRecord): string | null {
    const { leavesCheckpoints, version, device } = engineInfo(storedSpec(run.spec).spec.kind)
    if (!leavesCheckpoints) return 'runs of this kind leave no checkpoints'
    const [newest] = store.checkpoints.list(run.id)
    if (newest === undefined) return 'it has no checkpoint'
    if (newest.engineVersion !== version) return `its checkpoint was made by version ${newest.engineVersion} of the engine, and this Burstlab has ${version}`
    if (run.kind !== 'ensemble' && run.origin.device !== device) return `it was computed on "${run.origin.device}", and this is "${device}", which rounds differently`
    return null
  }

  /** The wanted one, or the newest that is whole. */
  function load(run: RunRecord, number: number | undefined): { readonly record: CheckpointRecord; readonly checkpoint: Checkpoint } {
    const all = store.checkpoints.list(run.id)
    const wanted = number === undefined ? all : all.filter((one) => one.number === number)
    if (wanted.length === 0) throw new LabError('BAD_REQUEST', `"${run.name}" has no checkpoint ${String(number)}; expected one of ${all.map((one) => one.number).join(', ')}.`)
    const complaints: string[] = []
    for (const record of wanted) {
      try {
        const checkpoint = readCheckpoint(join(folder, record.file))
        assertBelongs(checkpoint, { kind: run.kind, specHash: run.specHash, seed: run.seed, engineVersion: record.engineVersion })
        assertRecorded(checkpoint, record)
        return { record, checkpoint }
      } catch (error) {
        if (!(error instanceof CheckpointError)) throw error
        complaints.push(error.message)
      }
    }
    throw new LabError('CONFLICT', `"${run.name}" cannot be forked from a checkpoint: ${complaints.join(' ')}`)
  }

  return {
    obstacle,
    paths: (run) => changeablePaths(storedSpec(run.spec).spec),
    fork(run, { checkpoint: number, changes, name }) {
      if (readOnly) throw new LabError('PRECONDITION_FAILED', 'The data folder was opened for reading only.')
      const problem = obstacle(run)
      if (problem !== null) throw new LabError('CONFLICT', `"${run.name}" cannot be forked from a checkpoint: ${problem}.`)
      const { spec: before } = storedSpec(run.spec)
      const spec = changedSpec(before, changes)
      const { record, checkpoint } = load(run, number)
      const epochs = { before: epochsOf(before), now: epochsOf(spec) }
      const place = placeInFork(checkpoint, epochs)
      if ('begun' in place) {
        throw new LabError('BAD_REQUEST', `Epochs (training.epochs) is ${epochs.now}; expected more than ${place.begun}: the checkpoint is of "${record.label}", and nothing would be left to compute.`)
      }
      const id = newId()
      const file = checkpointName(id, 1)
      const hash = specHash(spec)
      const bytes = writeCheckpoint(join(folder, file), { ...checkpoint, ...place, specHash: hash })
      const known = { ...origin(), engineVersion: record.engineVersion, device: record.device }
      const made: NewRun = {
        id, name: name ?? run.name, kind: run.kind, presetId: run.presetId, experimentId: run.experimentId, groupId: newId(), seed: run.seed, specHash: hash,
        differenceCount: forkDifferences(run, before, spec), createdAt: now().toISOString(), spec, baseline: run.baseline, rerunOf: null,
        origin: { ...known, facts: { ...known.facts, fork: { runId: run.id, name: run.name, seed: run.seed, checkpoint: record.number, label: record.label } } },
      }
      const changed = changes.map(({ path, value }) => `${path} ${JSON.stringify(valueAt(before, path))} → ${JSON.stringify(value)}`)
      try {
        store.checkpoints.fork(run.id, made, { ...record, number: 1, file, bytes, fraction: place.fraction, madeAt: now().toISOString() }, {
          at: now().toISOString(), level: 'info',
          text: `forked from checkpoint ${record.number} of "${run.name}", seed ${run.seed} (${run.id}), ${record.label}${changed.length === 0 ? '; nothing changed' : `; changed: ${changed.join(', ')}`}`,
        })
      } catch (error) {
        removeCheckpoints(folder, [file])
        throw error
      }
      return id
    },
  }

  function changedSpec(before: ReturnType<typeof storedSpec>['spec'], changes: ForkRun['changes']) {
    const { kind } = storedSpec(before)
    const allowed = changeablePaths(before)
    const wrong = changes.filter(({ path, value }) => !allowed.includes(path) && !sameValue(value, valueAt(before, path)))
    if (wrong.length > 0) {
      throw new LabError('BAD_REQUEST', 'The fork cannot begin with the state of the checkpoint.', wrong.map(({ path, value }) => ({
        path, message: `${kind.parameters(before).find((parameter) => parameter.path === path)?.label ?? 'The parameter'} (${path}) is ${JSON.stringify(value)}; expected ${JSON.stringify(valueAt(before, path) ?? null)}, as in the checkpoint, whose state depends on it. ${allowed.length === 0 ? 'No parameter of this kind can be changed in a fork.' : `What can be changed: ${allowed.join(', ')}.`}`,
      })))
    }
    const parsed = kind.parse(changes.reduce<unknown>((spec, { path, value }) => withValueAt(spec, path, value), before), limits)
    if (!parsed.ok) throw new LabError('BAD_REQUEST', 'The spec of the fork is not valid.', parsed.issues.map(({ path, message }) => ({ path, message })))
    return parsed.spec
  }
}

/** 1 where the kind knows none: such a run has one length. */
function epochsOf(spec: unknown): number {
  const epochs = valueAt(spec, 'training.epochs')
  return typeof epochs === 'number' ? epochs : 1
}
