/** What an edit of a network gives: the new spec, and what else had to change with it, in words. */
import { isRecord } from '../../../components/read-json.ts'
import type { JsonRecord } from '../../../components/read-json.ts'

export interface Edited {
  readonly spec: unknown
  /** "projection up", "recording of its rates": each a thing that went, came or changed besides what was asked for. */
  readonly said: readonly string[]
}

export const recordOf = (value: unknown): JsonRecord => (isRecord(value) ? value : {})

/** The entries of `spec[section]`. */
export const sectionOf = (spec: unknown, section: string): JsonRecord => recordOf(recordOf(spec)[section])

/** The names of a section, in their order. */
export const namesIn = (spec: unknown, section: string): string[] => Object.keys(sectionOf(spec, section))

export const withSection = (spec: unknown, section: string, value: unknown): JsonRecord => ({ ...recordOf(spec), [section]: value })

/** The spec with one more entry in a section, or another one of this name. */
export const withEntry = (spec: unknown, section: string, name: string, value: unknown): JsonRecord => withSection(spec, section, { ...sectionOf(spec, section), [name]: value })

/** `stem`, or with the first number that makes it new. Names are at most 40 characters long. */
export function freshName(stem: string, taken: readonly string[]): string {
  const base = stem.slice(0, 36)
  if (!taken.includes(base)) return base
  const plain = base.replace(/\d+$/, '')
  for (let number = 2; ; number++) if (!taken.includes(`${plain}${number}`)) return `${plain}${number}`
}

/** Why `name` can't be the new name of something; undefined where it can. */
export function nameProblem(name: string, taken: readonly string[]): string | undefined {
  if (!/^[A-Za-z][A-Za-z0-9_-]{0,39}$/.test(name) || ['constructor', 'prototype'].includes(name)) {
    return `"${name}" can't be a name: expected a letter, then letters, digits, "_" and "-", at most 40 in all.`
  }
  return taken.includes(name) ? `There is a "${name}" already: expected another name.` : undefined
}
