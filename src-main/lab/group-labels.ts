/** What to call groups of runs in one figure: by their names, and by what differs where names don't tell them apart. */
import { diffSpecs } from '../experiments/spec-diff.ts'
import { kindOf } from '../experiments/kinds.ts'
import type { RunRecord } from '../store/records.ts'

/** More differing parameters than this make no label. */
const maxNamed = 2

/** One label per group, each group being runs of one spec; no two are equal. */
export function groupLabels(groups: readonly (readonly RunRecord[])[]): string[] {
  if (groups.length === 1) return ['Burstlab']
  const labels = groups.map((runs) => runs[0]?.name ?? '')
  const told = labels.map((label, index) => (labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label}, ${differences(groups, index)}`))
  return told.map((label, index) => (told.indexOf(label) === told.lastIndexOf(label) ? label : `${label} (${index + 1})`))
}

/** What a group changed against the spec it was compared with; "as the preset" for nothing. */
function differences(groups: readonly (readonly RunRecord[])[], index: number): string {
  const run = groups[index]?.[0]
  if (run === undefined) return ''
  const found = run.baseline === null ? [] : diffSpecs(kindOf(run.spec).parameters, run.baseline, run.spec)
  if (found.length === 0) return 'as the preset'
  if (found.length > maxNamed) return `${found.length} changes`
  return found.map(({ label, value, unit }) => `${label} ${String(value)}${unit === '' ? '' : ` ${unit}`}`).join(', ')
}
