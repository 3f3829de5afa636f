// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import Button from 'primevue/button'
import PlainButton from '../../../src-renderer/components/PlainButton.vue'
import { fakeApi } from '../fake-api.ts'
import { mount, pageGlobals } from '../mount-page.ts'

const global = pageGlobals(fakeApi({}).api)
const props = { label: 'Open', icon: 'pi pi-plus' }
const attrs = { 'aria-label': 'Open it', 'data-testid': 'open' }
const classes = (element: Element | null | undefined) => [...(element?.classList ?? [])].sort()

describe('a plain button', () => {
  it.each(['secondary', 'danger'] as const)('looks as the kit\'s %s one', (severity) => {
    const plain = mount(PlainButton, { props: { ...props, severity }, attrs, global }).element
    const kit = mount(Button, { props: { ...props, severity, size: 'small', outlined: true }, attrs, global }).element as Element
    expect(classes(plain)).toEqual(classes(kit))
    expect(classes(plain.querySelector('.p-button-icon'))).toEqual(classes(kit.querySelector('.p-button-icon')))
    expect(classes(plain.querySelector('.p-button-label'))).toEqual(classes(kit.querySelector('.p-button-label')))
    expect([plain.getAttribute('type'), plain.getAttribute('aria-label'), plain.getAttribute('data-testid')]).toEqual(['button', 'Open it', 'open'])
  })

  it('is told of a click, and of none while it is busy or disabled', async () => {
    const clicks: string[] = []
    for (const part of [{}, { loading: true }, { disabled: true }]) {
      const button = mount(PlainButton, { props: { ...props, ...part }, attrs: { onClick: () => { clicks.push(JSON.stringify(part)) } }, global })
      await button.trigger('click')
    }
    expect(clicks).toEqual(['{}'])
  })
})
