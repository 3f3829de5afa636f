/** Edits of the patterns that a protocol shows: spec in, spec out. Phases name them by number, which follow what is added and deleted. */
import { isRecord, listIn, textOr } from '../../../components/read-json.ts'
import { valueAt, withValueAt } from '../json-path.ts'
import type { Edited } from '../network/edit-result.ts'

export const patternsIn = (spec: unknown): readonly unknown[] => listIn(valueAt(spec, 'protocol.patterns'))

/** What a chip or a message calls it. */
export const patternLabel = (spec: unknown, index: number): string => textOr(valueAt(spec, `protocol.patterns.${index}.label`), '') || `pattern ${index}`

const withPatterns = (spec: unknown, patterns: readonly unknown[]): unknown => withValueAt(spec, 'protocol.patterns', patterns)

export const addPattern = (spec: unknown): { readonly spec: unknown; readonly index: number } => {
  const index = patternsIn(spec).length
  return { index, spec: withPatterns(spec, [...patternsIn(spec), { label: `pattern ${index}`, somaCurrentsPa: {}, target: 0 }]) }
}

/** The copy stands last, so that all others keep their numbers. */
export const duplicatePattern = (spec: unknown, index: number): { readonly spec: unknown; readonly index: number } => (
  { index: patternsIn(spec).length, spec: withPatterns(spec, [...patternsIn(spec), patternsIn(spec)[index]]) })

/** Phases no longer show it, and know the later ones by their new numbers. */
export function removePattern(spec: unknown, index: number): Edited {
  const said: string[] = []
  const phases = listIn(valueAt(spec, 'protocol.phases')).map((phase, place) => {
    if (!isRecord(phase) || !Array.isArray(phase['patterns'])) return phase
    const left = listIn(phase['patterns']).filter((shown) => shown !== index)
    if (left.length < phase['patterns'].length) said.push(`its place in ${textOr(phase['label'], '') || `phase ${place + 1}`}`)
    return { ...phase, patterns: left.map((shown) => (typeof shown === 'number' && shown > index ? shown - 1 : shown)) }
  })
  return { spec: withValueAt(withPatterns(spec, patternsIn(spec).toSpliced(index, 1)), 'protocol.phases', phases), said }
}
