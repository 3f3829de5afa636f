import { describe, expect, it } from 'vitest'
import { sameValue } from '../../../src-renderer/components/read-json.ts'

describe('equal values', () => {
  it.each([[1, 1, true], [[1, 2], [1, 2], true], [[1, 2], [2, 1], false], [{ a: 1, b: 2 }, { b: 2, a: 1 }, true], [{ a: 1 }, { a: 1, b: undefined }, false], ['1', 1, false], [null, {}, false]])(
    '%j and %j: %j', (a, b, equal) => { expect(sameValue(a, b)).toBe(equal) },
  )
})
