/** A short and always equal part of the fuzzing; `npm run test:fuzz -- --cases 100000 --seed 2` is the long one. */
import { describe, expect, it } from 'vitest'
import { allTargets } from './all-targets.ts'

/** Of all targets together. */
const cases = 1500
const shares = allTargets.reduce((sum, { share }) => sum + share, 0)

describe('bad input is refused, whole and in words', () => {
  it.each(allTargets.map((target) => [target.name, target] as const))('%s', async (_, target) => {
    const { failure, taken, refused, cases: tried } = await target.run({ cases: Math.max(6, Math.ceil((cases * target.share) / shares)), seed: 20211 })
    expect(failure).toBeNull()
    expect(taken + refused).toBe(tried)
  })
})

it('nothing has got into every object there is', () => expect(Object.keys(Object.prototype)).toEqual([]))
