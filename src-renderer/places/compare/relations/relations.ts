/** What compared runs have in each dimension: the parameters in which they differ, and what they measured. Pure. */
import type { ComparisonRow, RunDetail } from '../../../../src-main/api/contract.ts'
import { valueAt } from '../../experiment/json-path.ts'
import type { CompareGroup } from '../compare-groups.ts'

export type DimensionValue = number | string | null

export interface Dimension {
  /** `param:PATH` or `metric:NAME`. */
  readonly id: string
  readonly label: string
  readonly kind: 'parameter' | 'metric'
}

/** Differing parameters in the order of the form, then every metric that a run has. */
export function dimensionsOf(groups: readonly CompareGroup[], differing: readonly ComparisonRow[]): Dimension[] {
  const parameters = differing.map(({ path, label, unit }): Dimension => ({ id: `param:${path}`, kind: 'parameter', label: unit === '' ? label : `${label} [${unit}]` }))
  const metrics = new Set(groups.flatMap(({ runs }) => runs.flatMap((run) => run.metrics.map(({ name }) => name))))
  return [...parameters, ...[...metrics].map((name): Dimension => ({ id: `metric:${name}`, kind: 'metric', label: name }))]
}

/** A number, or a choice in words; null where the run has nothing there. */
export function dimensionValue(run: Pick<RunDetail, 'spec' | 'metrics'>, id: string): DimensionValue {
  if (id.startsWith('metric:')) {
    const value = run.metrics.find(({ name }) => name === id.slice('metric:'.length))?.value
    return value === undefined || !Number.isFinite(value) ? null : value
  }
  const value = valueAt(run.spec, id.slice('param:'.length))
  if (value === undefined || value === null) return null
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value)
}

/** One run in some dimensions. */
export interface RelatedRun {
  readonly id: string
  readonly label: string
  /** Position of its group: its colour. */
  readonly group: number
  readonly values: readonly DimensionValue[]
}

/** Every run with its values in the order of `ids`. */
export const relatedRuns = (groups: readonly CompareGroup[], ids: readonly string[]): RelatedRun[] => groups.flatMap(({ key, name, runs }, group) =>
  runs.map((run) => ({ id: run.id, label: `${key}: ${name}, seed ${run.seed}`, group, values: ids.map((id) => dimensionValue(run, id)) })))

/** A dimension laid out from 0 to 1. */
export interface Scale {
  readonly ticks: readonly { readonly at: number; readonly text: string }[]
  /** Null for what has no place: nothing, or on a logarithmic scale what is not above 0. */
  place(value: DimensionValue): number | null
}

/** Numbers by size, on a logarithmic scale by ratio, with `pad` (a share of the scale) left free at both ends; with a word among them, all of them by name in the order of their first appearance. */
export function scaleOf(values: readonly DimensionValue[], { log = false, pad = 0, format }: { readonly log?: boolean; readonly pad?: number; readonly format: (value: number) => string }): Scale {
  const there = values.filter((value) => value !== null)
  if (there.some((value) => typeof value === 'string')) {
    const names = [...new Set(there.map(String))]
    const at = (index: number): number => (index + 0.5) / names.length
    return { ticks: names.map((text, index) => ({ at: at(index), text })), place: (value) => (value === null ? null : at(names.indexOf(String(value)))) }
  }
  const measure = (value: number): number => (log ? Math.log10(value) : value)
  const numbers = there.filter((value) => typeof value === 'number').map(measure).filter(Number.isFinite)
  const [least, most] = [numbers.reduce((a, b) => Math.min(a, b), Infinity), numbers.reduce((a, b) => Math.max(a, b), -Infinity)]
  // One value alone lies in the middle.
  const place = (value: DimensionValue): number | null => {
    if (typeof value !== 'number' || !Number.isFinite(measure(value))) return null
    return most > least ? pad + (1 - 2 * pad) * (measure(value) - least) / (most - least) : 0.5
  }
  const at = numbers.length === 0 ? [] : most > least ? (log ? logTicks(least, most) : linearTicks(least, most)) : [log ? 10 ** least : least]
  return { place, ticks: at.flatMap((value) => { const found = place(value); return found === null ? [] : [{ at: found, text: format(value) }] }) }
}

/** About five round numbers within the range. */
function linearTicks(least: number, most: number): number[] {
  const rough = (most - least) / 5
  const unit = 10 ** Math.floor(Math.log10(rough))
  const step = unit * ([1, 2, 5].find((factor) => rough <= factor * unit) ?? 10)
  const first = Math.ceil(least / step)
  return Array.from({ length: Math.floor(most / step) - first + 1 }, (_, i) => Number(((first + i) * step).toPrecision(12)))
}

/** Powers of ten within the range; its ends where there are fewer than two. */
function logTicks(least: number, most: number): number[] {
  const powers = Array.from({ length: Math.floor(most) - Math.ceil(least) + 1 }, (_, i) => 10 ** (Math.ceil(least) + i))
  return powers.length > 1 ? powers : [10 ** least, 10 ** most]
}

export interface GroupMean {
  readonly group: number
  readonly x: DimensionValue
  readonly mean: number
  readonly sd: number
}

/** Of each group of several runs with one x: mean and population SD of y. */
export function groupMeans(runs: readonly RelatedRun[]): GroupMean[] {
  return [...Map.groupBy(runs, ({ group, values: [x = null] }) => JSON.stringify([group, x])).values()].flatMap((members): GroupMean[] => {
    const ys = members.flatMap(({ values: [, y] }) => (typeof y === 'number' ? [y] : []))
    const [first] = members
    if (first === undefined || ys.length < 2) return []
    const mean = ys.reduce((sum, y) => sum + y, 0) / ys.length
    return [{ group: first.group, x: first.values[0] ?? null, mean, sd: Math.sqrt(ys.reduce((sum, y) => sum + (y - mean) ** 2, 0) / ys.length) }]
  })
}
