import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useNotify } from '../../../src-renderer/stores/notify.ts'
import { fakeApi } from '../fake-api.ts'
import { inPage } from '../mount-page.ts'
import { usualSettings } from '../usual-settings.ts'

/** The browser's notifications: `answer` is what the person says when asked; `permission` what was said before. */
function browser(answer: NotificationPermission, permission: NotificationPermission = 'default') {
  const requestPermission = vi.fn(() => Promise.resolve(answer))
  vi.stubGlobal('Notification', { permission, requestPermission })
  return requestPermission
}

/** In a lab whose workstation has them on or off. */
async function open(ofWorkstation = false) {
  const settings = { ...usualSettings, notify: ofWorkstation }
  return (await inPage(fakeApi({ settings: { get: () => settings } }).api, useNotify)).result
}

beforeEach(() => localStorage.clear())
afterEach(() => vi.unstubAllGlobals())

describe('notifications', () => {
  it('are off, and nobody is asked, until they are switched on', async () => {
    const asked = browser('granted')
    const notify = await open()
    expect([notify.on, asked.mock.calls.length]).toEqual([false, 0])
    await notify.set(true)
    expect([notify.on, asked.mock.calls.length]).toEqual([true, 1])
    await notify.set(false)
    expect(notify.on).toBe(false)
  })

  it('stay off where the browser refuses, which is said', async () => {
    browser('denied')
    const notify = await open()
    await notify.set(true)
    expect(notify.on).toBe(false)
    expect(notify.problem).toContain('does not allow notifications')
  })

  it('are on where the workstation has them on and the browser allows it, until somebody chooses', async () => {
    const asked = browser('granted', 'granted')
    const notify = await open(true)
    expect([notify.on, notify.chosen, asked.mock.calls.length]).toEqual([true, null, 0])
    await notify.set(false)
    expect([notify.on, notify.chosen]).toEqual([false, false])
    notify.reset()
    expect([notify.on, notify.chosen]).toEqual([true, null])
  })

  it('wait for the permission where the workstation has them on and the browser has not been asked', async () => {
    const asked = browser('granted')
    const notify = await open(true)
    expect([notify.wanted, notify.on, asked.mock.calls.length]).toEqual([true, false, 0])
    await notify.set(true)
    expect(notify.on).toBe(true)
  })
})
