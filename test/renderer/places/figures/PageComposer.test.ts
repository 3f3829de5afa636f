// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { PageDocument, PagePanel } from '../../../../src-main/api/contract.ts'
import PageComposer from '../../../../src-renderer/places/figures/PageComposer.vue'
import RunPicker from '../../../../src-renderer/places/compare/RunPicker.vue'
import PageSettings from '../../../../src-renderer/places/figures/PageSettings.vue'
import PageSheet from '../../../../src-renderer/places/figures/PageSheet.vue'
import { fakeApi } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'
import { exampleRun } from '../history/run-examples.ts'

const panel = (id: string): PagePanel => ({ id, presetIds: [], runIds: [], panel: 'weights', span: 6, heightMm: 50, letter: null, title: null, xLabel: null, yLabel: null, legend: true })
const page: PageDocument = { version: 1, widthMm: 183, fontPt: 7, sdFactor: 1, letters: 'lower', table: false, panels: [panel('a')] }
const picked: PagePanel = { ...panel('new'), runIds: ['run-1'] }

/** A page with one panel, whose lab answers about runs when it is told to. */
async function open(document: PageDocument = page) {
  const panels = Promise.withResolvers<PagePanel[]>()
  const fake = fakeApi({
    pages: {
      get: () => ({ id: 'page', name: 'Figure', panelCount: 1, updatedAt: '', trashedAt: null, document }),
      view: () => ({ heightMm: 60, widthMm: 183, panels: [] }),
      panelsOf: () => panels.promise,
      save: () => ({ id: 'page', name: 'Figure', panelCount: 1, updatedAt: '', trashedAt: null, document: page }),
    },
  })
  const composer = mount(PageComposer, { props: { id: 'page' }, global: { ...pageGlobals(fake.api), stubs: { RunPicker: true, PageSheet: true, PageSettings: true } } })
  await flushPromises()
  const saved = (): unknown => fake.calls.findLast(({ path }) => path === 'pages.save')?.input
  const drawings = (): number => fake.calls.filter(({ path }) => path === 'pages.view').length
  return { composer, answer: () => { panels.resolve([picked]) }, saved, drawings, tell: fake.emit }
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

describe('The composer of pages', () => {
  beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }) })
  afterEach(() => { vi.useRealTimers() })

  it('puts a text behind the panels, to be typed at once, and takes it away again', async () => {
    const { composer, saved } = await open()
    await composer.get('[data-testid="add-text"]').trigger('click')
    await composer.get('[data-testid="text-words"]').setValue('Weights grow.')
    vi.runAllTimers()
    await flushPromises()
    expect(saved()).toMatchObject({ document: { panels: [{ id: 'a' }, { text: 'Weights grow.', span: 12 }] } })
    await composer.get('[data-testid="text-remove"]').trigger('click')
    vi.runAllTimers()
    await flushPromises()
    expect(saved()).toMatchObject({ document: { panels: [{ id: 'a' }] } })
  })

  it('is drawn once at a time: what is typed meanwhile is drawn when that is done, in its newest form', async () => {
    const { composer, drawings } = await open()
    const before = drawings()
    await composer.get('[data-testid="add-text"]').trigger('click')
    const words = composer.get('[data-testid="text-words"]')
    for (const text of ['W', 'We', 'Wei', 'Weights']) words.setValue(text).catch(() => { expect.unreachable() })
    await flushPromises()
    expect(drawings() - before, 'the first of them, and the last').toBe(2)
    composer.unmount()
  })

  it('is drawn anew when other colours are chosen', async () => {
    const { drawings, tell } = await open()
    const before = drawings()
    tell({ type: 'settings-changed' })
    await flushPromises()
    expect(drawings()).toBe(before + 1)
  })

  it('is drawn again when a run of it goes on, and not for other runs', async () => {
    const { composer, drawings, tell } = await open({ ...page, panels: [{ ...panel('a'), runIds: ['run-1'] }] })
    const before = drawings()
    const afterNewsOf = async (id: string): Promise<number> => {
      tell({ type: 'run', run: exampleRun({ id }) })
      vi.runAllTimers()
      await flushPromises()
      return drawings() - before
    }
    expect(await afterNewsOf('other')).toBe(0)
    expect(await afterNewsOf('run-1')).toBe(1)
    composer.unmount()
  })
})

describe('The composer of pages, closed and opened again', () => {
  beforeEach(() => { vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }) })
  afterEach(() => { vi.useRealTimers() })

  it('undoes what was edited before', async () => {
    let stored: PageDocument = page
    const kept = new Map<string, unknown>()
    const detail = () => ({ id: 'page', name: 'Figure', panelCount: 1, updatedAt: '', trashedAt: null, document: stored })
    const fake = fakeApi({
      settings: { getLayout: ({ place }) => (kept.get(place) ?? null) as never, setLayout: ({ place, layout }) => { kept.set(place, JSON.parse(JSON.stringify(layout))) } },
      pages: {
        get: detail, view: () => ({ heightMm: 60, widthMm: 183, panels: [] }),
        save: ({ document }) => {
          if (document !== undefined) stored = document as PageDocument
          return detail()
        },
      },
    })
    const openIt = async () => {
      const composer = mount(PageComposer, { props: { id: 'page' }, global: { ...pageGlobals(fake.api), stubs: { RunPicker: true, PageSheet: true, PageSettings: true } } })
      await flushPromises()
      return composer
    }
    const rest = async (): Promise<void> => {
      vi.runAllTimers()
      await flushPromises()
    }
    const first = await openIt()
    first.getComponent(PageSettings).vm.$emit('change', { fontPt: 9 })
    await rest()
    first.unmount()
    expect(stored.fontPt).toBe(9)

    const again = await openIt()
    await again.get('[data-testid="page-undo"]').trigger('click')
    await rest()
    expect(stored.fontPt).toBe(7)
    again.unmount()

    stored = { ...stored, sdFactor: 2 }
    const elsewhere = await openIt()
    expect(elsewhere.get<HTMLButtonElement>('[data-testid="page-undo"]').element.disabled, 'changed elsewhere: those steps led to another page').toBe(true)
  })
})
