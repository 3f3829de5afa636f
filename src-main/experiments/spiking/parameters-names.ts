/** The names in a spec or in the draft of one, which may be any JSON value. */
import { isRecord } from '../spec-schema.ts'
import { valueAt } from '../spec-path.ts'

/** What a name may be, in words. */
export const nameRule = 'letters, digits, "_" and "-" only, at most 40 of them, the first a letter, and no word that JavaScript keeps for itself'

const reserved: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype'])

export const isName = (name: string): boolean => /^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(name) && !reserved.has(name)

/** How many entries each record of a spec may have. */
export const mostEntries = {
  cells: 64, populations: 64, shortTerm: 64, plasticity: 64, projections: 256, currents: 256,
} as const

export type Section = keyof typeof mostEntries
export const sections = Object.keys(mostEntries) as readonly Section[]

/** The most phases and patterns of a protocol. */
export const mostListed = 500

/** Entries with a proper name that are objects; no more than may be, so that a broken draft stays small. */
export function entriesOf(spec: unknown, section: Section): (readonly [string, Readonly<Record<string, unknown>>])[] {
  const record = valueAt(spec, section)
  if (!isRecord(record)) return []
  return Object.entries(record).flatMap(([name, entry]): (readonly [string, Readonly<Record<string, unknown>>])[] => (isName(name) && isRecord(entry) ? [[name, entry]] : [])).slice(0, mostEntries[section])
}

/** Items of a list that are objects, with their index. */
export function itemsOf(spec: unknown, path: string): (readonly [number, Readonly<Record<string, unknown>>])[] {
  const list = valueAt(spec, path)
  if (!Array.isArray(list)) return []
  return list.slice(0, mostListed).flatMap((item: unknown, index): (readonly [number, Readonly<Record<string, unknown>>])[] => (isRecord(item) ? [[index, item]] : []))
}

/** What choices of names can choose from. */
export interface SpecNames {
  readonly cells: readonly string[]
  readonly populations: readonly string[]
  /** Those with a membrane: all but Poisson populations. */
  readonly membranes: readonly string[]
  readonly shortTerm: readonly string[]
  readonly plasticity: readonly string[]
  readonly plasticProjections: readonly string[]
}

export function specNames(spec: unknown): SpecNames {
  const names = (section: Section): string[] => entriesOf(spec, section).map(([name]) => name)
  const isPoisson = (cell: unknown): boolean => typeof cell === 'string' && isName(cell) && valueAt(spec, `cells.${cell}.model`) === 'poisson'
  return {
    cells: names('cells'), populations: names('populations'), shortTerm: names('shortTerm'), plasticity: names('plasticity'),
    membranes: entriesOf(spec, 'populations').filter(([, { cell }]) => !isPoisson(cell)).map(([name]) => name),
    plasticProjections: entriesOf(spec, 'projections').filter(([, { plasticity }]) => typeof plasticity === 'string' && plasticity !== 'none').map(([name]) => name),
  }
}
