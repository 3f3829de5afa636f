/** Figures of recorded runs: pooled by spec, compared with the paper, drawn for the screen or as a file. */
import type { FigureLook } from '../../export/figure-style.ts'
import { fillFigure } from '../../experiments/fill-figure.ts'
import type { RunGroup } from '../../experiments/fill-figure.ts'
import type { FigureData, FigureProvenance } from '../../experiments/figure-data.ts'
import { checkedPanel } from '../../experiments/figure.ts'
import type { Verdict } from '../../experiments/figure.ts'
import { judge } from '../../experiments/judge.ts'
import { presetById } from '../../experiments/kinds.ts'
import { clipOutliers } from '../../experiments/outliers.ts'
import type { ColourScheme } from '../../export/colour-schemes.ts'
import { figureOption } from '../../export/figure-option.ts'
import { screenStyle } from '../../export/figure-style.ts'
import { renderFigureSvg } from '../../export/render-svg.ts'
import type { RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { LabError, notFound } from '../errors.ts'
import { pictureFile, runsStem } from './exported-file.ts'
import { chosenColours, withChosenColours } from './chosen-colours.ts'
import { groupLabels } from '../compare/group-labels.ts'
import type { SeriesReader } from './series-reader.ts'
import { createScatter } from '../compare/scatter.ts'
import type { ScatterResult } from '../compare/scatter.ts'
import type { PapersOwn } from '../runs/papers-own.ts'
import { storedSpec } from '../runs/stored-spec.ts'
import type { ExportedFile, ExportFigure, FigureTheme, FigureView } from '../types.ts'
import type { ScatterChoice } from '../pages/page-types.ts'

export interface FigureDesk {
  /** Throws a LabError for an unknown run and for runs that have no figure in common. `clip`: the y axes leave out outliers. */
  view(runIds: readonly string[], theme: FigureTheme, clip?: boolean, reader?: SeriesReader): FigureView
  export(request: ExportFigure): ExportedFile
  /** One panel of the runs' figure, and what the paper says of it. Throws a LabError where the figure has no such panel. */
  panel(runIds: readonly string[], panelId: string): FigureData
  /** Which panels the runs' figure has. Throws a LabError where they have none in common. */
  panels(runIds: readonly string[]): { readonly id: string; readonly title: string }[]
  /** Runs as points, which need no figure in common. */
  scatter(runIds: readonly string[], choice: ScatterChoice): ScatterResult
  /** The runs' whole figure. */
  data(runIds: readonly string[]): FigureData
  provenance(figure: string, runIds: readonly string[]): FigureProvenance
  /** Of the runs' own figure. */
  runsProvenance(runIds: readonly string[]): FigureProvenance
  /** What is drawn for print has the colours that somebody has chosen. */
  scheme(): ColourScheme
  /** Of one run alone. */
  verdictOf(runId: string): Verdict
}

export interface FigureDeskParts {
  readonly store: Store
  readonly version: string
  readonly gitCommit: () => string | null
  readonly papersOwn: PapersOwn
  readonly look: () => FigureLook
  readonly now: () => Date
}

export function createFigureDesk({ store, version, gitCommit, papersOwn, look, now }: FigureDeskParts): FigureDesk {
  function load(runIds: readonly string[]): RunRecord[] {
    return [...new Set(runIds)].map((id) => {
      const run = store.runs.get(id)
      if (run === undefined) throw notFound('run', id)
      return run
    })
  }

  const fromStore: SeriesReader = { read: (runId, series) => store.runs.series(runId, series) }

  /** The figure of these runs, one group for each spec. Throws a LabError where they have none in common. */
  function commonFigure(runs: readonly RunRecord[]) {
    const [first] = runs
    if (first === undefined) throw new LabError('BAD_REQUEST', 'A figure needs at least one run.')
    const members = [...Map.groupBy(runs, (run) => run.specHash).values()]
    const defined = definitionOf(first)
    const [stranger] = members.find(([run]) => run !== undefined && definitionOf(run).id !== defined.id) ?? []
    if (stranger !== undefined) {
      throw new LabError('BAD_REQUEST', `"${first.name}" and "${stranger.name}" have no figure in common: compare runs whose protocols are of one type.`)
    }
    return { first, members, defined }
  }

  /** `panelId` takes one panel alone, with the checks that look at it. */
  function dataOf(runs: readonly RunRecord[], reader: SeriesReader, panelId?: string): FigureData {
    const { first, members, defined } = commonFigure(runs)
    // Of several groups each has one colour for all of its lines.
    const whole = members.length === 1 ? withChosenColours(defined, chosenColours(store, first.experimentId)) : defined
    const definition = panelId === undefined ? whole : { ...whole, panels: whole.panels.filter(({ id }) => id === panelId) }
    if (definition.panels.length === 0) throw new LabError('NOT_FOUND', `The figure of "${first.name}" has no panel "${panelId ?? ''}"; it has ${whole.panels.map(({ id }) => id).join(', ')}.`)
    const labels = groupLabels(members)
    const groups = members.map((pooled, index): RunGroup => ({
      ...(labels[index] ?? { key: '', label: '' }),
      references: ownsReferences(pooled, members, papersOwn) ? presetOf(pooled)?.references ?? [] : [],
      runs: pooled.map((run) => ({ read: (series) => reader.read(run.id, series) })),
    }))
    const panels = fillFigure(definition, groups)
    const preset = presetOf(runs)
    const verdict = judge({
      panels, checks: (preset?.checks ?? []).filter((check) => panelId === undefined || checkedPanel(check) === panelId), references: preset?.references ?? [], spec: first.spec,
      matchesPreset: members.length === 1 && papersOwn(first),
    })
    return { definition, panels, verdict }
  }

  function provenanceOf(figure: string, runs: readonly RunRecord[]): FigureProvenance {
    return {
      application: 'Burstlab', version, gitCommit: gitCommit(), exportedAt: now().toISOString(), figure,
      runs: runs.map(({ id, name, specHash, seed, checksum, origin: { engineVersion } }) => ({ id, name, specHash, seed, checksum, engineVersion })),
    }
  }

  return {
    view(runIds, theme, clip = false, reader = fromStore) {
      const data = shown(dataOf(load(runIds), reader), clip)
      const option = figureOption(data, screenStyle(theme, data.panels.length, look()))
      return { definition: data.definition, option, verdict: data.verdict, runIds: [...runIds] }
    },
    scheme: () => look().scheme,
    verdictOf: (runId) => dataOf(load([runId]), fromStore).verdict,
    panel: (runIds, panelId) => dataOf(load(runIds), fromStore, panelId),
    panels: (runIds) => commonFigure(load(runIds)).defined.panels.map(({ id, title }) => ({ id, title })),
    scatter: createScatter(store),
    data: (runIds) => dataOf(load(runIds), fromStore),
    provenance: (figure, runIds) => provenanceOf(figure, load(runIds)),
    runsProvenance(runIds) {
      const runs = load(runIds)
      return provenanceOf(runs[0] === undefined ? '' : definitionOf(runs[0]).id, runs)
    },
    export({ runIds, clip = false, format, widthMm, heightMm, fontPt, dpi, pins }) {
      const runs = load(runIds)
      const data = shown(dataOf(runs, fromStore), clip)
      const { definition } = data
      const svg = renderFigureSvg(data, {
        widthMm: widthMm ?? definition.widthMm, heightMm: heightMm ?? definition.heightMm, fontPt, provenance: provenanceOf(definition.id, runs), scheme: look().scheme, pins,
      })
      return pictureFile(svg, { format, dpi, stem: runsStem(runs) })
    },
  }
}

const shown = (data: FigureData, clip: boolean): FigureData => (clip ? clipOutliers(data) : data)

function definitionOf(run: RunRecord) {
  const { kind, spec } = storedSpec(run.spec)
  return kind.figure(spec)
}

/** The paper's curve goes with the paper's own spec; where no group has that, with the first that came from the preset. */
function ownsReferences(group: readonly RunRecord[], groups: readonly (readonly RunRecord[])[], papersOwn: PapersOwn): boolean {
  const family = groups.filter(([run]) => run?.presetId === group[0]?.presetId)
  return group === (family.find(([run]) => run !== undefined && papersOwn(run)) ?? family[0])
}

function presetOf(runs: readonly RunRecord[]) {
  const id = runs[0]?.presetId ?? null
  return id === null ? undefined : presetById(id)
}
