/** The map of the paper with the state of each figure, from the history. */
import { presetById } from '../experiments/kinds.ts'
import { paperMap } from '../experiments/paper-map.ts'
import type { RunRow } from '../store/records.ts'
import type { CardState, FigureCard } from './types.ts'

/** `runs`: newest first, without those in the trash. */
export function homeCards(runs: readonly RunRow[]): FigureCard[] {
  const byPreset = Map.groupBy(runs, (run) => run.presetId)
  return paperMap.map(({ id, figure, title, summary, presetIds }): FigureCard => {
    const presets = presetIds.flatMap((presetId) => {
      const preset = presetById(presetId)
      if (preset === undefined) return []
      const own = byPreset.get(presetId) ?? []
      return [{
        id: preset.id, kind: preset.kind, figure: preset.figure, title: preset.title, summary: preset.summary,
        state: presetState(own), runCount: own.length, lastRunId: own[0]?.id ?? null,
      }]
    })
    return { id, figure, title, summary, state: cardState(presets.map((preset) => preset.state)), presets }
  })
}

/** From the newest run of the paper's own spec that can be judged; a preset that was only varied was never run. */
function presetState(runs: readonly RunRow[]): CardState {
  if (runs.some((run) => run.status === 'queued' || run.status === 'running')) return 'running'
  const judged = runs.find((run) => run.status === 'done' && run.differenceCount === 0 && (run.verdict === 'pass' || run.verdict === 'fail' || run.verdict === 'none'))
  if (judged === undefined) return 'never-run'
  return judged.verdict === 'fail' ? 'out-of-tolerance' : 'reproduced'
}

/** A figure is reproduced when all its presets are. */
function cardState(states: readonly CardState[]): CardState {
  if (states.length === 0) return 'planned'
  const worst = (['running', 'out-of-tolerance', 'never-run'] as const).find((state) => states.includes(state))
  return worst ?? 'reproduced'
}
