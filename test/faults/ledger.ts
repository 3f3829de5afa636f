/** What the lab said it had committed, held against what is in its folder. */
import { openStore } from '../../src-main/store/open-store.ts'
import type { OpenStore } from '../../src-main/store/open-store.ts'
import type { FromLab, Witness } from './lab-messages.ts'

export interface Losses {
  /** Recorded, and not there any more. */
  runsLost: number
  /** Committed rows that are not there any more. */
  rowsLost: number
  /** Series whose rows are not those of a run that nothing happened to. */
  seriesChanged: number
  /** Results that are not those of a run that nothing happened to. */
  wrongResults: number
  /** What SQLite's own check found. */
  integrityProblems: number
  /** Runs that ended without a reason that their user understands, or without a word on what to do. */
  untold: number
}

export const noLosses = (): Losses => ({ runsLost: 0, rowsLost: 0, seriesChanged: 0, wrongResults: 0, integrityProblems: 0, untold: 0 })

/** All that runs of one spec and seed come to. */
export interface Reference {
  readonly checksum: string
  readonly series: ReadonlyMap<string, Float64Array>
}

const keyOf = ({ name, seed }: Pick<Witness, 'name' | 'seed'>): string => `${name} ${seed}`

/** Of every run that is done in this folder. */
export async function referencesIn(dataDir: string): Promise<Map<string, Reference>> {
  const store = await openStore({ dataDir, readOnly: true, now: () => new Date() })
  try {
    return new Map(store.runs.list(false).map((run) => [keyOf(run), {
      checksum: store.runs.get(run.id)?.checksum ?? '',
      series: new Map(store.runs.seriesSizes(run.id).map(({ name }) => [name, store.runs.series(run.id, name)?.values ?? new Float64Array()])),
    }]))
  } finally {
    store.close()
  }
}

export interface Ledger {
  /** Writes down what was committed, and looks whether the user was told. */
  hear(message: FromLab): void
  /** Looks into a folder that nobody writes to now. */
  check(dataDir: string): Promise<void>
  /** Runs that were ever recorded. */
  count(): number
  readonly losses: Losses
}

/** What a user reads of a run that was cut off. */
const understood = /^The process that computed it was killed by SIGKILL$|^Burstlab ended while it was computing$/
/** What there is to do about one that cannot go on from a checkpoint; for the others there is "Resume from checkpoint". */
const toDo = /"Re-run exactly" starts it anew\.$/

export function createLedger(references: ReadonlyMap<string, Reference>): Ledger {
  const committed = new Map<string, Witness>()
  /** Done, and found right: nothing writes to them again. */
  const settled = new Set<string>()
  const losses = noLosses()

  function write(run: Witness): void {
    committed.set(run.id, run)
    if (run.status === 'failed' || (run.status === 'interrupted' && !(understood.test(run.reason ?? '') && (run.obstacle === null || toDo.test(run.obstacle))))) losses.untold++
  }

  function checkRun(store: OpenStore, said: Witness): void {
    const run = store.runs.get(said.id)
    if (run === undefined) {
      losses.runsLost++
      return
    }
    const reference = references.get(keyOf(run))
    if (reference === undefined) throw new Error(`nothing to hold "${keyOf(run)}" against`)
    const rows = new Map(store.runs.seriesSizes(run.id).map((series) => [series.name, series.rows]))
    // A run that goes on drops what came after its checkpoint.
    if (said.status !== 'queued' && run.attempt === said.attempt) for (const [name, count] of Object.entries(said.rows)) losses.rowsLost += Math.max(0, count - (rows.get(name) ?? 0))
    for (const name of rows.keys()) if (!isBeginningOf(store.runs.series(run.id, name)?.values, reference.series.get(name))) losses.seriesChanged++
    if (said.status === 'done' && run.status !== 'done') losses.runsLost++
    if (run.status !== 'done') return
    if (run.checksum !== reference.checksum) losses.wrongResults++
    settled.add(run.id)
  }

  return {
    losses,
    hear(message) {
      if (message.type === 'run') write(message.run)
      if (message.type === 'open') for (const run of message.runs) write(run)
    },
    async check(dataDir) {
      const store = await openStore({ dataDir, readOnly: true, now: () => new Date() })
      try {
        losses.integrityProblems += store.integrityProblems('everything').length
        for (const said of committed.values()) if (!settled.has(said.id)) checkRun(store, said)
      } finally {
        store.close()
      }
    },
    count: () => committed.size,
  }
}

/** Bit for bit. */
function isBeginningOf(values: Float64Array | undefined, whole: Float64Array | undefined): boolean {
  if (values === undefined || whole === undefined || values.length > whole.length) return false
  return values.every((value, i) => Object.is(value, whole[i]))
}
