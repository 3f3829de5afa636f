import { mount } from '@vue/test-utils'
import PrimeVue from 'primevue/config'
import { describe, expect, it } from 'vitest'
import FormFinder from '../../../../src-renderer/places/experiment/FormFinder.vue'
import type { FormPart } from '../../../../src-renderer/places/experiment/form-parts.ts'

function said(search: string, empty: boolean, part?: FormPart): string {
  const wrapper = mount(FormFinder, { props: { search, empty, choices: 'a population', ...(part === undefined ? {} : { part }) }, global: { plugins: [PrimeVue] } })
  return wrapper.get('[data-testid="no-parameter"]').text()
}

describe('the finder of parameters', () => {
  it('says that nothing is found, and within what', () => {
    expect(said('epochs', true)).toBe('No parameter of this experiment is called "epochs".')
    expect(said('epochs', true, { type: 'population', name: 'input1' })).toBe('No parameter of these is called "epochs".')
  })

  it('says nothing where something is found, or nothing was looked for', () => {
    expect([said('epochs', false), said(' ', true)]).toEqual(['', ''])
  })
})
