/** Fields of a spiking spec that are fine one by one and impossible together. */
import type { SpikingSpec } from '../../engines/spiking/spec.ts'
import type { FieldIssue } from '../kind.ts'
import type { Parameter } from '../parameter.ts'
import { fieldIssue } from '../spec-schema.ts'
import { valueAt } from '../spec-path.ts'
import { checkCells, checkCurrents, checkPopulations, checkShortTerm } from './cross-checks-cells.ts'
import { checkLearningRules, checkProjections } from './cross-checks-projections.ts'
import { checkProtocol } from './cross-checks-protocol.ts'
import { projectionMemory, spikingMemory } from './memory.ts'

/** Says what is wrong with the field at `path` by saying what was expected. */
export type Refuse = (path: string, expected: string) => void

/** Of a spec whose every field is valid. `fields` has the labels of what can be wrong. */
export function crossIssues(spec: SpikingSpec, fields: readonly Pick<Parameter, 'path' | 'label'>[], memoryLimitBytes: number): FieldIssue[] {
  const issues: FieldIssue[] = []
  const labels = new Map(fields.map(({ path, label }) => [path, label]))
  const refuse: Refuse = (path, expected) => { issues.push(fieldIssue({ path, label: labels.get(path) ?? path }, valueAt(spec, path), expected)) }
  checkCells(spec, refuse)
  checkPopulations(spec, refuse)
  checkCurrents(spec, refuse)
  checkShortTerm(spec, refuse)
  checkLearningRules(spec, refuse)
  checkProjections(spec, refuse)
  checkProtocol(spec, refuse)
  // Forecasts of what is impossible mean nothing.
  if (issues.length === 0) checkMemory(spec, memoryLimitBytes, refuse)
  return issues
}

function checkMemory(spec: SpikingSpec, limit: number, refuse: Refuse): void {
  const needed = spikingMemory(spec)
  if (needed <= limit) return
  const [largest] = Object.entries(spec.projections).map(([name, projection]) => ({ name, bytes: projectionMemory(spec, projection) })).toSorted((a, b) => b.bytes - a.bytes)
  const whole = `the spec needs ${size(needed)} of memory and may have ${size(limit)}`
  if (largest !== undefined && largest.bytes > needed / 2) {
    refuse(`projections.${largest.name}.probability`, `fewer synapses: ${whole}, ${size(largest.bytes)} of it for the largest projection, ${largest.name}`)
    return
  }
  const [crowd] = Object.entries(spec.populations).toSorted(([, a], [, b]) => b.size - a.size)
  refuse(`populations.${crowd?.[0] ?? ''}.size`, `fewer neurons: ${whole}${largest === undefined ? '' : `, ${size(largest.bytes)} of it for the largest projection, ${largest.name}`}`)
}

const size = (bytes: number): string => (bytes < 2 ** 30 ? `${(bytes / 2 ** 20).toFixed(1)} MiB` : `${(bytes / 2 ** 30).toFixed(1)} GiB`)
