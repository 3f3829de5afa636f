import { describe, expect, it } from 'vitest'
import type { KeyBindings, QueueRow, QueueView } from '../../../../src-main/api/contract.ts'
import QueuePlace from '../../../../src-renderer/places/queue/QueuePlace.vue'
import { fakeRun } from '../../../api/fake-lab.ts'
import { fakeApi } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'
import { usualSettings } from '../../usual-settings.ts'

const row = (id: string, change: Partial<QueueRow> = {}): QueueRow => ({ run: { ...fakeRun, id, name: `Run ${id}`, status: 'queued' }, priority: 0, runPaused: false, startsInSeconds: 60, endsInSeconds: 120, ...change })
const running = row('r', { run: { ...fakeRun, id: 'r', name: 'Run r' }, startsInSeconds: null })

async function place(view: Partial<QueueView> = {}, keys: KeyBindings = {}) {
  const lab = fakeApi({
    queue: { view: () => ({ paused: false, workers: 1, rows: [running, row('a'), row('b')], ...view }), place: () => undefined, pause: () => undefined, resume: () => undefined, next: () => undefined, prioritise: () => undefined },
    settings: { get: () => ({ ...usualSettings, workers: 1, keys }) },
    runs: { cancel: () => undefined, pause: () => undefined, list: () => [] },
  })
  const wrapper = mount(QueuePlace, { global: pageGlobals(lab.api), attachTo: document.body })
  await flushPromises()
  return { wrapper, lab, asked: (path: string) => lab.calls.filter((call) => call.path === path).map(({ input }) => input) }
}

describe('the queue', () => {
  it('says what computes, what waits, and when all is done', async () => {
    const { wrapper } = await place()
    expect(wrapper.get('[data-testid=queue-summary]').text()).toBe('1 running, 2 queued, all done in about 2 min')
    wrapper.unmount()
  })

  it('says a minute once in which a run both begins and ends', async () => {
    const { wrapper } = await place({ rows: [row('a', { startsInSeconds: 30, endsInSeconds: 30 }), row('b', { startsInSeconds: 0, endsInSeconds: 120 })] })
    expect(wrapper.get('[data-run=a]').text()).toMatch(/about \d\d:\d\d/)
    expect(wrapper.get('[data-run=b]').text()).toMatch(/\d\d:\d\d to /)
    wrapper.unmount()
  })

  it('is reordered by Alt and an arrow, at once on the screen, and keeps the focus on the run', async () => {
    const { wrapper, asked } = await place()
    const order = () => wrapper.findAll('[data-run]').map((found) => found.attributes('data-run'))
    const item = wrapper.get<HTMLElement>('[data-run=b]')
    item.element.focus()
    void item.trigger('keydown', { key: 'ArrowUp', altKey: true })
    await wrapper.vm.$nextTick()
    expect(order()).toEqual(['b', 'a'])
    expect(document.activeElement?.getAttribute('data-run')).toBe('b')
    await flushPromises()
    expect(asked('queue.place')).toEqual([{ ids: ['b'], before: 'a' }])
    wrapper.unmount()
  })

  it('is reordered by the keys that were given, which it names', async () => {
    const { wrapper, asked } = await place({}, { 'queue.earlier': ['E'], 'queue.later': [], 'queue.open': ['O'] })
    expect(wrapper.text()).toContain('Drag, or E, to change the order')
    const item = wrapper.get<HTMLElement>('[data-run=b]')
    expect(item.attributes('aria-keyshortcuts')).toBe('E')
    await item.trigger('keydown', { key: 'e' })
    await flushPromises()
    expect(asked('queue.place')).toEqual([{ ids: ['b'], before: 'a' }])
    await wrapper.get('[data-testid=queue-row-r]').trigger('keydown', { key: 'Enter' })
    expect(window.location.hash).not.toBe('#/run/r')
    await wrapper.get('[data-testid=queue-row-r]').trigger('keydown', { key: 'o' })
    expect(window.location.hash).toBe('#/run/r')
    wrapper.unmount()
  })

  it('is paused as a whole and run by run', async () => {
    const { wrapper, asked } = await place()
    await wrapper.get('[data-testid=pause-queue]').trigger('click')
    await wrapper.get('[data-testid=pause-r]').trigger('click')
    await flushPromises()
    expect([asked('queue.pause').length, asked('runs.pause')]).toEqual([1, [{ ids: ['r'] }]])
    wrapper.unmount()
    const { wrapper: paused, asked: then } = await place({ paused: true })
    expect(paused.get('[data-testid=queue-paused]').text()).toContain('Nothing new starts')
    await paused.get('[data-testid=pause-queue]').trigger('click')
    expect(then('queue.resume')).toHaveLength(1)
    paused.unmount()
  })

  it('has next, priority and cancel for what waits', async () => {
    const { wrapper, asked } = await place()
    await wrapper.get('[data-testid=next-b]').trigger('click')
    await wrapper.get('[data-testid=priority-a]').setValue('1')
    await wrapper.get('[data-testid=cancel-a]').trigger('click')
    await flushPromises()
    expect([asked('queue.next'), asked('queue.prioritise'), asked('runs.cancel')]).toEqual([[{ ids: ['b'] }], [{ ids: ['a'], priority: 1 }], [{ ids: ['a'] }]])
    wrapper.unmount()
  })
})
