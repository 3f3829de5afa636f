/** How fast a long task goes and how long it will take: the same numbers in the same words wherever one is shown. */
import { formatDuration, formatNumber } from './figure/format.ts'

export interface Pace {
  /** Null until there is something to go by. */
  readonly perSecond: number | null
  readonly secondsLeft: number | null
}

export interface PaceMeter {
  /** What is done now, of how much. */
  note(done: number, total: number): Pace
}

export const unknownPace: Pace = { perSecond: null, secondsLeft: null }

/** Before that, what was measured says next to nothing. */
const leastMs = 500

/** Measures from its first news on; from anew where there is suddenly less done, or more or less to do. `now` in ms. */
export function createPaceMeter(now: () => number): PaceMeter {
  let since: { readonly ms: number; readonly done: number; readonly total: number } | undefined
  let last = 0
  return {
    note(done, total) {
      if (since === undefined || done < last || total !== since.total) since = { ms: now(), done, total }
      last = done
      const ms = now() - since.ms
      return ms < leastMs ? unknownPace : paceOf(done, total, (1000 * (done - since.done)) / ms)
    },
  }
}

/** Of a rate that somebody else has measured. */
export function paceOf(done: number, total: number, perSecond: number | null): Pace {
  if (perSecond === null || !(perSecond > 0)) return unknownPace
  return { perSecond, secondsLeft: total > 0 ? Math.max(0, total - done) / perSecond : null }
}

/** "about 3 min 20 s left"; empty where nobody can tell. */
export const timeLeftText = (seconds: number | null): string => (seconds === null ? '' : `about ${formatDuration(seconds * 1000)} left`)

/** "1.5 MB/s", by what `amount` makes of a number; empty where nothing is measured. */
export const rateText = (perSecond: number | null, amount: (count: number) => string): string => (perSecond === null ? '' : `${amount(perSecond)}/s`)

const perTime = [['s', 1], ['min', 60], ['h', 3600]] as const

/** "12 epochs/s"; what is rare is counted per minute or hour: "3.4 epochs/h". */
export function countRateText(perSecond: number | null, unit: string): string {
  if (perSecond === null) return ''
  const [time, seconds] = perTime.find(([, length]) => perSecond * length >= 1) ?? perTime[2]
  const count = formatNumber(perSecond * seconds, 2)
  return `${count} ${count === '1' ? unit.replace(/s$/, '') : unit}/${time}`
}

/** What there is to say, after one another. */
export const progressLine = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join(', ')
