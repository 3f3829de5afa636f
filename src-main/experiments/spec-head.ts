/** What every spec begins with, whatever its kind: an object that can be read at all, with a kind and a version. */
import { jsonProblem } from './json-value.ts'
import type { FieldIssue } from './kind.ts'
import { fieldIssue, isRecord } from './spec-schema.ts'

export interface SpecHead {
  readonly kind: string
  /** "a pairing experiment" */
  readonly words: string
  /** The newest form that is known. */
  readonly version: number
}

/** What is wrong with the head of `value`; where it is, nothing else of it is worth a word. */
export function headIssue(value: unknown, { kind, words, version }: SpecHead): FieldIssue | undefined {
  const strange = jsonProblem(value)
  if (strange !== undefined) return { path: '', label: 'Spec', value: null, expected: strange.expected, message: `Spec ${strange.found}; expected ${strange.expected}.` }
  if (!isRecord(value)) return fieldIssue({ path: '', label: 'Spec' }, value, `an object with the fields of ${words}`)
  if (value['kind'] !== kind) return fieldIssue({ path: 'kind', label: 'Kind' }, value['kind'], `"${kind}"`)
  const found = value['version']
  if (typeof found === 'number' && Number.isInteger(found) && found > version) {
    return fieldIssue({ path: 'version', label: 'Version' }, found, `at most ${version}: this spec was made by a newer Burstlab`)
  }
  return found === version ? undefined : fieldIssue({ path: 'version', label: 'Version' }, found, String(version))
}
