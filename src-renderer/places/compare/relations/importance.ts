/**
 * Which parameters go with a metric over the compared runs: Spearman's rank correlation of numbers, and the share of the metric's variance that lies
 * between the values of words and of few numbers. Seeds are repeats. Neither says what is the cause. Pure.
 */
import type { ExportedFile } from '../../../../src-main/api/contract.ts'
import { csvFile } from '../../../components/csv.ts'
import type { CompareGroup } from '../compare-groups.ts'
import { dimensionValue } from './relations.ts'
import type { Dimension, DimensionValue } from './relations.ts'

/** Of fewer, any two numbers go together. */
export const leastRuns = 3
/** Of more different numbers, groups of equal ones say little. */
const mostGroups = 10

export interface ImportanceRow {
  readonly id: string
  readonly label: string
  /** How many runs have both the parameter and the metric. */
  readonly runs: number
  /** How many different values they have of the parameter. */
  readonly values: number
  /** Spearman's rank correlation, −1 to 1; null for words. */
  readonly rho: number | null
  /** Eta squared, 0 to 1; null for many different numbers, and where no value was repeated. */
  readonly eta2: number | null
  /** What eta squared is on average where nothing goes together. */
  readonly chance: number | null
  /** Parameters that change with it in every one of these runs: which of them matters can't be told. */
  readonly together: readonly string[]
}

export interface Importance {
  readonly rows: readonly ImportanceRow[]
  /** With the metric; those of equal spec and seed count once. */
  readonly runs: number
  readonly specs: number
  /** Of the metric's variance, what lies between seeds of equal specs; null where no spec has several. */
  readonly seedShare: number | null
  /** The metric is the same in all runs. */
  readonly constant: boolean
  /** Labels of parameters of which nothing can be said. */
  readonly leftOut: readonly string[]
}

/** `parameters`: those in which the runs differ. */
export function importanceOf(groups: readonly CompareGroup[], parameters: readonly Dimension[], metricId: string): Importance {
  const measured = groups.flatMap(({ specHash, runs }) => {
    const there = runs.flatMap((run) => { const y = dimensionValue(run, metricId); return typeof y === 'number' ? [{ run, specHash, y }] : [] })
    return there.filter((one, index) => there.findIndex(({ run }) => run.seed === one.run.seed) === index)
  })
  const ys = measured.map(({ y }) => y)
  const specs = measured.map(({ specHash }) => specHash)
  const constant = new Set(ys).size < 2
  const columns = parameters.map(({ id, label }) => ({ id, label, values: measured.map(({ run }) => dimensionValue(run, id)) }))
  const patterns = Map.groupBy(columns, ({ values }) => patternOf(values))
  const rows = constant ? [] : columns.flatMap((column): ImportanceRow[] => {
    const row = rowOf(column, ys)
    const together = (patterns.get(patternOf(column.values)) ?? []).filter((other) => other !== column).map(({ label }) => label)
    return row === undefined ? [] : [{ ...row, together }]
  })
  const repeated = new Set(specs).size < specs.length
  return {
    rows: sortedRows(rows, { key: 'eta2', descending: true }), runs: ys.length, specs: new Set(specs).size, constant,
    seedShare: constant || !repeated ? null : 1 - etaSquared(specs, ys),
    leftOut: columns.filter(({ id }) => !rows.some((row) => row.id === id)).map(({ label }) => label),
  }
}

function rowOf({ id, label, values }: { readonly id: string; readonly label: string; readonly values: readonly DimensionValue[] }, ys: readonly number[]): Omit<ImportanceRow, 'together'> | undefined {
  const pairs = values.flatMap((x, index) => { const y = ys[index]; return x === null || y === undefined ? [] : [{ x, y }] })
  const xs = pairs.map(({ x }) => x)
  const own = pairs.map(({ y }) => y)
  const different = new Set(xs).size
  if (pairs.length < leastRuns || different < 2 || new Set(own).size < 2) return undefined
  const numbers = xs.filter((x) => typeof x === 'number')
  const ordered = numbers.length === xs.length
  const grouped = different < pairs.length && (!ordered || different <= mostGroups)
  if (!ordered && !grouped) return undefined
  return {
    id, label, runs: pairs.length, values: different,
    rho: ordered ? spearman(numbers, own) : null,
    eta2: grouped ? etaSquared(xs, own) : null,
    chance: grouped ? (different - 1) / (pairs.length - 1) : null,
  }
}

/** Equal for parameters that have equal values in the same runs. */
function patternOf(values: readonly DimensionValue[]): string {
  const seen = [...new Set(values)]
  return values.map((value) => seen.indexOf(value)).join(' ')
}

/** Spearman's rank correlation: Pearson's of the ranks, of which equal numbers share the mean. Both must vary. */
export function spearman(xs: readonly number[], ys: readonly number[]): number {
  const [a, b] = [ranks(xs), ranks(ys)]
  const middle = (xs.length + 1) / 2
  const sum = (left: readonly number[], right: readonly number[]): number => left.reduce((total, rank, index) => total + (rank - middle) * ((right[index] ?? middle) - middle), 0)
  return sum(a, b) / Math.sqrt(sum(a, a) * sum(b, b))
}

/** From 1, by size; equal numbers have the mean of theirs. */
export function ranks(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const rankOf = new Map([...new Set(values)].map((value) => [value, (sorted.indexOf(value) + sorted.lastIndexOf(value)) / 2 + 1]))
  return values.map((value) => rankOf.get(value) ?? 0)
}

/** Share of the variance of `ys` that lies between the groups of equal `xs`, 0 to 1. The `ys` must vary. */
export function etaSquared(xs: readonly DimensionValue[], ys: readonly number[]): number {
  const mean = meanOf(ys)
  const total = ys.reduce((sum, y) => sum + (y - mean) ** 2, 0)
  const members = Map.groupBy(ys.map((y, index) => ({ x: xs[index], y })), ({ x }) => x)
  const between = [...members.values()].reduce((sum, group) => sum + group.length * (meanOf(group.map(({ y }) => y)) - mean) ** 2, 0)
  return Math.min(1, between / total)
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length

export const importanceKeys = ['label', 'rho', 'eta2', 'runs', 'values'] as const
export type ImportanceKey = (typeof importanceKeys)[number]

export interface ImportanceSort {
  readonly key: ImportanceKey
  readonly descending: boolean
}

/** A copy in order, correlations by their size whatever their sign; what has no number comes last in any case, by its correlation. */
export function sortedRows(rows: readonly ImportanceRow[], { key, descending }: ImportanceSort): ImportanceRow[] {
  const sign = descending ? -1 : 1
  const sizeOf = (row: ImportanceRow): number | null => (key === 'label' ? null : key === 'rho' ? size(row.rho) : row[key])
  return rows.toSorted((a, b) => {
    if (key === 'label') return sign * a.label.localeCompare(b.label)
    const [x, y] = [sizeOf(a), sizeOf(b)]
    if (x !== null && y !== null && x !== y) return sign * (x - y)
    return Number(x === null) - Number(y === null) || (size(b.rho) ?? -1) - (size(a.rho) ?? -1)
  })
}

const size = (value: number | null): number | null => (value === null ? null : Math.abs(value))

/** The table as a file, with the metric in every row. */
export function exportImportance(rows: readonly ImportanceRow[], metric: string): ExportedFile {
  return csvFile('burstlab-importance.csv', ['metric', 'parameter', 'path', 'runs', 'values', 'spearmanRho', 'etaSquared', 'etaSquaredByChance', 'changesTogetherWith'], rows.map((row) => (
    [metric, row.label, row.id.slice('param:'.length), row.runs, row.values, row.rho, row.eta2, row.chance, row.together.join('; ')])))
}
