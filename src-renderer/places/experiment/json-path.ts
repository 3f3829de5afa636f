/** Values inside a spec by dotted path; specs are changed by making new ones. */

type Branch = Readonly<Record<string, unknown>>

const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value at `path`; undefined where there is none. Numbers go into lists, as in "rates.0". */
export function valueAt(root: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, key) => {
    if (Array.isArray(value)) return /^\d+$/.test(key) ? value[Number(key)] : undefined
    return isBranch(value) && Object.hasOwn(value, key) ? value[key] : undefined
  }, root)
}

/** A copy of `root` with `value` at `path`; missing branches are made, lists stay lists, everything else stays the same object. */
export function withValueAt(root: unknown, path: string, value: unknown): Branch {
  const [key = '', ...rest] = path.split('.')
  const branch = isBranch(root) ? root : {}
  return { ...branch, [key]: changed(Object.hasOwn(branch, key) ? branch[key] : undefined, rest, value) }
}

function changed(place: unknown, keys: readonly string[], value: unknown): unknown {
  const [key, ...rest] = keys
  if (key === undefined) return value
  if (!Array.isArray(place) || !/^\d+$/.test(key) || Number(key) > place.length) return withValueAt(place, keys.join('.'), value)
  const items: readonly unknown[] = place
  return [...items.slice(0, Number(key)), changed(items[Number(key)], rest, value), ...items.slice(Number(key) + 1)]
}
