/** Which spiking specs are valid: each branch there, each parameter within its range, and all of them together possible. */
import type { SpikingSpec } from '../../engines/spiking/spec.ts'
import type { FieldIssue, ParsedSpec } from '../kind.ts'
import type { Parameter } from '../parameter.ts'
import { fieldIssue, isRecord, parameterIssues } from '../spec-schema.ts'
import { applies } from '../spec-path.ts'
import { crossIssues } from './cross-checks.ts'
import { kernelMemoryBytes } from './memory.ts'
import { spikingParameters } from './parameters.ts'
import { isName } from './parameters-names.ts'
import { branchesOf, isWithin, shapeIssues } from './schema-shape.ts'
import type { Branch } from './schema-shape.ts'

/** Of the spec's form; a change of it comes with a function from the one before. */
export const spikingVersion = 1

/** Checks any JSON value. What it gives holds the fields of its models and waveforms and no others. `memoryBytes`: what the machine can give. */
export function parseSpiking(value: unknown, memoryBytes = kernelMemoryBytes): ParsedSpec<SpikingSpec> {
  const wrongHead = headIssue(value)
  if (wrongHead !== undefined) return { ok: false, issues: [wrongHead] }
  const parameters = spikingParameters(value)
  const branches = branchesOf(value)
  const { issues: shape, broken } = shapeIssues(value, branches)
  const issues = [
    ...shape, ...parameterIssues(parameters.filter(({ path }) => !isWithin(path, broken)), value),
    ...strangeKeys(value, branches, broken, parameters),
  ]
  if (issues.length > 0) return { ok: false, issues }
  const spec = canonical(value, parameters)
  const together = crossIssues(spec, [...branches, ...parameters], Math.min(memoryBytes, kernelMemoryBytes))
  return together.length > 0 ? { ok: false, issues: together } : { ok: true, spec }
}

function headIssue(value: unknown): FieldIssue | undefined {
  if (!isRecord(value)) return fieldIssue({ path: '', label: 'Spec' }, value, 'an object with the fields of a spiking experiment')
  if (value['kind'] !== 'spiking') return fieldIssue({ path: 'kind', label: 'Kind' }, value['kind'], '"spiking"')
  const version = value['version']
  if (typeof version === 'number' && Number.isInteger(version) && version > spikingVersion) {
    return fieldIssue({ path: 'version', label: 'Version' }, version, `at most ${spikingVersion}: this spec was made by a newer Burstlab`)
  }
  return version === spikingVersion ? undefined : fieldIssue({ path: 'version', label: 'Version' }, version, String(spikingVersion))
}

/** Keys that would silently do nothing. Those that a choice has put out of use are no strangers: they are dropped. */
function strangeKeys(spec: unknown, known: readonly Branch[], broken: ReadonlySet<string>, parameters: readonly Parameter[]): FieldIssue[] {
  const branches = new Set(known.map(({ path }) => path))
  const named = new Set(known.filter(({ names }) => names !== undefined).map(({ path }) => path))
  const leaves = new Set(parameters.map(({ path }) => path))
  const siblings = Map.groupBy([...leaves, ...branches], (path) => path.split('.').slice(0, -1).join('.'))
  const strange = (place: unknown, prefix: string): FieldIssue[] => {
    if (Array.isArray(place)) return place.flatMap((item: unknown, index) => (branches.has(`${prefix}${index}`) ? strange(item, `${prefix}${index}.`) : []))
    if (!isRecord(place)) return []
    const parent = prefix.slice(0, -1)
    return Object.entries(place).flatMap(([key, item]): FieldIssue[] => {
      const path = `${prefix}${key}`
      if (leaves.has(path) || (prefix === '' && (key === 'kind' || key === 'version'))) return []
      if (branches.has(path)) return broken.has(path) ? [] : strange(item, `${path}.`)
      // What entries are called is another check's matter.
      if (named.has(parent) && !isName(key)) return []
      const expected = (siblings.get(parent) ?? []).map((sibling) => sibling.split('.').at(-1)).join(', ')
      return [{ path, label: path, value: item, expected: 'no such field', message: `${path} is not a field of this kind of experiment; expected only ${expected}.` }]
    })
  }
  return strange(spec, '')
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
