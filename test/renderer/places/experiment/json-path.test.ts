import { describe, expect, it } from 'vitest'
import { valueAt, withValueAt } from '../../../../src-renderer/places/experiment/json-path.ts'

const spec = { kind: 'pairing', rule: { eta: 0.1 }, rates: [1, 5] }

describe('a value inside a spec', () => {
  it.each([['kind', 'pairing'], ['rule.eta', 0.1], ['rates.1', 5], ['rule.none', undefined], ['kind.length', undefined], ['rule.constructor', undefined], ['rates.length', undefined]])(
    'at %s is %j', (path, value) => { expect(valueAt(spec, path)).toBe(value) },
  )

  it('is changed in a copy; the rest stays the same', () => {
    const next = withValueAt(spec, 'rule.eta', 0.2)
    expect(next).toEqual({ kind: 'pairing', rule: { eta: 0.2 }, rates: [1, 5] })
    expect(next.rates).toBe(spec.rates)
    expect(spec.rule.eta).toBe(0.1)
  })

  it('may be an item of a list, which stays a list', () => {
    const lists = { phases: [{ durationMs: 1, plastic: false }, { durationMs: 2, plastic: true }] }
    expect(withValueAt(lists, 'phases.1.durationMs', 3)).toEqual({ phases: [{ durationMs: 1, plastic: false }, { durationMs: 3, plastic: true }] })
    expect(withValueAt({ rates: [1] }, 'rates.1', 2)).toEqual({ rates: [1, 2] })
    expect(withValueAt({ rates: [1] }, 'rates.7', 2)).toEqual({ rates: { 7: 2 } })
    expect(lists.phases[1]?.durationMs).toBe(2)
  })

  it('makes the branches that are missing', () => {
    expect(withValueAt(undefined, 'a.b.c', 1)).toEqual({ a: { b: { c: 1 } } })
  })
})
