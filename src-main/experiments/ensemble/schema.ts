/** Which ensemble specs are valid: each branch there, each parameter within its range, and all of them together possible. */
import type { EnsembleSpec } from '../../engines/ensemble/spec.ts'
import type { FieldIssue, MachineLimits, ParsedSpec } from '../kind.ts'
import type { Parameter } from '../parameter.ts'
import { fieldIssue, isRecord, parameterIssues } from '../spec-schema.ts'
import { valueAt } from '../spec-path.ts'
import { isWithin, shapeIssues } from '../spiking/schema-shape.ts'
import type { Branch } from '../spiking/schema-shape.ts'
import { canonicalEnsemble } from './canonical.ts'
import { crossIssues } from './cross-checks.ts'
import { ensembleParameters } from './parameters.ts'
import { mostLayers } from './parameters-network.ts'
import { ensembleUpToDate, ensembleVersion } from './up-to-date.ts'

/** Checks any JSON value. What it gives holds the fields that apply and no others. With `limits` it must also fit that machine's memory. */
export function parseEnsemble(given: unknown, limits?: MachineLimits): ParsedSpec<EnsembleSpec> {
  const value = ensembleUpToDate(given)
  const wrongHead = headIssue(value)
  if (wrongHead !== undefined) return { ok: false, issues: [wrongHead] }
  const parameters = ensembleParameters(value)
  const branches = branchesOf(value)
  const { issues: shape, broken } = shapeIssues(value, branches)
  const issues = [
    ...shape, ...noLayers(value, broken), ...parameterIssues(parameters.filter(({ path }) => !isWithin(path, broken)), value),
    ...strangeKeys(value, branches, broken, parameters),
  ]
  if (issues.length > 0) return { ok: false, issues }
  const spec = canonicalEnsemble(value, parameters)
  const together = crossIssues(spec, parameters, limits?.memoryBytes ?? Infinity)
  return together.length > 0 ? { ok: false, issues: together } : { ok: true, spec }
}

function headIssue(value: unknown): FieldIssue | undefined {
  if (!isRecord(value)) return fieldIssue({ path: '', label: 'Spec' }, value, 'an object with the fields of an ensemble experiment')
  if (value['kind'] !== 'ensemble') return fieldIssue({ path: 'kind', label: 'Kind' }, value['kind'], '"ensemble"')
  const version = value['version']
  if (typeof version === 'number' && Number.isInteger(version) && version > ensembleVersion) {
    return fieldIssue({ path: 'version', label: 'Version' }, version, `at most ${ensembleVersion}: this spec was made by a newer Burstlab`)
  }
  return version === ensembleVersion ? undefined : fieldIssue({ path: 'version', label: 'Version' }, version, String(ensembleVersion))
}

const sections = { data: 'Data', network: 'Network', rule: 'Rule', optimiser: 'Steps', initial: 'Start', training: 'Training', recording: 'Recording' } as const

/** Parents before their children. */
function branchesOf(spec: unknown): Branch[] {
  const layers = valueAt(spec, 'network.layers')
  const count = Array.isArray(layers) ? Math.min(layers.length, mostLayers) : 0
  return [
    ...Object.entries(sections).map(([path, label]): Branch => ({ path, label, type: 'object' })),
    { path: 'network.layers', label: 'Layers', type: 'list', most: mostLayers },
    ...Array.from({ length: count }, (_, index): Branch => ({ path: `network.layers.${index}`, label: `Layer ${index + 1}`, type: 'object' })),
  ]
}

function noLayers(spec: unknown, broken: ReadonlySet<string>): FieldIssue[] {
  const layers = valueAt(spec, 'network.layers')
  if (isWithin('network.layers', broken) || !Array.isArray(layers) || layers.length > 0) return []
  return [fieldIssue({ path: 'network.layers', label: 'Layers' }, layers, 'at least one hidden layer')]
}

/** Keys that would silently do nothing. Those that a choice has put out of use are no strangers: they are dropped. */
function strangeKeys(spec: unknown, branches: readonly Branch[], broken: ReadonlySet<string>, parameters: readonly Parameter[]): FieldIssue[] {
  const places = new Set(branches.map(({ path }) => path))
  const leaves = new Set(parameters.map(({ path }) => path))
  const siblings = Map.groupBy([...leaves, ...places], (path) => path.split('.').slice(0, -1).join('.'))
  const strange = (place: unknown, prefix: string): FieldIssue[] => {
    if (Array.isArray(place)) return place.flatMap((item: unknown, index) => (places.has(`${prefix}${index}`) ? strange(item, `${prefix}${index}.`) : []))
    if (!isRecord(place)) return []
    return Object.entries(place).flatMap(([key, item]): FieldIssue[] => {
      const path = `${prefix}${key}`
      if (leaves.has(path) || (prefix === '' && (key === 'kind' || key === 'version'))) return []
      if (places.has(path)) return broken.has(path) ? [] : strange(item, `${path}.`)
      const expected = (siblings.get(prefix.slice(0, -1)) ?? []).map((sibling) => sibling.split('.').at(-1)).join(', ')
      return [{ path, label: path, value: item, expected: 'no such field', message: `${path} is not a field of this kind of experiment; expected only ${expected}.` }]
    })
  }
  return strange(spec, '')
}
