import { describe, expect, it } from 'vitest'
import { describeExpected } from '../../src-main/experiments/parameter.ts'
import type { Parameter } from '../../src-main/experiments/parameter.ts'
import { valueSchema } from '../../src-main/experiments/spec-schema.ts'

const words = { path: 'a.b', label: 'B', symbol: '', unit: '', group: 'A', help: '', source: '' }
const names: Parameter = { ...words, kind: 'names', options: ['input', 'output'], default: [], paper: null }
const flag: Parameter = { ...words, kind: 'flag', default: false, paper: null }
const text: Parameter = { ...words, kind: 'text', maxLength: 3, default: '', paper: null }
const choice: Parameter = { ...words, kind: 'choice', options: [], default: '', paper: null }
const accepts = (parameter: Parameter, value: unknown): boolean => valueSchema(parameter).safeParse(value).success

describe('a parameter', () => {
  it('of names takes any of them, each once', () => {
    expect(describeExpected(names)).toBe('a list of names out of "input", "output", each once')
    expect([[], ['output'], ['output', 'input']].every((value) => accepts(names, value))).toBe(true)
    expect([['gone'], ['input', 'input'], 'input', [1], undefined].some((value) => accepts(names, value))).toBe(false)
  })

  it('of names that there are none of takes the empty list', () => {
    const none: Parameter = { ...names, options: [] }
    expect(describeExpected(none)).toBe('an empty list, since there is nothing to name')
    expect([accepts(none, []), accepts(none, ['a'])]).toEqual([true, false])
  })

  it('that is a flag takes true or false', () => {
    expect(describeExpected(flag)).toBe('true or false')
    expect([true, false, 1, 'true', null].map((value) => accepts(flag, value))).toEqual([true, true, false, false, false])
  })

  it('that is text takes so many characters', () => {
    expect(describeExpected(text)).toBe('text of at most 3 characters')
    expect(['', 'abc', 'abcd', 5].map((value) => accepts(text, value))).toEqual([true, true, false, false])
  })

  it('that chooses where there is nothing to choose takes nothing', () => {
    expect(describeExpected(choice)).toBe('a name, of which there is none yet')
    expect(accepts(choice, '')).toBe(false)
  })
})
