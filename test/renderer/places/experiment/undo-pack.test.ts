import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { patched, patchOf } from '../../../../src-renderer/places/experiment/json-patch.ts'
import { noLayout } from '../../../../src-renderer/places/experiment/network/network-layout.ts'
import { asSnapshot, packUndo, unpackUndo } from '../../../../src-renderer/places/experiment/undo-pack.ts'
import { edited, startUndo, undone } from '../../../../src-renderer/places/experiment/undo-stack.ts'
import { sampleSpec } from '../../../experiments/spiking/sample-spec.ts'

const json = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('__proto__'))

describe('what changes between two values', () => {
  it('makes the one out of the other, in the same order of keys', () => {
    fc.assert(fc.property(json, json, (before, after) => {
      expect(JSON.stringify(patched(before, patchOf(before, after)))).toBe(JSON.stringify(after))
    }))
  })

  it('is one place where one place changed', () => {
    expect(patchOf(sampleSpec, { ...sampleSpec, dtMs: 0.2 })).toEqual([{ path: ['dtMs'], value: 0.2 }])
    expect(patchOf({ a: 1, b: 2 }, { a: 1 })).toEqual([{ path: ['b'] }])
  })
})

describe('steps to undo, packed', () => {
  const of = (dtMs: number) => ({ name: 'Mine', draft: { ...sampleSpec, dtMs }, layout: noLayout })
  const stack = undone([2, 3, 4, 5].reduce((made, dtMs) => edited(made, of(dtMs), `${dtMs}`, dtMs), startUndo(of(1))))

  it('come back as they were', () => {
    expect(unpackUndo(JSON.parse(JSON.stringify(packUndo(stack))), of(4), asSnapshot)).toEqual({ ...stack, last: undefined })
  })

  it('are little more than what changed', () => {
    expect(JSON.stringify(packUndo(stack)).length).toBeLessThan(1.2 * JSON.stringify(of(4)).length)
  })

  it('do not come back for another draft, or out of something else', () => {
    expect(unpackUndo(packUndo(stack), of(9), asSnapshot)).toBeUndefined()
    expect(unpackUndo({ present: of(4), past: 'broken', future: [] }, of(4), asSnapshot)).toBeUndefined()
    expect(unpackUndo(null, of(4), asSnapshot)).toBeUndefined()
  })
})
