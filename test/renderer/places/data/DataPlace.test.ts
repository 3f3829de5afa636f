// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { DatasetDetail, DatasetSummary, DatasetTask } from '../../../../src-main/api/contract.ts'
import DataPlace from '../../../../src-renderer/places/data/DataPlace.vue'
import { useNotices } from '../../../../src-renderer/stores/notices.ts'
import { fakeApi, labError } from '../../fake-api.ts'
import { flushPromises, mount, pageGlobals } from '../../mount-page.ts'

const testid = (id: string): string => `[data-testid="${id}"]`

const digits: DatasetSummary = {
  name: 'digits', kind: 'generated-digits', classes: 2, shape: { channels: 1, height: 28, width: 28 }, counts: { train: 8, test: 2 }, checksum: 'ab12', bytes: 0, place: 'generated',
  origin: null, problem: null,
}
const pets: DatasetSummary = { ...digits, name: 'pets', kind: 'image-folder', place: 'linked', origin: '/data/pets', checksum: 'cd34', bytes: 2e6 }
const broken: DatasetSummary = { name: 'broken', kind: null, classes: null, shape: null, counts: null, checksum: null, bytes: null, place: null, origin: null, problem: 'manifest.json is damaged.' }
const detailOf = (set: DatasetSummary): DatasetDetail => ({
  ...set, classNames: ['ant', 'cat'], train: { count: 8, perClass: [6, 2], mean: [0.1], sd: [0.2] }, test: { count: 2, perClass: [1, 1], mean: [0.1], sd: [0.2] },
})
const task: DatasetTask = {
  id: 't1', type: 'import', name: 'more', state: 'working', activity: 'Decoding images', done: 1, total: 4, unit: 'images', perSecond: null, startedAt: '2026-01-01T00:00:00Z',
  problem: null, field: null,
}

/** The lab answers an import after `answered`. */
async function open(sets: readonly DatasetSummary[], name?: string, answered: Promise<unknown> = Promise.resolve()) {
  let list = [...sets]
  const fake = fakeApi({
    datasets: {
      list: () => list,
      tasks: () => [],
      get: ({ name: wanted }) => detailOf(list.find((set) => set.name === wanted) ?? digits),
      preview: () => ({ height: 28, width: 28, classes: [{ index: 0, name: 'ant', images: ['data:image/png;base64,AA=='] }, { index: 1, name: 'cat', images: [] }] }),
      import: async ({ path }) => {
        await answered
        if (path === '/taken') throw labError('The data set cannot be imported.', [{ path: 'name', message: 'There is a data set pets already.' }])
        return task
      },
      remove: ({ name: wanted }) => { list = list.filter((set) => set.name !== wanted) },
      cancel: () => undefined,
      dismiss: () => undefined,
    },
  })
  const place = mount(DataPlace, { props: { name }, global: { ...pageGlobals(fake.api), stubs: { teleport: true } }, attachTo: document.body })
  await flushPromises()
  return { ...fake, place }
}

describe('the place Data', () => {
  it('shows the first set, its images and its balance, and what to do next', async () => {
    const { place } = await open([digits])
    expect(place.get(testid('dataset-name')).text()).toBe('digits')
    expect(place.get(`${testid('preview-class-0')} img`).attributes('alt')).toBe('ant, image 1')
    expect(place.get(testid('preview-class-1')).text()).toContain('no images')
    expect(place.get(testid('balance-0')).text()).toContain('6')
    expect(place.get(testid('class-balance')).text()).toContain('from 2 to 6 training images')
    expect(place.find(testid('no-datasets')).exists()).toBe(true)
    expect(place.find(testid('remove-dataset')).exists()).toBe(false)
    place.unmount()
  })

  it('says what is wrong with a damaged set, and asks for nothing of it but its removal', async () => {
    const { place } = await open([digits, broken], 'broken')
    expect(place.get(testid('dataset-problem')).text()).toContain('manifest.json is damaged.')
    expect(place.find(testid('dataset-facts')).exists()).toBe(false)
    expect(place.find(testid('remove-dataset')).exists()).toBe(true)
    place.unmount()
  })

  it('says where a name leads nowhere', async () => {
    const { place } = await open([digits], 'nothing')
    expect(place.get(testid('dataset-missing')).text()).toContain('“nothing”')
    place.unmount()
  })

  it('removes a set after a question', async () => {
    const { place, calls } = await open([digits, pets], 'pets')
    await place.get(testid('remove-dataset')).trigger('click')
    expect(place.get('[role="dialog"]').text()).toContain('/data/pets')
    await place.get(testid('remove-confirm')).trigger('click')
    await flushPromises()
    expect(calls).toContainEqual({ path: 'datasets.remove', input: { name: 'pets' } })
    expect(place.find(testid('dataset-pets')).exists()).toBe(false)
    place.unmount()
  })

  it('shows what is being imported elsewhere, and why it failed', async () => {
    const { place, emit, calls } = await open([digits])
    emit({ type: 'dataset-tasks', tasks: [task] })
    await flushPromises()
    expect(place.get(testid('task-progress')).text()).toBe('Decoding images: 1 of 4 images')
    await place.get(testid('cancel-task')).trigger('click')
    expect(calls).toContainEqual({ path: 'datasets.cancel', input: { id: 't1' } })
    emit({ type: 'dataset-tasks', tasks: [{ ...task, state: 'failed', problem: 'a.png is empty.', field: 'path' }] })
    await flushPromises()
    expect(place.get(testid('task-problem')).text()).toContain('a.png is empty.')
    place.unmount()
  })
})

describe('the import dialog', () => {
  it('suggests a name, tells what is refused at its field, and opens the set when it is there', async () => {
    const { place, emit, calls } = await open([digits])
    await place.get(testid('import-dataset')).trigger('click')
    await place.get(testid('import-path')).setValue('/taken')
    expect((place.get(testid('import-name')).element as HTMLInputElement).value).toBe('taken')
    await place.get('form').trigger('submit')
    await flushPromises()
    expect(place.get(testid('import-problem-name')).text()).toBe('There is a data set pets already.')
    await place.get(testid('import-path')).setValue('/data/more')
    await place.get('form').trigger('submit')
    await flushPromises()
    expect(calls).toContainEqual({ path: 'datasets.import', input: { path: '/data/more', name: 'more', place: 'copied' } })
    emit({ type: 'dataset-tasks', tasks: [task] })
    await flushPromises()
    expect(place.get('[role="dialog"]').get(testid('task-progress')).text()).toContain('1 of 4 images')
    emit({ type: 'dataset-tasks', tasks: [{ ...task, state: 'failed', problem: 'x has 3 bytes; expected 4.', field: 'path' }] })
    await flushPromises()
    expect(place.get(testid('import-problem-path')).text()).toBe('x has 3 bytes; expected 4.')
    place.unmount()
  })

  it('tells what is refused after it was closed, too', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const { place } = await open([digits], undefined, promise)
    await place.get(testid('import-dataset')).trigger('click')
    await place.get(testid('import-path')).setValue('/taken')
    await place.get('form').trigger('submit')
    await place.get(testid('import-close')).trigger('click')
    resolve(undefined)
    await flushPromises()
    expect(place.find('[role="dialog"]').exists()).toBe(false)
    expect(useNotices().list.map(({ text }) => text)).toEqual(['taken could not be imported: The data set cannot be imported. There is a data set pets already.'])
    place.unmount()
  })

  it('leaves the import that begins after it was closed to the list', async () => {
    const { promise, resolve } = Promise.withResolvers<undefined>()
    const { place, emit } = await open([digits], undefined, promise)
    await place.get(testid('import-dataset')).trigger('click')
    await place.get(testid('import-path')).setValue('/data/more')
    await place.get('form').trigger('submit')
    await place.get(testid('import-close')).trigger('click')
    resolve(undefined)
    await flushPromises()
    emit({ type: 'dataset-tasks', tasks: [task] })
    await flushPromises()
    expect(place.get(testid('task-progress')).text()).toContain('1 of 4 images')
    place.unmount()
  })

  it('asks for path, name and a size that can be before it asks the lab', async () => {
    const { place, calls } = await open([digits])
    await place.get(testid('import-dataset')).trigger('click')
    await place.get('form').trigger('submit')
    expect(place.get(testid('import-problem-path')).text()).toContain('The path is empty')
    await place.get(testid('import-path')).setValue('/data/more')
    await place.get(testid('import-size')).setValue('0')
    await place.get('form').trigger('submit')
    expect(place.get(testid('import-problem-size')).text()).toContain('The size is "0"')
    expect(calls.map(({ path }) => path)).not.toContain('datasets.import')
    place.unmount()
  })
})
