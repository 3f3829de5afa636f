import { expect, it } from 'vitest'
import { keyChangeSchema } from '../../src-main/api/key-inputs.ts'

const refusal = (given: unknown): string => keyChangeSchema.safeParse(given).error?.issues.map(({ message }) => message).join('; ') ?? ''

it('says what is wrong with keys, in no more words than the beginning of what was given', () => {
  expect(refusal({ palette: ['ctrl p'] })).toContain('"ctrl p" is no key that can be given away')
  expect(refusal({ palette: ['x'.repeat(1_000_000)] })).toContain(`"${'x'.repeat(40)}…" is no key`)
  expect(refusal({ teleport: ['T'] })).toBe('there is no action "teleport" to give keys to')
  expect(refusal(Object.fromEntries(Array.from({ length: 10_000 }, (_, i) => [`action${i}`, ['T']]))).length).toBeLessThan(200)
  expect(refusal(['T'])).toBe('expected actions, each with a list of keys or null')
})
