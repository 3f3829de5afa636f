// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PageDocument, PagePanel } from '../../../../src-main/api/contract.ts'
import PageComposer from '../../../../src-renderer/places/figures/PageComposer.vue'
import RunPicker from '../../../../src-renderer/places/compare/RunPicker.vue'
import PageSettings from '../../../../src-renderer/places/figures/PageSettings.vue'
import PageSheet from '../../../../src-renderer/places/figures/PageSheet.vue'
import { fakeApi } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'

const panel = (id: string): PagePanel => ({ id, presetIds: [], runIds: [], panel: 'weights', span: 6, heightMm: 50, letter: null, title: null, xLabel: null, yLabel: null, legend: true })
const page: PageDocument = { version: 1, widthMm: 183, fontPt: 7, sdFactor: 1, letters: 'lower', table: false, panels: [panel('a')] }
const picked: PagePanel = { ...panel('new'), runIds: ['run-1'] }

/** A page with one panel, whose lab answers about runs when it is told to. */
async function open() {
  const panels = Promise.withResolvers<PagePanel[]>()
  const fake = fakeApi({
    pages: {
      get: () => ({ id: 'page', name: 'Figure', panelCount: 1, updatedAt: '', trashedAt: null, document: page }),
      view: () => ({ heightMm: 60, widthMm: 183, panels: [] }),
      panelsOf: () => panels.promise,
      save: () => ({ id: 'page', name: 'Figure', panelCount: 1, updatedAt: '', trashedAt: null, document: page }),
    },
  })
  const composer = mount(PageComposer, { props: { id: 'page' }, global: { ...pageGlobals(fake.api), stubs: { RunPicker: true, PageSheet: true, PageSettings: true } } })
  await flushPromises()
  const saved = (): unknown => fake.calls.findLast(({ path }) => path === 'pages.save')?.input
  return { composer, answer: () => { panels.resolve([picked]) }, saved }
}

describe('The composer of pages, while the lab looks up the panels of picked runs', () => {
  beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }) })
  afterEach(() => { vi.useRealTimers() })

  it('keeps what is edited meanwhile, and adds the panels to that', async () => {
    const { composer, answer, saved } = await open()
    await composer.get('[data-testid="add-panels"]').trigger('click')
    composer.getComponent(RunPicker).vm.$emit('pick', ['run-1'])
    composer.getComponent(PageSettings).vm.$emit('change', { fontPt: 9 })
    answer()
    await flushPromises()
    vi.runAllTimers()
    await flushPromises()
    expect(saved()).toMatchObject({ document: { fontPt: 9, panels: [{ id: 'a' }, { id: 'new' }] } })
  })

  it('gives a panel its runs and keeps the size that it was given meanwhile', async () => {
    const { composer, answer, saved } = await open()
    composer.getComponent(PageSheet).vm.$emit('pick', 'a')
    await flushPromises()
    composer.getComponent(RunPicker).vm.$emit('pick', ['run-1'])
    composer.getComponent(PageSheet).vm.$emit('resize', 'a', { span: 12, heightMm: 80 })
    answer()
    await flushPromises()
    vi.runAllTimers()
    await flushPromises()
    expect(saved()).toMatchObject({ document: { panels: [{ id: 'a', span: 12, heightMm: 80, runIds: ['run-1'] }] } })
  })

  it('does not bring back a panel that was taken away meanwhile', async () => {
    const { composer, answer, saved } = await open()
    composer.getComponent(PageSheet).vm.$emit('pick', 'a')
    await flushPromises()
    composer.getComponent(RunPicker).vm.$emit('pick', ['run-1'])
    composer.getComponent(PageSheet).vm.$emit('remove', 'a')
    answer()
    await flushPromises()
    vi.runAllTimers()
    await flushPromises()
    expect(saved()).toMatchObject({ document: { panels: [] } })
  })
})
