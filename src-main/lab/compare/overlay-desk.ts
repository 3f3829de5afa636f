/** Curves of any runs over each other: for the screen, or as a file with their provenance. */
import type { FigureLook } from '../../export/figure-style.ts'
import { kindOf } from '../../experiments/kinds.ts'
import { rowTimes } from '../../experiments/row-times.ts'
import { overlayFigure } from '../../experiments/overlay.ts'
import type { OverlayGroup } from '../../experiments/overlay.ts'
import { valueAt } from '../../experiments/spec-path.ts'
import type { FigureData } from '../../experiments/figure-data.ts'
import { figureOption } from '../../export/figure-option.ts'
import { screenStyle } from '../../export/figure-style.ts'
import { renderFigureSvg } from '../../export/render-svg.ts'
import type { RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { LabError, notFound } from '../errors.ts'
import { pictureFile } from '../figures/exported-file.ts'
import type { FigureDesk } from '../figures/figures.ts'
import { groupLabels } from './group-labels.ts'
import type { Lab } from '../lab.ts'
import type { OverlayRequest } from './overlay-types.ts'

export interface OverlayDeskParts {
  readonly store: Pick<Store, 'runs' | 'settings'>
  readonly figures: Pick<FigureDesk, 'provenance'>
  readonly look: () => FigureLook
}

export function createOverlayDesk({ store, figures, look }: OverlayDeskParts): Lab['overlay'] {
  function load(ids: readonly string[]): RunRecord[] {
    return [...new Set(ids)].map((id) => {
      const run = store.runs.get(id)
      if (run === undefined) throw notFound('run', id)
      return run
    })
  }

  function timesOf(id: string, series: string): readonly number[] | undefined {
    const groups = store.runs.times(id, series)
    return groups === undefined ? undefined : rowTimes(groups)
  }

  function dataOf({ runIds, colourBy, pooled, ...choice }: OverlayRequest): FigureData {
    const runs = load(runIds)
    const specs = [...Map.groupBy(runs, ({ specHash }) => specHash).values()]
    const specLabels = groupLabels(specs)
    const together = pooled && choice.x !== 'wall'
    const curves = specs.flatMap((members, spec) => (together ? [{ members, spec }] : members.map((run) => ({ members: [run], spec }))))
    const colours = colourBy.startsWith('param:') ? parameterColours(runs, colourBy.slice('param:'.length)) : null
    const groups = curves.map(({ members, spec }, index): OverlayGroup => {
      const [run] = members
      const named = specs.length === 1 ? run?.name ?? '' : specLabels[spec]?.label ?? ''
      const label = members.length > 1 ? `${named} (${members.length} runs)` : `${named}, seed ${run?.seed ?? 0}`
      const colour = run === undefined ? undefined : colours?.get(run.id)
      return {
        label: colour === undefined ? label : `${colour.text}: ${label}`,
        colourIndex: colour?.index ?? (colourBy === 'run' ? index : spec),
        runs: members.map(({ id }) => ({ read: (series) => store.runs.series(id, series), times: (series) => timesOf(id, series) })),
      }
    })
    try {
      return overlayFigure(groups, choice)
    } catch (error) {
      throw error instanceof RangeError ? new LabError('BAD_REQUEST', error.message) : error
    }
  }

  return {
    view({ theme, ...request }) {
      const data = dataOf(request)
      return { definition: data.definition, option: figureOption(data, screenStyle(theme, data.panels.length, look())), verdict: data.verdict, runIds: [...request.runIds] }
    },
    export({ format, widthMm, heightMm, fontPt, dpi, pins, ...request }) {
      const data = dataOf(request)
      const { definition } = data
      const provenance = figures.provenance('overlay', request.runIds)
      const svg = renderFigureSvg(data, { widthMm: widthMm ?? definition.widthMm, heightMm: heightMm ?? definition.heightMm, fontPt, provenance, scheme: look().scheme, pins })
      return pictureFile(svg, { format, dpi, stem: `curves-of-${request.runIds.length}-runs` })
    },
  }
}

/** Run id to the place of its value among all values, in their order, and to the value in words. */
function parameterColours(runs: readonly RunRecord[], path: string): ReadonlyMap<string, { readonly index: number; readonly text: string }> {
  const values = runs.map((run) => ({ run, value: valueAt(run.spec, path) }))
  const distinct = [...new Set(values.map(({ value }) => JSON.stringify(value)))].sort((a, b) => Number(a) - Number(b) || (a < b ? -1 : 1))
  return new Map(values.map(({ run, value }) => {
    const parameter = kindOf(run.spec).parameters(run.spec).find((known) => known.path === path)
    const unit = parameter === undefined || parameter.unit === '' ? '' : ` ${parameter.unit}`
    const shown = typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? 'none')
    return [run.id, { index: distinct.indexOf(JSON.stringify(value)), text: `${parameter?.label ?? path} ${shown}${unit}` }]
  }))
}
