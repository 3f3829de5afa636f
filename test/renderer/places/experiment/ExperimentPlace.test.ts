// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { ExperimentDetail, SpecIssue } from '../../../../src-main/api/contract.ts'
import ExperimentPlace from '../../../../src-renderer/places/experiment/ExperimentPlace.vue'
import { sameValue } from '../../../../src-renderer/components/read-json.ts'
import { valueAt } from '../../../../src-renderer/places/experiment/json-path.ts'
import { useNotices } from '../../../../src-renderer/stores/notices.ts'
import { fakeApi, labError } from '../../fake-api.ts'
import type { FakeApi } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'
import { exampleRun } from '../history/run-examples.ts'
import { exampleExperiment, exampleKind, exampleSpec } from './example-kind.ts'
import { usualSettings } from '../../usual-settings.ts'

const testid = (id: string): string => `[data-testid="${id}"]`

/** A lab with one experiment that judges its learning rate. */
function lab(options: { readonly refuse?: () => boolean } = {}): FakeApi & { readonly stored: () => ExperimentDetail } {
  let stored = exampleExperiment()
  const fake = fakeApi({
    catalog: { kinds: () => [exampleKind], templates: () => [{ id: 'fig2b', kind: 'pairing', figure: 'Fig. 2b', title: '', summary: '', spec: exampleSpec, seconds: 1 }] },
    settings: { get: () => usualSettings, getLayout: () => null, setLayout: () => undefined },
    runs: { list: () => [exampleRun({ id: 'r1', experimentId: 'e1' }), exampleRun({ id: 'other' })], start: () => [exampleRun({ id: 'new', experimentId: 'e1' })] },
    experiments: {
      list: () => [stored],
      get: () => stored,
      save: ({ name, draft }) => {
        if (options.refuse?.() === true) throw labError('The disk is full.', [], 'INTERNAL_SERVER_ERROR')
        stored = reviewed({ ...stored, name: name ?? stored.name, draft, updatedAt: new Date().toISOString() })
        return stored
      },
    },
  })
  return { ...fake, stored: () => stored }
}

function reviewed(experiment: ExperimentDetail): ExperimentDetail {
  const value = valueAt(experiment.draft, 'rule.eta')
  const issues: SpecIssue[] = typeof value === 'number' && value <= 1 ? []
    : [{ path: 'rule.eta', label: 'Learning rate', value, expected: 'a number from 0 to 1', message: `Learning rate is ${JSON.stringify(value)}; expected a number from 0 to 1` }]
  const rates = valueAt(experiment.draft, 'protocol.ratesHz')
  const differences = [
    ...(sameValue(value, 0.1) ? [] : [{ path: 'rule.eta', label: 'Learning rate', symbol: '\\eta', unit: '', baseline: 0.1, value }]),
    ...(sameValue(rates, [1, 5, 10]) ? [] : [{ path: 'protocol.ratesHz', label: 'Rates', symbol: 'f', unit: 'Hz', baseline: [1, 5, 10], value: rates }]),
  ]
  return { ...experiment, issues, differences, valid: issues.length === 0, forecast: issues.length === 0 ? exampleExperiment().forecast : null }
}

async function open(fake: FakeApi) {
  const place = mount(ExperimentPlace, { props: { id: 'e1' }, global: pageGlobals(fake.api), attachTo: document.body })
  await flushPromises()
  return place
}

/** Time for an edit to rest and be saved. */
const rest = () => vi.advanceTimersByTimeAsync(400)
const saves = (fake: FakeApi): unknown[] => fake.calls.filter((call) => call.path === 'experiments.save').map((call) => call.input)

describe('the Experiment place', () => {
  beforeEach(() => {
    localStorage.clear()
    sessionStorage.clear()
    window.location.hash = '#/experiment/e1'
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: new Date('2026-06-01T00:00:00Z') })
  })
  afterEach(() => {
    vi.useRealTimers()
    document.body.innerHTML = ''
  })

  it('saves an edit once it rests, and shows what it changed', async () => {
    const fake = lab()
    const place = await open(fake)
    expect(place.get(testid('saved-state')).text()).toBe('Saved')
    await place.get(testid('field-rule.eta')).setValue('0.2')
    await place.get(testid('field-rule.eta')).setValue('0.25')
    expect(place.get(testid('saved-state')).text()).toBe('Saving…')
    expect(place.find(testid('badge-rule.eta')).exists()).toBe(true)
    await rest()
    expect(saves(fake)).toEqual([{ id: 'e1', name: 'Fig. 2b', draft: { ...exampleSpec, rule: { eta: 0.25 } } }])
    expect(place.get(testid('saved-state')).text()).toBe('Saved')
    expect(place.get(testid('diff-row-rule.eta')).text()).toContain('0.1 → 0.25')
  })

  it('leads from what keeps it from running to the field', async () => {
    const place = await open(lab())
    expect(place.find(testid('go-to-error')).exists()).toBe(false)
    await place.get(testid('field-rule.eta')).setValue('7')
    await rest()
    await flushPromises()
    await place.get(testid('go-to-error')).trigger('click')
    await flushPromises()
    expect(document.activeElement?.getAttribute('data-testid')).toBe('field-rule.eta')
    place.unmount()
  })

  it("keeps text that is no number, shows the lab's message and refuses to run", async () => {
    const fake = lab()
    const place = await open(fake)
    await place.get(testid('field-rule.eta')).setValue('fast')
    await rest()
    expect(fake.stored().draft).toEqual({ ...exampleSpec, rule: { eta: 'fast' } })
    expect(place.get(testid('field-error-rule.eta')).text()).toBe('Learning rate is "fast"; expected a number from 0 to 1')
    expect(place.get(testid('run-button')).attributes('disabled')).toBeDefined()
    expect(place.get(testid('run-obstacle')).text()).toBe('One field has to be mended first.')
  })

  it('undoes and redoes by key', async () => {
    const fake = lab()
    const place = await open(fake)
    const input = place.get<HTMLInputElement>(testid('field-rule.eta'))
    await input.setValue('0.2')
    await rest()
    await input.trigger('keydown', { key: 'z', ctrlKey: true })
    expect(input.element.value).toBe('0.1')
    await rest()
    expect(fake.stored().draft).toEqual(exampleSpec)
    await input.trigger('keydown', { key: 'Z', ctrlKey: true, shiftKey: true })
    expect(input.element.value).toBe('0.2')
  })

  it('resets all that differs in one step, says how many, and takes it back', async () => {
    const fake = lab()
    const place = await open(fake)
    await place.get(testid('field-rule.eta')).setValue('0.2')
    await place.get(testid('field-protocol.ratesHz')).setValue('3')
    await rest()
    await flushPromises()
    await place.get(testid('reset-all')).trigger('click')
    await flushPromises()
    expect(fake.stored().draft).toEqual(exampleSpec)
    expect(useNotices().list.map(({ text }) => text)).toEqual(["2 differences reset to the paper's preset"])
    useNotices().list[0]?.undo?.()
    await rest()
    expect(fake.stored().draft).toMatchObject({ rule: { eta: 0.2 }, protocol: { ratesHz: [3] } })
    place.unmount()
  })

  it('saves at once what was not saved yet when one leaves', async () => {
    const fake = lab()
    const place = await open(fake)
    await place.get(testid('field-rule.eta')).setValue('0.3')
    place.unmount()
    await flushPromises()
    expect(fake.stored().draft).toEqual({ ...exampleSpec, rule: { eta: 0.3 } })
  })

  it('says why it could not save, keeps the edit, and saves it when the lab is back', async () => {
    let full = true
    const fake = lab({ refuse: () => full })
    const place = await open(fake)
    await place.get(testid('field-rule.eta')).setValue('0.3')
    await rest()
    expect(place.get(testid('saved-state')).text()).toBe('Not saved: The disk is full.')
    full = false
    fake.disconnect()
    fake.reconnect()
    await rest()
    expect(place.get(testid('saved-state')).text()).toBe('Saved')
    expect(fake.stored().draft).toEqual({ ...exampleSpec, rule: { eta: 0.3 } })
  })

  it('brings back what a crash kept from being saved', async () => {
    const first = await open(lab({ refuse: () => true }))
    await first.get(testid('field-rule.eta')).setValue('0.4')
    first.unmount()
    const fake = lab()
    const second = await open(fake)
    expect(second.get<HTMLInputElement>(testid('field-rule.eta')).element.value).toBe('0.4')
    await rest()
    expect(fake.stored().draft).toEqual({ ...exampleSpec, rule: { eta: 0.4 } })
  })

  it('runs what is on the screen, with the seeds asked for, and opens the first run', async () => {
    const fake = lab()
    const place = await open(fake)
    await place.get(testid('field-rule.eta')).setValue('0.2')
    await place.get(testid('seed-count')).setValue('3')
    expect(place.get(testid('run-button')).text()).toBe('Run 3 seeds')
    await place.get(testid('run-button')).trigger('click')
    await flushPromises()
    expect(fake.calls.map((call) => call.path).filter((path) => ['experiments.save', 'runs.start'].includes(path))).toEqual(['experiments.save', 'runs.start'])
    expect(fake.calls.at(-1)?.input).toEqual({ experimentId: 'e1', seedCount: 3, firstSeed: 1 })
    expect(window.location.hash).toBe('#/run/new')
  })

  it('lists its own runs only', async () => {
    const place = await open(lab())
    expect(place.find(testid('previous-run-r1')).exists()).toBe(true)
    expect(place.find(testid('previous-run-other')).exists()).toBe(false)
  })
})
