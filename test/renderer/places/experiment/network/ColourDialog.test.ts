import { describe, expect, it } from 'vitest'
import type { Settings } from '../../../../../src-main/api/contract.ts'
import ColourDialog from '../../../../../src-renderer/places/experiment/network/ColourDialog.vue'
import { fakeApi } from '../../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../../mount-page.ts'
import { usualSettings } from '../../../usual-settings.ts'

function open(colour?: string | number, settings: Settings = usualSettings) {
  const { api } = fakeApi({ settings: { get: () => settings } })
  return mount(ColourDialog, { props: { names: ['pyr1'], colour }, global: { ...pageGlobals(api), stubs: { Dialog: { template: '<div><slot /></div>' } } } })
}

describe('the dialog for the colour of a population', () => {
  it('gives it one of the scheme that is chosen in Settings', async () => {
    const dialog = open(undefined, { ...usualSettings, colourScheme: 'tol-muted' })
    await flushPromises()
    expect(dialog.get('legend').text()).toBe('Of the scheme: Paul Tol, muted')
    await dialog.get('[data-testid="colour-6"]').setValue()
    await dialog.get('form').trigger('submit')
    expect(dialog.emitted('choose')).toEqual([[6]])
  })

  it('gives it one of one\'s own, and says where that is hard to see without forbidding it', async () => {
    const dialog = open()
    await dialog.get('[data-testid="colour-own"]').setValue()
    await dialog.get('[data-testid="colour-text"]').setValue('#FFFF00')
    expect(dialog.get('[data-testid="colour-said"]').text()).toContain('Hard to see on light ground')
    await dialog.get('form').trigger('submit')
    expect(dialog.emitted('choose')).toEqual([['#ffff00']])
  })

  it('keeps the choice where the keyboard only passes the text on its way to OK', async () => {
    const dialog = open()
    await dialog.get('[data-testid="colour-2"]').setValue()
    await dialog.get('[data-testid="colour-text"]').trigger('focus')
    await dialog.get('form').trigger('submit')
    expect(dialog.emitted('choose')).toEqual([[2]])
  })

  it('takes no text for a colour that is none', async () => {
    const dialog = open('#12ab9f')
    await dialog.get('[data-testid="colour-text"]').setValue('reddish')
    expect(dialog.get('[data-testid="colour-said"]').text()).toBe('Colour is "reddish"; expected # and six hexadecimal digits, as in #0072b2.')
    await dialog.get('form').trigger('submit')
    expect(dialog.emitted('choose')).toBeUndefined()
  })

  it('gives the colour of its place back', async () => {
    const dialog = open(3)
    expect(dialog.get<HTMLInputElement>('[data-testid="colour-3"]').element.checked).toBe(true)
    await dialog.get('[data-testid="colour-reset"]').setValue()
    await dialog.get('form').trigger('submit')
    expect(dialog.emitted('choose')).toEqual([[undefined]])
  })
})
