import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { ComputePreview, Forecast } from '../../../../../src-main/api/contract.ts'
import RunOnChange from '../../../../../src-renderer/places/experiment/preview/RunOnChange.vue'
import { fakeApi, labError } from '../../../fake-api.ts'
import type { FakeApi } from '../../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../../mount-page.ts'
import { usualSettings } from '../../../usual-settings.ts'

const forecast: Forecast = { seconds: 0.4, memoryMb: 10, threadsMb: 0, diskMb: 0.5, checkpointMb: 0, basis: 'measured here', seedsDiffer: true }
const props = { experimentId: 'e1', specHash: 'a', forecast, obstacle: null, seed: 1 } as const
const figure = { definition: { id: 'x', title: '', caption: '', widthMm: 88, heightMm: 60, panels: [] }, option: {}, verdict: { state: 'none', rows: [] }, runIds: [] } as const

function lab({ kept = null, compute }: { readonly kept?: unknown; readonly compute?: (input: { readonly id: string; readonly seed?: number | undefined }) => { specHash: string } } = {}): FakeApi {
  let latest = 'a'
  return fakeApi({
    settings: { get: () => usualSettings, getLayout: () => kept as never, setLayout: () => undefined },
    preview: {
      compute: (input) => {
        latest = compute?.(input).specHash ?? latest
        return { figure, specHash: latest, seed: input.seed ?? 1, tookMs: 420 }
      },
    },
  })
}

const open = async (fake: FakeApi, more: object = {}) => {
  const place = mount(RunOnChange, { props: { ...props, ...more }, global: { ...pageGlobals(fake.api), stubs: { FigureChart: true } } })
  await flushPromises()
  return place
}
const asked = (fake: FakeApi): readonly ComputePreview[] => fake.calls.flatMap(({ path, input }) => (path === 'preview.compute' ? [input as ComputePreview] : []))
const toggle = '[data-testid="run-on-change-switch"]'
const words = '[data-testid="run-on-change-text"]'

describe('Run on change', () => {
  beforeEach(() => { localStorage.clear() })
  afterEach(() => { document.body.innerHTML = '' })

  it('is off until one asks for it, and computes nothing', async () => {
    const fake = lab()
    const place = await open(fake)
    expect(place.get<HTMLInputElement>(toggle).element.checked).toBe(false)
    expect(asked(fake)).toEqual([])
    expect(place.get(words).text()).toBe('Shows what comes of each edit at once, and keeps nothing.')
  })

  it('computes at once and after each edit, says that nothing is kept, and is kept itself', async () => {
    let hash = 'a'
    const fake = lab({ compute: () => ({ specHash: hash }) })
    const place = await open(fake)
    await place.get(toggle).setValue(true)
    await flushPromises()
    expect(place.get(words).text()).toBe('Preview with seed 1, computed in 420 ms. It is not kept: Run keeps its results.')
    expect(fake.calls).toContainEqual({ path: 'settings.setLayout', input: { place: 'preview.e1', layout: { on: true } } })
    hash = 'b'
    await place.setProps({ specHash: 'b' })
    await flushPromises()
    await place.setProps({ seed: 7 })
    await flushPromises()
    expect(asked(fake).map(({ id, seed }) => [id, seed])).toEqual([['e1', 1], ['e1', 1], ['e1', 7]])
    expect(place.get('[data-testid="preview"]').classes()).not.toContain('stale')
  })

  it('is on again where it was', async () => {
    const fake = lab({ kept: { on: true } })
    const place = await open(fake)
    expect(place.get<HTMLInputElement>(toggle).element.checked).toBe(true)
    expect(asked(fake)).toHaveLength(1)
  })

  it('says why it is off where a run takes long, or records much', async () => {
    const fake = lab()
    const place = await open(fake, { obstacle: 'time', forecast: { ...forecast, seconds: 90 } })
    expect(place.get<HTMLInputElement>(toggle).element.disabled).toBe(true)
    expect(place.get(words).text()).toBe('Only for experiments that take up to a second; this one takes about 1 min 30 s. Run puts it in the queue.')
    await place.setProps({ obstacle: 'numbers', forecast: { ...forecast, diskMb: 120 } })
    expect(place.get(words).text()).toBe('Only for experiments that record little; this one records 120 MB. Run puts it in the queue.')
  })

  it('rests while an experiment takes long or can\'t be run, and goes on afterwards', async () => {
    const fake = lab({ kept: { on: true } })
    const place = await open(fake)
    await place.setProps({ specHash: null })
    expect(place.get(words).text()).toBe('As it was before: the experiment can\'t be run as it stands.')
    expect(place.get('[data-testid="preview"]').classes()).toContain('stale')
    await place.setProps({ specHash: 'slow', obstacle: 'time' })
    await flushPromises()
    expect(asked(fake)).toHaveLength(1)
    expect(place.get<HTMLInputElement>(toggle).element.disabled, 'it can be switched off').toBe(false)
    await place.setProps({ specHash: 'quick', obstacle: null })
    await flushPromises()
    expect(asked(fake)).toHaveLength(2)
  })

  it('says what went wrong', async () => {
    const fake = lab({ kept: { on: true }, compute: () => { throw labError('It could not be computed: out of memory') } })
    const place = await open(fake)
    expect(place.text()).toContain('The preview could not be computed: It could not be computed: out of memory')
    await place.get(toggle).setValue(false)
    expect(place.text()).not.toContain('out of memory')
  })
})
