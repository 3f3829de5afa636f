/** One axis of a sweep: a parameter and the values that it takes, as a list or as a range. */
import type { FieldIssue } from './kind.ts'
import type { ChoiceParameter, FlagParameter, NumberParameter, Parameter } from './parameter.ts'
import { describeExpected, shownValue } from './parameter.ts'
import { narrowestShare, randomValues } from './random-values.ts'
import { plainSymbol } from './plain-symbol.ts'
import { fieldIssue, valueSchema } from './spec-schema.ts'

export type AxisRange =
  /** Numbers, the values of a choice, or true and false. */
  | { readonly type: 'list'; readonly values: readonly unknown[] }
  /** `count` values from `from` to `to`, both included: with equal steps, or with equal ratios. */
  | { readonly type: 'linear' | 'log'; readonly from: number; readonly to: number; readonly count: number }
  /** `count` different values drawn between both, with equal chances for equal distances or for equal ratios: the same whenever the seed is. */
  | { readonly type: 'random' | 'randomLog'; readonly from: number; readonly to: number; readonly count: number; readonly seed: number }

export interface SweepAxis {
  /** Dotted path of the parameter. */
  readonly path: string
  readonly range: AxisRange
}

export type AxisParameter = NumberParameter | ChoiceParameter | FlagParameter

/** An axis whose values are known. */
export interface ResolvedAxis {
  readonly path: string
  readonly label: string
  /** KaTeX source. */
  readonly symbol: string
  readonly unit: string
  /** Section of the form; of nested parameters it says whose they are. */
  readonly group: string
  readonly scale: 'linear' | 'log' | 'category'
  readonly values: readonly (number | string | boolean)[]
  /** As a person writes them, with their unit. */
  readonly texts: readonly string[]
}

export type AxisResult = { readonly ok: true; readonly axis: ResolvedAxis } | { readonly ok: false; readonly issue: FieldIssue }

/** The most values of one axis. */
export const mostAxisValues = 1000

/** Numbers, choices and switches can be swept; lists, names and words can not. */
export const canSweep = (parameter: Parameter): parameter is AxisParameter => parameter.kind === 'number' || parameter.kind === 'integer' || parameter.kind === 'choice' || parameter.kind === 'flag'

/** The values of `axis`, each checked on its own against its parameter. */
export function resolveAxis(parameter: AxisParameter, { range }: Pick<SweepAxis, 'range'>): AxisResult {
  const refuse = (value: unknown, expected: string): AxisResult => ({ ok: false, issue: fieldIssue(parameter, value, expected) })
  const problem = rangeProblem(parameter, range)
  if (problem !== undefined) return refuse(...problem)
  const values = range.type === 'list' ? range.values : numbersOf(range, parameter)
  const wrong = values.find((value) => !valueSchema(parameter).safeParse(value).success)
  if (wrong !== undefined) return refuse(wrong, describeExpected(parameter))
  const twice = values.find((value, index) => values.indexOf(value) !== index)
  if (twice !== undefined) return refuse(values, `each value once (${textOf(parameter, twice)} is there twice)`)
  // Just checked: what the schemas of these parameters let through is one of these.
  const known = values as ResolvedAxis['values']
  const { path, label, symbol, unit, group } = parameter
  const numeric = parameter.kind === 'number' || parameter.kind === 'integer'
  return { ok: true, axis: { path, label, symbol, unit, group, scale: !numeric ? 'category' : isLog(range) ? 'log' : 'linear', values: known, texts: known.map((value) => textOf(parameter, value)) } }
}

/** What is wrong with the range as such: the value at fault and what was expected. */
function rangeProblem(parameter: AxisParameter, range: AxisRange): readonly [unknown, string] | undefined {
  if (range.type === 'list') {
    const { length } = range.values
    return length < 1 || length > mostAxisValues ? [range.values, `a list of 1 to ${mostAxisValues} values, each ${describeExpected(parameter)}`] : undefined
  }
  if (parameter.kind === 'choice' || parameter.kind === 'flag') return [range.type, `a list of its options: it is ${describeExpected(parameter)}`]
  const { from, to, count } = range
  if (!Number.isInteger(count) || count < 2 || count > mostAxisValues) return [count, `a range of 2 to ${mostAxisValues} values`]
  for (const end of [from, to]) if (!Number.isFinite(end)) return [end, describeExpected(parameter)]
  if (isLog(range)) for (const end of [from, to]) if (end <= 0) return [end, 'a logarithmic range between numbers above 0']
  return range.type === 'random' || range.type === 'randomLog' ? randomProblem(range, parameter.kind === 'integer') : undefined
}

function randomProblem({ type, from, to, count, seed }: RandomAxisRange, whole: boolean): readonly [unknown, string] | undefined {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) return [seed, 'a seed that is a whole number from 0 to 4294967295']
  if (!(from < to)) return [from, `random values between two numbers, the first below the second (${to})`]
  if (!Number.isFinite(type === 'random' ? to - from : to / from)) return [from, `random values between two numbers nearer to each other than ${from} and ${to}`]
  if (!whole && to - from < narrowestShare * Math.max(Math.abs(from), Math.abs(to))) return [from, `random values between two numbers further from each other than the billionth part of ${to}`]
  const there = Math.floor(to) - Math.ceil(from) + 1
  return whole && count > there ? [count, `at most ${there} different whole numbers from ${from} to ${to}`] : undefined
}

type RandomAxisRange = Extract<AxisRange, { readonly seed: number }>
const isLog = ({ type }: AxisRange): boolean => type === 'log' || type === 'randomLog'

/** Ends as given; between them without the noise of binary fractions. */
function numbersOf(range: Exclude<AxisRange, { readonly type: 'list' }>, { kind, path }: AxisParameter): number[] {
  const { type, from, to, count } = range
  const whole = kind === 'integer'
  if ('seed' in range) return randomValues({ ...range, ...(whole ? { from: Math.ceil(from), to: Math.floor(to) } : {}), log: isLog(range), whole }, path)
  return Array.from({ length: count }, (_, i) => {
    if (i === 0) return from
    if (i === count - 1) return to
    const share = i / (count - 1)
    const value = type === 'log' ? from * (to / from) ** share : from + (to - from) * share
    return whole ? Math.round(value) : Number(value.toPrecision(type === 'log' ? 4 : 10))
  })
}

/** "5 s", "Poisson (Fig. 2c)", "yes". */
function textOf(parameter: AxisParameter, value: unknown): string {
  if (parameter.kind === 'choice') return String(shownValue(parameter, value))
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return parameter.unit === '' ? String(value) : `${String(value)} ${parameter.unit}`
}

/** "τ_avg", or the label where the parameter has no symbol. */
export const axisName = ({ symbol, label }: Pick<ResolvedAxis, 'symbol' | 'label'>): string => (symbol === '' ? label : plainSymbol(symbol))
