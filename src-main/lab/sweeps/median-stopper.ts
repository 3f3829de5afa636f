/** Ends runs of a sweep that are clearly worse than their peers: looks at each epoch that a run of a sweep with such a rule records. */
import { learningMeasures } from '../../engines/registry.ts'
import type { LearningMeasure } from '../../engines/engine.ts'
import { bestSoFar, judgedByMedian, whyStopped } from '../../experiments/median-stop.ts'
import type { BestSoFar } from '../../experiments/median-stop.ts'
import type { RunRow } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import type { HostReply } from '../runs/run-host.ts'
import { newestRuns } from './sweep-results.ts'

type Advance = Pick<Extract<HostReply, { type: 'advance' }>, 'runId' | 'rows'>

export interface MedianStopperParts {
  readonly store: Pick<Store, 'runs' | 'sweeps'>
  readonly stop: (runId: string, why: string) => void
  /** A run does not fail because it could not be compared with others. */
  readonly onError: (error: Error) => void
}

/** To be told of what runs have recorded. */
export function createMedianStopper({ store, stop, onError }: MedianStopperParts): (advance: Advance) => void {
  let remembered: Remembered = { sweepId: '', ended: new Map() }

  function read(runId: string, { series, column, better }: LearningMeasure): BestSoFar[] {
    const found = store.runs.series(runId, series)
    if (found === undefined) return []
    const { columns, values } = found
    const [epochAt, valueAt] = [columns.indexOf('epoch'), columns.indexOf(column)]
    return bestSoFar(Array.from({ length: values.length / columns.length }, (_, row) => (
      { epoch: values[row * columns.length + epochAt] ?? NaN, value: values[row * columns.length + valueAt] ?? NaN })), better)
  }

  /** What has ended does not change, unless somebody goes on with it. */
  function readPeer({ id, finishedAt }: Pick<RunRow, 'id' | 'finishedAt'>, measure: LearningMeasure): readonly BestSoFar[] {
    const known = remembered.ended.get(id)
    if (known !== undefined && known.finishedAt === finishedAt) return known.rows
    const rows = read(id, measure)
    if (finishedAt === null) remembered.ended.delete(id)
    else remembered.ended.set(id, { finishedAt, rows })
    return rows
  }

  function look({ runId, rows }: Advance): void {
    const sweepId = rows.length === 0 ? null : store.runs.row(runId)?.sweepId ?? null
    const sweep = sweepId === null ? undefined : store.sweeps.get(sweepId)
    if (sweep === undefined || sweep.medianStop === null) return
    const { id, kind, medianStop } = sweep
    const measure = learningMeasures(kind).find(({ column }) => column === medianStop.metric)
    if (measure === undefined || !rows.some(({ series }) => series === measure.series)) return
    // Who goes on with it all the same wants it to the end.
    if (store.runs.get(runId)?.origin.facts?.stoppedEarly !== undefined) return
    if (remembered.sweepId !== id) remembered = { sweepId: id, ended: new Map() }
    const peers = newestRuns(store.sweeps.runs(id)).filter((run) => run.id !== runId).map((run) => readPeer(run, measure))
    const verdict = judgedByMedian(medianStop, measure.better, read(runId, measure), peers)
    if (verdict !== null) stop(runId, whyStopped(verdict, measure))
  }

  return (advance) => {
    try {
      look(advance)
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)))
    }
  }
}

/** Of the sweep that computes: with a thousand runs all of it would be read again at every epoch. */
interface Remembered {
  readonly sweepId: string
  readonly ended: Map<string, { readonly finishedAt: string; readonly rows: readonly BestSoFar[] }>
}
