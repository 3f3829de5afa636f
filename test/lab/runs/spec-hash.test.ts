import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, specHash } from '../../../src-main/lab/runs/spec-hash.ts'

describe('the hash of a spec', () => {
  it('is SHA-256 of JSON with sorted keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: 'x' }], a: 0.1 })).toBe('{"a":0.1,"b":[1,{"c":"x","d":null}]}')
    expect(specHash({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a')
  })

  it('does not depend on the order of keys', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (spec) => {
      const reversed = Object.fromEntries(Object.entries(spec).reverse())
      expect(specHash(reversed)).toBe(specHash(spec))
    }))
  })

  it('depends on the order of lists and on every value', () => {
    expect(specHash([1, 2])).not.toBe(specHash([2, 1]))
    expect(specHash({ a: 1 })).not.toBe(specHash({ a: 1.0000000000000002 }))
  })
})
