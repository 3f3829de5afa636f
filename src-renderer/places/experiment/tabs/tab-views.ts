/** What a tab of an experiment shows. */
import type { ExperimentSummary, PresetSummary, RunSummary } from '../../../../src-main/api/contract.ts'

export interface TabView {
  readonly id: string
  /** "Fig. 2b"; empty for a spec of one's own. */
  readonly figure: string
  /** Without the figure before it, which stands there already. */
  readonly name: string
  /** As it is called, and what there is to know of it. */
  readonly label: string
  readonly state: 'running' | 'queued' | undefined
  readonly valid: boolean
}

export interface TabFacts {
  readonly experiments: readonly ExperimentSummary[]
  readonly presets: readonly PresetSummary[]
  /** Runs under way. */
  readonly live: readonly RunSummary[]
}

/** In the order of `ids`; an experiment that the lab has not told yet has no name. */
export function tabViews(ids: readonly string[], { experiments, presets, live }: TabFacts): TabView[] {
  const known = new Map(experiments.map((experiment) => [experiment.id, experiment]))
  const figures = new Map(presets.map(({ id, figure }) => [id, figure]))
  const underWay = new Map(live.map(({ experimentId }) => [experimentId, 'queued' as 'running' | 'queued']))
  for (const { experimentId, status } of live) if (status === 'running') underWay.set(experimentId, 'running')
  return ids.map((id) => {
    const experiment = known.get(id)
    const [whole, figure, state, valid] = [experiment?.name ?? '…', figures.get(experiment?.presetId ?? '') ?? '', underWay.get(id), experiment?.valid ?? true]
    const prefix = `${figure}: `
    const name = figure !== '' && whole.startsWith(prefix) && whole !== prefix ? whole.slice(prefix.length) : whole
    return { id, figure, name, state, valid, label: [whole, ...(state === undefined ? [] : [state]), ...(valid ? [] : ['has fields to mend'])].join(', ') }
  })
}
