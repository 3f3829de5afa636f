/** Which spiking specs are valid: each branch there, each parameter within its range, and all of them together possible. */
import type { SpikingSpec } from '../../engines/spiking/spec.ts'
import type { ParsedSpec } from '../kind.ts'
import type { Parameter } from '../parameter.ts'
import { isRecord, mostIssues, parameterIssues } from '../spec-schema.ts'
import { headIssue } from '../spec-head.ts'
import { applies } from '../spec-path.ts'
import { crossIssues } from './cross-checks.ts'
import { kernelMemoryBytes } from './memory.ts'
import { spikingParameters } from './parameters.ts'
import { branchesOf, isWithin, shapeIssues, strangeKeys } from './schema-shape.ts'

/** Of the spec's form; a change of it comes with a function from the one before. */
export const spikingVersion = 1

/** Checks any JSON value. What it gives holds the fields of its models and waveforms and no others. `memoryBytes`: what the machine can give. */
export function parseSpiking(value: unknown, memoryBytes = kernelMemoryBytes): ParsedSpec<SpikingSpec> {
  const wrongHead = headIssue(value, { kind: 'spiking', words: 'a spiking experiment', version: spikingVersion })
  if (wrongHead !== undefined) return { ok: false, issues: [wrongHead] }
  const parameters = spikingParameters(value)
  const branches = branchesOf(value)
  const { issues: shape, broken } = shapeIssues(value, branches)
  const issues = [
    ...shape, ...parameterIssues(parameters.filter(({ path }) => !isWithin(path, broken)), value),
    ...strangeKeys(value, branches, broken, parameters),
  ]
  if (issues.length > 0) return { ok: false, issues: issues.slice(0, mostIssues) }
  const spec = canonical(value, parameters)
  const together = crossIssues(spec, [...branches, ...parameters], Math.min(memoryBytes, kernelMemoryBytes))
  return together.length > 0 ? { ok: false, issues: together } : { ok: true, spec }
}

/** A copy without what a choice has put out of use. */
function canonical(value: unknown, parameters: readonly Parameter[]): SpikingSpec {
  const unused = new Set(parameters.filter((parameter) => !applies(parameter, value)).map(({ path }) => path))
  const copy = (place: unknown, prefix: string): unknown => {
    if (Array.isArray(place)) return place.map((item: unknown, index) => copy(item, `${prefix}${index}.`))
    if (!isRecord(place)) return place
    const kept = Object.entries(place).filter(([key]) => !unused.has(`${prefix}${key}`)).map(([key, item]) => [key, copy(item, `${prefix}${key}.`)] as const)
    return Object.fromEntries(kept)
  }
  // Every field has just been checked.
  const spec = copy(value, '') as SpikingSpec
  return { ...spec, protocol: { ...spec.protocol, phases: spec.protocol.phases.map(phaseRecords) } }
}

/** Run phases have both records, empty where they were left out; phases of examples have none. */
function phaseRecords(phase: SpikingSpec['protocol']['phases'][number]): SpikingSpec['protocol']['phases'][number] {
  if (phase.type === 'run') {
    return { ...phase, ...(Object.hasOwn(phase, 'weightFactors') ? {} : { weightFactors: {} }), ...(Object.hasOwn(phase, 'addedCurrentsPa') ? {} : { addedCurrentsPa: {} }) }
  }
  return Object.fromEntries(Object.entries(phase).filter(([key]) => key !== 'weightFactors' && key !== 'addedCurrentsPa')) as unknown as typeof phase
}
