import { describe, expect, it } from 'vitest'
import { valueAt, withValueAt } from '../../src-main/experiments/spec-path.ts'

const spec = { rule: { eta: 0.1 }, rates: [1, 5], phases: [{ durationMs: 1 }, { durationMs: 2 }] }

describe('a value at a dotted path', () => {
  it.each([['rule.eta', 0.1], ['rates.1', 5], ['phases.1.durationMs', 2], ['rule.none', undefined], ['rates.length', undefined], ['rule.constructor', undefined], ['phases.01', undefined], ['rule.eta.more', undefined]])(
    'at %s is %j', (path, value) => { expect(valueAt(spec, path)).toBe(value) },
  )

  it('is changed in a copy, in which lists stay lists', () => {
    expect(withValueAt(spec, 'phases.1.durationMs', 3)).toEqual({ ...spec, phases: [{ durationMs: 1 }, { durationMs: 3 }] })
    expect(withValueAt(spec, 'rates.2', 9)).toEqual({ ...spec, rates: [1, 5, 9] })
    expect(spec.rates).toEqual([1, 5])
  })

  it('makes the places it needs', () => {
    expect(withValueAt(undefined, 'a.b', 1)).toEqual({ a: { b: 1 } })
    expect(withValueAt({ a: 3 }, 'a.b', 1)).toEqual({ a: { b: 1 } })
  })
})
