/**
 * What a valid spec can be and hardly ever should: settings that run and tell nothing, or something else than one thinks. Each kind lists
 * its pitfalls as data; they are said before a run and never keep anyone from it.
 */
import type { ExperimentKind, FieldIssue } from './kind.ts'
import { valueAt } from './spec-path.ts'
import { fieldIssue } from './spec-schema.ts'

/** A field that makes the pitfall, and what one would expect of it. */
export interface PitfallPlace {
  readonly path: string
  readonly expected: string
}

export interface Pitfall<Spec> {
  readonly id: string
  /** Where a valid spec has it; nothing where it has not. */
  places(spec: Spec): readonly PitfallPlace[]
}

export interface SpecWarning extends FieldIssue {
  /** Of the pitfall. */
  readonly id: string
}

/** More of them help no one. */
const mostWarnings = 20

type Facts<Spec> = Pick<ExperimentKind<Spec>, 'pitfalls' | 'parameters' | 'parse'>

/**
 * The pitfalls of a valid spec, in the order of the kind's table, each with its field, its value and what was expected. What `preset`, the
 * spec that it came from, has as well is there on purpose (a control without a connection) and not said.
 */
export function warningsOf<Spec>(kind: Facts<Spec>, spec: Spec, preset: unknown = null): SpecWarning[] {
  const meant = preset === null ? undefined : kind.parse(preset)
  const known = new Set(meant?.ok === true ? foundIn(kind, meant.spec).map(keyOf) : [])
  const found = foundIn(kind, spec).filter((place) => !known.has(keyOf(place))).slice(0, mostWarnings)
  if (found.length === 0) return []
  const labels = new Map(kind.parameters(spec).map(({ path, label }) => [path, label]))
  return found.map(({ id, path, expected }) => ({ id, ...fieldIssue({ path, label: labels.get(path) ?? path }, valueAt(spec, path), expected) }))
}

interface Found extends PitfallPlace {
  readonly id: string
}

const foundIn = <Spec>(kind: Facts<Spec>, spec: Spec): Found[] => kind.pitfalls.flatMap((pitfall) => pitfall.places(spec).map((place) => ({ id: pitfall.id, ...place })))
const keyOf = ({ id, path }: Found): string => `${id} ${path}`

/** A place, or none: for pitfalls of one field. */
export const placeIf = (holds: boolean, path: string, expected: string): readonly PitfallPlace[] => (holds ? [{ path, expected }] : [])
