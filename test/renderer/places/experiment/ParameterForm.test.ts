// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import { formModel } from '../../../../src-renderer/places/experiment/form-model.ts'
import ParameterForm from '../../../../src-renderer/places/experiment/ParameterForm.vue'
import { exampleParameters, exampleSpec } from './example-kind.ts'

const changed = { ...exampleSpec, rule: { eta: 5 } }
const issues = [{ path: 'rule.eta', label: 'Learning rate', value: 5, expected: 'at most 1', message: 'Learning rate is 5' }]
const model = formModel({ parameters: exampleParameters, draft: changed, baseline: exampleSpec, issues })
const field = '[data-testid="field-rule.eta"]'

describe('a form of parameters', () => {
  it('has all its sections open', () => {
    expect(mount(ParameterForm, { props: { model } }).find(field).exists()).toBe(true)
  })

  it('opens its sections one by one where it is long, and tells what is in the closed ones', async () => {
    const form = mount(ParameterForm, { props: { model, closable: true } })
    const section = form.get('[data-testid="section-Rule"]')
    expect(form.find(field).exists()).toBe(false)
    expect(section.attributes('aria-expanded')).toBe('false')
    expect(section.text()).toMatch(/Rule\s+1\s+1 changed\s+1 to mend/)
    await section.trigger('click')
    expect(form.find(field).exists()).toBe(true)
    await section.trigger('click')
    expect(form.find(field).exists()).toBe(false)
  })
  it('opens and closes all of them at once', async () => {
    const form = mount(ParameterForm, { props: { model, closable: true } })
    const [open, close] = [form.get('[data-testid="open-all-sections"]'), form.get('[data-testid="close-all-sections"]')]
    expect(close.attributes('disabled')).toBeDefined()
    await open.trigger('click')
    expect(form.findAll('fieldset.closed')).toHaveLength(0)
    expect(open.attributes('disabled')).toBeDefined()
    expect(form.emitted('update:opened')?.at(-1)).toEqual([new Set(model.groups.map(({ title }) => title))])
    await close.trigger('click')
    expect(form.find(field).exists()).toBe(false)
  })
})
