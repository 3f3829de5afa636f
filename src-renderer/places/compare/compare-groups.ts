/** Compared runs gathered by equal spec: they pool into one curve, so they share one column. */
import type { RunDetail } from '../../../src-main/api/contract.ts'
import { describeSeeds } from '../history/history-groups.ts'

export interface CompareGroup {
  /** "A", "B", …: short enough for a column heading. */
  readonly key: string
  readonly specHash: string
  readonly name: string
  readonly runs: readonly RunDetail[]
  /** "3 runs, seeds 1–3". */
  readonly description: string
}

/** Groups in the order in which their first run was chosen. */
export function compareGroups(runs: readonly RunDetail[]): CompareGroup[] {
  const groups = Map.groupBy(runs, (run) => run.specHash)
  return [...groups].map(([specHash, members], index) => ({
    key: letters(index),
    specHash,
    name: members[0]?.name ?? '',
    runs: members,
    description: members.length === 1 ? `1 run, seed ${members[0]?.seed ?? ''}` : `${members.length} runs, seeds ${describeSeeds(members.map((run) => run.seed))}`,
  }))
}

/** 0 → A, 25 → Z, 26 → AA. */
function letters(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest === 0 ? '' : letters(rest - 1)}${String.fromCharCode(65 + (index % 26))}`
}

export interface ChecksumLine {
  readonly seed: number
  readonly runs: readonly RunDetail[]
  /** Same spec, same seed: `true` where all finished runs gave the same bytes. */
  readonly equal: boolean
}

/** Within a group: seeds that were run more than once, with the question whether the result was the same. */
export function checksumLines(group: CompareGroup): ChecksumLine[] {
  const bySeed = Map.groupBy(group.runs.filter((run) => run.provenance.checksum !== null), (run) => run.seed)
  return [...bySeed].filter(([, runs]) => runs.length > 1).map(([seed, runs]) => (
    { seed, runs, equal: new Set(runs.map((run) => run.provenance.checksum)).size === 1 }
  ))
}

export interface MetricRow {
  readonly name: string
  /** Mean over a group's runs that have it, in the order of the groups; null where none has. */
  readonly means: readonly (number | null)[]
}

/** Every metric that any run recorded, in the order of first appearance. */
export function metricRows(groups: readonly CompareGroup[]): MetricRow[] {
  const names = new Set(groups.flatMap((group) => group.runs.flatMap((run) => run.metrics.map((metric) => metric.name))))
  return [...names].map((name) => ({ name, means: groups.map((group) => mean(valuesOf(group, name))) }))
}

const valuesOf = (group: CompareGroup, name: string): number[] =>
  group.runs.flatMap((run) => run.metrics.filter((metric) => metric.name === name).map((metric) => metric.value))

const mean = (values: readonly number[]): number | null => (values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length)
