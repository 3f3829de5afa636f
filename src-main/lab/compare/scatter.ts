/** Runs of any kind as points: which dimensions they have, and the figure of two of them. */
import type { FigureData } from '../../experiments/figure-data.ts'
import { scatterFigure } from '../../experiments/scatter-figure.ts'
import type { ScatterValue } from '../../experiments/scatter-figure.ts'
import { plainSymbol } from '../../experiments/plain-symbol.ts'
import { valueAt } from '../../experiments/spec-path.ts'
import type { RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { compareSpecs } from './compare-specs.ts'
import { notFound } from '../errors.ts'
import { groupLabels } from './group-labels.ts'
import { canonicalJson } from '../runs/spec-hash.ts'
import type { ComparisonRow } from '../types.ts'
import type { ScatterChoice, ScatterDimension } from '../pages/page-types.ts'

export interface ScatterResult {
  readonly dimensions: readonly ScatterDimension[]
  /** With what comes first where nothing was chosen. */
  readonly choice: ScatterChoice
  /** Null where `problem` says why there is none. */
  readonly data: FigureData | null
  readonly problem: string | null
  /** So many runs have no place in it. */
  readonly missing: number
}

/** Parameters whose values are told in a legend; of more, runs go by letter and name. */
const mostTold = 2

/** Throws a LabError for an unknown run. */
export const createScatter = (store: Pick<Store, 'runs'>) => (runIds: readonly string[], wanted: ScatterChoice): ScatterResult => {
  const runs = [...new Set(runIds)].map((id) => store.runs.get(id) ?? missingRun(id))
  const metrics = new Map(runs.map(({ id }) => [id, new Map(store.runs.metrics(id).map(({ name, value }) => [name, value]))]))
  const differing = compareSpecs(runs.map(({ spec }) => spec))
  const dimensions = [
    ...differing.map(({ path, label, unit }): ScatterDimension => ({ id: `param:${path}`, kind: 'parameter', label, unit })),
    ...[...new Set([...metrics.values()].flatMap((own) => [...own.keys()]))].map((name): ScatterDimension => ({ id: `metric:${name}`, kind: 'metric', label: name, unit: '' })),
  ]
  const measured = dimensions.filter(({ kind }) => kind === 'metric')
  const choice = { ...wanted, x: wanted.x === '' ? dimensions[0]?.id ?? '' : wanted.x, y: wanted.y === '' ? measured[0]?.id ?? '' : wanted.y }
  const none = (problem: string): ScatterResult => ({ dimensions, choice, data: null, problem, missing: runs.length })
  if (measured.length === 0) return none(`Nothing was measured in ${runs.length === 1 ? 'this run' : `these ${runs.length} runs`}; runs have metrics when they are done.`)
  const [x, y] = [dimensions.find(({ id }) => id === choice.x), measured.find(({ id }) => id === choice.y)]
  if (x === undefined) return none(`Across is "${choice.x}", in which these runs do not differ and which they did not measure; choose another.`)
  if (y === undefined) return none(`Up is "${choice.y}", which none of these runs measured; choose another.`)

  const metricOf = (run: RunRecord, name: string): number | null => {
    const value = metrics.get(run.id)?.get(name)
    return value === undefined || !Number.isFinite(value) ? null : value
  }
  const xOf = (run: RunRecord): ScatterValue => (x.kind === 'metric' ? metricOf(run, x.label) : parameterValue(valueAt(run.spec, x.id.slice('param:'.length))))
  // What runs without a place differ in tells nothing of those that have one.
  const placed = runs.filter((run) => xOf(run) !== null && metricOf(run, y.label) !== null)
  const others = (placed.length === runs.length ? differing : compareSpecs(placed.map(({ spec }) => spec))).filter(({ path }) => `param:${path}` !== x.id)
  const sorted = runs.toSorted((a, b) => inOrder(a, b, others))
  const groups = groupsOf(sorted, others)
  const { data, missing } = scatterFigure({ runs: sorted.map((run) => ({ x: xOf(run), y: metricOf(run, y.label), group: groups.get(run.id) ?? '' })), x, y, logX: choice.logX, logY: choice.logY })
  if (missing === runs.length) return none(`No run has a place here: ${x.label} and ${y.label} of each must be there${choice.logX || choice.logY ? ', above 0 on a logarithmic axis' : ''}.`)
  return { dimensions, choice, data, problem: null, missing }
}

/** What each run is called: by the parameters besides x in which it differs from others. */
function groupsOf(runs: readonly RunRecord[], others: readonly ComparisonRow[]): ReadonlyMap<string, string> {
  if (others.length === 0) return new Map(runs.map(({ id }) => [id, 'Runs']))
  const members = [...Map.groupBy(runs, ({ spec }) => canonicalJson(others.map(({ path }) => valueAt(spec, path) ?? null))).values()]
  const letters = groupLabels(members)
  // One symbol may stand for a parameter of several parts, whose labels say whose.
  const nameOf = ({ label, symbol }: ComparisonRow): string => (symbol === '' || others.filter((other) => other.symbol === symbol).length > 1 ? label : plainSymbol(symbol))
  return new Map(members.flatMap((group, index) => group.map(({ id, spec }): [string, string] => {
    const told = others.map((row) => `${nameOf(row)} = ${parameterValue(valueAt(spec, row.path)) ?? 'none'}${row.unit === '' ? '' : ` ${row.unit}`}`).join(', ')
    return [id, others.length <= mostTold ? told : letters[index]?.label ?? told]
  })))
}

/** Groups stand in the order of their numbers. */
function inOrder(a: RunRecord, b: RunRecord, others: readonly ComparisonRow[]): number {
  for (const { path } of others) {
    const [mine, yours] = [parameterValue(valueAt(a.spec, path)), parameterValue(valueAt(b.spec, path))]
    const order = typeof mine === 'number' && typeof yours === 'number' ? mine - yours : String(mine).localeCompare(String(yours), 'en')
    if (order !== 0) return order
  }
  return 0
}

function parameterValue(value: unknown): ScatterValue {
  if (value === undefined || value === null) return null
  return typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value)
}

function missingRun(id: string): never {
  throw notFound('run', id)
}
