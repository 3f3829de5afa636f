/** A figure over epochs as it stood at an earlier moment: what was recorded later is left out, axes and references stay. */
import type { FigureView } from '../../../src-main/api/contract.ts'
import { isRecord, listIn, numberOr } from '../read-json.ts'
import type { TimeWindow } from './time-window.ts'

/** The recorded series of what dendrites do (engines/ensemble/series.ts). */
const distributionSeries = 'dendrites'

/** Of a plot, by its position among the figure's panels: how much of its axis an epoch takes. */
type PerEpoch = ReadonlyMap<number, number>

/** Plots over epochs; those over the time of a rate network where its examples are counted. */
export function perEpoch({ panels }: FigureView['definition'], spec: unknown): PerEpoch {
  const seconds = secondsPerEpoch(spec)
  return new Map(panels.flatMap(({ draw, x }, index): [number, number][] => {
    if (draw !== 'lines') return []
    if (x.label === 'Epoch') return [[index, 1]]
    return x.label === 'Time' && x.unit === 's' && seconds !== undefined ? [[index, seconds]] : []
  }))
}

/** A rate network sees one example after the other, each as long as all others. */
function secondsPerEpoch(spec: unknown): number | undefined {
  if (!isRecord(spec) || spec['kind'] !== 'rate' || !isRecord(spec['training']) || !isRecord(spec['data'])) return undefined
  const { predictionS, teacherS } = spec['training']
  const seconds = numberOr(spec['data']['trainCount'], 0) * (numberOr(predictionS, 0) + numberOr(teacherS, 0))
  return seconds > 0 ? seconds : undefined
}

/** From before learning to the last epoch of which something was recorded; undefined where there is none, and of runs that do not learn images: those are played over their own time. */
export function epochRange(view: FigureView, spec: unknown): TimeWindow | undefined {
  if (!isRecord(spec) || (spec['kind'] !== 'ensemble' && spec['kind'] !== 'rate')) return undefined
  const plots = perEpoch(view.definition, undefined)
  const last = recordedSeries(view.option).filter(({ panel }) => plots.has(panel)).reduce((most, { data }) => Math.max(most, ...data.map((point) => xOf(point) ?? 0)), 0)
  return last > 0 ? { fromS: 0, toS: last } : undefined
}

/** The figure as it was after so many epochs; `view` itself where nothing of it is left out. */
export function asOfEpoch(view: FigureView, epoch: number, spec: unknown): FigureView {
  const plots = perEpoch(view.definition, spec)
  let cut = false
  const series = listIn(view.option['series']).map((one): unknown => {
    const shaded = shadesUntil(view.definition, one, epoch)
    if (shaded !== undefined) {
      cut = true
      return shaded
    }
    const drawn = recorded(one)
    const share = drawn === undefined ? undefined : plots.get(drawn.panel)
    if (drawn === undefined || share === undefined) return one
    // Sums of batches may miss a whole epoch in the last digits.
    const end = epoch * share * (1 + 1e-9)
    const data = drawn.data.filter((point) => (xOf(point) ?? end) <= end)
    if (data.length === drawn.data.length) return one
    cut = true
    return { ...drawn.series, data }
  })
  return cut ? { ...view, option: { ...view.option, series } } : view
}

/**
 * Shades of a histogram as far as rows were recorded by an epoch, the last one to its end; undefined where nothing of them lies beyond. Their
 * outlines go forth and back along x, so that moving what is beyond to the end cuts them there (export/shade-series.ts).
 */
function shadesUntil({ panels }: FigureView['definition'], series: unknown, epoch: number): unknown {
  if (!isRecord(series) || typeof series['id'] !== 'string') return undefined
  const panel = panels[Number(/^(\d+):shade:/.exec(series['id'])?.[1] ?? NaN)]
  if (panel?.draw !== 'lines' || panel.shades === undefined) return undefined
  const { xWidth } = panel.shades
  const end = (Math.floor(epoch / xWidth + 1e-9) + 0.5) * xWidth
  const data = listIn(series['data'])
  if (!data.some((point) => (xOf(point) ?? end) > end)) return undefined
  return { ...series, data: data.map((point) => ((xOf(point) ?? end) > end ? [end, ...listIn(point).slice(1)] : point)) }
}

/** What a replay of these figures cannot show, in plain words; empty where it shows all that there is. */
export function epochNotes(view: FigureView, spec: unknown): readonly string[] {
  if (!isRecord(spec)) return []
  if (spec['kind'] === 'rate') return ['Distributions of u and p were not recorded over epochs: of p there is the mean of (p − p̄)².', ...(secondsPerEpoch(spec) === undefined ? ['Plots over time stay whole.'] : [])]
  const rule = isRecord(spec['rule']) ? spec['rule'] : {}
  if (spec['kind'] !== 'ensemble' || rule['type'] !== 'burstprop') return []
  const inside = 'Look inside shows the network as it was at the end.'
  const places = view.definition.panels.flatMap((panel, index) => (panel.draw === 'lines' && panel.lines.some(({ series }) => series === distributionSeries) ? [index] : []))
  if (places.length === 0) return ['Distributions of u and p were not recorded.', inside]
  const moments = new Set(recordedSeries(view.option).filter(({ panel }) => panel === places[0]).flatMap(({ data }) => data.flatMap((point) => xOf(point) ?? [])))
  return moments.size > 1 ? [inside] : ['Distributions of u and p were recorded once, at the end: they come with the last epoch.', inside]
}

/** Equal where two cuts of one figure hold as many points: nothing has to be drawn anew. */
export const sizesOf = ({ option }: FigureView): string => recordedSeries(option).map(({ data }) => data.length).join()

interface RecordedSeries {
  readonly panel: number
  readonly series: Readonly<Record<string, unknown>>
  readonly data: readonly unknown[]
}

/** Curves of runs and their spread, not levels and references (export/lines-series.ts names them). */
function recorded(series: unknown): RecordedSeries | undefined {
  if (!isRecord(series) || typeof series['id'] !== 'string') return undefined
  const [, panel] = /^(\d+):(?:band|faint|curve|lone):/.exec(series['id']) ?? []
  return panel === undefined ? undefined : { panel: Number(panel), series, data: listIn(series['data']) }
}

const recordedSeries = (option: Readonly<Record<string, unknown>>): RecordedSeries[] => listIn(option['series']).flatMap((series) => recorded(series) ?? [])

const xOf = (point: unknown): number | undefined => {
  const [x] = listIn(point)
  return typeof x === 'number' ? x : undefined
}
