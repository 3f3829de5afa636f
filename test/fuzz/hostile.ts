/** What a careless or hostile caller could send: values, documents with something wrong in them, and damaged bytes. */
import fc from 'fast-check'

const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'length', '', ' ', '.', '..', '../../etc/passwd', 'a.b', '0', '-1', '\u0000', '\ud800', '\u202e', 'é', 'e\u0301', '💥']

/** An array in an array in an array … */
export const nested = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => [inner], 0)

const nestedObject = (depth: number): unknown => Array.from({ length: depth }).reduce<unknown>((inner) => ({ a: inner }), 0)

/** As JSON.parse makes it: a key of the object's own. */
const polluted: unknown = JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')

const numbers = [0, -0, 1, -1, 0.1, 1e-320, 1e308, -1e308, 2 ** 31, 2 ** 32, 2 ** 53, -(2 ** 53), NaN, Infinity, -Infinity]

const small: readonly fc.Arbitrary<unknown>[] = [
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [{}], [null], '5', 'NaN', polluted),
  fc.constantFrom(...numbers), fc.constantFrom(...numbers).map((value) => [value]), fc.constantFrom(...names), fc.double(), fc.integer(), fc.string({ unit: 'binary', maxLength: 60 }), fc.jsonValue(),
]

/** Rare, because each takes a thousand times as long to make as the others. */
const large: fc.Arbitrary<unknown> = fc.constantFrom<() => unknown>(
  () => nested(200), () => nested(20_000), () => nestedObject(20_000), () => 'x'.repeat(200_000), () => Array<number>(100_000).fill(1), () => Array<string>(20_000).fill('x'),
  () => Array.from({ length: 20_000 }, () => ({})), () => Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`k${i}`, i])),
).map((make) => make())

/** Any JSON value, and what only an object in memory can be: NaN, infinity. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof({ arbitrary: fc.oneof(...small), weight: 150 }, { arbitrary: large, weight: 1 })

export const hostileText: fc.Arbitrary<string> = fc.oneof(fc.constantFrom(...names), fc.string({ unit: 'binary', maxLength: 40 }), fc.string({ maxLength: 80 }), fc.webPath(), fc.constant('x'.repeat(70_000)))

interface Change {
  readonly what: 'put' | 'drop' | 'add' | 'twice' | 'swap' | 'nudge'
  readonly where: number
  readonly value: unknown
  readonly key: string
}

const change: fc.Arbitrary<Change> = fc.record({
  what: fc.oneof(
    { arbitrary: fc.constantFrom('put' as const, 'drop' as const, 'add' as const, 'twice' as const, 'swap' as const), weight: 2 },
    // Of what is wrong everywhere little is learned of what comes after the first check.
    { arbitrary: fc.constant('nudge' as const), weight: 3 },
  ),
  where: fc.nat(), value: hostileValue, key: hostileText.map((text) => text.slice(0, 5000)),
})

/** One of the documents with up to four things wrong in it. */
export const mutated = (documents: readonly unknown[]): fc.Arbitrary<unknown> => (
  fc.tuple(fc.nat(documents.length - 1), fc.array(change, { minLength: 1, maxLength: 4 }))
    .map(([which, changes]) => changes.reduce(changed, structuredClone(documents[which])))
)

/** Changes `document`, which is the caller's own, in one place. */
function changed(document: unknown, { what, where, value, key }: Change): unknown {
  const places = placesIn(document)
  const place = places[where % Math.max(1, places.length)]
  if (place === undefined) return value
  const { holder, name } = place
  switch (what) {
    case 'put': put(holder, name, value); break
    case 'nudge': {
      const before: unknown = Reflect.get(holder, name)
      put(holder, name, typeof before === 'number' ? before * (1 + (key.length % 5)) : typeof before === 'boolean' ? !before : before)
      break
    }
    case 'drop': if (Array.isArray(holder)) holder.splice(Number(name), 1); else Reflect.deleteProperty(holder, name); break
    case 'add': put(holder, Array.isArray(holder) ? String(holder.length) : key, value); break
    case 'twice': put(holder, `${name}2`, Reflect.get(holder, name)); break
    case 'swap': {
      const other = places[(where * 7 + 3) % places.length]
      if (other !== undefined) put(holder, name, structuredClone(Reflect.get(other.holder, other.name)))
    }
  }
  return document
}

/** A property of its own, whatever it is called. */
function put(holder: object, name: string, value: unknown): void {
  if (Array.isArray(holder) && !/^\d+$/.test(name)) return
  Object.defineProperty(holder, name, { value, enumerable: true, configurable: true, writable: true })
}

interface Place {
  readonly holder: object
  readonly name: string
}

/** Every place that has a value, to a depth at which changes are still of interest. */
function placesIn(document: unknown, depth = 0): Place[] {
  if (typeof document !== 'object' || document === null || depth > 12) return []
  return Object.keys(document).slice(0, 400).flatMap((name) => [{ holder: document, name }, ...placesIn(Reflect.get(document, name), depth + 1)])
}

interface Damage {
  readonly what: 'flip' | 'cut' | 'insert' | 'zero' | 'ones' | 'repeat'
  readonly where: number
  readonly length: number
  readonly byte: number
}

/** Early places are hit more often: that is where headers are. */
const placeOfDamage = fc.oneof(fc.nat(80), fc.nat())
const damage: fc.Arbitrary<Damage> = fc.record({
  what: fc.constantFrom('flip' as const, 'flip' as const, 'flip' as const, 'cut' as const, 'insert' as const, 'zero' as const, 'ones' as const, 'repeat' as const),
  where: placeOfDamage, length: fc.integer({ min: 1, max: 16 }), byte: fc.nat(255),
})

/** The same bytes with up to three things wrong in them; now and then any bytes at all. */
export const damaged = (files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> => fc.oneof(
  { arbitrary: fc.tuple(fc.nat(files.length - 1), fc.array(damage, { minLength: 1, maxLength: 3 })).map(([which, list]) => list.reduce(damagedBytes, files[which] ?? new Uint8Array())), weight: 19 },
  { arbitrary: fc.uint8Array({ maxLength: 64 }), weight: 1 },
)

function damagedBytes(bytes: Uint8Array, { what, where, length, byte }: Damage): Uint8Array {
  const at = bytes.length === 0 ? 0 : where % bytes.length
  const copy = Uint8Array.from(bytes)
  switch (what) {
    case 'flip': copy[at] = (copy[at] ?? 0) ^ (1 << (byte % 8)); return copy
    case 'cut': return copy.subarray(0, at)
    case 'insert': return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(length, byte), bytes.subarray(at)])
    case 'zero': return copy.fill(0, at, at + length)
    case 'ones': return copy.fill(0xff, at, at + length)
    case 'repeat': return Buffer.concat([bytes, bytes.subarray(at)])
  }
}
