// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import type { Parameter } from '../../../../src-main/api/contract.ts'
import { formModel } from '../../../../src-renderer/places/experiment/form-model.ts'
import type { FormField } from '../../../../src-renderer/places/experiment/form-model.ts'
import ParameterField from '../../../../src-renderer/places/experiment/ParameterField.vue'
import { withValueAt } from '../../../../src-renderer/places/experiment/json-path.ts'
import { exampleKind, exampleParameters, exampleSpec } from './example-kind.ts'

function fieldOf(path: string, value: unknown, message?: string): FormField {
  const issues = message === undefined ? [] : [{ path, label: '', value, expected: '', message }]
  const model = formModel({ parameters: exampleParameters, draft: withValueAt(exampleSpec, path, value), baseline: exampleSpec, issues })
  const field = model.groups.flatMap((group) => group.fields).find((other) => other.parameter.path === path)
  if (field === undefined) throw new Error(`no field ${path}`)
  return field
}

const show = (field: FormField) => mount(ParameterField, { props: { field } })
const testid = (id: string): string => `[data-testid="${id}"]`
const lastEdit = (field: ReturnType<typeof show>): unknown => field.emitted('edit')?.at(-1)?.[0]

describe('the field of a parameter', () => {
  it('has its label, symbol, unit and the paper\'s value', () => {
    const field = show(fieldOf('rule.eta', 0.1))
    expect(field.get('label').text()).toBe('Learning rate')
    expect(field.get('.katex').text()).toContain('η')
    expect(field.get(testid('paper-rule.eta')).text()).toBe('paper: 0.1')
    expect(show(fieldOf('protocol.ratesHz', [1])).get('.unit').text()).toBe('Hz')
  })

  it('gives a number for a number, and text as it is for anything else', async () => {
    const field = show(fieldOf('rule.eta', 0.1))
    await field.get(testid('field-rule.eta')).setValue('0.25')
    expect(lastEdit(field)).toBe(0.25)
    await field.get(testid('field-rule.eta')).setValue('0.2x')
    expect(lastEdit(field)).toBe('0.2x')
  })

  it('leaves text alone while it still means the value, and tidies it when left', async () => {
    const field = show(fieldOf('rule.eta', 0.1))
    const input = field.get<HTMLInputElement>(testid('field-rule.eta'))
    await input.setValue('0.50')
    await field.setProps({ field: fieldOf('rule.eta', 0.5) })
    expect(input.element.value).toBe('0.50')
    await input.trigger('blur')
    expect(input.element.value).toBe('0.5')
  })

  it('takes over a value that was undone', async () => {
    const field = show(fieldOf('rule.eta', 0.5))
    await field.setProps({ field: fieldOf('rule.eta', 0.1) })
    expect(field.get<HTMLInputElement>(testid('field-rule.eta')).element.value).toBe('0.1')
  })

  it('marks a difference and takes it back', async () => {
    const field = show(fieldOf('rule.eta', 0.2))
    expect(field.get(testid('badge-rule.eta')).text()).toBe('differs from the paper')
    await field.get(testid('reset-rule.eta')).trigger('click')
    expect(lastEdit(field)).toBe(0.1)
    expect(show(fieldOf('rule.eta', 0.1)).find(testid('badge-rule.eta')).exists()).toBe(false)
  })

  it("shows the lab's message and ties it to the input", () => {
    const field = show(fieldOf('rule.eta', 7, 'Learning rate is 7; expected a number from 0 to 1'))
    const error = field.get(testid('field-error-rule.eta'))
    const input = field.get(testid('field-rule.eta'))
    expect(error.text()).toBe('Learning rate is 7; expected a number from 0 to 1')
    expect(input.attributes('aria-invalid')).toBe('true')
    expect(input.attributes('aria-describedby')?.split(' ')).toContain(error.attributes('id'))
  })

  it('explains itself on request', async () => {
    const field = show(fieldOf('rule.eta', 0.1))
    const button = field.get(testid('help-rule.eta'))
    await button.trigger('click')
    expect(button.attributes('aria-expanded')).toBe('true')
    expect(field.get('.help').text()).toBe('How much one event changes the weight. Range: 0 to 1. Default: 0.1. Source: Eq. 1.')
    expect(field.find(testid('equations-rule.eta')).exists()).toBe(false)
    await field.get('.sweep').trigger('click')
    expect(field.emitted('sweep')).toHaveLength(1)
  })

  it('shows the equations that it stands in', async () => {
    const field = mount(ParameterField, { props: { field: fieldOf('rule.eta', 0.1), equations: exampleKind.equations } })
    await field.get(testid('help-rule.eta')).trigger('click')
    const shown = field.get(testid('equations-rule.eta'))
    expect(shown.get('dt').text()).toBe('Eq. 1')
    expect(shown.get('annotation').text()).toContain('\\dot{w} = \\eta B')
  })
})

describe('the field of a list', () => {
  it('reads numbers between commas', async () => {
    const field = show(fieldOf('protocol.ratesHz', [1, 5]))
    const input = field.get<HTMLTextAreaElement>(testid('field-protocol.ratesHz'))
    expect(input.element.value).toBe('1, 5')
    await input.setValue('2, 4, 8')
    expect(lastEdit(field)).toEqual([2, 4, 8])
  })

  it('says which item is wrong, before the lab does', () => {
    const field = show(fieldOf('protocol.ratesHz', '2, x'))
    expect(field.get(testid('field-error-protocol.ratesHz')).text()).toContain('Item 2 of 2 "x" is not a number')
  })
})

describe('the field of a choice', () => {
  it('offers words and gives the value behind them', async () => {
    const field = show(fieldOf('protocol.type', 'periodic'))
    const select = field.get(testid('field-protocol.type'))
    expect(select.findAll('option').map((option) => option.text())).toEqual(['Periodic', 'Poisson'])
    await select.setValue('poisson')
    expect(lastEdit(field)).toBe('poisson')
  })

  it('shows a value that it does not know', () => {
    const select = show(fieldOf('protocol.type', 'bursty')).get<HTMLSelectElement>(testid('field-protocol.type'))
    expect(select.element.value).toBe('bursty')
    expect(select.find('option').text()).toBe('bursty (not known)')
  })

  describe('of other sorts', () => {
    const words = { label: 'Rates of', symbol: '', unit: '', group: 'Recording', help: 'Which.', source: 'Burstlab', path: 'recording.rates' }
    const names: Parameter = { ...words, kind: 'names', options: ['input', 'hidden', 'output'], default: [], paper: null }
    const other = (parameter: Parameter, value: unknown) => show({ parameter, value, baseline: undefined, badge: undefined, paper: undefined, errors: [] })

    it('picks names out of those there are', async () => {
      const field = other(names, ['input', 'gone'])
      const options = field.findAll('option')
      expect(options.map((option) => option.text())).toEqual(['input', 'hidden', 'output', 'gone (not known)'])
      expect(options.map((option) => option.element.selected)).toEqual([true, false, false, true])
      await field.get(testid('field-recording.rates')).setValue(['output', 'input'])
      expect(lastEdit(field)).toEqual(['input', 'output'])
    })

    it('ticks', async () => {
      const field = other({ ...words, kind: 'flag', default: false, paper: null }, false)
      await field.get(testid('field-recording.rates')).setValue(true)
      expect(lastEdit(field)).toBe(true)
    })

    it('takes words as they are', async () => {
      const field = other({ ...words, kind: 'text', maxLength: 80, default: '', paper: null }, 'burn-in')
      await field.get(testid('field-recording.rates')).setValue('5')
      expect(lastEdit(field)).toBe('5')
    })
  })

  it('has a slider for a fraction, whose way is one edit when it is let go', async () => {
    const fraction = { ...fieldOf('rule.eta', 0.1), parameter: { ...fieldOf('rule.eta', 0.1).parameter, min: 0, max: 1 } as Parameter }
    const field = show(fraction)
    const slider = field.get<HTMLInputElement>(testid('slider-rule.eta'))
    expect(slider.element.value).toBe('10')
    slider.element.value = '42'
    await slider.trigger('input')
    expect(field.emitted('edit')).toBeUndefined()
    expect(field.get<HTMLInputElement>(testid('field-rule.eta')).element.value).toBe('0.42')
    await slider.trigger('change')
    expect(field.emitted('edit')).toEqual([[0.42]])
  })

  it('offers its value as one\'s own default, marks it as that, and forgets it', async () => {
    const field = mount(ParameterField, { props: { field: fieldOf('rule.eta', 0.2), own: {} } })
    await field.get(testid('help-rule.eta')).trigger('click')
    await field.get(testid('use-own-rule.eta')).trigger('click')
    expect(field.emitted('own')).toEqual([[0.2]])
    await field.setProps({ own: { value: 0.2 } })
    expect(field.get(testid('own-rule.eta')).text()).toBe('my default')
    await field.get(testid('forget-own-rule.eta')).trigger('click')
    expect(field.emitted('own')?.at(-1)).toEqual([null])
  })
})
