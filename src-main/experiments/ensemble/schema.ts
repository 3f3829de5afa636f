/** Which ensemble specs are valid: each branch there, each parameter within its range, and all of them together possible. */
import type { EnsembleSpec } from '../../engines/ensemble/spec.ts'
import type { FieldIssue, MachineLimits, ParsedSpec } from '../kind.ts'
import { headIssue } from '../spec-head.ts'
import { fieldIssue, mostIssues, parameterIssues } from '../spec-schema.ts'
import { valueAt } from '../spec-path.ts'
import { isWithin, shapeIssues, strangeKeys } from '../spiking/schema-shape.ts'
import type { Branch } from '../spiking/schema-shape.ts'
import { canonicalEnsemble } from './canonical.ts'
import { crossIssues } from './cross-checks.ts'
import { ensembleParameters } from './parameters.ts'
import { mostLayers } from './parameters-network.ts'
import { ensembleUpToDate, ensembleVersion } from './up-to-date.ts'

/** Checks any JSON value. What it gives holds the fields that apply and no others. With `limits` it must also fit that machine's memory. */
export function parseEnsemble(given: unknown, limits?: MachineLimits): ParsedSpec<EnsembleSpec> {
  const value = ensembleUpToDate(given)
  const wrongHead = headIssue(value, { kind: 'ensemble', words: 'an ensemble experiment', version: ensembleVersion })
  if (wrongHead !== undefined) return { ok: false, issues: [wrongHead] }
  const parameters = ensembleParameters(value)
  const branches = branchesOf(value)
  const { issues: shape, broken } = shapeIssues(value, branches)
  const issues = [
    ...shape, ...noLayers(value, broken), ...parameterIssues(parameters.filter(({ path }) => !isWithin(path, broken)), value),
    ...strangeKeys(value, branches, broken, parameters),
  ]
  if (issues.length > 0) return { ok: false, issues: issues.slice(0, mostIssues) }
  const spec = canonicalEnsemble(value, parameters)
  const together = crossIssues(spec, parameters, limits?.memoryBytes ?? Infinity)
  return together.length > 0 ? { ok: false, issues: together } : { ok: true, spec }
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
