// @vitest-environment happy-dom
/** What happens before a page hears the lab's news, or while it doesn't, is not lost. */
import { describe, expect, it } from 'vitest'
import { useLabEvents } from '../../../src-renderer/stores/lab-events.ts'
import { useRunValues } from '../../../src-renderer/stores/run-values.ts'
import { useSettings } from '../../../src-renderer/stores/settings.ts'
import { fakeApi } from '../fake-api.ts'
import type { FakeApi } from '../fake-api.ts'
import { flushPromises, inPage } from '../mount-page.ts'
import { usualSettings } from '../usual-settings.ts'

const countOf = (lab: FakeApi, path: string): number => lab.calls.filter((call) => call.path === path).length

describe('the news of the lab', () => {
  it('are made up for where they came between the first fetch and the moment from which they are heard', async () => {
    let workers = 2
    const lab = fakeApi({ settings: { get: () => ({ ...usualSettings, theme: 'dark', workers }) } }, { heard: 'later' })
    const { result } = await inPage(lab.api, useSettings)
    workers = 4
    lab.emit({ type: 'settings-changed' })
    await flushPromises()
    expect(result.known?.workers).toBe(2)
    lab.start()
    await flushPromises()
    expect(result.known?.workers).toBe(4)
    expect(countOf(lab, 'settings.get')).toBe(2)
  })

  it('lead to no second fetch where they are heard first, and to none of what nobody wants', async () => {
    const lab = fakeApi({ settings: { get: () => ({ ...usualSettings, theme: 'dark' }) } })
    await inPage(lab.api, () => [useLabEvents(), useSettings(), useRunValues()])
    expect(countOf(lab, 'settings.get')).toBe(1)
    expect(countOf(lab, 'history.values')).toBe(0)
  })

  it('are made up for after a break, once they are heard again', async () => {
    let workers = 2
    const lab = fakeApi({ settings: { get: () => ({ ...usualSettings, theme: 'dark', workers }) } })
    const { result } = await inPage(lab.api, () => ({ settings: useSettings(), events: useLabEvents() }))
    lab.disconnect()
    expect(result.events.connected).toBe(false)
    workers = 8
    lab.reconnect()
    await flushPromises()
    expect(result.events.connected).toBe(true)
    expect(result.settings.known?.workers).toBe(8)
  })
})
