/** Specs that come back from the store, where every run's spec was valid when it was written. */
import { kindOf } from '../../experiments/kinds.ts'
import type { AnyKind, ExperimentSpec } from '../../experiments/kinds.ts'
import { LabError } from '../errors.ts'

export interface StoredSpec {
  readonly kind: AnyKind
  readonly spec: ExperimentSpec
}

/** False where runs of this stored spec are all equal, whatever their seeds. One that this version cannot read may draw what it will. */
export function seedsDiffer(value: unknown): boolean {
  const kind = kindOf(value)
  const parsed = kind.parse(value)
  return !parsed.ok || kind.seedsDiffer?.(parsed.spec) !== false
}

/** Throws a LabError where this version does not know such a spec: a newer one wrote it. */
export function storedSpec(value: unknown): StoredSpec {
  const kind = kindOf(value)
  const parsed = kind.parse(value)
  if (parsed.ok) return { kind, spec: parsed.spec }
  throw new LabError('PRECONDITION_FAILED', `This spec was stored by another version of Burstlab: ${parsed.issues.map((issue) => issue.message).join(' ')}`)
}
