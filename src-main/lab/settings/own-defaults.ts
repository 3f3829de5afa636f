/**
 * Values that a user wants new experiments to begin with, by kind and parameter. They are for experiments made from nothing: presets are
 * the paper's, and stay so.
 */
import { specOfDefaults } from '../../experiments/blank-spec.ts'
import { kinds } from '../../experiments/kinds.ts'
import type { AnyKind } from '../../experiments/kinds.ts'
import { describeExpected } from '../../experiments/parameter.ts'
import { applies, withValueAt } from '../../experiments/spec-path.ts'
import { valueSchema } from '../../experiments/spec-schema.ts'
import { LabError, notFound } from '../errors.ts'

/** By kind, then by the path of the parameter. */
export type OwnDefaults = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export interface DefaultChange {
  readonly kind: string
  readonly path: string
  /** Null: what Burstlab begins with again. */
  readonly value: unknown
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What of stored JSON can be used: a value that a parameter no longer takes costs nobody the rest. */
export function readOwnDefaults(stored: unknown): OwnDefaults {
  if (!isRecord(stored)) return {}
  return Object.fromEntries(kinds.flatMap((kind) => {
    const own = stored[kind.kind]
    const kept = isRecord(own) ? kind.parameters(kind.blank).flatMap((parameter): [string, unknown][] => {
      const value = Object.hasOwn(own, parameter.path) ? own[parameter.path] : undefined
      return value !== undefined && valueSchema(parameter).safeParse(value).success ? [[parameter.path, value]] : []
    }) : []
    return kept.length === 0 ? [] : [[kind.kind, Object.fromEntries(kept)]]
  }))
}

/** Refuses what no parameter of an experiment from nothing takes. */
export function changedDefaults(before: OwnDefaults, { kind: name, path, value }: DefaultChange): OwnDefaults {
  const kind = kinds.find((known) => known.kind === name)
  if (kind === undefined) throw notFound('kind of experiment', name)
  const { [path]: _, ...others } = before[name] ?? {}
  if (value === null) return { ...before, [name]: others }
  const parameter = kind.parameters(kind.blank).find((known) => known.path === path)
  if (parameter === undefined) throw new LabError('BAD_REQUEST', `The parameter is "${path}"; expected one that a new experiment of this kind has.`)
  if (!valueSchema(parameter).safeParse(value).success) throw new LabError('BAD_REQUEST', `${parameter.label} (${path}) is ${JSON.stringify(value)}; expected ${describeExpected(parameter)}.`)
  return { ...before, [name]: { ...others, [path]: value } }
}

/** What an experiment from nothing begins with: the kind's own, with the user's values where they apply. */
export function blankWith({ blank, parameters }: Pick<AnyKind, 'blank' | 'parameters'>, own: Readonly<Record<string, unknown>> = {}): unknown {
  const put = (spec: unknown): unknown => parameters(spec).reduce((filled, parameter) => (
    Object.hasOwn(own, parameter.path) && applies(parameter, filled) ? withValueAt(filled, parameter.path, own[parameter.path]) : filled), spec)
  // A choice may bring in others, which may have values of the user's, too.
  return put(specOfDefaults(put(blank), parameters))
}
