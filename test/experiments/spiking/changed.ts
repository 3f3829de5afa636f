/** Specs of the sample with something else at a few places, and what is said about them. */
import { withValueAt } from '../../../src-main/experiments/spec-path.ts'
import { parseSpiking } from '../../../src-main/experiments/spiking/schema.ts'
import { sampleSpec } from './sample-spec.ts'

export const changed = (changes: Readonly<Record<string, unknown>>, spec: unknown = sampleSpec): unknown => (
  Object.entries(changes).reduce((made, [path, value]) => withValueAt(made, path, value), spec)
)

/** A copy without one key. */
export function without(path: string, spec: unknown = sampleSpec): unknown {
  const copy: unknown = structuredClone(spec)
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  const place = keys.reduce<unknown>((at, key) => (typeof at === 'object' && at !== null ? Reflect.get(at, key) : undefined), copy)
  if (typeof place === 'object' && place !== null) Reflect.deleteProperty(place, last)
  return copy
}

export function complaints(spec: unknown): string[] {
  const parsed = parseSpiking(spec)
  return parsed.ok ? [] : parsed.issues.map(({ message }) => message)
}

/** What is said about the sample with these changes. */
export const complaintsOf = (changes: Readonly<Record<string, unknown>>): string[] => complaints(changed(changes))
