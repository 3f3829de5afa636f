// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'
import { useLastPlace } from '../../../src-renderer/shell/use-last-place.ts'
import { usePlaces } from '../../../src-renderer/stores/places.ts'
import { fakeApi } from '../fake-api.ts'
import { flushPromises, inPage } from '../mount-page.ts'
import { exampleRun } from '../places/history/run-examples.ts'
import { usualSettings } from '../usual-settings.ts'

/** Opens a window on a lab that remembers `kept`; `answer` lets it say so later. */
async function open(kept: unknown, { reopen = true, waiting = false } = {}) {
  let memory = kept
  const { promise: asked, resolve: answer } = Promise.withResolvers<null>()
  const fake = fakeApi({
    settings: {
      get: async () => {
        if (waiting) await asked
        return { ...usualSettings, workers: 1, reopen }
      },
      getLayout: () => memory,
      setLayout: ({ place, layout }) => {
        if (place === 'last-place') memory = layout
        return undefined
      },
    },
    history: { summaries: ({ ids }) => (ids.includes('r1') ? [exampleRun({ id: 'r1' })] : []) },
  })
  const { result } = await inPage(fake.api, () => ({ known: useLastPlace(), places: usePlaces() }))
  return { ...result, memory: () => memory, answer: async () => { answer(null); await flushPromises() } }
}

describe('a window', () => {
  beforeEach(() => {
    window.localStorage.clear()
    window.history.replaceState(null, '', window.location.pathname)
  })

  it('begins at Home the first time', async () => {
    const { known, places } = await open(null)
    expect(known.value).toBe(true)
    expect(places.current).toEqual({ place: 'home' })
    expect(window.location.hash).toBe('')
  })

  it('begins where the last one ended', async () => {
    const { places } = await open('#/run/r1')
    expect(places.current).toEqual({ place: 'run', id: 'r1' })
    expect(window.location.hash).toBe('#/run/r1')
  })

  it.each([
    ['has stood for a moment', () => { vi.advanceTimersByTime(60_000) }, 'run'], ['was closed', () => { window.dispatchEvent(new Event('pagehide')) }, 'run'], ['took the window with it', () => undefined, 'home'],
  ])('after a place that %s', async (_what, end, next) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      await open('#/run/r1')
      await nextTick()
      end()
      await nextTick()
      window.history.replaceState(null, '', window.location.pathname)
      const { places, known } = await open('#/run/r1')
      expect(known.value).toBe(true)
      expect(places.current.place).toBe(next)
    } finally {
      vi.useRealTimers()
    }
  })

  it.each([['a run that is gone', '#/run/r9'], ['what asks for more than the lab answers', '#/sweep/s1'], ['nothing that can be understood', { place: 'run' }], ['a place of another version', '#/cockpit']])('begins at Home after %s', async (_what, kept) => {
    const { known, places } = await open(kept)
    expect(known.value).toBe(true)
    expect(places.current).toEqual({ place: 'home' })
  })

  it('begins at Home where that is wanted', async () => {
    const { places } = await open('#/run/r1', { reopen: false })
    expect(places.current).toEqual({ place: 'home' })
  })

  it('goes to the address it was opened with, which is where it ended then', async () => {
    window.location.hash = '#/history'
    const { known, places, memory } = await open('#/run/r1')
    expect(known.value).toBe(true)
    expect(places.current).toEqual({ place: 'history' })
    expect(memory()).toBe('#/history')
  })

  it('stays where somebody went before the lab had answered', async () => {
    const { known, places, answer } = await open('#/run/r1', { waiting: true })
    expect(known.value).toBe(false)
    places.open({ place: 'queue' })
    await answer()
    expect(known.value).toBe(true)
    expect(places.current).toEqual({ place: 'queue' })
  })

  it('remembers each place it goes to, without the field or section', async () => {
    const { places, memory } = await open(null)
    places.open({ place: 'experiment', id: 'e1', field: 'rule.eta' })
    await flushPromises()
    expect(memory()).toBe('#/experiment/e1')
    places.open({ place: 'help', page: 'keys', section: 'x' })
    await flushPromises()
    expect(memory()).toBe('#/help/keys')
  })
})
