/**
 * Sweeps as data: a spec and one to three axes make a grid of specs. The order is stable: the last axis turns fastest. Every spec is
 * checked by its own kind, one at a time, so that a caller can rest in between.
 */
import type { ExperimentKind, FieldIssue, MachineLimits } from './kind.ts'
import type { Parameter } from './parameter.ts'
import { applies, lacks, valueAt, withValueAt } from './spec-path.ts'
import { axisName, canSweep, resolveAxis } from './sweep-axis.ts'
import type { ResolvedAxis, SweepAxis } from './sweep-axis.ts'

/** The most axes and runs of one sweep. */
export const mostAxes = 3
export const mostSweepRuns = 1000

/** What a sweep computes beside its spec. */
export interface SweepSettings {
  readonly axes: readonly SweepAxis[]
  readonly seedCount: number
}

export interface SweepIssue extends FieldIssue {
  /** Position of the axis at fault; null where it is none of them alone. */
  readonly axis: number | null
}

/** The grid of a sweep, before its specs are made. */
export interface SweepGrid {
  readonly axes: readonly ResolvedAxis[]
  readonly pointCount: number
}

export type GridResult = { readonly ok: true; readonly grid: SweepGrid } | { readonly ok: false; readonly issues: readonly SweepIssue[] }

export interface SweepPoint<Spec> {
  readonly index: number
  /** Position along each axis. */
  readonly at: readonly number[]
  /** "τ_avg = 5 s, η = 0.1" */
  readonly label: string
  readonly result: { readonly ok: true; readonly spec: Spec } | { readonly ok: false; readonly issues: readonly SweepIssue[] }
}

type Kind<Spec> = Pick<ExperimentKind<Spec>, 'parameters' | 'parse'>

/** Checks each axis alone and how many runs they make together. `spec` may be the draft of one. */
export function sweepGrid(kind: Pick<ExperimentKind, 'parameters'>, spec: unknown, { axes, seedCount }: SweepSettings): GridResult {
  const whole = (value: unknown, expected: string, message: string): GridResult => ({ ok: false, issues: [{ axis: null, path: 'axes', label: 'Sweep', value, expected, message }] })
  if (axes.length < 1 || axes.length > mostAxes) return whole(axes.length, `1 to ${mostAxes} axes`, `The sweep has ${axes.length} axes; expected 1 to ${mostAxes}.`)
  const parameters = everyParameter(kind, spec, axes)
  const results = axes.map((axis, index) => resolved(parameters, axis, index, axes))
  const issues = results.flatMap((result) => ('issue' in result ? [result.issue] : []))
  if (issues.length > 0) return { ok: false, issues }
  const known = results.flatMap((result) => ('axis' in result ? [result.axis] : []))
  const pointCount = known.reduce((product, { values }) => product * values.length, 1)
  const runs = pointCount * seedCount
  if (runs > mostSweepRuns) {
    const sizes = known.map(({ values }) => values.length)
    const points = sizes.length === 1 ? `${amount(pointCount)} points` : `${sizes.join(' × ')} = ${amount(pointCount)} points`
    return whole(runs, `at most ${amount(mostSweepRuns)} runs`, `The sweep has ${points} × ${seedCount} ${seedCount === 1 ? 'seed' : 'seeds'} = ${amount(runs)} runs; expected at most ${amount(mostSweepRuns)}.`)
  }
  return { ok: true, grid: { axes: known, pointCount } }
}

/** Parameters of the spec, and those that only the options of a swept choice bring in. */
function everyParameter(kind: Pick<ExperimentKind, 'parameters'>, spec: unknown, axes: readonly SweepAxis[]): ReadonlyMap<string, Parameter> {
  const own = new Map(kind.parameters(spec).map((parameter) => [parameter.path, parameter]))
  if (axes.every(({ path }) => own.has(path))) return own
  const brought = axes.filter(({ path, range }) => own.get(path)?.kind === 'choice' && range.type === 'list')
    .flatMap(({ path, range }) => (range.type === 'list' ? range.values : []).flatMap((value) => kind.parameters(withValueAt(spec, path, value))))
  return new Map([...brought.map((parameter) => [parameter.path, parameter] as const), ...own])
}

function resolved(parameters: ReadonlyMap<string, Parameter>, axis: SweepAxis, index: number, axes: readonly SweepAxis[]): { readonly axis: ResolvedAxis } | { readonly issue: SweepIssue } {
  const parameter = parameters.get(axis.path)
  const refuse = (label: string, expected: string): { readonly issue: SweepIssue } => (
    { issue: { axis: index, path: axis.path, label, value: axis.path, expected, message: `Axis ${index + 1} is "${axis.path}"; expected ${expected}.` } })
  if (parameter === undefined) return refuse(axis.path, 'the path of a parameter of this experiment')
  if (!canSweep(parameter)) return refuse(parameter.label, 'a parameter that is a number, a choice or a switch')
  if (axes.findIndex(({ path }) => path === axis.path) < index) return refuse(parameter.label, 'each parameter on one axis only')
  const result = resolveAxis(parameter, axis)
  return result.ok ? { axis: result.axis } : { issue: { ...result.issue, axis: index, message: `Axis ${index + 1}: ${result.issue.message}` } }
}

/** All points in their order, each made and checked when it is asked for. */
export function* sweepPoints<Spec>(kind: Kind<Spec>, spec: unknown, { axes, pointCount }: SweepGrid, limits?: MachineLimits): Generator<SweepPoint<Spec>, void, void> {
  for (let index = 0; index < pointCount; index++) {
    const at = positionsOf(index, axes)
    const label = axes.map((axis, k) => `${axisName(axis)} = ${axis.texts[at[k] ?? 0] ?? ''}`).join(', ')
    const made = specAt(kind, spec, axes, at)
    const idle = idleIssues(kind, made, axes, at)
    const parsed = kind.parse(made, limits)
    if (parsed.ok && idle.length === 0) yield { index, at, label, result: { ok: true, spec: parsed.spec } }
    else yield { index, at, label, result: { ok: false, issues: parsed.ok ? idle : parsed.issues.map((issue) => pointIssue(issue, axes, label)) } }
  }
}

/** The last axis turns fastest. */
function positionsOf(index: number, axes: readonly ResolvedAxis[]): number[] {
  let rest = index
  return axes.map(({ values }) => values.length).reverse().map((size) => {
    const position = rest % size
    rest = Math.floor(rest / size)
    return position
  }).reverse()
}

/** Choices first, with defaults for what they bring in, as the form does it; numbers after them. */
function specAt(kind: Pick<ExperimentKind, 'parameters'>, spec: unknown, axes: readonly ResolvedAxis[], at: readonly number[]): unknown {
  const put = (before: unknown, wanted: (axis: ResolvedAxis) => boolean): unknown => (
    axes.reduce((made, axis, k) => (wanted(axis) ? withValueAt(made, axis.path, axis.values[at[k] ?? 0]) : made), before))
  const isChoice = (axis: ResolvedAxis): boolean => axis.scale === 'category'
  const chosen = axes.some(isChoice) ? withDefaults(kind.parameters(put(spec, isChoice)), put(spec, isChoice)) : spec
  return put(chosen, (axis) => !isChoice(axis))
}

const withDefaults = (parameters: readonly Parameter[], spec: unknown): unknown => parameters.reduce((filled, parameter) => (
  lacks(parameter, filled) ? withValueAt(filled, parameter.path, parameter.default) : filled), spec)

/** An axis whose parameter does nothing at a point would compute the same thing several times over. */
function idleIssues(kind: Pick<ExperimentKind, 'parameters'>, spec: unknown, axes: readonly ResolvedAxis[], at: readonly number[]): SweepIssue[] {
  const conditional = kind.parameters(spec).filter((parameter) => parameter.when !== undefined)
  return axes.flatMap((axis, k): SweepIssue[] => {
    const parameter = conditional.find(({ path }) => path === axis.path)
    if (parameter?.when === undefined || applies(parameter, spec)) return []
    const { path, equals } = parameter.when
    const expected = `${path} to be ${equals.map((value) => `"${value}"`).join(' or ')}`
    return [{
      axis: k, path: axis.path, label: axis.label, value: axis.values[at[k] ?? 0], expected,
      message: `Axis ${k + 1}: ${axis.label} (${axis.path}) does nothing where ${path} is "${String(valueAt(spec, path))}"; expected ${expected} at every point.`,
    }]
  })
}

function pointIssue(issue: FieldIssue, axes: readonly ResolvedAxis[], label: string): SweepIssue {
  const axis = axes.findIndex(({ path }) => path === issue.path)
  return { ...issue, axis: axis < 0 ? null : axis, message: `At ${label}: ${issue.message}` }
}

const amount = (count: number): string => new Intl.NumberFormat('en-US').format(count)
