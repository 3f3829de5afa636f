/**
 * The median stopping rule of a sweep: a run that is clearly worse than its peers ends before its time. It compares runs of one sweep with
 * each other, where a spec's own early stopping (`training.patienceEpochs`) looks at one run alone. Pure.
 */
import type { LearningMeasure } from '../engines/engine.ts'
import type { FieldIssue } from './kind.ts'

export interface MedianStop {
  /** Column of one of the measures of the kind. */
  readonly metric: string
  /** No run is stopped before so many epochs are over. */
  readonly afterEpochs: number
  /** How many other runs must have come as far, at least. */
  readonly peers: number
}

/** What a measure was at its best, from the first epoch to this one. */
export interface BestSoFar {
  readonly epoch: number
  readonly value: number
}

/** Why a run is to end. */
export interface MedianVerdict {
  readonly epoch: number
  /** The epoch of its peers, which may be behind it. */
  readonly comparedAt: number
  readonly best: number
  readonly median: number
  readonly peers: number
}

export const defaultPeers = 3

/** A value that is no number is as bad as can be, until there is a better one. Rows are in the order of their epochs. */
export function bestSoFar(rows: readonly { readonly epoch: number; readonly value: number }[], better: LearningMeasure['better']): BestSoFar[] {
  const worst = better === 'smaller' ? Infinity : -Infinity
  const bestOf = better === 'smaller' ? Math.min : Math.max
  let best = worst
  return rows.map(({ epoch, value }) => ({ epoch, value: best = bestOf(best, Number.isNaN(value) ? worst : value) }))
}

/**
 * Null where the run is to go on. Peers are those of `others` that have come far enough, whether they still compute or have ended: as far as
 * the run, or, where it is ahead of them, to the newest epoch that enough of them have reached.
 */
export function judgedByMedian({ afterEpochs, peers: fewest }: MedianStop, better: LearningMeasure['better'], own: readonly BestSoFar[], others: readonly (readonly BestSoFar[])[]): MedianVerdict | null {
  const last = own.at(-1)
  const reached = others.map(lastEpoch).toSorted((a, b) => b - a)
  const comparedAt = Math.min(last?.epoch ?? -Infinity, reached[fewest - 1] ?? -Infinity)
  if (last === undefined || comparedAt < afterEpochs) return null
  const values = others.filter((rows) => lastEpoch(rows) >= comparedAt).map((rows) => rows.findLast(({ epoch }) => epoch <= comparedAt)?.value ?? NaN)
  const median = medianOf(values)
  const isWorse = better === 'smaller' ? last.value > median : last.value < median
  return isWorse ? { epoch: last.epoch, comparedAt, best: last.value, median, peers: values.length } : null
}

const lastEpoch = (rows: readonly BestSoFar[]): number => rows.at(-1)?.epoch ?? -Infinity

/** Of an even count the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const [low = NaN, high = NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]]
  return low === high ? low : (low + high) / 2
}

/** "stopped early after epoch 3: test error 12.1 % at its best, median of its 7 peers 8.4 %". */
export function whyStopped({ epoch, comparedAt, best, median, peers }: MedianVerdict, { label, unit }: Pick<LearningMeasure, 'label' | 'unit'>): string {
  const text = (value: number): string => (Number.isFinite(value) ? `${Number(value.toPrecision(4))}${unit === '' ? '' : ` ${unit}`}` : 'not a number')
  const behind = comparedAt < epoch ? ` after epoch ${comparedAt} already` : ''
  return `stopped early after epoch ${epoch}: ${label} ${text(best)} at its best, median of its ${peers === 1 ? 'one peer' : `${peers} peers`} ${text(median)}${behind}`
}

/** What the rule does, in a sentence. */
export function ruleText({ metric, afterEpochs, peers }: MedianStop, measures: readonly LearningMeasure[]): string {
  const label = measures.find(({ column }) => column === metric)?.label ?? metric
  return `A run ends early, after epoch ${afterEpochs} or later, where its best ${label} is worse than the median of ${peers === 1 ? 'at least one other run' : `at least ${peers} other runs`} that came as far.`
}

/** The sweep that a rule is for: of its longest run the epochs, where they are known. */
export interface StoppedSweep {
  readonly kind: string
  readonly measures: readonly LearningMeasure[]
  readonly runs: number
  readonly epochs?: number
}

/** What is wrong with a rule; empty where it can be followed. */
export function medianStopIssues({ metric, afterEpochs, peers }: MedianStop, { kind, measures, runs, epochs = Infinity }: StoppedSweep): FieldIssue[] {
  if (measures.length === 0) return [issue('metric', metric, `no early stop: experiments of the kind "${kind}" record no learning epoch by epoch`)]
  const found: FieldIssue[] = []
  if (!measures.some(({ column }) => column === metric)) found.push(issue('metric', metric, `one of ${measures.map(({ column }) => `"${column}"`).join(', ')}`))
  if (!isCount(afterEpochs)) found.push(issue('afterEpochs', afterEpochs, 'a whole number of at least 1'))
  else if (afterEpochs >= epochs) found.push(issue('afterEpochs', afterEpochs, epochs > 1 ? `at most ${epochs - 1}: the longest run has ${epochs} epochs` : 'no early stop: no run has more than one epoch'))
  if (!isCount(peers)) found.push(issue('peers', peers, 'a whole number of at least 1'))
  else if (peers >= runs) found.push(issue('peers', peers, runs > 1 ? `at most ${runs - 1}: the sweep has ${runs} runs` : 'no early stop: the sweep has one run'))
  return found
}

const labels: Readonly<Record<keyof MedianStop, string>> = { metric: 'Measure to stop early by', afterEpochs: 'Epochs before a run is stopped early', peers: 'Fewest peers to stop early' }

const isCount = (value: number): boolean => Number.isInteger(value) && value >= 1

function issue(field: keyof MedianStop, value: unknown, expected: string): FieldIssue {
  const label = labels[field]
  return { path: `medianStop.${field}`, label, value, expected, message: `${label} is ${typeof value === 'string' ? `"${value}"` : String(value)}; expected ${expected}.` }
}
