/** A metric over a sweep as a figure: a curve with its SD, one for each value of a second axis, or a heat map. Pure. */
import type { FigureData, PlottedCell, PlottedCurve, PlottedPanel } from './figure-data.ts'
import type { AxisDefinition, HeatPanel, LinesPanel } from './figure.ts'
import { varies } from './pooled-points.ts'
import { axisName } from './sweep-axis.ts'
import type { ResolvedAxis } from './sweep-axis.ts'

export interface MetricPoint {
  /** Position along each axis. */
  readonly at: readonly number[]
  /** Null where no run has a number yet. */
  readonly value: { readonly mean: number; readonly sd: number; readonly count: number } | null
}

export interface SweepFigureSource {
  readonly title: string
  readonly axes: readonly ResolvedAxis[]
  readonly metric: string
  readonly points: readonly MetricPoint[]
  readonly draw: 'curve' | 'heat'
  /** Position of the axis that lies horizontally. */
  readonly x: number
  /** Of a third axis: the position along it that is shown. */
  readonly slice: number
}

/** Which axis lies where: horizontally, as colour or vertically, and the one that is cut through. */
export function axisRoles(axes: readonly ResolvedAxis[], x: number): { readonly x: number; readonly second: number | undefined; readonly third: number | undefined } {
  const [second, third] = axes.map((_, index) => index).filter((index) => index !== x)
  return { x, second, third }
}

/** A heat map needs two axes: of one there is a curve in any case. */
export function sweepFigure(source: SweepFigureSource): FigureData {
  const { title, axes, metric, slice } = source
  const { second, third } = axisRoles(axes, source.x)
  const [horizontal, other, cut] = [axes[source.x], second === undefined ? undefined : axes[second], third === undefined ? undefined : axes[third]]
  if (horizontal === undefined) throw new RangeError(`x: there is no axis ${source.x}`)
  const shown = source.points.filter(({ at }) => third === undefined || at[third] === slice)
  const heat = source.draw === 'heat' && other !== undefined && second !== undefined
  const panel = heat ? heatPanel(metric, horizontal, other, cells(shown, source.x, second)) : curvePanel(metric, horizontal, other, curves(shown, source.x, second, axes, metric))
  const at = cut === undefined ? '' : `, at ${axisName(cut)} = ${cut.texts[slice] ?? ''}`
  const over = [horizontal, ...(other === undefined ? [] : [other])].map(axisName).join(' and ')
  const values = source.points.flatMap(({ value }) => value ?? [])
  const runs = Math.max(0, ...values.map(({ count }) => count))
  const told = values.some(varies) ? `mean${heat ? '' : ' ± SD'} over` : 'equal for all of'
  const pooled = runs === 0 ? '' : runs === 1 ? ': one seed each' : `: ${told} up to ${runs} seeds`
  return {
    definition: {
      id: 'sweep', title, caption: `${metric} over ${over}${at}${pooled}.`,
      widthMm: heat ? 120 : 88, heightMm: heat ? 90 : 66, panels: [panel.definition],
    },
    panels: [panel],
    verdict: { state: 'none', rows: [] },
  }
}

/** "test error (%)" → test error in %. */
export function metricAxis(metric: string): AxisDefinition {
  const [, label, unit] = /^(.*) \(([^()]+)\)$/.exec(metric) ?? []
  return label === undefined || unit === undefined ? { label: metric, unit: '' } : { label, unit }
}

const isNumeric = ({ scale }: ResolvedAxis): boolean => scale !== 'category'

/** Whose it is comes first where the parameter is nested in a network: "Cell pyramidal: τ_s". */
const nameOf = (axis: ResolvedAxis): string => (/^(Cell|Population|Projection|Plasticity|Current|Short-term plasticity) /.test(axis.group) ? `${axis.group}: ${axisName(axis)}` : axis.label)

/** A name along the height of a plot has little room. */
const longestHeightName = 24
const heightName = (axis: ResolvedAxis): string => (nameOf(axis).length > longestHeightName ? axisName(axis) : nameOf(axis))

function numericAxis(axis: ResolvedAxis): AxisDefinition {
  return isNumeric(axis) ? { label: nameOf(axis), unit: axis.unit, ...(axis.scale === 'log' ? { scale: 'log' } : {}) } : categoryAxis(axis)
}

const categoryAxis = (axis: ResolvedAxis): AxisDefinition => ({
  label: nameOf(axis), unit: isNumeric(axis) ? axis.unit : '', categories: isNumeric(axis) ? axis.values.map(shortNumber) : axis.texts,
})

const shortNumber = (value: unknown): string => (typeof value === 'number' ? String(Number(value.toPrecision(4))) : String(value))

function curvePanel(metric: string, x: ResolvedAxis, colour: ResolvedAxis | undefined, lines: readonly PlottedCurve[]): PlottedPanel {
  const definition: LinesPanel = { id: 'sweep', title: colour === undefined ? '' : nameOf(colour), draw: 'lines', x: numericAxis(x), y: metricAxis(metric), lines: [] }
  return { definition, curves: lines, references: [] }
}

function curves(points: readonly MetricPoint[], x: number, second: number | undefined, axes: readonly ResolvedAxis[], metric: string): PlottedCurve[] {
  const horizontal = axes[x]
  const colour = second === undefined ? undefined : axes[second]
  const lines = Map.groupBy(points, ({ at }) => (second === undefined ? 0 : at[second] ?? 0))
  return [...lines].sort(([a], [b]) => a - b).map(([position, members]): PlottedCurve => {
    const ordered = members.map(({ at, value }) => ({ x: xOf(horizontal, at[x] ?? 0), value })).sort((a, b) => a.x - b.x)
    return {
      label: colour === undefined ? metric : `${axisName(colour)} = ${colour.texts[position] ?? ''}`,
      colourIndex: position, draw: 'points',
      x: ordered.map((point) => point.x),
      y: ordered.map(({ value }) => value?.mean ?? NaN),
      ...(ordered.some(({ value }) => value !== null && varies(value)) ? { sd: ordered.map(({ value }) => value?.sd ?? NaN), count: ordered.map(({ value }) => value?.count ?? 0) } : {}),
    }
  })
}

/** Of a choice the position among its options. */
function xOf(axis: ResolvedAxis | undefined, position: number): number {
  const value = axis?.values[position]
  return typeof value === 'number' ? value : position
}

function heatPanel(metric: string, x: ResolvedAxis, y: ResolvedAxis, found: readonly PlottedCell[]): PlottedPanel {
  const definition: HeatPanel = { id: 'sweep', title: metric, draw: 'heat', x: categoryAxis(x), y: { ...categoryAxis(y), label: heightName(y) }, value: metricAxis(metric) }
  return { definition, curves: [], references: [], cells: found }
}

const cells = (points: readonly MetricPoint[], x: number, y: number): PlottedCell[] => points.flatMap(({ at, value }): PlottedCell[] => (
  value === null ? [] : [{ x: at[x] ?? 0, y: at[y] ?? 0, value: value.mean, sd: value.sd, count: value.count }]))
