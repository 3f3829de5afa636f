/**
 * What was done to a spec since its preset, as a person would say it: a population added, a phase removed, a value changed. Whole parts
 * count once, however many parameters they have.
 */
import type { ExperimentKind } from './kind.ts'
import { diffSpecs } from './spec-diff.ts'
import type { ParameterDifference } from './spec-diff.ts'
import { valueAt, withValueAt } from './spec-path.ts'

export interface SpecChange extends ParameterDifference {
  readonly change: 'changed' | 'added' | 'removed'
}

/** Parts with names, and what one of them is called. */
const named: Readonly<Record<string, string>> = {
  cells: 'Cell', populations: 'Population', shortTerm: 'Short-term plasticity', plasticity: 'Learning rule', projections: 'Projection', currents: 'Current',
}

/** Parts in lists, and what tells that an item is the same one at another place. */
const listed: Readonly<Record<string, { readonly word: string; readonly first: number; readonly key: (item: unknown) => string }>> = {
  'protocol.phases': { word: 'Phase', first: 1, key: (item) => labelled(item) },
  'protocol.patterns': { word: 'Pattern', first: 0, key: (item) => labelled(item) },
  'network.layers': { word: 'Layer', first: 1, key: (item) => JSON.stringify(item) },
}

/** Parts that are there or not. */
const single: Readonly<Record<string, string>> = { 'protocol.teacher': 'Teacher' }

/** Pairs of items of two lists. Two lists of the most phases that are allowed have a quarter of that. */
const mostCompared = 1_000_000

const labelled = (item: unknown): string => `${String(valueAt(item, 'type'))} ${String(valueAt(item, 'label'))}`

/** In the order of the form; what was removed comes last. */
export function specChanges(kind: Pick<ExperimentKind, 'parameters'>, baseline: unknown, value: unknown): SpecChange[] {
  const aligned = alignedTo(baseline, value)
  const changes: SpecChange[] = []
  const seen = new Set<string>()
  for (const difference of diffSpecs(kind, aligned, value)) {
    const part = partOf(difference.path)
    const [before, now] = part === undefined ? [undefined, undefined] : [valueAt(aligned, part.path) ?? null, valueAt(value, part.path) ?? null]
    if (part === undefined || (before !== null && now !== null)) changes.push({ ...difference, change: 'changed' })
    else if (!seen.has(part.path)) {
      seen.add(part.path)
      changes.push(before === null ? whole('added', part, value, null, now) : whole('removed', part, aligned, before, null))
    }
  }
  return [...changes.filter(({ change }) => change !== 'removed'), ...changes.filter(({ change }) => change === 'removed'), ...lostItems(baseline, value)]
}

/** The baseline with the items of its lists where the value has the same ones; null beside those that it has not. */
export function alignedTo(baseline: unknown, value: unknown): unknown {
  return Object.keys(listed).reduce((made, path) => {
    const pairs = pairsAt(baseline, value, path)
    return pairs === undefined ? made : withValueAt(made, path, pairs.map((from) => (from === null ? null : valueAt(baseline, `${path}.${from}`))))
  }, baseline)
}

interface Part {
  readonly path: string
  readonly label: string
}

/** The part that a parameter belongs to. */
function partOf(path: string): Part | undefined {
  const [section = '', name = ''] = path.split('.')
  const word = named[section]
  if (word !== undefined) return { path: `${section}.${name}`, label: `${word} ${name}` }
  const alone = Object.keys(single).find((place) => path.startsWith(`${place}.`))
  if (alone !== undefined) return { path: alone, label: single[alone] ?? '' }
  const list = Object.keys(listed).find((place) => path.startsWith(`${place}.`))
  const index = list === undefined ? NaN : Number(path.slice(list.length + 1).split('.')[0])
  return list === undefined ? undefined : itemPart(list, index)
}

function itemPart(list: string, index: number): Part {
  const { word = '', first = 0 } = listed[list] ?? {}
  return { path: `${list}.${index}`, label: `${word} ${index + first}` }
}

function whole(change: 'added' | 'removed', part: Part, spec: unknown, baseline: unknown, value: unknown): SpecChange {
  const label = valueAt(spec, `${part.path}.label`)
  return { change, path: part.path, label: typeof label === 'string' && label !== '' ? `${part.label}, ${label}` : part.label, symbol: '', unit: '', baseline, value }
}

/** Items of the baseline's lists that the value has no more, with the index that they had. */
const lostItems = (baseline: unknown, value: unknown): SpecChange[] => Object.keys(listed).flatMap((path) => {
  const [before, pairs] = [valueAt(baseline, path), pairsAt(baseline, value, path)]
  if (!Array.isArray(before) || pairs === undefined) return []
  return before.flatMap((item: unknown, index): SpecChange[] => (pairs.includes(index) ? [] : [whole('removed', itemPart(path, index), baseline, item, null)]))
})

/** For each item of the value's list the index in the baseline's that it comes from, or null. Lists of one length go item by item, unless the same items stand in another order. */
function pairsAt(baseline: unknown, value: unknown, path: string): (number | null)[] | undefined {
  const [before, now] = [valueAt(baseline, path), valueAt(value, path)]
  if (!Array.isArray(before) || !Array.isArray(now)) return undefined
  const key = listed[path]?.key ?? String
  const old: readonly string[] = before.map(key)
  const fresh: readonly string[] = now.map(key)
  const isReordered = old.toSorted().join() === fresh.toSorted().join()
  // A draft can have a million items; nobody wants to know which of them were there before.
  const isLong = old.length * fresh.length > mostCompared
  return isLong || (old.length === fresh.length && !isReordered) ? fresh.map((_, index) => (index < old.length ? index : null)) : common(old, fresh)
}

/** The longest row that both have in this order: for each item of `fresh` where it stands in `old`. */
function common(old: readonly string[], fresh: readonly string[]): (number | null)[] {
  const lengths = Array.from({ length: old.length + 1 }, () => new Array<number>(fresh.length + 1).fill(0))
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0
  for (let i = old.length - 1; i >= 0; i--) {
    for (let j = fresh.length - 1; j >= 0; j--) {
      const row = lengths[i]
      if (row !== undefined) row[j] = old[i] === fresh[j] ? 1 + at(i + 1, j + 1) : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: (number | null)[] = []
  let i = 0
  for (let j = 0; j < fresh.length; j++) {
    while (i < old.length && old[i] !== fresh[j] && at(i + 1, j) >= at(i, j + 1)) i++
    const found = i < old.length && old[i] === fresh[j]
    pairs.push(found ? i : null)
    if (found) i++
  }
  return pairs
}
