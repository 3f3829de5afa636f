/** Reproducing the paper: what has been computed of it, and the rest of it, from where it stopped. */
import { engineInfo } from '../../engines/registry.ts'
import type { Verdict } from '../../experiments/figure.ts'
import { kindOf } from '../../experiments/kinds.ts'
import { reproductionItems, shortestFirst } from '../../experiments/reproduction.ts'
import type { ReproductionItem, ReproductionScope } from '../../experiments/reproduction.ts'
import type { NewRun, RunOrigin, RunRow } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import type { EventBus } from '../event-bus.ts'
import type { FigureDesk } from '../figures/figures.ts'
import type { Calibration } from '../experiments/forecast.ts'
import { generatedName } from '../datasets/generated-dataset.ts'
import { newId } from '../ids.ts'
import type { Lab } from '../lab.ts'
import type { ReproductionRow, ReproductionState, ReproductionView } from './reproduction-types.ts'
import type { RunQueue } from '../queue/run-queue.ts'
import type { PapersOwn } from '../runs/papers-own.ts'
import { specHash } from '../runs/spec-hash.ts'
import { withLabErrors } from '../store-errors.ts'

export interface ReproductionDeskParts {
  readonly store: Store
  readonly events: EventBus
  readonly queue: Pick<RunQueue, 'pump' | 'cancel'>
  readonly figures: Pick<FigureDesk, 'view'>
  readonly calibration: Calibration
  /** How many runs compute at a time. */
  readonly workers: () => number
  readonly datasets: Pick<Lab['datasets'], 'list'>
  readonly papersOwn: PapersOwn
  readonly origin: () => Omit<RunOrigin, 'engineVersion' | 'device'>
  readonly now: () => Date
}

/** The seed of every run of a reproduction. */
const seed = 1

export function createReproductionDesk({ store, events, queue, figures, calibration, workers, datasets, papersOwn, origin, now }: ReproductionDeskParts): Lab['reproduction'] {
  /** Finished runs do not change: each set of seeds is judged once. */
  const judged = new Map<string, Verdict>()

  function verdictOf(ids: readonly string[]): Verdict {
    const verdict = judged.get(ids.join()) ?? figures.view(ids, 'print').verdict
    judged.set(ids.join(), verdict)
    return verdict
  }

  /** Runs of the paper's own specs as they are today, newest first, by preset. */
  const runsByPreset = (): Map<string | null, RunRow[]> => Map.groupBy(store.runs.list(false).filter(papersOwn), ({ presetId }) => presetId)

  function row({ preset, data }: ReproductionItem, runs: readonly RunRow[], there: ReadonlySet<string>): ReproductionRow {
    const run = counting(runs)
    const missing = data !== null && !there.has(data)
    const state = stateOf(run, missing)
    // Seeds that were started together are judged together.
    const pooled = state === 'done' ? runs.filter(({ status, groupId }) => status === 'done' && groupId === run?.groupId).map(({ id }) => id) : []
    const verdict = pooled.length === 0 ? null : verdictOf(pooled)
    return {
      presetId: preset.id, figure: preset.figure, title: preset.title, state,
      reason: state === 'no-data' ? `There is no data set "${data ?? ''}": import it under Data first.` : state === 'failed' ? (run?.reason ?? null) : null,
      progress: run?.progress ?? 0, forecastSeconds: calibration.forecastParsed(kindOf(preset.spec), preset.spec).seconds,
      run: run === undefined ? null : { id: run.id, durationMs: run.durationMs, seeds: Math.max(1, pooled.length) },
      verdict: verdict?.state ?? null, claims: verdict?.rows.map(({ checkId: _, ...claim }) => claim) ?? [],
    }
  }

  async function view(scope: ReproductionScope): Promise<ReproductionView> {
    const there = new Set((await datasets.list()).map(({ name }) => name))
    return withLabErrors(() => {
      const runs = runsByPreset()
      const rows = reproductionItems(scope, generatedName).map((item) => row(item, runs.get(item.preset.id) ?? [], there))
      return { scope, rows, counts: countsOf(rows), claims: claimsOf(rows), secondsLeft: secondsLeft(rows, workers()) }
    })
  }

  function newRun({ preset }: ReproductionItem): NewRun {
    const { version: engineVersion, device } = engineInfo(preset.spec.kind)
    return {
      id: newId(), name: `${preset.figure}: ${preset.title}`, kind: preset.kind, presetId: preset.id, experimentId: null, groupId: newId(), seed, specHash: specHash(preset.spec),
      createdAt: now().toISOString(), spec: preset.spec, baseline: preset.spec, differenceCount: 0, rerunOf: null, origin: { ...origin(), engineVersion, device },
    }
  }

  return {
    view,
    async start(scope) {
      const wanted = new Set((await view(scope)).rows.filter(({ state }) => state === 'not-run' || state === 'failed').map(({ presetId }) => presetId))
      withLabErrors(() => { store.runs.insert(shortestFirst(reproductionItems(scope, generatedName)).filter(({ preset }) => wanted.has(preset.id)).map(newRun)) })
      events.publish({ type: 'runs-changed' })
      events.publish({ type: 'queue-changed' })
      queue.pump()
      return view(scope)
    },
    async stop(scope) {
      const ids = (await view(scope)).rows.flatMap(({ state, run }) => ((state === 'queued' || state === 'running') && run !== null ? [run.id] : []))
      queue.cancel(ids)
      events.publish({ type: 'queue-changed' })
      return view(scope)
    },
  }
}

/** The one that is done, or under way, or the newest. */
function counting(runs: readonly RunRow[]): RunRow | undefined {
  return runs.find(({ status }) => status === 'running' || status === 'queued') ?? runs.find(({ status }) => status === 'done') ?? runs[0]
}

function stateOf(run: RunRow | undefined, missing: boolean): ReproductionState {
  if (run?.status === 'done' || run?.status === 'running' || run?.status === 'queued') return run.status
  if (missing) return 'no-data'
  return run?.status === 'failed' ? 'failed' : 'not-run'
}

function countsOf(rows: readonly ReproductionRow[]): ReproductionView['counts'] {
  const counts = { done: 0, running: 0, queued: 0, failed: 0, 'not-run': 0, 'no-data': 0 }
  for (const { state } of rows) counts[state] += 1
  return counts
}

function claimsOf(rows: readonly ReproductionRow[]): ReproductionView['claims'] {
  const verdicts = rows.flatMap(({ claims }) => claims.map(({ verdict }) => verdict))
  const count = (wanted: string): number => verdicts.filter((verdict) => verdict === wanted).length
  return { pass: count('pass'), fail: count('fail'), other: verdicts.length - count('pass') - count('fail') }
}

/** Shared out over the workers; no faster than the longest of them. */
function secondsLeft(rows: readonly ReproductionRow[], workers: number): number {
  const left = rows.filter(({ state }) => state !== 'done' && state !== 'no-data').map(({ forecastSeconds, progress, state }) => forecastSeconds * (state === 'running' ? 1 - progress : 1))
  return Math.max(left.reduce((sum, seconds) => sum + seconds, 0) / workers, ...left, 0)
}
