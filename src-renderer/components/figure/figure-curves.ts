/** Reads a prepared chart back as words and numbers, for those who can't see it and for updates that keep the zoom. */
import type { FigureView, HeatPanel } from '../../../src-main/api/contract.ts'

export interface FigureCurve {
  readonly panel: string
  readonly label: string
  /** Column headings with units, e.g. "Presynaptic rate [Hz]". */
  readonly xLabel: string
  readonly yLabel: string
  readonly points: readonly (readonly [number, number])[]
  /** What the positions of x are called, where they are not numbers. */
  readonly xNames?: readonly string[]
}

/** The curves that have a name: bands, error bars and zero lines are decoration. */
export function namedCurves(view: FigureView): FigureCurve[] {
  return seriesOf(view.option).flatMap((series) => {
    const { name, data, xAxisIndex, yAxisIndex } = series
    if (typeof name !== 'string' || name === '' || !Array.isArray(data)) return []
    const panel = view.definition.panels[typeof xAxisIndex === 'number' ? xAxisIndex : 0]
    if (panel === undefined) return []
    if (panel.draw === 'heat') return heatRows(panel, data)
    const points = data.filter(isPoint)
    // Left axes have their panel's position, right ones come after them.
    const right = panel.draw === 'lines' && yAxisIndex !== xAxisIndex ? panel.right : undefined
    return [{ panel: panel.title, label: name.trimEnd(), xLabel: axisLabel(panel.x), yLabel: axisLabel(right ?? panel.y), points, ...(panel.x.categories === undefined ? {} : { xNames: panel.x.categories }) }]
  })
}

/** A heat map row by row, each like a curve. */
function heatRows(panel: HeatPanel, data: readonly unknown[]): FigureCurve[] {
  const cells = data.flatMap((item) => (isJson(item) && isCell(item.value) ? [item.value] : []))
  return [...Map.groupBy(cells, ([, y]) => y)].sort(([a], [b]) => a - b).map(([y, row]) => ({
    panel: panel.title, label: `${axisLabel(panel.y)} = ${panel.y.categories?.[y] ?? y}`, xLabel: axisLabel(panel.x), yLabel: axisLabel(panel.value),
    points: row.map(([x, , value]) => [x, value] as const), xNames: panel.x.categories ?? [],
  }))
}

export interface CurveTable {
  readonly panel: string
  readonly xLabel: string
  readonly yLabel: string
  readonly labels: readonly string[]
  /** Ascending in x; null where a curve has no point there. */
  readonly rows: readonly { readonly x: number; /** As it is called, where x is no number. */ readonly name?: string; readonly values: readonly (number | null)[] }[]
}

/** One table per panel: its curves side by side over all x that occur. */
export function curveTables(curves: readonly FigureCurve[]): CurveTable[] {
  const panels = Map.groupBy(curves, (curve) => `${curve.panel}\n${curve.xLabel}\n${curve.yLabel}`)
  return [...panels.values()].flatMap((members): CurveTable[] => {
    const [first] = members
    if (first === undefined) return []
    const columns = members.map((curve) => new Map(curve.points))
    const xs = [...new Set(columns.flatMap((column) => [...column.keys()]))].sort((a, b) => a - b)
    const rows = xs.map((x) => ({ x, ...(first.xNames?.[x] === undefined ? {} : { name: first.xNames[x] }), values: columns.map((column) => column.get(x) ?? null) }))
    return [{ panel: first.panel, xLabel: first.xLabel, yLabel: first.yLabel, labels: members.map((curve) => curve.label), rows }]
  })
}

/** What the figure shows, in one sentence for a screen reader. */
export function describeFigure(view: FigureView): string {
  const curves = namedCurves(view)
  const filled = curves.filter((curve) => curve.points.length > 0)
  if (filled.length === 0) return `${view.definition.title}: no data yet`
  const panels = [...new Set(filled.map((curve) => curve.panel))].filter((title) => title !== '')
  const over = panels.length > 1 ? ` in ${panels.length} panels (${panels.join(', ')})` : ''
  return `${view.definition.title}: ${filled.length} ${filled.length === 1 ? 'curve' : 'curves'}${over}: ${filled.map((curve) => curve.label).join(', ')}`
}

/** Rows of panels, one below the other. */
export const panelRows = (option: Record<string, unknown>): number => Math.max(1, new Set(listed(option.grid).filter(isJson).map((grid) => grid.top)).size)

/** Equal keys: only numbers changed, so the chart can be updated in place and keeps its zoom and hidden curves. */
export function structureKey(option: Record<string, unknown>): string {
  const series = seriesOf(option).map(({ name, type, xAxisIndex, areaStyle }) => [name, type, xAxisIndex, areaStyle === undefined])
  return JSON.stringify([series, listed(option.grid).length, listed(option.title), listed(option.legend), option.textStyle])
}

type Json = Record<string, unknown>

const seriesOf = (option: Json): Json[] => listed(option.series).filter(isJson)
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value])
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value)
const isPoint = (value: unknown): value is [number, number] => Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'
const isCell = (value: unknown): value is [number, number, number] => Array.isArray(value) && value.length === 3 && value.every((item) => typeof item === 'number')
const axisLabel = (axis: { readonly label: string; readonly unit: string }): string => (axis.unit === '' ? axis.label : `${axis.label} [${axis.unit}]`)
