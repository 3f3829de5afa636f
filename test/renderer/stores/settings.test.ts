// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { Settings } from '../../../src-main/api/contract.ts'
import { useSettings } from '../../../src-renderer/stores/settings.ts'
import { darkClass } from '../../../src-renderer/theme/theme-memory.ts'
import { fakeApi } from '../fake-api.ts'
import { flushPromises, inPage } from '../mount-page.ts'
import { usualSettings } from '../usual-settings.ts'

describe('settings', () => {
  beforeEach(() => {
    localStorage.clear()
    document.documentElement.className = ''
  })

  it("show the lab's theme on the whole page and remember it for the next visit", async () => {
    const { result } = await inPage(fakeApi({ settings: { get: () => ({ ...usualSettings, theme: 'dark' }) } }).api, useSettings)
    expect(result.resolvedTheme).toBe('dark')
    expect(document.documentElement.classList.contains(darkClass)).toBe(true)
    expect(localStorage.getItem('burstlab.theme')).toBe('dark')
  })

  it('have the theme of the last visit until the lab has answered', async () => {
    localStorage.setItem('burstlab.theme', 'dark')
    const { result } = await inPage(fakeApi({}).api, useSettings)
    expect(result.resolvedTheme).toBe('dark')
  })

  it('give the page the colours of the chosen scheme, those of the last visit until the lab has answered', async () => {
    localStorage.setItem('burstlab.colour-scheme', 'okabe-ito')
    const asked = Promise.withResolvers<Settings>()
    const { result } = await inPage(fakeApi({ settings: { get: () => asked.promise } }).api, useSettings)
    expect(document.documentElement.dataset['figureColours']).toBe('okabe-ito')
    const before = result.figureLook
    asked.resolve({ ...usualSettings, colourScheme: 'tol-bright' })
    await flushPromises()
    expect([document.documentElement.dataset['figureColours'], localStorage.getItem('burstlab.colour-scheme')]).toEqual(['tol-bright', 'tol-bright'])
    expect(result.figureLook).not.toBe(before)
  })

  it('have the paper\'s colours on a first visit, and where another version has left others', async () => {
    for (const kept of ['rainbow', null]) {
      if (kept === null) localStorage.clear()
      else localStorage.setItem('burstlab.colour-scheme', kept)
      const { result } = await inPage(fakeApi({}).api, useSettings)
      expect(result.colourScheme).toBe('paper')
    }
  })

  it('give the page the size of text, that of the last visit until the lab has answered', async () => {
    localStorage.setItem('burstlab.text-size', '150')
    const asked = Promise.withResolvers<Settings>()
    const { result } = await inPage(fakeApi({ settings: { get: () => asked.promise } }).api, useSettings)
    expect([result.textScale, document.documentElement.style.getPropertyValue('--bl-text-scale')]).toEqual([1.5, '1.5'])
    const before = result.figureLook
    asked.resolve({ ...usualSettings, textSizePct: 90 })
    await flushPromises()
    expect([document.documentElement.style.getPropertyValue('--bl-text-scale'), localStorage.getItem('burstlab.text-size')]).toEqual(['0.9', '90'])
    expect(result.figureLook).not.toBe(before)
  })

  it('change when another window changes them', async () => {
    let theme: 'light' | 'dark' = 'light'
    const lab = fakeApi({ settings: { get: () => ({ ...usualSettings, theme }) } })
    const { result } = await inPage(lab.api, useSettings)
    theme = 'dark'
    lab.emit({ type: 'settings-changed' })
    await flushPromises()
    expect(result.resolvedTheme).toBe('dark')
  })
})
