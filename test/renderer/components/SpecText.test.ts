// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import SpecText from '../../../src-renderer/components/SpecText.vue'
import { fakeApi } from '../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../mount-page.ts'
import { exampleSpec } from '../places/experiment/example-kind.ts'

describe('a spec as text', () => {
  it('is shown with the line that computes it, once it is opened', async () => {
    const { api, calls } = fakeApi({ catalog: { templates: () => [] } })
    const text = mount(SpecText, { props: { name: 'My pairing', spec: exampleSpec, presetId: 'fig2b', differences: [], seed: 3 }, global: pageGlobals(api) })
    expect(calls).toEqual([])
    const details = text.get<HTMLDetailsElement>('details')
    details.element.open = true
    await details.trigger('toggle')
    await flushPromises()
    expect(JSON.parse(text.get('[data-testid="spec-json"]').text())).toEqual(exampleSpec)
    expect(text.get('[data-testid="run-command"]').text()).toBe('burstlab run My-pairing.json --first-seed 3')
    expect(text.text()).toContain('Save the spec as My-pairing.json first.')
  })
})
