import { describe, expect, it } from 'vitest'
import type { Parameter, SpecIssue } from '../../../../src-main/api/contract.ts'
import { formModel, rangeText, withDefaults } from '../../../../src-renderer/places/experiment/form-model.ts'
import type { FormField, FormSource } from '../../../../src-renderer/places/experiment/form-model.ts'
import { withValueAt } from '../../../../src-renderer/places/experiment/json-path.ts'
import { eta, exampleParameters, exampleSpec, rates } from './example-kind.ts'

const parameters = exampleParameters
const form = (change: Partial<FormSource> = {}) => formModel({ parameters, draft: exampleSpec, baseline: exampleSpec, issues: [], ...change })
const fields = (change: Partial<FormSource> = {}): Map<string, FormField> => new Map(form(change).groups.flatMap((group) => group.fields).map((field) => [field.parameter.path, field]))
const issue = (path: string, value: unknown): SpecIssue => ({ path, label: path, value, expected: 'a number', message: `${path} is wrong` })

describe('the form of an experiment', () => {
  it('stands under the headings of its parameters', () => {
    expect(form().groups.map((group) => [group.title, group.fields.map((field) => field.parameter.path)])).toEqual([
      ['Protocol', ['protocol.type', 'protocol.ratesHz']], ['Rule', ['rule.eta']],
    ])
  })

  it('shows a parameter only where its condition holds', () => {
    const poisson = fields({ draft: withValueAt(exampleSpec, 'protocol.type', 'poisson') })
    expect(poisson.has('protocol.ratesHz')).toBe(false)
    expect(poisson.has('protocol.trials')).toBe(true)
  })

  it('marks what differs from the paper, and what only the preset fixes', () => {
    const draft = withValueAt(withValueAt(exampleSpec, 'rule.eta', 0.2), 'protocol.ratesHz', [3])
    expect(fields({ draft }).get('rule.eta')?.badge).toBe('differs from the paper')
    expect(fields({ draft }).get('protocol.ratesHz')?.badge).toBe('differs from the preset')
    expect(fields().get('rule.eta')?.badge).toBeUndefined()
  })

  it('marks nothing where there is nothing to differ from', () => {
    expect([...fields({ baseline: null }).values()].every((field) => field.badge === undefined)).toBe(true)
  })

  it("puts the lab's messages at their fields, those of a list's items too", () => {
    const draft = withValueAt(exampleSpec, 'protocol.ratesHz', [1, 999])
    expect(fields({ draft, issues: [issue('protocol.ratesHz.1', 999)] }).get('protocol.ratesHz')?.errors).toEqual(['protocol.ratesHz.1 is wrong'])
  })

  it('drops a message about a value that has been edited since', () => {
    expect(fields({ issues: [issue('rule.eta', 'abc')] }).get('rule.eta')?.errors).toEqual([])
  })

  it('keeps messages that belong to no field', () => {
    expect(form({ issues: [issue('version', 99)] }).otherErrors).toEqual(['version is wrong'])
  })
})

describe('a parameter that a spec may be without', () => {
  const optional: Parameter = { path: 'rule.extra', kind: 'flag', label: 'Extra', symbol: '', unit: '', group: 'Rule', help: '', source: '', default: false, paper: null, optional: true }
  const extra = (draft: unknown): FormField | undefined => fields({ parameters: [...parameters, optional], draft }).get('rule.extra')

  it('shows its default where it is left out, as where it is there', () => {
    expect(extra(exampleSpec)).toMatchObject({ value: false, baseline: false, badge: undefined })
    expect(extra(withValueAt(exampleSpec, 'rule.extra', false))?.badge).toBeUndefined()
    expect(extra(withValueAt(exampleSpec, 'rule.extra', true))).toMatchObject({ value: true, badge: 'differs from the preset' })
  })

  it('is not filled in', () => {
    expect(withDefaults(exampleSpec, [...parameters, optional])).toBe(exampleSpec)
  })
})

describe('a choice that brings new fields', () => {
  it('fills them with their defaults and keeps what is no longer shown', () => {
    const filled = withDefaults(withValueAt(exampleSpec, 'protocol.type', 'poisson'), parameters)
    expect(filled).toEqual(withValueAt(withValueAt(exampleSpec, 'protocol.type', 'poisson'), 'protocol.trials', 20))
  })

  it('leaves what is there alone', () => {
    expect(withDefaults(exampleSpec, parameters)).toBe(exampleSpec)
  })
})

describe('the range in words', () => {
  it('has the unit', () => {
    expect(rangeText(rates)).toBe('1 to 100 numbers, each 0 to 200 Hz')
    expect(rangeText(eta)).toBe('0 to 1')
  })
})
