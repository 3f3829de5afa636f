/** One number out of the lines of a panel. */
import { curveOf, pointAt, reaches, windowOf } from './curve-points.ts'
import type { PlottedCurve, PlottedPanel } from './figure-data.ts'
import type { Statistic } from './figure.ts'
import type { PresetReference } from './kind.ts'

/** `pending`: points are missing that may still come. Otherwise the value, NaN where the points that are there make none. */
export type StatisticValue = number | 'pending'

export function statisticOf(statistic: Statistic, panel: PlottedPanel, references: readonly PresetReference[]): StatisticValue {
  switch (statistic.kind) {
    case 'valueAt': return whenThere([at(panel, statistic.line, statistic.x)], ([y]) => y ?? NaN)
    case 'change': return whenThere([at(panel, statistic.line, statistic.fromX), at(panel, statistic.line, statistic.toX)], ([from, to]) => (to ?? NaN) - (from ?? NaN))
    case 'ordered': return whenThere(statistic.lines.map((line) => at(panel, line, statistic.x)), (heights) => smallest(differences(heights).map((step) => -step)))
    case 'mean': return inWindow(panel, statistic, (y) => meanOf(y.filter(Number.isFinite)))
    case 'range': return inWindow(panel, statistic, (y) => rangeOf(y.filter(Number.isFinite)))
    case 'monotone': return inWindow(panel, statistic, (y) => smallest(differences(y)))
    case 'correlation': return correlation(panel, statistic)
    case 'rms': return rootMeanSquare(panel, statistic, references)
  }
}

const at = (panel: PlottedPanel, line: string, x: number): number | undefined => {
  const curve = curveOf(panel, line)
  return curve === undefined ? undefined : pointAt(curve, x)
}

const whenThere = (values: readonly (number | undefined)[], value: (all: readonly number[]) => number): StatisticValue => {
  const there = values.filter((y) => y !== undefined)
  return there.length < values.length ? 'pending' : value(there)
}

interface Window {
  readonly line: string
  readonly from: number
  readonly to: number
}

function inWindow(panel: PlottedPanel, { line, from, to }: Window, value: (y: readonly number[]) => number): StatisticValue {
  const curve = curveOf(panel, line)
  if (curve === undefined || !reaches(curve, to)) return 'pending'
  const { y } = windowOf(curve, from, to)
  return y.length === 0 ? 'pending' : value(y)
}

function correlation(panel: PlottedPanel, { line, with: other, from, to, meansOver }: Window & { readonly with: string, readonly meansOver?: number }): StatisticValue {
  const [a, b] = [curveOf(panel, line), curveOf(panel, other)]
  if (a === undefined || b === undefined || !reaches(a, to) || !reaches(b, to)) return 'pending'
  const ours = windowOf(a, from, to)
  if (meansOver !== undefined) return ours.x.length === 0 ? 'pending' : pearson(pairsOfMeans(a, b, { from, to, meansOver }))
  const pairs = ours.x.flatMap((x, i): [number, number][] => {
    const [left = NaN, right = NaN] = [ours.y[i], pointAt(b, x)]
    return Number.isFinite(left) && Number.isFinite(right) ? [[left, right]] : []
  })
  return ours.x.length === 0 ? 'pending' : pearson(pairs)
}

/** Means of both curves over each whole stretch of the window in which both have points. */
function pairsOfMeans(a: PlottedCurve, b: PlottedCurve, { from, to, meansOver }: { readonly from: number, readonly to: number, readonly meansOver: number }): [number, number][] {
  // A width like 0.1 is no sum of halves: what is short of a whole stretch by rounding is one.
  const stretches = Math.floor((to - from) / meansOver + 1e-9)
  return Array.from({ length: stretches }, (_, i) => from + i * meansOver).flatMap((start): [number, number][] => {
    const [left, right] = [a, b].map((curve) => meanOf(windowOf(curve, start, start + meansOver).y.filter(Number.isFinite)))
    return left !== undefined && right !== undefined && Number.isFinite(left) && Number.isFinite(right) ? [[left, right]] : []
  })
}

/** NaN for fewer than two pairs, or where one side does not vary. */
function pearson(pairs: readonly (readonly [number, number])[]): number {
  if (pairs.length < 2) return NaN
  const [meanA, meanB] = [meanOf(pairs.map(([a]) => a)), meanOf(pairs.map(([, b]) => b))]
  const sum = (product: (a: number, b: number) => number): number => pairs.reduce((total, [a, b]) => total + product(a - meanA, b - meanB), 0)
  return sum((a, b) => a * b) / Math.sqrt(sum((a) => a * a) * sum((_, b) => b * b))
}

function rootMeanSquare(panel: PlottedPanel, { line, reference: id, from, to }: Window & { readonly reference: string }, references: readonly PresetReference[]): StatisticValue {
  const reference = references.find((candidate) => candidate.id === id)
  if (reference === undefined) throw new Error(`a statistic names a reference "${id}" that its preset does not have`)
  const curve = curveOf(panel, line)
  const wanted = windowOf({ label: '', colourIndex: 0, x: reference.x, y: reference.y }, from, to)
  if (curve === undefined || wanted.x.length === 0) return 'pending'
  return whenThere(wanted.x.map((x) => pointAt(curve, x)), (ours) => {
    const squares = ours.map((y, i) => (y - (wanted.y[i] ?? NaN)) ** 2)
    return Math.sqrt(meanOf(squares))
  })
}

const differences = (values: readonly number[]): number[] => values.slice(1).map((value, i) => value - (values[i] ?? NaN))

/** NaN of none, and where one is NaN. */
const largest = (values: readonly number[]): number => (values.length === 0 ? NaN : values.reduce((a, b) => Math.max(a, b)))

const smallest = (values: readonly number[]): number => (values.length === 0 ? NaN : values.reduce((a, b) => Math.min(a, b)))

const meanOf = (values: readonly number[]): number => (values.length === 0 ? NaN : values.reduce((sum, value) => sum + value, 0) / values.length)

const rangeOf = (values: readonly number[]): number => largest(values) - smallest(values)
