/** zod schemas of keys that are given to actions. */
import { z } from 'zod'
import { chordPattern, keyActions, mostKeys } from '../lab/settings/key-bindings.ts'

/** Letters of a wrong one that are told; of a name of a million letters nobody reads more. */
const mostTold = 40
/** Of wrong ones. */
const mostNamed = 5
const told = (given: unknown): string => {
  const text = String(given)
  return JSON.stringify(text.length > mostTold ? `${text.slice(0, mostTold)}…` : text)
}

const chordSchema = z.string('expected a key in writing').regex(chordPattern, {
  error: ({ input }) => `${told(input)} is no key that can be given away; expected for instance "Ctrl+Shift+K", "Alt+1", "F2", "Delete" or "S"`,
})

const chordsSchema = z.array(chordSchema, 'expected a list of keys, or null for those of the start').max(mostKeys, `expected at most ${mostKeys} keys for an action`)
  .refine((chords) => new Set(chords).size === chords.length, 'expected every key once').readonly()

export const keyChangeSchema = z.partialRecord(z.enum(keyActions), chordsSchema.nullable().optional(), {
  error: (issue) => ('keys' in issue && Array.isArray(issue.keys) ? `there is no action ${issue.keys.slice(0, mostNamed).map(told).join(', ')} to give keys to` : 'expected actions, each with a list of keys or null'),
})
