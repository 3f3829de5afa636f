// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import { useSettings } from '../../../src-renderer/stores/settings.ts'
import { darkClass } from '../../../src-renderer/theme/theme-memory.ts'
import { fakeApi } from '../fake-api.ts'
import { flushPromises, inPage } from '../mount-page.ts'

describe('settings', () => {
  beforeEach(() => {
    localStorage.clear()
    document.documentElement.className = ''
  })

  it("show the lab's theme on the whole page and remember it for the next visit", async () => {
    const { result } = await inPage(fakeApi({ settings: { get: () => ({ theme: 'dark', workers: 2, reopen: true, trashDays: 30, copiesKept: 3, notify: false, keys: {} }) } }).api, useSettings)
    expect(result.resolvedTheme).toBe('dark')
    expect(document.documentElement.classList.contains(darkClass)).toBe(true)
    expect(localStorage.getItem('burstlab.theme')).toBe('dark')
  })

  it('have the theme of the last visit until the lab has answered', async () => {
    localStorage.setItem('burstlab.theme', 'dark')
    const { result } = await inPage(fakeApi({}).api, useSettings)
    expect(result.resolvedTheme).toBe('dark')
  })

  it('change when another window changes them', async () => {
    let theme: 'light' | 'dark' = 'light'
    const lab = fakeApi({ settings: { get: () => ({ theme, workers: 2, reopen: true, trashDays: 30, copiesKept: 3, notify: false, keys: {} }) } })
    const { result } = await inPage(lab.api, useSettings)
    theme = 'dark'
    lab.emit({ type: 'settings-changed' })
    await flushPromises()
    expect(result.resolvedTheme).toBe('dark')
  })
})
