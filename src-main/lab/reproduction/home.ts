/** The map of the paper with the state of each figure, from the history. */
import { presetById } from '../../experiments/kinds.ts'
import type { Verdict } from '../../experiments/figure.ts'
import { paperMap } from '../../experiments/paper-map.ts'
import type { RunRow } from '../../store/records.ts'
import type { EventBus } from '../event-bus.ts'
import type { PapersOwn } from '../runs/papers-own.ts'
import type { CardState, FigureCard } from '../types.ts'

/** The verdict of finished runs of one spec, pooled. */
export type JudgePooled = (runs: readonly RunRow[]) => Verdict['state']

export interface CardParts {
  /** Newest first, without those in the trash. */
  readonly runs: readonly RunRow[]
  readonly judgePooled: JudgePooled
  readonly papersOwn: PapersOwn
}

export function homeCards({ runs, judgePooled, papersOwn }: CardParts): FigureCard[] {
  const byPreset = Map.groupBy(runs, (run) => run.presetId)
  return paperMap.map(({ id, figure, title, summary, presetIds }): FigureCard => {
    const presets = presetIds.flatMap((presetId) => {
      const preset = presetById(presetId)
      if (preset === undefined) return []
      const own = byPreset.get(presetId) ?? []
      return [{
        id: preset.id, kind: preset.kind, figure: preset.figure, title: preset.title, summary: preset.summary,
        state: presetState({ runs: own, judgePooled, papersOwn }), runCount: own.length, lastRunId: own[0]?.id ?? null,
      }]
    })
    return { id, figure, title, summary, state: cardState(presets.map((preset) => preset.state)), presets }
  })
}

/**
 * From the newest finished runs of the paper's own spec; a preset that was only varied was never run. Seeds that were started
 * together are judged together, as their figure is: one of them alone may be unlucky.
 */
function presetState({ runs, judgePooled, papersOwn }: CardParts): CardState {
  if (runs.some((run) => run.status === 'queued' || run.status === 'running')) return 'running'
  const finished = runs.filter((run) => run.status === 'done' && papersOwn(run))
  const group = finished.filter((run) => run.groupId === finished[0]?.groupId)
  const [first] = group
  if (first === undefined) return 'never-run'
  const verdict = group.length === 1 ? first.verdict : judgePooled(group)
  if (verdict === 'fail') return 'out-of-tolerance'
  return verdict === 'pass' || verdict === 'none' ? 'reproduced' : 'never-run'
}

/** A figure is reproduced when all its presets are. */
function cardState(states: readonly CardState[]): CardState {
  if (states.length === 0) return 'planned'
  const worst = (['running', 'out-of-tolerance', 'never-run'] as const).find((state) => states.includes(state))
  return worst ?? 'reproduced'
}

/** Worked out over the whole history, so only when some of it has changed. */
export function rememberedCards(events: EventBus, make: () => FigureCard[]): () => FigureCard[] {
  let known: FigureCard[] | undefined
  events.listen((event) => { if (event.type === 'run' || event.type === 'runs-changed') known = undefined })
  return () => (known ??= make())
}
