/** What is taken for a JSON value from outside, before anything walks through it by calling itself. */

/** Levels of lists and objects within each other. A spec has eight, a layout of panels some twenty. */
export const deepestJson = 64
/** Lists, objects and what is in them. A message of the API has no room for more. */
const mostValues = 3_000_000

export interface JsonProblem {
  /** "is nested too deeply" */
  readonly found: string
  /** "at most 64 levels of lists and objects" */
  readonly expected: string
}

/**
 * Why `value` cannot be kept as JSON; undefined where it can. Walks with a list of its own: what is nested too deeply, or in a circle,
 * would end the stack of whatever comes after.
 */
export function jsonProblem(value: unknown): JsonProblem | undefined {
  const waiting: unknown[] = [value]
  const depths: number[] = [0]
  let seen = 0
  while (waiting.length > 0) {
    const place = waiting.pop()
    const depth = depths.pop() ?? 0
    if (typeof place === 'bigint' || typeof place === 'function' || typeof place === 'symbol') return { found: `holds a ${typeof place}`, expected: 'what JSON can hold' }
    if (typeof place !== 'object' || place === null) continue
    if (depth >= deepestJson) return { found: 'is nested too deeply', expected: `at most ${deepestJson} levels of lists and objects` }
    const items: unknown[] = Object.values(place)
    seen += items.length
    if (seen > mostValues) return { found: 'is too large', expected: `at most ${mostValues} values` }
    for (const item of items) {
      waiting.push(item)
      depths.push(depth + 1)
    }
  }
  return undefined
}
