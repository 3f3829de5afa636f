/** A spec as lines of a table, in the order and words of its kind's parameters. */
import type { Parameter, SpecDifference } from '../../../src-main/api/contract.ts'
import { formatValue } from '../../components/figure/format.ts'

export interface SpecRow {
  readonly path: string
  readonly label: string
  /** KaTeX source; empty for none. */
  readonly symbol: string
  readonly unit: string
  readonly group: string
  readonly value: unknown
  /** As shown: with unit, choices by their label. */
  readonly text: string
  /** What the preset has, as shown; null where it has the same. */
  readonly baseline: string | null
}

const otherGroup = 'Other'

/** Every value of `spec`: known parameters first, then whatever else it holds under its path. */
export function specRows(spec: unknown, parameters: readonly Parameter[], differences: readonly SpecDifference[]): SpecRow[] {
  const leaves = new Map(leafValues(spec))
  const differing = new Map(differences.map((difference) => [difference.path, difference]))
  const baselineOf = (path: string, show: (value: unknown) => string): string | null => {
    const difference = differing.get(path)
    return difference === undefined ? null : show(difference.baseline)
  }
  const known = parameters.flatMap((parameter): SpecRow[] => {
    const value = leaves.get(parameter.path)
    if (value === undefined && !differing.has(parameter.path)) return []
    const show = (shown: unknown): string => parameterText(shown, parameter)
    const { path, label, symbol, unit, group } = parameter
    return [{ path, label, symbol, unit, group, value, text: show(value), baseline: baselineOf(path, show) }]
  })
  const named = new Set(parameters.map((parameter) => parameter.path))
  const others = [...leaves].filter(([path, value]) => !named.has(path) && !isNothing(value)).map(([path, value]): SpecRow => (
    { path, label: path, symbol: '', unit: '', group: otherGroup, value, text: formatValue(value), baseline: baselineOf(path, formatValue) }
  ))
  // What only the preset has, and this spec not even a place for.
  const gone = differences.filter(({ path }) => !named.has(path) && !leaves.has(path)).map(({ path, label, symbol, unit, baseline }): SpecRow => (
    { path, label, symbol, unit, group: otherGroup, value: undefined, text: formatValue(undefined), baseline: formatValue(baseline, unit) }
  ))
  return [...known, ...others, ...gone]
}

/** A value as its parameter writes it: a choice by its label, a number with its unit, a 0 that is no amount with what it stands for. */
export function parameterText(value: unknown, parameter: Parameter): string {
  if (parameter.kind === 'names' && Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ')
  if (parameter.kind === 'choice') return parameter.options.find((option) => option.value === value)?.label ?? formatValue(value)
  if (value === 0 && 'zero' in parameter && parameter.zero !== undefined) return `0 (${parameter.zero})`
  return formatValue(value, parameter.unit)
}

/** Dotted paths with their values. Lists of plain values are values themselves; the items of other lists go by their number. */
export function leafValues(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null || (Array.isArray(value) && !value.some((item) => typeof item === 'object' && item !== null))) return path === '' ? [] : [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => leafValues(inner, path === '' ? key : `${path}.${key}`))
}

/** What stands for "there is none". */
const isNothing = (value: unknown): boolean => value === null || (Array.isArray(value) && value.length === 0)
