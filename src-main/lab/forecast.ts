/** What a run will cost, from the work in its spec and what this machine has needed for such work before. */
import type { SettingsTable } from '../store/store.ts'
import { storedSpec } from './stored-spec.ts'
import type { Forecast } from './types.ts'

export interface Calibration {
  /** A run of this spec took so long. */
  learn(spec: unknown, seconds: number): void
  forecast(spec: unknown): Forecast
}

/** Start of a process and writing of the record, in seconds. */
const overheadSeconds = 0.1
/** The newest run counts this much. */
const weightOfNewest = 0.3

/** Learned speeds are kept in the settings, per kind of experiment. `spec` must be valid. */
export function createCalibration(settings: SettingsTable): Calibration {
  const keyOf = (kind: string): string => `calibration.${kind}`
  const learned = (kind: string): number | undefined => {
    const value = settings.get(keyOf(kind))
    return typeof value === 'number' && value > 0 ? value : undefined
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
    forecast(spec) {
      const { kind, units, unitName, secondsPerUnit, recordedNumbers, memoryMb } = workOf(spec)
      const speed = learned(kind)
      return {
        seconds: overheadSeconds + units * (speed ?? secondsPerUnit),
        memoryMb,
        diskMb: (recordedNumbers * 8) / 1e6,
        basis: `${amount(units)} ${unitName}, ${speed === undefined ? 'at a usual speed: this machine has not run any yet' : 'at the speed of this machine\'s last runs'}`,
      }
    },
  }
}

function workOf(value: unknown) {
  const { kind, spec } = storedSpec(value)
  return { kind: kind.kind, ...kind.work(spec) }
}

const amount = (units: number): string => new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 }).format(units)
