/** What a run will cost, from the work in its spec and what this machine has needed for such work before. */
import type { WorkEstimate } from '../../experiments/kind.ts'
import type { AnyKind, ExperimentSpec } from '../../experiments/kinds.ts'
import type { SettingsTable } from '../../store/store.ts'
import { specHash } from '../runs/spec-hash.ts'
import { storedSpec } from '../runs/stored-spec.ts'
import type { Forecast } from '../types.ts'

export interface Calibration {
  /** A run of this spec took so long. */
  learn(spec: unknown, seconds: number): void
  forecast(spec: unknown): Forecast
  /** The same of a spec that its kind has just parsed. */
  forecastParsed(kind: AnyKind, spec: ExperimentSpec): Forecast
  /** Of a spec whose work is known, or can be found out now; null where `spec` has none to look at. */
  secondsOf(hash: string, spec: () => unknown): number | null
}

/** Start of a process and writing of the record, in seconds. */
const overheadSeconds = 0.1
/** The newest run counts this much. */
const weightOfNewest = 0.3

/** So many specs' work is remembered: more than a sweep has. */
const rememberedSpecs = 4000

export interface CalibrationParts {
  /** Keeps the learned speeds, per kind of experiment. */
  readonly settings: Pick<SettingsTable, 'get' | 'set'>
  /** Of the machine; runs of several threads share them, unless `threads` says how many each has. */
  readonly cores: number
  readonly threads: () => number | undefined
}

/** `spec` must be valid in all of its calls. */
export function createCalibration({ settings, cores, threads }: CalibrationParts): Calibration {
  const keyOf = (kind: string): string => `calibration.${kind}`
  const learned = (kind: string): number | undefined => {
    const value = settings.get(keyOf(kind))
    return typeof value === 'number' && value > 0 ? value : undefined
  }
  const works = new Map<string, Pick<Work, 'kind' | 'units' | 'secondsPerUnit'>>()
  function remember(hash: string, { kind, units, secondsPerUnit }: Work): void {
    const [oldest] = works.size >= rememberedSpecs ? works.keys() : []
    if (oldest !== undefined) works.delete(oldest)
    works.set(hash, { kind, units, secondsPerUnit })
  }
  const secondsFor = ({ kind, units, secondsPerUnit }: Pick<Work, 'kind' | 'units' | 'secondsPerUnit'>): number => overheadSeconds + units * (learned(kind) ?? secondsPerUnit)
  function forecastOf(work: Work): Forecast {
    const { kind, units, unitName, recordedNumbers, memoryMb, seedsDiffer, threadMb = 0, checkpointBytes = 0 } = work
    const chosen = threads()
    // What a run needs has two in it.
    const beyondTwo = (count: number): number => threadMb * Math.max(0, Math.min(cores, count) - 2)
    return {
      seconds: secondsFor(work),
      memoryMb: memoryMb + (chosen === undefined ? 0 : beyondTwo(chosen)),
      threadsMb: chosen === undefined ? beyondTwo(cores) : 0,
      diskMb: (recordedNumbers * 8) / 1e6,
      checkpointMb: checkpointBytes / 1e6,
      basis: `${amount(units)} ${unitName}, ${learned(kind) === undefined ? 'at a usual speed: this machine has not run any yet' : 'at the speed of this machine\'s last runs'}`,
      seedsDiffer,
    }
  }
  return {
    learn(spec, seconds) {
      const { kind, units } = workOf(spec)
      // A run that is all overhead teaches nothing about the work.
      if (seconds < 2 * overheadSeconds || units <= 0) return
      const newest = (seconds - overheadSeconds) / units
      const before = learned(kind) ?? newest
      settings.set(keyOf(kind), before + weightOfNewest * (newest - before))
    },
    forecast: (spec) => forecastOf(workOf(spec)),
    forecastParsed(kind, spec) {
      const work = workOfParsed(kind, spec)
      remember(specHash(spec), work)
      return forecastOf(work)
    },
    secondsOf(hash, specNow) {
      const known = works.get(hash)
      if (known !== undefined) return secondsFor(known)
      const spec = specNow()
      if (spec === undefined) return null
      const work = workOf(spec)
      remember(hash, work)
      return secondsFor(work)
    },
  }
}

interface Work extends WorkEstimate {
  /** Of the experiment. */
  readonly kind: string
  readonly seedsDiffer: boolean
}

const workOfParsed = (kind: AnyKind, spec: ExperimentSpec): Work => ({ kind: kind.kind, seedsDiffer: kind.seedsDiffer?.(spec) !== false, ...kind.work(spec) })

function workOf(value: unknown): Work {
  const { kind, spec } = storedSpec(value)
  return workOfParsed(kind, spec)
}

const amount = (units: number): string => new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 }).format(units)
