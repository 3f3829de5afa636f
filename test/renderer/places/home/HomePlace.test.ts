// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { ExperimentSummary, LabStanding, RunSummary, SelfTestRecord } from '../../../../src-main/api/contract.ts'
import HomePlace from '../../../../src-renderer/places/home/HomePlace.vue'
import { useNotices } from '../../../../src-renderer/stores/notices.ts'
import { fakeApi, labError } from '../../fake-api.ts'
import type { Answers, FakeApi } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'
import { exampleExperiment } from '../experiment/example-kind.ts'
import { exampleRun } from '../history/run-examples.ts'
import { exampleCard, fig2b } from './example-cards.ts'

const testid = (id: string): string => `[data-testid="${id}"]`

function lab(runCount: number, experiments: Answers['experiments'] = {}, standing: LabStanding = { queuePaused: false, selfTest: null }, runs: RunSummary[] = []): FakeApi {
  return fakeApi({
    home: { cards: () => [fig2b(runCount), exampleCard()], standing: () => standing }, runs: { list: () => runs },
    experiments: { list: () => [], create: () => exampleExperiment({ id: 'new' }), ...experiments },
  })
}

async function open(fake: FakeApi) {
  const place = mount(HomePlace, { global: pageGlobals(fake.api) })
  await flushPromises()
  return place
}

const create = (fake: FakeApi): unknown => fake.calls.find((call) => call.path === 'experiments.create')?.input

describe('Home', () => {
  beforeEach(() => { window.location.hash = '#/home' })

  it('shows each figure with its state in words', async () => {
    const place = await open(lab(1))
    expect(place.get(testid('card-fig2b')).get(testid('card-state')).text()).toBe('reproduced')
    expect(place.get(testid('card-fig6')).get(testid('card-state')).text()).toBe('planned')
    expect(place.get(testid('card-fig6')).find('button').exists()).toBe(false)
  })

  it('makes an experiment from a preset and opens it', async () => {
    const fake = lab(0)
    const place = await open(fake)
    await place.get(testid('open-preset-fig2b')).trigger('click')
    await flushPromises()
    expect(create(fake)).toEqual({ from: { type: 'preset', id: 'fig2b' } })
    expect(window.location.hash).toBe('#/experiment/new')
  })

  it('says where to start in a lab without runs, and only there', async () => {
    const place = await open(lab(0))
    expect(place.get(testid('first-start')).text()).toContain('Start with Fig. 2b')
    await place.get(testid('first-start-self-test')).trigger('click')
    expect(window.location.hash).toBe('#/settings/self-test')
    expect((await open(lab(2))).find(testid('first-start')).exists()).toBe(false)
  })

  it('says in one line what computes and waits, and what the self-test found, with the ways there', async () => {
    const checks: SelfTestRecord['checks'] = [{ id: 'node', title: 'Node', state: 'ok', detail: '', remedy: '' }]
    const fake = lab(1, {}, { queuePaused: false, selfTest: { at: '2026-05-04T11:07:00.000Z', version: '0.1.0', checks, outdated: null } }, [
      exampleRun({ id: 'r1', status: 'running' }), exampleRun({ id: 'r2', status: 'queued' }), exampleRun({ id: 'r3', status: 'done' }),
    ])
    const place = await open(fake)
    expect(place.get(testid('standing-queue')).text()).toBe('Queue: 1 running, 1 waiting')
    expect(place.get(testid('standing-self-test')).text()).toMatch(/^Self-test: 1 of 1 ok, 2026-05-04 /)
    await place.get(testid('standing-queue')).trigger('click')
    expect(window.location.hash).toBe('#/queue')
    await place.get(testid('standing-self-test')).trigger('click')
    expect(window.location.hash).toBe('#/settings/self-test')
  })

  it('asks how the lab stands again when the queue is paused or the self-test has run', async () => {
    const fake = lab(1)
    await open(fake)
    const asked = (): number => fake.calls.filter(({ path }) => path === 'home.standing').length
    for (const type of ['queue-changed', 'self-test-changed'] as const) {
      const before = asked()
      fake.emit({ type })
      await flushPromises()
      expect(asked()).toBe(before + 1)
    }
  })

  it('says nothing twice: in an untouched lab the first steps lead to the self-test, later the line does', async () => {
    const untouched = await open(lab(0))
    expect([untouched.find(testid('standing')).exists(), untouched.find(testid('first-start-self-test')).exists()]).toEqual([false, true])
    const paused = await open(lab(0, {}, { queuePaused: true, selfTest: null }))
    expect([paused.find(testid('standing')).exists(), paused.find(testid('first-start-self-test')).exists()]).toEqual([true, false])
    expect(paused.get(testid('standing-self-test')).text()).toBe('Self-test: never run')
  })

  it('leads to the last run', async () => {
    const place = await open(lab(2))
    const link = place.get(testid('last-run-fig2b'))
    expect(link.text()).toBe('last of 2 runs')
    await link.trigger('click')
    expect(window.location.hash).toBe('#/run/r9')
  })

  it('says why the map is not there and tries again', async () => {
    let broken = true
    const fake = fakeApi({ experiments: { list: () => [] }, home: { cards: () => {
      if (broken) throw labError('The store is damaged.')
      return [fig2b(0)]
    } } })
    const place = await open(fake)
    expect(place.get(testid('error-notice')).text()).toContain('The store is damaged.')
    broken = false
    await place.get(testid('error-notice')).get('button').trigger('click')
    await flushPromises()
    expect(place.find(testid('card-fig2b')).exists()).toBe(true)
  })

  it('imports a spec from a file', async () => {
    const fake = lab(0)
    const place = await open(fake)
    await choose(place.get<HTMLInputElement>(testid('import-file')), new File(['{"kind":"pairing"}'], 'mine.json'))
    expect(create(fake)).toEqual({ from: { type: 'spec', spec: { kind: 'pairing' }, name: 'mine' } })
    expect(window.location.hash).toBe('#/experiment/new')
  })

  it('says what is wrong with a file that holds no spec', async () => {
    const fake = lab(0)
    const place = await open(fake)
    await choose(place.get<HTMLInputElement>(testid('import-file')), new File(['rates: 1'], 'notes.txt'))
    expect(useNotices().list.map((notice) => notice.text).join()).toContain('"notes.txt" is not JSON')
    expect(create(fake)).toBeUndefined()
  })
})

describe('the experiments at Home', () => {
  it('go to the trash and come back', async () => {
    let trashed = false
    const experiment: ExperimentSummary = exampleExperiment({ name: 'Mine', differenceCount: 2 })
    const fake = lab(1, {
      list: (input) => (input.trashed === true) === trashed ? [experiment] : [],
      trash: () => { trashed = true },
      restore: () => { trashed = false },
    })
    const place = await open(fake)
    expect(place.get(testid('experiment-e1')).text()).toContain('2 changes')
    await place.get(testid('trash-experiment-e1')).trigger('click')
    fake.emit({ type: 'experiments-changed' })
    await flushPromises()
    expect(place.get(testid('experiment-list')).text()).toContain('None yet')

    await place.get(testid('experiments-trash')).trigger('click')
    await flushPromises()
    await place.get(testid('restore-experiment-e1')).trigger('click')
    fake.emit({ type: 'experiments-changed' })
    await flushPromises()
    expect(place.get(testid('experiment-list')).text()).toContain('The trash is empty')
  })
})

describe('an experiment at Home', () => {
  const named = (id: string, name: string): ExperimentSummary => exampleExperiment({ id, name })
  const withTwo = (): FakeApi => fakeApi({
    home: { cards: () => [fig2b(1)] }, runs: { list: () => [exampleRun({ id: 'r1', experimentId: 'e1', status: 'failed' })] },
    experiments: { list: () => [named('e1', 'First'), named('e2', 'Second')], create: () => exampleExperiment({ id: 'copy' }), save: () => exampleExperiment() },
    settings: { getLayout: () => null, setLayout: () => undefined },
  })

  it('is found by its name and tells how its last run ended', async () => {
    const place = await open(withTwo())
    expect(place.get(testid('experiment-e1')).text()).toContain('failed')
    expect(place.get(testid('experiment-e2')).text()).toContain('never run')
    await place.get(testid('find-experiment')).setValue('sec')
    expect(place.find(testid('experiment-e1')).exists()).toBe(false)
    await place.get(testid('find-experiment')).setValue('third')
    expect(place.get(testid('experiment-list')).text()).toContain('None of 2 has this in its name, folder, tags or notes.')
  })

  it('is renamed where it stands, from its menu, which can be taken back', async () => {
    const fake = withTwo()
    const place = await open(fake)
    await place.get(testid('more-experiment-e1')).trigger('click')
    await flushPromises()
    document.querySelector<HTMLElement>(testid('experiment-rename'))?.click()
    await flushPromises()
    const field = place.get(testid('rename-experiment'))
    await field.setValue('Better')
    // The key must not press what the focus goes back to.
    const enter = new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true })
    field.element.dispatchEvent(enter)
    expect(enter.defaultPrevented).toBe(true)
    await flushPromises()
    useNotices().list.at(-1)?.undo?.()
    await flushPromises()
    expect(fake.calls.filter(({ path }) => path === 'experiments.save').map(({ input }) => input)).toEqual([{ id: 'e1', name: 'Better' }, { id: 'e1', name: 'First' }])
    place.unmount()
  })
})

describe('the folders at Home', () => {
  const withFolders = (): FakeApi => {
    let list = [exampleExperiment({ id: 'a', name: 'A', folder: 'Thesis', tags: ['talk'] }), exampleExperiment({ id: 'b', name: 'B', notes: '# Why\nit bursts' }), exampleExperiment({ id: 'c', name: 'C', folder: 'Thesis', pinned: true })]
    return fakeApi({
      home: { cards: () => [fig2b(1)] }, settings: { getLayout: () => null, setLayout: () => undefined },
      experiments: {
        list: () => list,
        organise: ({ ids, pinned, folder, tags }) => { list = list.map((one) => (ids.includes(one.id) ? { ...one, pinned: pinned ?? one.pinned, folder: folder === undefined ? one.folder : folder, tags: [...tags ?? one.tags] } : one)) },
        trash: () => undefined, restore: () => undefined,
        renameFolder: ({ from, to }) => { list = list.map((one) => ({ ...one, folder: one.folder === from ? to : one.folder })) },
      },
    })
  }
  const told = async (fake: FakeApi): Promise<void> => {
    fake.emit({ type: 'experiments-changed' })
    await flushPromises()
  }

  it('stand under those that are pinned, and fold', async () => {
    const fake = withFolders()
    const place = await open(fake)
    expect(place.get(testid('group-Pinned')).text()).toContain('C')
    expect(place.get(testid('group-Thesis')).find(testid('experiment-a')).exists()).toBe(true)
    await place.get(testid('fold-Thesis')).trigger('click')
    expect(place.find(testid('experiment-a')).exists()).toBe(false)
    expect(place.get(testid('fold-Thesis')).attributes('aria-expanded')).toBe('false')
    await place.get(testid('find-experiment')).setValue('talk')
    expect(place.find(testid('experiment-a')).exists(), 'found by its tag').toBe(true)
    await place.get(testid('find-experiment')).setValue('bursts')
    expect(place.get(testid('notes-of-b')).text()).toBe('Why')
    await place.get(testid('find-experiment')).setValue('')
    await place.get(testid('pin-experiment-c')).trigger('click')
    await told(fake)
    expect(place.find(testid('group-Pinned')).exists()).toBe(false)
  })

  it('are filled, tagged and emptied by selecting several: one, a range with Shift, by key', async () => {
    const fake = withFolders()
    const place = await open(fake)
    const box = (id: string) => place.get<HTMLInputElement>(testid(`select-experiment-${id}`))
    const order = (): string => ['c', 'a', 'b'].filter((id) => box(id).element.checked).join('')
    expect(place.get(testid('bulk-trash-experiments')).attributes('disabled')).toBeDefined()
    await box('c').trigger('click')
    await box('b').trigger('click', { shiftKey: true })
    expect(order()).toBe('cab')
    await box('a').trigger('click')
    expect(order()).toBe('cb')
    await box('a').trigger('keydown', { key: 'Escape' })
    box('c').element.focus()
    await box('c').trigger('keydown', { key: 'ArrowDown', shiftKey: true })
    expect(order()).toBe('ca')
    await place.get(testid('bulk-tag-experiments')).setValue('poster, 2027')
    await place.get(`${testid('bulk-experiments')} form`).trigger('submit')
    await box('a').trigger('keydown', { key: 'a', ctrlKey: true })
    expect(place.get(testid('bulk-experiments')).text()).toContain('3 selected')
    await box('a').trigger('keydown', { key: 'Delete' })
    await flushPromises()
    useNotices().list.at(-1)?.undo?.()
    await flushPromises()
    const asked = fake.calls.filter(({ path }) => /organise|trash|restore$/.test(path)).map(({ path, input }) => [path, input])
    expect(asked).toEqual([
      ['experiments.organise', { ids: ['a', 'c'], addTags: ['poster', '2027'] }], ['experiments.trash', { ids: ['a', 'b', 'c'] }], ['experiments.restore', { ids: ['a', 'b', 'c'] }],
    ])
    place.unmount()
  })

  it('are chosen or made in a dialog, which can be taken back, and renamed', async () => {
    const fake = withFolders()
    const place = await open(fake)
    await place.get(testid('more-experiment-b')).trigger('click')
    await flushPromises()
    document.querySelector<HTMLElement>(testid('experiment-move'))?.click()
    await flushPromises()
    const [choice, form] = [document.querySelector<HTMLSelectElement>(testid('folder-choice')), document.querySelector(`${testid('folder-dialog')} form`)]
    if (choice === null || form === null) throw new Error('no dialog')
    choice.value = 'Thesis'
    choice.dispatchEvent(new Event('change'))
    await flushPromises()
    form.dispatchEvent(new Event('submit', { cancelable: true }))
    await told(fake)
    expect(place.get(testid('group-Thesis')).find(testid('experiment-b')).exists()).toBe(true)
    useNotices().list.at(-1)?.undo?.()
    await told(fake)
    expect(place.get(testid('group-In no folder')).find(testid('experiment-b')).exists()).toBe(true)
    await place.get(testid('rename-folder-Thesis')).trigger('click')
    await place.get(testid('rename-folder')).setValue('Paper')
    await place.get(testid('rename-folder')).trigger('keydown', { key: 'Enter' })
    await told(fake)
    expect(place.find(testid('group-Paper')).exists()).toBe(true)
    place.unmount()
  })
})

async function choose(input: { readonly element: HTMLInputElement; trigger(event: string): Promise<void> }, file: File): Promise<void> {
  Object.defineProperty(input.element, 'files', { value: [file] })
  await input.trigger('change')
  await flushPromises()
}
