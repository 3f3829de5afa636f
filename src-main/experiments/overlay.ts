/** Any recorded columns of any runs over each other, as a figure: pooled or run by run, smoothed, on the axis that is asked for. Pure. */
import type { FigureData, PlottedCurve, PlottedPanel } from './figure-data.ts'
import type { AxisDefinition, LineStroke, LinesPanel } from './figure.ts'
import { clipOutliers } from './outliers.ts'
import { pooledPoints } from './pooled-points.ts'
import { timesOfLast, timeUnit } from './row-times.ts'
import type { TimeUnit } from './row-times.ts'
import { column } from './series-rows.ts'
import type { SeriesRowsRead } from './series-rows.ts'

/** One column of a series: a panel. */
export interface OverlayLine {
  readonly series: string
  readonly column: string
  /** The column over which it is drawn. */
  readonly over: string
  /** A column whose values are curves of their own, e.g. the layer; null for none. */
  readonly split: string | null
}

/** `recorded`: the column that each line is drawn over. `row`: 0, 1, … `relative`: that column as a share of the run's own range, 0 to 1. `wall`: how long the run had been running. */
export type OverlayX = 'recorded' | 'row' | 'relative' | 'wall'

export interface OverlayChoice {
  readonly lines: readonly OverlayLine[]
  readonly x: OverlayX
  readonly logX: boolean
  readonly logY: boolean
  /** The y axes leave out outliers. */
  readonly clip: boolean
  /** 0: as recorded. Up to 0.99: the weight of what came before, in an exponential mean over the rows. */
  readonly smoothing: number
  /** Only curves whose names have these words. */
  readonly find: string
}

/** What was recorded of a run. */
export interface OverlayRun {
  readonly read: (series: string) => SeriesRowsRead | undefined
  /** When each row came, in ms of running since the run's start; absent, or undefined, where nobody knows. */
  readonly times?: (series: string) => readonly number[] | undefined
}

/** Runs that become one curve, with what it is called; one run alone is a curve without pooling, as all are by wall time: of two runs no rows came at equal times. */
export interface OverlayGroup {
  readonly label: string
  readonly colourIndex: number
  readonly runs: readonly OverlayRun[]
}

/** More lines than this nobody can tell apart. */
export const mostCurves = 200

/** A panel for each line; where nothing was recorded it has no curve. Throws a RangeError for more curves than can be told apart. */
export function overlayFigure(groups: readonly OverlayGroup[], choice: OverlayChoice): FigureData {
  const unit = wallUnit(groups, choice)
  const panels = choice.lines.map((line) => overlayPanel(groups, line, { ...choice, unit }))
  const most = Math.max(0, ...panels.map(({ curves }) => curves.filter(({ faint }) => faint !== true).length))
  if (most > mostCurves) throw new RangeError(`There are ${most} curves in a panel; expected at most ${mostCurves}. Choose fewer runs, or pool those of equal spec.`)
  const pooled = groups.some(({ runs }) => runs.length > 1)
  const spread = panels.some(({ curves }) => curves.some(({ sd }) => sd !== undefined))
  const captions = [
    !pooled ? 'Each run by itself' : spread ? 'Mean ± SD over runs of equal spec' : 'Runs of equal spec are one curve, since they are equal',
    ...(choice.x === 'wall' ? wallCaptions(groups, choice) : []), ...(choice.smoothing > 0 ? [`smoothed by ${choice.smoothing}, what was recorded behind it`] : []),
  ]
  const figure: FigureData = {
    definition: { id: 'overlay', title: 'Curves', caption: `${captions.join('; ')}.`, widthMm: 183, heightMm: 66 * Math.ceil(panels.length / 2), panels: panels.map(({ definition }) => definition) },
    panels,
    verdict: { state: 'none', rows: [] },
  }
  return choice.clip ? clipOutliers(figure) : figure
}

/** With the unit of wall time. */
type Drawn = OverlayChoice & { readonly unit: TimeUnit }

function overlayPanel(groups: readonly OverlayGroup[], line: OverlayLine, choice: Drawn): PlottedPanel {
  const definition: LinesPanel = {
    // Of what it draws, not of its place: what is pinned to it stays when another panel comes or goes.
    id: ['overlay', line.series, line.column, line.over, ...(line.split === null ? [] : [line.split])].join('-'), title: `${line.series}: ${line.column}`, draw: 'lines', lines: [],
    x: { ...xAxis(choice, line.over), ...(choice.logX ? { scale: 'log' } : {}) },
    y: { ...columnAxis(line.column), ...(choice.logY ? { scale: 'log' } : {}) },
  }
  const words = choice.find.toLowerCase().split(/\s+/).filter((word) => word !== '')
  const curves = groups.flatMap((group) => groupCurves(group, line, choice)).filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)))
  const drawable = curves.map((curve) => onAxes(curve, choice))
  const raw = choice.smoothing > 0 ? drawable.map((curve): PlottedCurve => ({ label: curve.label, colourIndex: curve.colourIndex, x: curve.x, y: curve.y, faint: true })) : []
  return { definition, references: [], curves: [...raw, ...drawable.map((curve) => smoothed(curve, choice.smoothing))] }
}

const strokes: readonly LineStroke[] = ['solid', 'dashed', 'dotted']

function groupCurves({ label, colourIndex, runs }: OverlayGroup, line: OverlayLine, choice: Drawn): PlottedCurve[] {
  const found = runs.flatMap((run) => timed(run, line.series, choice) ?? []).filter(({ columns }) => [line.column, line.over, ...(line.split === null ? [] : [line.split])].every((name) => columns.includes(name)))
  const splits = line.split === null ? [null] : [...new Set(found.flatMap((series) => column(series, line.split ?? '')))].sort((a, b) => a - b)
  const names = shortNames(splits.filter((value) => value !== null))
  return splits.flatMap((value, position): PlottedCurve[] => {
    const points = pooledPoints(found.map((series) => rowsOf(series, line, choice, value)))
    if (points.x.length === 0) return []
    return [{ label: value === null ? label : `${label}, ${line.split ?? ''} ${names[position] ?? value}`, colourIndex, stroke: strokes[position % strokes.length] ?? 'solid', draw: 'curve', ...points }]
  })
}

/** With four digits, where that tells them apart; whole numbers as they are. */
function shortNames(values: readonly number[]): readonly string[] {
  const short = values.map((value) => String(Number.isInteger(value) ? value : Number(value.toPrecision(4))))
  return new Set(short).size < values.length ? values.map(String) : short
}

interface TimedSeries extends SeriesRowsRead {
  /** Empty where they are not asked for. */
  readonly times: readonly number[]
}

/** Undefined also where its times are asked for, and nobody knows them. */
function timed({ read, times }: OverlayRun, name: string, { x }: OverlayChoice): TimedSeries | undefined {
  const series = read(name)
  const known = x === 'wall' ? times?.(name) : []
  return series === undefined || known === undefined ? undefined : { columns: series.columns, rows: series.rows, values: series.values, times: known }
}

/** One for all panels, by the longest run. */
function wallUnit(groups: readonly OverlayGroup[], { x, lines }: OverlayChoice): TimeUnit {
  const last = ({ times }: OverlayRun): number => Math.max(0, ...lines.map(({ series }) => times?.(series)?.at(-1) ?? 0))
  return timeUnit(x === 'wall' ? groups.flatMap(({ runs }) => runs.map(last)).reduce((a, b) => Math.max(a, b), 0) : 0)
}

/** What one must know of times of running, and which runs have none. */
function wallCaptions(groups: readonly OverlayGroup[], { lines }: OverlayChoice): string[] {
  const untimed = groups.filter(({ runs }) => lines.some(({ series }) => runs.some(({ read, times }) => read(series) !== undefined && times?.(series) === undefined)))
  const names = untimed.slice(0, mostNamed).map(({ label }) => label).join('; ') + (untimed.length > mostNamed ? ` and ${untimed.length - mostNamed} more` : '')
  return ['over the time it had been running, without pauses and interruptions', ...(untimed.length === 0 ? [] : [`no times were recorded, so nothing is drawn, of: ${names}`])]
}

/** Runs that a caption names, at most. */
const mostNamed = 4

/** The rows of one value of the split column, or all of them. */
function rowsOf(series: TimedSeries, line: OverlayLine, { x, unit }: Drawn, value: number | null): { x: number[]; y: number[] } {
  const kept = value === null || line.split === null ? null : column(series, line.split).map((found) => found === value)
  const own = (values: readonly number[]): number[] => values.filter((_, row) => kept?.[row] ?? true)
  const recorded = own(column(series, line.over))
  const places: Readonly<Record<OverlayX, () => number[]>> = {
    recorded: () => recorded, row: () => recorded.map((_, row) => row), relative: () => relative(recorded),
    wall: () => timesOfLast(recorded, own(series.times)).map((ms) => ms / unit.ms),
  }
  return { x: places[x](), y: own(column(series, line.column)) }
}

function relative(values: readonly number[]): number[] {
  const finite = values.filter(Number.isFinite)
  const [least, most] = [finite.reduce((a, b) => Math.min(a, b), Infinity), finite.reduce((a, b) => Math.max(a, b), -Infinity)]
  return values.map((value) => (most > least ? (value - least) / (most - least) : 0))
}

/** A logarithmic axis has no place for what is not above 0. */
function onAxes(curve: PlottedCurve, { logX, logY }: OverlayChoice): PlottedCurve {
  const y = curve.y.map((value, i) => ((logX && !((curve.x[i] ?? NaN) > 0)) || (logY && !(value > 0)) ? NaN : value))
  const kept = curve.x.map((value) => !logX || value > 0)
  const only = (values: readonly number[]): number[] => values.filter((_, i) => kept[i])
  const sd = curve.sd?.map((spread, i) => (logY && !((y[i] ?? NaN) - spread > 0) ? NaN : spread))
  return { ...curve, x: only(curve.x), y: only(y), ...(sd === undefined ? {} : { sd: only(sd) }), ...(curve.count === undefined ? {} : { count: only(curve.count) }) }
}

function smoothed(curve: PlottedCurve, weight: number): PlottedCurve {
  if (weight === 0) return curve
  return { ...curve, y: exponentialMean(curve.y, weight), ...(curve.sd === undefined ? {} : { sd: exponentialMean(curve.sd, weight) }) }
}

/** Each value is the mean of itself and all before, which weigh `weight` times less with each row; gaps stay gaps and weigh nothing. */
export function exponentialMean(values: readonly number[], weight: number): number[] {
  let [sum, total] = [0, 0]
  return values.map((value) => {
    if (!Number.isFinite(value)) return value
    sum = weight * sum + value
    total = weight * total + 1
    return sum / total
  })
}

const units: Readonly<Record<string, string>> = { S: 's', Ms: 'ms', Hz: 'Hz', Pct: '%', Deg: '°', Mv: 'mV', Pa: 'pA' }

/** "testErrorPct" → test error in %. */
export function columnAxis(name: string): AxisDefinition {
  const [, base = name, unit = ''] = /^(.*[a-z0-9])(S|Ms|Hz|Pct|Deg|Mv|Pa)$/.exec(name) ?? []
  return { label: base.replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`), unit: units[unit] ?? '' }
}

function xAxis({ x, unit }: Drawn, recorded: string): AxisDefinition {
  if (x === 'wall') return { label: 'time of running', unit: unit.unit }
  if (x === 'row') return { label: 'row', unit: '' }
  return x === 'relative' ? { label: `share of the run's ${columnAxis(recorded).label}`, unit: '' } : columnAxis(recorded)
}
