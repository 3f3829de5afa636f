import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createPinia, setActivePinia } from 'pinia'
import { useNotify } from '../../../src-renderer/stores/notify.ts'

/** The browser's notifications: `answer` is what the person says when asked. */
function browser(answer: NotificationPermission) {
  const requestPermission = vi.fn(() => Promise.resolve(answer))
  vi.stubGlobal('Notification', { permission: 'default', requestPermission })
  return requestPermission
}

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})
afterEach(() => vi.unstubAllGlobals())

describe('notifications', () => {
  it('are off, and nobody is asked, until they are switched on', async () => {
    const asked = browser('granted')
    const notify = useNotify()
    expect([notify.on, asked.mock.calls.length]).toEqual([false, 0])
    await notify.set(true)
    expect([notify.on, asked.mock.calls.length]).toEqual([true, 1])
    await notify.set(false)
    expect(notify.on).toBe(false)
  })

  it('stay off where the browser refuses, which is said', async () => {
    browser('denied')
    const notify = useNotify()
    await notify.set(true)
    expect(notify.on).toBe(false)
    expect(notify.problem).toContain('does not allow notifications')
  })
})
