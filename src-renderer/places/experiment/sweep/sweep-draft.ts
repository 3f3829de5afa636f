/** A sweep as it is being set up: texts as typed, so that nothing is lost, and what they mean. */
import type { AxisRange, KindDescription, MedianStop, Parameter, SweepAxis, SweepPlan } from '../../../../src-main/api/contract.ts'
import { isRecord, listIn, textOr } from '../../../components/read-json.ts'
import { wholeNumber } from '../run-plan.ts'
import { parseNumber, parseNumberList } from '../number-text.ts'

export interface AxisDraft {
  readonly path: string
  readonly type: AxisRange['type']
  /** Numbers of a list. */
  readonly list: string
  readonly from: string
  readonly to: string
  readonly count: string
  /** Of random values. */
  readonly seed: string
  /** Options of a choice; "true" and "false" of a switch. */
  readonly chosen: readonly string[]
}

/** Which runs end early. */
export interface StopDraft {
  /** Column of a measure; empty where none ends early. */
  readonly metric: string
  readonly after: string
  readonly peers: string
}

export interface SweepDraft {
  readonly axes: readonly AxisDraft[]
  readonly stop: StopDraft
  readonly seeds: string
  readonly firstSeed: string
}

export type SweptParameter = Extract<Parameter, { readonly kind: 'number' | 'integer' | 'choice' | 'flag' }>

const noStop: StopDraft = { metric: '', after: '5', peers: '3' }
export const emptyDraft: SweepDraft = { axes: [], stop: noStop, seeds: '1', firstSeed: '1' }
export const mostAxes = 3
export const axisTypes: readonly AxisDraft['type'][] = ['list', 'linear', 'log', 'random', 'randomLog']

export const canSweep = (parameter: Parameter): parameter is SweptParameter => parameter.kind === 'number' || parameter.kind === 'integer' || parameter.kind === 'choice' || parameter.kind === 'flag'

/** What was kept; whatever of it is no draft is left out. */
export function readDraft(kept: unknown): SweepDraft {
  if (!isRecord(kept)) return emptyDraft
  const axes = listIn(kept['axes']).flatMap((axis): AxisDraft[] => {
    if (!isRecord(axis) || typeof axis['path'] !== 'string') return []
    const type = axisTypes.find((known) => known === axis['type']) ?? 'list'
    const text = (key: string): string => textOr(axis[key], '')
    return [{ path: axis['path'], type, list: text('list'), from: text('from'), to: text('to'), count: text('count'), seed: textOr(axis['seed'], '1'), chosen: listIn(axis['chosen']).filter((item) => typeof item === 'string') }]
  })
  const stop = isRecord(kept['stop']) ? kept['stop'] : {}
  return { axes: axes.slice(0, mostAxes), stop: { metric: textOr(stop['metric'], noStop.metric), after: textOr(stop['after'], noStop.after), peers: textOr(stop['peers'], noStop.peers) }, seeds: textOr(kept['seeds'], '1'), firstSeed: textOr(kept['firstSeed'], '1') }
}

/** To begin with: half, once and twice the present value, or all options. */
export function newAxis(parameter: SweptParameter, value: unknown): AxisDraft {
  const blank = { path: parameter.path, type: 'list', list: '', from: '', to: '', count: '5', seed: '1', chosen: [] } as const
  if (parameter.kind === 'choice') return { ...blank, chosen: parameter.options.map((option) => option.value) }
  if (parameter.kind === 'flag') return { ...blank, chosen: ['false', 'true'] }
  const present = typeof value === 'number' ? value : parameter.default
  const around = present === 0 ? [0, parameter.kind === 'integer' ? 1 : 0.5, parameter.kind === 'integer' ? 2 : 1] : [present / 2, present, present * 2]
  const near = [...new Set(around.map((number) => (parameter.kind === 'integer' ? Math.round(number) : Number(number.toPrecision(6)))))]
    .filter((number) => number >= parameter.min && number <= parameter.max).sort((a, b) => a - b)
  return { ...blank, list: near.join(', '), from: String(near[0] ?? parameter.min), to: String(near.at(-1) ?? parameter.max) }
}

export interface ReadAxes {
  /** In the order of the draft; undefined where `problems` has something to say. */
  readonly axes: readonly SweepAxis[] | undefined
  /** One for each axis; empty where it can be read. Whether its values are allowed, the lab says. */
  readonly problems: readonly string[]
}

/** Axes as the lab takes them. */
export function readAxes(draft: SweepDraft, parameters: readonly Parameter[]): ReadAxes {
  const read = draft.axes.map((axis) => readAxis(axis, parameters.find(({ path }) => path === axis.path)))
  const axes = read.flatMap((result) => (typeof result === 'string' ? [] : [result]))
  return { axes: axes.length === read.length && axes.length > 0 ? axes : undefined, problems: read.map((result) => (typeof result === 'string' ? result : '')) }
}

/** A text says what is wrong. */
function readAxis(axis: AxisDraft, parameter: Parameter | undefined): SweepAxis | string {
  const { path } = axis
  if (parameter === undefined || !canSweep(parameter)) return `${path} is no parameter of this experiment any more.`
  if (parameter.kind === 'choice' || parameter.kind === 'flag') {
    if (axis.chosen.length === 0) return 'Choose at least one option.'
    return { path, range: { type: 'list', values: parameter.kind === 'flag' ? axis.chosen.map((text) => text === 'true') : axis.chosen } }
  }
  if (axis.type === 'list') {
    const list = parseNumberList(axis.list)
    return 'problem' in list ? list.problem : { path, range: { type: 'list', values: list.values } }
  }
  const [from, to] = [parseNumber(axis.from), parseNumber(axis.to)]
  if (from === undefined) return `From is "${axis.from}"; expected a number.`
  if (to === undefined) return `To is "${axis.to}"; expected a number.`
  const count = wholeNumber(axis.count, 2, 1000)
  if (count === undefined) return `Values: "${axis.count}" is not a whole number from 2 to 1000.`
  if (axis.type === 'linear' || axis.type === 'log') return { path, range: { type: axis.type, from, to, count } }
  const seed = wholeNumber(axis.seed, 0, 0xffffffff)
  return seed === undefined ? `Seed: "${axis.seed}" is not a whole number from 0 to 4294967295.` : { path, range: { type: axis.type, from, to, count, seed } }
}

/** What is wrong with the fields of the rule, in words; nothing of those that are right. */
export type StopProblems = Partial<Record<keyof StopDraft, string>>

export interface ReadStop {
  /** Undefined where no run ends early, and where there are problems. */
  readonly rule: MedianStop | undefined
  /** Of what can't be read. Whether it can be followed, the lab says. */
  readonly problems: StopProblems
}

/** The rule as the lab takes it. A measure that the experiment has not is none. */
export function readStop({ metric, after, peers }: StopDraft, measures: KindDescription['measures']): ReadStop {
  if (!measures.some(({ column }) => column === metric)) return { rule: undefined, problems: {} }
  const [afterEpochs, fewest] = [wholeNumber(after, 1, 1_000_000), wholeNumber(peers, 1, 999)]
  const problems = {
    ...(afterEpochs === undefined ? { after: `After epoch: "${after}" is not a whole number of at least 1.` } : {}),
    ...(fewest === undefined ? { peers: `Peers, at least: "${peers}" is not a whole number from 1 to 999.` } : {}),
  }
  return { rule: afterEpochs === undefined || fewest === undefined ? undefined : { metric, afterEpochs, peers: fewest }, problems }
}

/** The fields of the rule by the paths under which the lab speaks of them, with the names that the dialog has for them. */
const stopFields: ReadonlyMap<string, { readonly field: keyof StopDraft; readonly label: string }> = new Map([
  ['medianStop.metric', { field: 'metric', label: 'Measure' }], ['medianStop.afterEpochs', { field: 'after', label: 'After epoch' }], ['medianStop.peers', { field: 'peers', label: 'Peers, at least' }],
])

type StopIssue = Pick<SweepPlan['issues'][number], 'path' | 'value' | 'expected'>

/** Whether it is told at a field of the rule. */
export const isOfStop = ({ path }: Pick<StopIssue, 'path'>): boolean => stopFields.has(path)

/** What cannot be read and, of what can, what the lab finds. */
export function stopProblems(read: StopProblems, issues: readonly StopIssue[]): StopProblems {
  const found = issues.flatMap(({ path, value, expected }) => {
    const named = stopFields.get(path)
    return named === undefined ? [] : [[named.field, `"${named.label}" is ${String(value)}; expected ${expected}.`] as const]
  })
  return { ...Object.fromEntries(found), ...read }
}

/** Parameters in which every word occurs, those of the beginning of a label first. */
export function findParameters(parameters: readonly SweptParameter[], text: string, most: number): SweptParameter[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter((word) => word !== '')
  const found = parameters.filter(({ group, label, path }) => words.every((word) => `${group} ${label} ${path}`.toLowerCase().includes(word)))
  const first = (parameter: SweptParameter): number => (words[0] !== undefined && parameter.label.toLowerCase().startsWith(words[0]) ? 0 : 1)
  return found.toSorted((a, b) => first(a) - first(b)).slice(0, most)
}
