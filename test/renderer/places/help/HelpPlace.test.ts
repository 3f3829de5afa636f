// @vitest-environment happy-dom
/** The manual in the page: pages, search, a station that computes, and the way from a symbol to its field. */
import { beforeEach, describe, expect, it } from 'vitest'
import { kinds } from '../../../../src-main/experiments/kinds.ts'
import { symbolsOf } from '../../../../src-main/experiments/symbol-reference.ts'
import StationView from '../../../../src-renderer/places/help/live/StationView.vue'
import SymbolTables from '../../../../src-renderer/places/help/live/SymbolTables.vue'
import HelpPlace from '../../../../src-renderer/places/help/HelpPlace.vue'
import { tour } from '../../../../src-main/lab/try-out/tour.ts'
import { fakeApi } from '../../fake-api.ts'
import type { Answers } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'
import { usualSettings } from '../../usual-settings.ts'

const testid = (id: string): string => `[data-testid="${id}"]`
const settings = { get: () => ({ ...usualSettings, workers: 1 }) as const }
const answers: Answers = { settings, tour: { stations: () => tour.stations() }, catalog: { symbols: () => kinds.map(symbolsOf), presets: () => [] }, experiments: { list: () => [], create: () => { throw new Error('not asked for') } } }
const stubs = { FigureChart: true }

describe('the manual', () => {
  beforeEach(() => { window.location.hash = '#/help' })

  it('finds words in all pages, and parameters, and goes to the first by Enter', async () => {
    const place = mount(HelpPlace, { props: { page: 'glossary' }, global: { ...pageGlobals(fakeApi(answers).api), stubs } })
    const search = place.get(testid('manual-search'))
    await search.trigger('focus')
    await flushPromises()
    await search.setValue('eligibility trace')
    expect(place.get(testid('manual-found')).text()).toContain('Time constant of the eligibility trace')
    await search.trigger('keydown', { key: 'Enter' })
    expect(window.location.hash).toBe('#/help/equations/pairing-of-two-cells')
    await search.setValue('xyzzy')
    expect(place.get(testid('manual-nothing')).text()).toContain('Try fewer or shorter words')
    await search.trigger('keydown', { key: 'Escape' })
    expect(place.find(testid('manual-contents')).text()).toContain('Of Burstlab')
  })

  it('has its keys from the table that the listener has', () => {
    const place = mount(HelpPlace, { props: { page: 'keys' }, global: { ...pageGlobals(fakeApi(answers).api), stubs } })
    expect(place.get(testid('manual-keys')).text()).toContain('Command palette')
  })
})

describe('a station', () => {
  // The page of a test has no sight: whatever is there computes.
  beforeEach(() => { Reflect.deleteProperty(window, 'IntersectionObserver') })

  it('computes what its slider says, and becomes an experiment', async () => {
    const fake = fakeApi({ ...answers, tour: { ...answers.tour, compute: ({ station, values = {} }) => tour.compute({ station, values, theme: 'light' }) }, experiments: { ...answers.experiments, create: () => { throw new Error('the disk is full') } } })
    const view = mount(StationView, { props: { id: 'burst' }, global: { ...pageGlobals(fake.api), stubs }, attachTo: document.body })
    await flushPromises()
    expect(view.find(testid('readings-burst')).exists()).toBe(true)
    await view.get(testid('burst-frequencyHz-number')).setValue('20')
    await flushPromises()
    expect(view.get(testid('readings-burst')).text()).toMatch(/Δw at 20 Hz\s*[-−]0\.418/)
    await view.get(testid('keep-burst')).trigger('click')
    await flushPromises()
    expect(fake.calls.find(({ path }) => path === 'experiments.create')?.input).toMatchObject({ from: { type: 'spec', name: 'Tour: pairing at 20 Hz' } })
    view.unmount()
  })
})

describe('a symbol', () => {
  it('leads to its field in a new experiment of the paper where there is none of its kind', async () => {
    const fake = fakeApi({ ...answers, experiments: { ...answers.experiments, create: () => { throw new Error('full') } } })
    const tables = mount(SymbolTables, { props: { kind: 'pairing' }, global: pageGlobals(fake.api) })
    await flushPromises()
    await tables.get(testid('symbol-rule.tauPreMs')).trigger('click')
    await flushPromises()
    expect(fake.calls.find(({ path }) => path === 'experiments.create')?.input).toEqual({ from: { type: 'preset', id: 'fig2b' } })
  })
})
