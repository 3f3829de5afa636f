/** zod schemas of keys that are given to actions. */
import { z } from 'zod'
import { chordPattern, keyActions, mostKeys } from '../lab/key-bindings.ts'

const chordSchema = z.string('expected a key in writing').regex(chordPattern, {
  error: ({ input }) => `${JSON.stringify(input)} is no key that can be given away; expected for instance "Ctrl+Shift+K", "Alt+1", "F2", "Delete" or "S"`,
})

const chordsSchema = z.array(chordSchema, 'expected a list of keys, or null for those of the start').max(mostKeys, `expected at most ${mostKeys} keys for an action`)
  .refine((chords) => new Set(chords).size === chords.length, 'expected every key once').readonly()

export const keyChangeSchema = z.partialRecord(z.enum(keyActions), chordsSchema.nullable().optional(), {
  error: (issue) => ('keys' in issue && Array.isArray(issue.keys) ? `there is no action ${issue.keys.map((key) => JSON.stringify(key)).join(', ')} to give keys to` : undefined),
})
