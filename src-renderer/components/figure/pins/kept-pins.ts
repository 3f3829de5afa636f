/** Pins that outlast the page: read out of what was kept, and kept for each comparison by itself. Pure. */
import { isRecord, listIn } from '../../read-json.ts'
import type { Pin } from './pins.ts'

/** As many as an export takes. */
const mostPins = 100
/** Comparisons whose pins are kept; the least recently changed goes first. */
const mostComparisons = 20

/** Those that are pins, out of anything. */
export function readPins(kept: unknown): Pin[] {
  return listIn(kept).flatMap((pin): Pin[] => {
    if (!isRecord(pin)) return []
    const { panel, curve, x, dx, dy } = pin
    return typeof panel === 'string' && typeof curve === 'string' && isNumber(x) && isNumber(dx) && isNumber(dy) ? [{ panel, curve, x, dx, dy }] : []
  }).slice(0, mostPins)
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value)

/** Of one comparison. */
export interface ComparisonPins {
  /** Of its runs. */
  readonly ids: readonly string[]
  readonly pins: readonly Pin[]
}

const sameRuns = (ids: readonly string[], others: readonly string[]): boolean => ids.length === others.length && ids.every((id) => others.includes(id))

function entriesOf(kept: unknown): ComparisonPins[] {
  return listIn(kept).flatMap((entry): ComparisonPins[] => (isRecord(entry) ? [{ ids: listIn(entry['ids']).filter((id) => typeof id === 'string'), pins: readPins(entry['pins']) }] : []))
}

/** Undefined where nothing was ever pinned to exactly these runs. */
export const pinsOfComparison = (kept: unknown, ids: readonly string[]): readonly Pin[] | undefined => entriesOf(kept).find((entry) => sameRuns(entry.ids, ids))?.pins

/** All that is kept from then on, the newest first. No pins are kept, too: they were taken away. */
export function withComparisonPins(kept: unknown, ids: readonly string[], pins: readonly Pin[]): ComparisonPins[] {
  return [{ ids, pins }, ...entriesOf(kept).filter((entry) => !sameRuns(entry.ids, ids))].slice(0, mostComparisons)
}

/** A comparison became another one: runs that came to it or went leave the pins of the rest, unless the other one has its own. */
export function carriedPins(kept: unknown, before: readonly string[], now: readonly string[]): ComparisonPins[] {
  const pins = pinsOfComparison(kept, before) ?? []
  const goesOn = before.some((id) => now.includes(id)) && pins.length > 0 && pinsOfComparison(kept, now) === undefined
  return goesOn ? withComparisonPins(kept, now, pins) : entriesOf(kept)
}
