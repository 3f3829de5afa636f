// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { KeyBindings } from '../../src-main/api/contract.ts'
import App from '../../src-renderer/App.vue'
import { useNotices } from '../../src-renderer/stores/notices.ts'
import { fakeApi } from './fake-api.ts'
import { flushPromises, mount, pageGlobals } from './mount-page.ts'
import { exampleExperiment } from './places/experiment/example-kind.ts'
import { exampleRun } from './places/history/run-examples.ts'
import { fig2b } from './places/home/example-cards.ts'
import { usualSettings } from './usual-settings.ts'

const testid = (id: string): string => `[data-testid="${id}"]`

/** A page that stays open would follow the addresses of other tests, and load their places. */
const opened: { unmount(): void }[] = []

async function open(keys: KeyBindings = {}) {
  const fake = fakeApi({
    incoming: { offered: () => [] },
    home: { cards: () => [fig2b(0)] },
    catalog: { presets: () => [], kinds: () => [] },
    experiments: { list: () => [exampleExperiment({ name: 'Mine' })], get: () => exampleExperiment({ name: 'Mine' }) },
    runs: { list: () => [exampleRun({ id: 'r1', status: 'running' }), exampleRun({ id: 'r2' })] },
    settings: { get: () => ({ ...usualSettings, workers: 1, keys }) },
    app: { info: () => { throw new Error('not now') } },
  })
  const app = mount(App, { global: pageGlobals(fake.api), attachTo: document.body })
  opened.push(app)
  await flushPromises()
  return { ...fake, app }
}

describe('the workbench', () => {
  beforeEach(() => { window.location.hash = '' })
  afterEach(() => {
    for (const app of opened.splice(0)) app.unmount()
    document.body.innerHTML = ''
  })

  it('opens at Home and goes to other places', async () => {
    const { app } = await open()
    expect(app.find(testid('place-home')).exists()).toBe(true)
    await app.get(testid('nav-settings')).trigger('click')
    expect(app.find(testid('place-settings')).exists()).toBe(true)
    expect(app.get(testid('nav-settings')).attributes('aria-current')).toBe('page')
    expect(document.title).toBe('Settings – Burstlab')
  })

  it('leads back to recent experiments and counts the runs under way', async () => {
    const { app } = await open()
    expect(app.get(testid('live-count')).attributes('title')).toBe('1 run under way')
    await app.get(testid('recent-e1')).trigger('click')
    expect(window.location.hash).toBe('#/experiment/e1')
  })

  it('says when the lab cannot be reached, and stops saying so', async () => {
    const { app, disconnect, reconnect } = await open()
    expect(app.find(testid('connection-lost')).exists()).toBe(false)
    disconnect()
    await flushPromises()
    expect(app.get(testid('connection-lost')).text()).toContain('The connection to the lab is lost')
    reconnect()
    await flushPromises()
    expect(app.find(testid('connection-lost')).exists()).toBe(false)
  })

  it('goes back to what was left last, and says so where nothing was', async () => {
    const { app } = await open()
    const press = async (): Promise<void> => {
      window.dispatchEvent(new KeyboardEvent('keydown', { key: '0', code: 'Digit0', altKey: true }))
      await flushPromises()
    }
    await press()
    expect(app.get(testid('notice')).text()).toContain('was left yet')
    await app.get(testid('recent-e1')).trigger('click')
    await app.get(testid('nav-settings')).trigger('click')
    await press()
    expect(window.location.hash).toBe('#/experiment/e1')
  })

  it('goes to the open experiments, and brings back the tab that was closed last, from anywhere', async () => {
    const { app } = await open()
    const press = async (key: KeyboardEventInit): Promise<void> => {
      window.dispatchEvent(new KeyboardEvent('keydown', key))
      await flushPromises()
    }
    await press({ key: '9', code: 'Digit9', altKey: true })
    expect(app.get(testid('notice')).text()).toContain('No experiment is open yet')
    await press({ key: 'T', ctrlKey: true, shiftKey: true })
    expect(app.findAll(testid('notice')).map((notice) => notice.text()).join()).toContain('No tab of an experiment was closed yet')
    await app.get(testid('recent-e1')).trigger('click')
    await app.get(testid('nav-settings')).trigger('click')
    await press({ key: '9', code: 'Digit9', altKey: true })
    expect(window.location.hash).toBe('#/experiment/e1')
  })

  it('opens palette and help by key', async () => {
    await open()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', ctrlKey: true }))
    await flushPromises()
    expect(document.querySelector(testid('command-palette'))).not.toBeNull()
    window.dispatchEvent(new KeyboardEvent('keydown', { key: '?' }))
    await flushPromises()
    expect(document.querySelector(testid('shortcuts-dialog'))).not.toBeNull()
  })

  it('goes by the keys that were given, names them, and types letters where letters are typed', async () => {
    const { app } = await open({ palette: ['F4'], history: ['H'], keys: [] })
    expect(app.get(testid('open-palette')).attributes('title')).toBe('Command palette (F4)')
    expect(app.get(testid('open-shortcuts')).attributes('title')).toBe('Keys')
    expect(app.get(testid('nav-history')).attributes('title')).toBe('History (H)')
    expect(app.get(testid('nav-settings')).attributes('aria-keyshortcuts')).toBe('Alt+3')
    const press = async (target: EventTarget, key: string, held: KeyboardEventInit = {}): Promise<void> => {
      target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...held }))
      await flushPromises()
    }
    await press(window, 'k', { ctrlKey: true })
    await press(window, '?')
    expect(document.querySelector('[role="dialog"]')).toBeNull()
    await press(document.body, 'F4')
    const input = document.querySelector(testid('palette-input'))
    if (input === null) throw new Error('the palette has no field')
    expect(document.querySelector(testid('palette-history'))?.querySelector('kbd')?.textContent).toBe('H')
    await press(input, 'h')
    expect(window.location.hash).toBe('')
    await press(document.body, 'h')
    expect(window.location.hash).toBe('#/history')
  })

  it('tells of a process that died', async () => {
    const { app, emit } = await open()
    emit({ type: 'host-restarted', reason: 'it ran out of memory' })
    await flushPromises()
    expect(app.get(testid('notice')).text()).toContain('it ran out of memory')
    expect(useNotices().list).toHaveLength(1)
  })
})
