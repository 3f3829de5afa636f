/** Which rate specs are valid: each parameter within its range, and all of them together possible. */
import type { RateSpec } from '../../engines/rate/spec.ts'
import type { FieldIssue, ParsedSpec } from '../kind.ts'
import type { Parameter } from '../parameter.ts'
import { headIssue } from '../spec-head.ts'
import { canonicalSpec, fieldIssue, mostIssues, parameterIssues, unknownKeyIssues } from '../spec-schema.ts'
import { rateParameters } from './parameters.ts'

/** Of the spec's form; a change of it comes with a function from the one before. */
export const rateVersion = 1

/** Checks any JSON value. What it gives holds the fields that apply and no others. */
export function parseRate(value: unknown): ParsedSpec<RateSpec> {
  const wrongHead = headIssue(value, { kind: 'rate', words: 'a rate experiment', version: rateVersion })
  if (wrongHead !== undefined) return { ok: false, issues: [wrongHead] }
  const issues = [...parameterIssues(rateParameters, value), ...unknownKeyIssues(rateParameters, value, ['kind', 'version'])]
  if (issues.length > 0) return { ok: false, issues: issues.slice(0, mostIssues) }
  // Every field has just been checked.
  const spec = canonicalSpec(rateParameters, { kind: 'rate', version: rateVersion }, value) as unknown as RateSpec
  const together = impossible(spec)
  return together.length > 0 ? { ok: false, issues: together } : { ok: true, spec }
}

/** Fields that are fine one by one and impossible together. */
function impossible({ data, network, dynamics, training, recording }: RateSpec): FieldIssue[] {
  const issues: FieldIssue[] = []
  const refuse = (path: string, value: unknown, expected: string): void => { issues.push(fieldIssue(parameterAt(path), value, expected)) }
  const { dtS } = dynamics
  const shortestS = Math.min(dynamics.tauSomaS, dynamics.tauDendriteS, dynamics.tauAvgS)
  if (dtS > shortestS) refuse('dynamics.dtS', dtS, `a step not longer than the shortest time constant, ${shortestS} s`)
  const wholeSteps = { 'training.predictionS': training.predictionS, 'training.teacherS': training.teacherS, 'recording.durationS': recording.durationS }
  for (const [path, value] of Object.entries(wholeSteps)) if (!isWhole(value / dtS)) refuse(path, value, `a whole number of time steps of ${dtS} s`)
  if (recording.hiddenUnit >= network.hiddenUnits) refuse('recording.hiddenUnit', recording.hiddenUnit, `less than ${network.hiddenUnits}, the number of hidden ensembles`)
  const examples = data.trainCount * training.epochs
  if (data.trainCount > 0 && recording.fromExample >= examples) refuse('recording.fromExample', recording.fromExample, `less than ${examples}, the number of examples of the run`)
  return issues
}

const isWhole = (steps: number): boolean => Math.abs(steps - Math.round(steps)) < 1e-6

function parameterAt(path: string): Pick<Parameter, 'path' | 'label'> {
  const found = rateParameters.find((parameter) => parameter.path === path)
  if (found === undefined) throw new Error(`no parameter ${path}`)
  return found
}
