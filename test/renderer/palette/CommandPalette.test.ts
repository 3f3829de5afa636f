// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import CommandPalette from '../../../src-renderer/palette/CommandPalette.vue'
import { fakeApi } from '../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../mount-page.ts'
import { exampleExperiment } from '../places/experiment/example-kind.ts'
import { exampleRun } from '../places/history/run-examples.ts'
import { usualSettings } from '../usual-settings.ts'

async function open() {
  const { api, calls } = fakeApi({
    catalog: { presets: () => [{ id: 'fig2b', kind: 'pairing', figure: 'Fig. 2b', title: 'Periodic', summary: '' }] },
    experiments: { list: () => [], create: () => exampleExperiment({ id: 'new' }) },
    runs: { list: () => [exampleRun({ id: 'r1', name: 'Night run' })] },
    pages: { list: () => [{ id: 'p1', name: 'Figure for the talk', panelCount: 3, updatedAt: '2026-05-04T10:00:00.000Z', trashedAt: null }] },
    datasets: { list: () => [{ name: 'our-digits', kind: 'idx', classes: 10, shape: null, counts: { train: 50, test: 10 }, checksum: null, bytes: null, place: 'copied', origin: null, problem: null }] },
    settings: { get: () => ({ ...usualSettings, workers: 1 }), set: () => ({ ...usualSettings, theme: 'dark', workers: 1 }) },
  })
  // The dialog stands in the page itself, outside of the component.
  const palette = mount(CommandPalette, { global: pageGlobals(api), attachTo: document.body })
  await flushPromises()
  const input = document.querySelector<HTMLInputElement>('[data-testid="palette-input"]')
  if (input === null) throw new Error('the palette has no field')
  const press = async (key: string): Promise<void> => {
    input.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }))
    await flushPromises()
  }
  const type = async (text: string): Promise<void> => {
    input.value = text
    input.dispatchEvent(new Event('input'))
    await flushPromises()
  }
  const chosen = (): string | undefined => document.querySelector('[role="option"][aria-selected="true"]')?.id
  return { palette, calls, press, type, chosen }
}

describe('the command palette', () => {
  afterEach(() => { document.body.innerHTML = '' })

  it('opens what the arrows chose', async () => {
    const { palette, press, chosen } = await open()
    await press('ArrowDown')
    expect(chosen()).toBe('palette-history')
    await press('Enter')
    expect(window.location.hash).toBe('#/history')
    expect(palette.emitted('close')).toHaveLength(1)
  })

  it('goes round at the ends', async () => {
    const { press, chosen } = await open()
    await press('ArrowUp')
    expect(chosen()).toBe('palette-theme-system')
    await press('ArrowDown')
    expect(chosen()).toBe('palette-home')
  })

  it('finds a run by its name', async () => {
    const { press, type } = await open()
    await type('night')
    await press('Enter')
    expect(window.location.hash).toBe('#/run/r1')
  })

  it.each([
    ['a page for a paper', 'talk', '#/figures/p1'], ['a data set', 'our-digits', '#/data/our-digits'], ['a section of the manual', 'leaves the lab', '#/help/data/what-leaves-the-lab'],
  ])('finds %s', async (_what, words, address) => {
    const { press, type } = await open()
    await vi.waitFor(async () => {
      await type(words)
      expect(document.querySelector('[role="option"]')).not.toBeNull()
    }, { timeout: 20_000 })
    await press('Enter')
    expect(window.location.hash).toBe(address)
  })

  it('makes an experiment from a preset', async () => {
    const { calls, press, type } = await open()
    await type('2b')
    await press('Enter')
    expect(calls.find((call) => call.path === 'experiments.create')?.input).toEqual({ from: { type: 'preset', id: 'fig2b' } })
    expect(window.location.hash).toBe('#/experiment/new')
  })

  it('says so where nothing is found', async () => {
    const { type, chosen } = await open()
    await type('zebra')
    expect(document.body.textContent).toContain('Nothing is called "zebra".')
    expect(chosen()).toBeUndefined()
  })
})
