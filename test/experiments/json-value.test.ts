import { describe, expect, it } from 'vitest'
import { deepestJson, jsonProblem } from '../../src-main/experiments/json-value.ts'
import { kinds } from '../../src-main/experiments/kinds.ts'
import { mostIssues } from '../../src-main/experiments/spec-schema.ts'
import { nested } from '../fuzz/hostile.ts'

describe('jsonProblem', () => {
  it.each([null, 5, 'x', [], {}, { a: [1, { b: undefined }] }, nested(deepestJson)])('has nothing against %j', (value) => expect(jsonProblem(value)).toBeUndefined())

  it('says how deep a value may be, also of one that would end the stack, or is a circle', () => {
    const circle: unknown[] = []
    circle.push(circle)
    for (const value of [nested(deepestJson + 1), nested(100_000), circle]) {
      expect(jsonProblem(value)).toEqual({ found: 'is nested too deeply', expected: 'at most 64 levels of lists and objects' })
    }
  })

  it.each([[1n, 'bigint'], [() => 1, 'function'], [Symbol('x'), 'symbol']])('knows what JSON has no word for', (value, type) => {
    expect(jsonProblem({ a: value })).toEqual({ found: `holds a ${type}`, expected: 'what JSON can hold' })
  })
})

describe.each(kinds)('a $kind spec', (kind) => {
  const [preset] = kind.presets
  const complaints = (change: object): readonly { readonly message: string }[] => {
    const parsed = kind.parse({ ...preset?.spec, ...change })
    return parsed.ok ? [] : parsed.issues
  }

  it('that is nested too deeply is refused in one line', () => {
    for (const value of [{ kind: nested(20_000) }, { strange: nested(20_000) }]) {
      expect(complaints(value).map(({ message }) => message)).toEqual(['Spec is nested too deeply; expected at most 64 levels of lists and objects.'])
    }
  })

  it('with a hundred thousand fields that there are not is told of some of them', () => {
    const issues = complaints(Object.fromEntries(Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i])))
    expect(issues).toHaveLength(mostIssues)
  })

  it('with a field of a very long name is told of its beginning', () => {
    const [issue] = complaints({ ['x'.repeat(100_000)]: 1 })
    expect(issue?.message).toMatch(/^x{117}… is not a field of this kind of experiment; expected only /)
  })
})
