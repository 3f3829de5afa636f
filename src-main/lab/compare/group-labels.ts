/** What to call groups of runs in one figure: a letter that the tables share, and what tells the groups apart. */
import { diffSpecs } from '../../experiments/spec-diff.ts'
import { kindOf } from '../../experiments/kinds.ts'
import type { RunRecord } from '../../store/records.ts'

export interface GroupLabel {
  /** "A", "B", …, in the order of the groups; empty for a group alone. */
  readonly key: string
  readonly label: string
}

/** One label per group, each group being runs of one spec; no two are equal. */
export function groupLabels(groups: readonly (readonly RunRecord[])[]): GroupLabel[] {
  if (groups.length === 1) return [{ key: '', label: 'Burstlab' }]
  const names = groups.map((runs) => runs[0]?.name ?? '')
  const sameName = names.every((name) => name === names[0])
  return groups.map((runs, index) => {
    const key = letters(index)
    return { key, label: `${key}: ${sameName ? changes(runs[0]) : names[index] ?? ''}` }
  })
}

/** What a run changed against the spec it was compared with, as short as a legend needs it. */
function changes(run: RunRecord | undefined): string {
  if (run === undefined) return ''
  const found = run.baseline === null ? [] : diffSpecs(kindOf(run.spec), run.baseline, run.spec)
  const [first] = found
  if (first === undefined) return 'as the preset'
  if (found.length > 1 || Array.isArray(first.value)) return found.length === 1 ? `other ${first.label.toLowerCase()}` : `${found.length} changes`
  return `${first.label} ${String(first.value)}${first.unit === '' ? '' : ` ${first.unit}`}`
}

/** 0 → A, 25 → Z, 26 → AA. */
function letters(index: number): string {
  const rest = Math.floor(index / 26)
  return `${rest === 0 ? '' : letters(rest - 1)}${String.fromCharCode(65 + (index % 26))}`
}
