/** The line for a shell that computes the same numbers again. */
import type { SpecDifference } from '../../src-main/api/contract.ts'
import { withValueAt } from '../places/experiment/json-path.ts'
import { sameValue } from './read-json.ts'

export interface RunCommandParts {
  readonly spec: unknown
  /** From which it came, as it is published now; undefined where there is none. */
  readonly preset: { readonly id: string; readonly spec: unknown } | undefined
  readonly differences: readonly Pick<SpecDifference, 'path' | 'value' | 'baseline'>[]
  /** Undefined where it is still to be chosen. */
  readonly seed: number | undefined
  /** Of the spec, as it is saved. */
  readonly file: string
}

/** More than these are read better in a file. */
const mostSettings = 8

/** A preset with its changes where these make exactly this spec, else the spec's file, which has to be saved before. */
export function runCommand({ spec, preset, differences, seed, file }: RunCommandParts): { readonly line: string; readonly needsFile: boolean } {
  const named = preset !== undefined && differences.length <= mostSettings && differences.every(isSettable) && sameValue(withAll(preset.spec, differences), spec)
  const what = named ? [preset.id, ...differences.flatMap(({ path, value }) => ['--set', quoted(`${path}=${typeof value === 'string' ? value : JSON.stringify(value)}`)])] : [quoted(file)]
  return { line: ['burstlab', 'run', ...what, ...(seed === undefined || seed === 1 ? [] : ['--first-seed', String(seed)])].join(' '), needsFile: !named }
}

const withAll = (spec: unknown, differences: RunCommandParts['differences']): unknown => differences.reduce<unknown>((made, { path, value }) => withValueAt(made, path, value), spec)

/** What is null came or went with a whole part, which no option can say; a number or a list in the words of JSON would be read as one. */
const isSettable = ({ value, baseline }: RunCommandParts['differences'][number]): boolean => value !== null && value !== undefined && baseline !== null && typeof value === typeof baseline && (typeof value !== 'string' || value === value.trim())

/** For any shell of POSIX: what has other signs than these stands in quotes. */
const quoted = (text: string): string => (/^[\w.,:=/@%+-]+$/.test(text) ? text : `'${text.replaceAll('\'', '\'\\\'\'')}'`)
