/**
 * Computes experiments as they are edited, where that takes no more than about a second, and keeps nothing: no run, no checkpoint, no row. A
 * process of its own does it, so that neither the lab nor runs of the queue have to wait.
 */
import type { ParsedSpec } from '../../experiments/kind.ts'
import { kindOf, presetById, upToDate } from '../../experiments/kinds.ts'
import type { AnyKind, ExperimentSpec } from '../../experiments/kinds.ts'
import type { SeriesRowsRead } from '../../experiments/series-rows.ts'
import type { Store } from '../../store/store.ts'
import type { FigureLook } from '../../export/figure-style.ts'
import { LabError, notFound } from '../errors.ts'
import type { Calibration } from '../experiments/forecast.ts'
import { chosenColours, withChosenColours } from '../figures/chosen-colours.ts'
import { newId } from '../ids.ts'
import { createHiredHost } from '../runs/hired-host.ts'
import { startPatience } from '../runs/patience.ts'
import type { PackedRows, SpawnRunHost } from '../runs/run-host.ts'
import { specHash } from '../runs/spec-hash.ts'
import type { Forecast } from '../types.ts'
import { figureAtOnce } from './figure-at-once.ts'
import type { ComputePreview, PreviewObstacle, PreviewResult } from './preview-types.ts'

/** By the forecast of a run, start and recording included. */
const longestS = 1
/** A forecast may be wrong, but not by so much. */
const patienceMs = 10_000
/** They come in memory, and are drawn with every change. */
const mostMb = 40

/** Null where a run of such a forecast can be computed on every change. */
export const previewObstacle = ({ seconds, diskMb }: Forecast): PreviewObstacle | null => (seconds > longestS ? 'time' : diskMb > mostMb ? 'numbers' : null)

export interface PreviewDesk {
  /** Rejects with a LabError for a draft that can't be run, or that takes long. */
  compute(request: ComputePreview): Promise<PreviewResult>
  close(): void
}

export interface PreviewDeskParts {
  readonly store: Pick<Store, 'experiments' | 'settings'>
  readonly spawnRunHost: SpawnRunHost
  readonly calibration: Pick<Calibration, 'forecast'>
  readonly datasetsDir: string
  /** Of the processor device. */
  readonly threads: number
  readonly look: () => FigureLook
  readonly elapsedMs: () => number
}

export function createPreviewDesk({ store, spawnRunHost, calibration, datasetsDir, threads, look, elapsedMs }: PreviewDeskParts): PreviewDesk {
  const host = createHiredHost({ spawnRunHost, name: 'The process that computes previews' })

  function checked(parsed: ParsedSpec<ExperimentSpec>): ExperimentSpec {
    if (!parsed.ok) throw new LabError('BAD_REQUEST', 'The experiment can\'t be computed as it stands.', parsed.issues.map(({ path, message }) => ({ path, message })))
    const obstacle = previewObstacle(calibration.forecast(parsed.spec))
    if (obstacle === 'time') throw new LabError('BAD_REQUEST', `The experiment takes longer than ${longestS} s, and is not computed on every change. Run it instead.`)
    if (obstacle === 'numbers') throw new LabError('BAD_REQUEST', `The experiment records more than ${mostMb} MB, and is not computed on every change. Run it instead.`)
    return parsed.spec
  }

  async function seriesOf(spec: ExperimentSpec, seed: number): Promise<ReadonlyMap<string, SeriesRowsRead>> {
    const parts: PackedRows[] = []
    const giveUp = startPatience(patienceMs, () => host.dismiss())
    try {
      return await host.ask({ type: 'start', runId: newId(), spec, seed, datasetsDir, threads, checkpoints: null }, (reply) => {
        if (reply.type === 'advance') parts.push(...reply.rows)
        if (reply.type === 'failed') throw new LabError('CONFLICT', `It could not be computed: ${reply.reason}`)
        return reply.type === 'done' ? joined(parts) : undefined
      })
    } finally {
      giveUp()
    }
  }

  return {
    async compute({ id, seed, theme }) {
      const experiment = store.experiments.get(id)
      if (experiment === undefined) throw notFound('experiment', id)
      const from = elapsedMs()
      const draft = upToDate(experiment.draft)
      const kind: AnyKind = kindOf(draft)
      const spec = checked(kind.parse(draft))
      const series = await seriesOf(spec, seed)
      const preset = experiment.presetId === null ? undefined : presetById(experiment.presetId)
      const definition = { ...withChosenColours(kind.figure(spec), chosenColours(store, id)), columns: 1 }
      const { figure } = figureAtOnce({ definition, series, theme, look: look(), references: preset?.references ?? [], label: 'Burstlab' })
      return { figure, specHash: specHash(spec), seed, tookMs: elapsedMs() - from }
    },
    close: () => host.dismiss(),
  }
}

/** Each series in one piece. */
function joined(parts: readonly PackedRows[]): ReadonlyMap<string, SeriesRowsRead> {
  return new Map([...Map.groupBy(parts, ({ series }) => series)].map(([series, pieces]) => {
    const values = new Float64Array(pieces.reduce((sum, piece) => sum + piece.values.length, 0))
    let at = 0
    for (const piece of pieces) {
      values.set(piece.values, at)
      at += piece.values.length
    }
    const columns = pieces[0]?.columns ?? []
    return [series, { columns, rows: values.length / Math.max(1, columns.length), values }]
  }))
}
