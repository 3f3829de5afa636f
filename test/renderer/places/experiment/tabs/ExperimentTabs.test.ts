// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { h } from 'vue'
import ExperimentTabs from '../../../../../src-renderer/places/experiment/tabs/ExperimentTabs.vue'
import { usePlaces } from '../../../../../src-renderer/stores/places.ts'
import { fakeApi } from '../../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../../mount-page.ts'
import { exampleRun } from '../../history/run-examples.ts'
import { exampleExperiment } from '../example-kind.ts'
import { usualSettings } from '../../../usual-settings.ts'

const testid = (id: string): string => `[data-testid="${id}"]`

/** The place with its tabs, as the page shows it; the experiment itself is left out. */
async function open() {
  const { api } = fakeApi({
    catalog: { presets: () => [{ id: 'fig2b', kind: 'pairing', figure: 'Fig. 2b', title: 'Periodic', summary: '' }] },
    runs: { list: () => [exampleRun({ id: 'r1', experimentId: 'b', status: 'running' })] },
    experiments: { list: () => ['a', 'b', 'c'].map((id) => exampleExperiment({ id, name: `Experiment ${id}` })) },
    settings: { get: () => ({ ...usualSettings, workers: 1 }), getLayout: () => ({ ids: ['a', 'b', 'c'], active: 'a', closed: [] }), setLayout: () => undefined },
  })
  const Page = { setup: () => { const places = usePlaces(); return () => h('main', places.current.place === 'experiment' ? h(ExperimentTabs, { id: places.current.id }) : []) } }
  const page = mount(Page, { global: { ...pageGlobals(api), stubs: { ExperimentPlace: true } }, attachTo: document.body })
  await flushPromises()
  const names = (): string[] => page.findAll('[role="tab"]').map((tab) => tab.attributes('aria-label') ?? '')
  const selected = (): string | undefined => page.findAll('[role="tab"]').find((tab) => tab.attributes('aria-selected') === 'true')?.attributes('data-experiment')
  const press = async (key: string, held: KeyboardEventInit = {}, target: EventTarget = document.activeElement ?? document.body): Promise<void> => {
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...held }))
    await flushPromises()
  }
  return { page, names, selected, press }
}

const focused = (): string | undefined => (document.activeElement instanceof HTMLElement ? document.activeElement.dataset['experiment'] : undefined)

describe('the tabs above an experiment', () => {
  let leave = (): void => undefined
  const opened = async () => {
    const made = await open()
    leave = () => { made.page.unmount() }
    return made
  }
  beforeEach(() => { window.location.hash = '#/experiment/a' })
  afterEach(() => {
    leave()
    document.body.innerHTML = ''
  })

  it('name each experiment, mark what computes, and belong to the panel below', async () => {
    const { page, names, selected } = await opened()
    expect(names()).toEqual(['Experiment a', 'Experiment b, running', 'Experiment c'])
    expect(selected()).toBe('a')
    expect(page.find(testid('tab-state-b')).exists()).toBe(true)
    expect(page.get('[role="tabpanel"]').attributes('aria-labelledby')).toBe('tab-a')
    expect(page.get(testid('tab-a')).attributes('aria-controls')).toBe(page.get('[role="tabpanel"]').attributes('id'))
  })

  it('are gone through by key, from wherever one is in the place', async () => {
    const { selected, press } = await opened()
    await press('PageDown', { altKey: true }, document.body)
    expect([selected(), focused()]).toEqual(['b', 'b'])
    await press('PageUp', { ctrlKey: true })
    await press('PageUp', { ctrlKey: true })
    expect([selected(), focused()]).toEqual(['c', 'c'])
  })

  it('are gone through by arrows, and shown with Enter', async () => {
    const { page, selected, press } = await opened()
    page.get<HTMLElement>(testid('tab-a')).element.focus()
    await press('ArrowLeft')
    expect([focused(), selected()]).toEqual(['c', 'a'])
    await press('Enter')
    expect(selected()).toBe('c')
    await press('Home')
    expect(focused()).toBe('a')
  })

  it('close by cross, middle button and key, and come back', async () => {
    const { page, names, selected, press } = await opened()
    await page.get(testid('close-tab-b')).trigger('click')
    expect(names()).toEqual(['Experiment a', 'Experiment c'])
    await page.get(testid('tab-c')).trigger('auxclick', { button: 1 })
    expect([names(), selected()]).toEqual([['Experiment a'], 'a'])
    await page.get(testid('tab-menu')).trigger('click')
    await flushPromises()
    document.querySelector<HTMLElement>(testid('tab-menu-reopen'))?.click()
    await flushPromises()
    expect([names(), selected()]).toEqual([['Experiment a', 'Experiment c'], 'c'])
    page.get<HTMLElement>(testid('tab-c')).element.focus()
    await press('Delete')
    expect([selected(), focused()]).toEqual(['a', 'a'])
    await press('w', { altKey: true })
    expect(window.location.hash).toBe('#/home')
  })

  it('close but the one that has the focus', async () => {
    const { page, names, press } = await opened()
    page.get<HTMLElement>(testid('tab-b')).element.focus()
    await press('W', { altKey: true, shiftKey: true })
    expect(names()).toEqual(['Experiment b, running'])
  })

  it('change their order by key and by dragging', async () => {
    const { page, names, press } = await opened()
    await press('PageDown', { altKey: true, shiftKey: true }, document.body)
    expect(names()).toEqual(['Experiment b, running', 'Experiment a', 'Experiment c'])
    expect(focused()).toBe('a')
    await page.get(testid('tab-c')).trigger('dragstart')
    await page.get(testid('tab-b')).trigger('dragover')
    await page.get(testid('tab-b')).trigger('drop')
    expect(names()).toEqual(['Experiment c', 'Experiment b, running', 'Experiment a'])
  })

  it('are all in a list beside the row', async () => {
    const { page, selected } = await opened()
    await page.get(testid('tab-menu')).trigger('click')
    await flushPromises()
    document.querySelector<HTMLElement>(testid('tab-menu-c'))?.click()
    await flushPromises()
    expect(selected()).toBe('c')
  })
})
