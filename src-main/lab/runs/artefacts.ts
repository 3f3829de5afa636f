/** What a run has left: its recorded series and its checkpoints, with sizes and SHA-256s, and whether they still are what they were. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { StoreError } from '../../store/errors.ts'
import type { RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { bytesOfShapes, combinedChecksum, seriesChecksum } from '../bundles/series-bytes.ts'
import { checkCheckpoint, CheckpointError } from '../checkpoints/checkpoint-file.ts'
import { notFound } from '../errors.ts'
import type { RunArtefact } from './run-types.ts'

export interface ArtefactDesk {
  /** Without reading any of it: sums are those of the last check. */
  list(runId: string): RunArtefact[]
  /** Reads all of it and remembers the sums of what is whole. A series is held against the run's result checksum, a checkpoint against its own. */
  verify(runId: string): Promise<RunArtefact[]>
}

export interface ArtefactDeskParts {
  readonly store: Pick<Store, 'runs' | 'checkpoints'>
  /** Where checkpoints lie. */
  readonly folder: string
  readonly readOnly: boolean
}

export function createArtefactDesk({ store, folder, readOnly }: ArtefactDeskParts): ArtefactDesk {
  function record(id: string): RunRecord {
    const run = store.runs.get(id)
    if (run === undefined) throw notFound('run', id)
    return run
  }

  function list(runId: string): RunArtefact[] {
    const sums = record(runId).origin.facts?.sums ?? {}
    const known = { state: 'unchecked', note: '' } as const
    return [
      ...store.runs.seriesSizes(runId).map((size): RunArtefact => ({
        ...known, kind: 'series', name: size.name, detail: `${size.rows.toLocaleString('en')} rows of ${size.columns.join(', ')}`, bytes: bytesOfShapes([size]), sha256: sums[`series ${size.name} ${size.rows}`] ?? null,
      })),
      ...store.checkpoints.list(runId).map(({ file, label, bytes }): RunArtefact => ({ ...known, kind: 'checkpoint', name: file, detail: label, bytes, sha256: sums[`checkpoint ${file}`] ?? null })),
    ]
  }

  /** Rows that are missing or damaged are what one looks for: no reason to end here. */
  function sumOf(runId: string, series: string): { readonly sum: string; readonly problem?: string } {
    try {
      const data = store.runs.series(runId, series)
      return data === undefined ? { sum: '', problem: 'it is no longer there' } : { sum: seriesChecksum(data) }
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      return { sum: '', problem: error.message }
    }
  }

  async function checkSeries(run: RunRecord, series: readonly RunArtefact[]): Promise<RunArtefact[]> {
    const found: { readonly artefact: RunArtefact; readonly sum: string; readonly problem?: string }[] = []
    for (const artefact of series) {
      found.push({ artefact, ...sumOf(run.id, artefact.name) })
      await setImmediate()
    }
    const whole = combinedChecksum(found.map(({ artefact, sum }) => ({ name: artefact.name, sum })))
    return found.map(({ artefact, sum, problem }) => {
      if (problem !== undefined) return { ...artefact, state: 'damaged', note: problem }
      if (artefact.sha256 !== null && artefact.sha256 !== sum) return { ...artefact, state: 'damaged', note: `its SHA-256 is now ${sum}` }
      if (run.checksum === null) return { ...artefact, sha256: sum, state: 'unknown', note: 'the run is not done, and has no result checksum to compare with' }
      return whole === run.checksum ? { ...artefact, sha256: sum, state: 'whole' } : { ...artefact, sha256: sum, state: 'damaged', note: 'the series together do not have the result checksum of the run' }
    })
  }

  async function checkFile(artefact: RunArtefact): Promise<RunArtefact> {
    try {
      const path = join(folder, artefact.name)
      await checkCheckpoint(path)
      const sum = await fileSum(path)
      return artefact.sha256 !== null && artefact.sha256 !== sum ? { ...artefact, state: 'damaged', note: `its SHA-256 is now ${sum}` } : { ...artefact, sha256: sum, state: 'whole' }
    } catch (error) {
      if (error instanceof CheckpointError) return { ...artefact, state: 'damaged', note: error.message }
      throw error
    }
  }

  return {
    list,
    async verify(runId) {
      const run = record(runId)
      const all = list(runId)
      const checked = await checkSeries(run, all.filter(({ kind }) => kind === 'series'))
      for (const artefact of all) if (artefact.kind === 'checkpoint') checked.push(await checkFile(artefact))
      // Of a run that computes, what was read is not what will be.
      if (!readOnly && run.checksum !== null && store.runs.row(runId) !== undefined) store.runs.addFacts(runId, { sums: sumsOf(store, runId, checked) })
      return checked
    },
  }
}

function sumsOf(store: Pick<Store, 'runs'>, runId: string, artefacts: readonly RunArtefact[]): Record<string, string> {
  const rows = new Map(store.runs.seriesSizes(runId).map((size) => [size.name, size.rows]))
  return Object.fromEntries(artefacts.flatMap(({ kind, name, sha256, state }): [string, string][] => (
    state !== 'whole' || sha256 === null ? [] : [[kind === 'series' ? `series ${name} ${rows.get(name) ?? 0}` : `checkpoint ${name}`, sha256]]
  )))
}

async function fileSum(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) hash.update(chunk)
  return hash.digest('hex')
}
