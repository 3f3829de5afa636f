import { describe, expect, it } from 'vitest'
import { fakeEvent, fakeFrame, fakeLab } from './fake-lab.ts'
import { allOf } from '../all-of.ts'
import { createRouterClient, errorOf } from './router-client.ts'

describe('the API hands each call, checked, to the lab', () => {
  type Api = ReturnType<typeof createRouterClient>
  const preset = { type: 'preset', id: 'fig2b' } as const
  const file = { type: 'spec', spec: { a: [1] }, name: 'Mine' } as const
  const save = { id: 'e1', draft: { half: 'done' } }
  const png = { runIds: ['r1'], format: 'png' as const }
  const folder = { path: '/data/mnist', name: 'mnist' }
  const archive = { url: 'https://example.org/mnist.npz', bytes: 9, sha256: 'ab'.repeat(32), name: 'mnist' }
  const cases: [string, (api: Api) => Promise<unknown>, string, unknown[]][] = [
    ['app.info', (api) => api.app.info(), 'info', []],
    ['app.selfTest', (api) => api.app.selfTest(), 'selfTest', []],
    ['app.log', (api) => api.app.log({ after: 7 }), 'diagnostics.read', [{ after: 7, limit: 500 }]],
    ['home.cards', (api) => api.home.cards(), 'home.cards', []],
    ['home.standing', (api) => api.home.standing(), 'home.standing', []],
    ['catalog.kinds', (api) => api.catalog.kinds(), 'catalog.kinds', []],
    ['catalog.presets', (api) => api.catalog.presets(), 'catalog.presets', []],
    ['catalog.templates', (api) => api.catalog.templates(), 'catalog.templates', []],
    ['experiments.list', (api) => api.experiments.list({}), 'experiments.list', [false]],
    ['experiments.get', (api) => api.experiments.get({ id: 'e1' }), 'experiments.get', ['e1']],
    ['experiments.create from a preset', (api) => api.experiments.create({ from: preset }), 'experiments.create', [preset]],
    ['experiments.create from a file', (api) => api.experiments.create({ from: { ...file, name: ' Mine ' } }), 'experiments.create', [file]],
    ['experiments.save', (api) => api.experiments.save(save), 'experiments.save', [save]],
    ['experiments.organise', (api) => api.experiments.organise({ ids: ['e1'], folder: ' Thesis ', addTags: ['talk'] }), 'experiments.organise', [{ ids: ['e1'], folder: 'Thesis', addTags: ['talk'] }]],
    ['experiments.renameFolder', (api) => api.experiments.renameFolder({ from: 'A', to: 'B' }), 'experiments.renameFolder', ['A', 'B']],
    ['experiments.trash', (api) => api.experiments.trash({ ids: ['e1'] }), 'experiments.trash', [['e1']]],
    ['experiments.restore', (api) => api.experiments.restore({ ids: ['e1'] }), 'experiments.restore', [['e1']]],
    ['runs.start', (api) => api.runs.start({ experimentId: 'e1', seedCount: 3 }), 'runs.start', [{ experimentId: 'e1', seedCount: 3, firstSeed: 1 }]],
    ['runs.rerun', (api) => api.runs.rerun({ id: 'r1' }), 'runs.rerun', ['r1']],
    ['runs.cancel', (api) => api.runs.cancel({ ids: ['r1', 'r2'] }), 'runs.cancel', [['r1', 'r2']]],
    ['runs.pause', (api) => api.runs.pause({ ids: ['r1'] }), 'runs.pause', [['r1']]],
    ['runs.resume', (api) => api.runs.resume({ ids: ['r1'] }), 'runs.resume', [['r1']]],
    ['runs.list', (api) => api.runs.list({ trashed: true }), 'runs.list', [true]],
    ['runs.get', (api) => api.runs.get({ id: 'r1' }), 'runs.get', ['r1']],
    ['runs.log', (api) => api.runs.log({ id: 'r1' }), 'runs.log', ['r1']],
    ['runs.update', (api) => api.runs.update({ id: 'r1', tags: [' a '], starred: true }), 'runs.update', [{ id: 'r1', tags: ['a'], starred: true }]],
    ['runs.trash', (api) => api.runs.trash({ ids: ['r1'] }), 'runs.trash', [['r1']]],
    ['runs.restore', (api) => api.runs.restore({ ids: ['r1'] }), 'runs.restore', [['r1']]],
    ['runs.purge', (api) => api.runs.purge({ ids: ['r1'] }), 'runs.purge', [['r1']]],
    ['runs.compare', (api) => api.runs.compare({ ids: ['r1', 'r2'] }), 'runs.compare', [['r1', 'r2']]],
    ['recordings.spikes', (api) => api.recordings.spikes({ runId: 'r1', population: 'pyr', from: { type: 'row', row: 3 } }), 'recordings.spikes', [{ runId: 'r1', population: 'pyr', from: { type: 'row', row: 3 }, most: 200_000 }]],
    ['recordings.voltages', (api) => api.recordings.voltages({ runId: 'r1', population: 'pyr', neuron: 2, fromS: 0, toS: 1 }), 'recordings.voltages', [{ runId: 'r1', population: 'pyr', neuron: 2, fromS: 0, toS: 1, most: 2000 }]],
    ['recordings.activity', (api) => api.recordings.activity({ runId: 'r1', population: 'pyr', fromS: 0, toS: 1 }), 'recordings.activity', [{ runId: 'r1', population: 'pyr', fromS: 0, toS: 1, scale: 'log', binMs: 20, averages: false, theme: 'light' }]],
    ['pages.scatterOf', (api) => api.pages.scatterOf({ runIds: ['r1'] }), 'pages.scatterOf', [['r1']]],
    ['checkpoints.export', (api) => api.checkpoints.export({ id: 'r1' }), 'checkpoints.export', ['r1']],
    ['figures.view', (api) => api.figures.view({ runIds: ['r1'] }), 'figures.view', [['r1'], 'light', false]],
    ['figures.export', (api) => api.figures.export(png), 'figures.export', [{ ...png, clip: false, fontPt: 7, dpi: 300, pins: [] }]],
    ['overlay.view', (api) => api.overlay.view({ runIds: ['r1'], lines: [{ series: 's', column: 'y', over: 'x' }] }), 'overlay.view', [{ runIds: ['r1'], lines: [{ series: 's', column: 'y', over: 'x', split: null }], x: 'recorded', logX: false, logY: false, clip: false, smoothing: 0, find: '', colourBy: 'spec', pooled: true, theme: 'light' }]],
    ['space.dropCheckpoints', (api) => api.space.dropCheckpoints({ ids: ['r1'] }), 'space.dropCheckpoints', [['r1']]],
    ['datasets.list', (api) => api.datasets.list(), 'datasets.list', []],
    ['datasets.get', (api) => api.datasets.get({ name: 'mnist' }), 'datasets.get', ['mnist']],
    ['datasets.preview', (api) => api.datasets.preview({ name: 'mnist' }), 'datasets.preview', [{ name: 'mnist', part: 'train', perClass: 8, firstClass: 0 }]],
    ['datasets.import', (api) => api.datasets.import(folder), 'datasets.import', [{ ...folder, place: 'copied' }]],
    ['datasets.import of images', (api) => api.datasets.import({ ...folder, place: 'linked', size: 64 }), 'datasets.import', [{ ...folder, place: 'linked', size: 64 }]],
    ['datasets.download', (api) => api.datasets.download(archive), 'datasets.download', [archive]],
    ['datasets.remove', (api) => api.datasets.remove({ name: 'mnist' }), 'datasets.remove', ['mnist']],
    ['datasets.tasks', (api) => api.datasets.tasks(), 'datasets.tasks', []],
    ['datasets.cancel', (api) => api.datasets.cancel({ id: 't1' }), 'datasets.cancel', ['t1']],
    ['datasets.dismiss', (api) => api.datasets.dismiss({ id: 't1' }), 'datasets.dismiss', ['t1']],
    ['devices.list', (api) => api.devices.list(), 'devices.list', []],
    ['devices.look', (api) => api.devices.look(), 'devices.look', []],
    ['devices.test', (api) => api.devices.test({ name: 'cpu' }), 'devices.test', ['cpu']],
    ['settings.get', (api) => api.settings.get(), 'settings.get', []],
    ['settings.set', (api) => api.settings.set({ workers: 2 }), 'settings.set', [{ workers: 2 }]],
    ['settings.set', (api) => api.settings.set({ keys: { palette: ['Ctrl+Shift+Space'], home: null } }), 'settings.set', [{ keys: { palette: ['Ctrl+Shift+Space'], home: null } }]],
    ['settings.layers', (api) => api.settings.layers(), 'settings.layers', []],
    ['settings.reset', (api) => api.settings.reset({ names: ['workers'] }), 'settings.reset', [['workers']]],
    ['settings.resetDataDir', (api) => api.settings.resetDataDir(), 'settings.resetDataDir', []],
    ['settings.setDataDir', (api) => api.settings.setDataDir({ path: '/elsewhere' }), 'settings.setDataDir', ['/elsewhere']],
    ['settings.getLayout', (api) => api.settings.getLayout({ place: 'run' }), 'settings.getLayout', ['run']],
    ['settings.setLayout', (api) => api.settings.setLayout({ place: 'run', layout: [1] }), 'settings.setLayout', ['run', [1]]],
  ]

  it.each(cases)('%s', async (_name, call, method, args) => {
    const fake = fakeLab()
    await call(createRouterClient(fake.lab))
    expect(fake.calls).toEqual([{ method, args }])
  })
})

describe('the API streams', () => {
  it('what happens in the lab', async () => {
    const fake = fakeLab()
    for await (const event of await createRouterClient(fake.lab).events()) {
      expect(event).toEqual(fakeEvent)
      break
    }
    expect(fake.open()).toBe(0)
  })

  it('the live view of a run, with its seed siblings unless told otherwise', async () => {
    const fake = fakeLab()
    for await (const frame of await createRouterClient(fake.lab).runs.watch({ runId: 'r1' })) {
      expect(frame).toEqual(fakeFrame)
      break
    }
    expect(fake.calls).toEqual([{ method: 'live.watch', args: [{ runId: 'r1', theme: 'light', withSiblings: true, clip: false }] }])
  })
})

describe('the API makes files of what was recorded', () => {
  it('and tells how far they are', async () => {
    const fake = fakeLab()
    const caller = createRouterClient(fake.lab)
    for (const asked of [await caller.figures.exportData({ runIds: ['r1'], format: 'csv' }), await caller.recordings.exportSpikes({ runId: 'r1', format: 'csv' })]) {
      expect((await allOf(asked)).map(({ state }) => state)).toEqual(['done'])
    }
    expect(fake.calls.map(({ method, args }) => [method, args])).toEqual([['figures.exportData', [['r1'], 'csv']], ['recordings.exportSpikes', [{ runId: 'r1', populations: [], format: 'csv' }]]])
  })
})

describe('the API makes backups', () => {
  it('without data sets unless told otherwise, and tells how far they are', async () => {
    const fake = fakeLab()
    for await (const news of await createRouterClient(fake.lab).backups.write({ path: ' /disk ' })) {
      expect(news.state).toBe('done')
      break
    }
    expect(fake.calls).toEqual([{ method: 'backups.write', args: [{ path: '/disk', datasets: false }] }])
  })

  it('says what one holds, and restores it to a new folder', async () => {
    const fake = fakeLab()
    const caller = createRouterClient(fake.lab)
    expect(await caller.backups.inspect({ path: ' /b ' })).toMatchObject({ path: '/b', runs: 1 })
    for await (const news of await caller.backups.restore({ backup: '/b', dataDir: ' /new ' })) {
      expect(news).toMatchObject({ state: 'done', restored: { dataDir: '/new' } })
      break
    }
    expect(fake.calls).toEqual([{ method: 'backups.inspect', args: ['/b'] }, { method: 'backups.restore', args: [{ backup: '/b', dataDir: '/new' }] }])
    await expect(caller.backups.restore({ backup: '/b', dataDir: '' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('the API refuses, naming the field, and the lab hears nothing of', () => {
  type Untyped = (input: unknown) => Promise<unknown>
  const cases: [string, (api: ReturnType<typeof createRouterClient>) => Untyped, unknown, string][] = [
    ['no input', (api) => api.runs.get as Untyped, undefined, ''],
    ['an empty id', (api) => api.runs.get as Untyped, { id: '' }, 'id'],
    ['an id that is a number', (api) => api.runs.get as Untyped, { id: 5 }, 'id'],
    ['a field that does not exist', (api) => api.runs.get as Untyped, { id: 'r1', admin: true }, ''],
    ['no ids', (api) => api.runs.trash as Untyped, { ids: [] }, 'ids'],
    ['ten thousand and one ids', (api) => api.runs.trash as Untyped, { ids: Array.from({ length: 10_001 }, () => 'a') }, 'ids'],
    ['no seeds', (api) => api.runs.start as Untyped, { experimentId: 'e1', seedCount: 0 }, 'seedCount'],
    ['half a seed', (api) => api.runs.start as Untyped, { experimentId: 'e1', seedCount: 1.5 }, 'seedCount'],
    ['a seed beyond 32 bits', (api) => api.runs.start as Untyped, { experimentId: 'e1', seedCount: 1, firstSeed: 2 ** 32 }, 'firstSeed'],
    ['a name of blanks', (api) => api.runs.update as Untyped, { id: 'r1', name: '  ' }, 'name'],
    ['a tag that is too long', (api) => api.runs.update as Untyped, { id: 'r1', tags: ['ok', 'x'.repeat(41)] }, 'tags.1'],
    ['an unknown source', (api) => api.experiments.create as Untyped, { from: { type: 'url', id: 'x' } }, 'from.type'],
    ['a figure of 5 mm', (api) => api.figures.export as Untyped, { runIds: ['r1'], format: 'svg', widthMm: 5 }, 'widthMm'],
    ['an unknown format', (api) => api.figures.exportData as Untyped, { runIds: ['r1'], format: 'exe' }, 'format'],
    ['a smoothing of 1', (api) => api.overlay.view as Untyped, { runIds: ['r1'], lines: [{ series: 's', column: 'y', over: 'x' }], smoothing: 1 }, 'smoothing'],
    ['a data set named like a way out', (api) => api.datasets.import as Untyped, { path: '/data', name: '../x' }, 'name'],
    ['a data set without a path', (api) => api.datasets.import as Untyped, { path: ' ', name: 'x' }, 'path'],
    ['images of no size', (api) => api.datasets.import as Untyped, { path: '/data', name: 'x', size: 0 }, 'size'],
    ['a preview of nine images', (api) => api.datasets.preview as Untyped, { name: 'x', perClass: 9 }, 'perClass'],
    ['half a checksum', (api) => api.datasets.download as Untyped, { url: 'https://x.org/a.npz', bytes: 1, sha256: 'ab', name: 'x' }, 'sha256'],
    ['an unknown device', (api) => api.devices.test as Untyped, { name: 'abacus' }, 'name'],
    ['an unknown theme', (api) => api.settings.set as Untyped, { theme: 'pink' }, 'theme'],
    ['an unknown scheme of colours', (api) => api.settings.set as Untyped, { colourScheme: 'rainbow' }, 'colourScheme'],
    ['a size of text that cannot be chosen', (api) => api.settings.set as Untyped, { textSizePct: 300 }, 'textSizePct'],
    ['keys for an unknown action', (api) => api.settings.set as Untyped, { keys: { teleport: ['T'] } }, 'keys'],
    ['a key that is none', (api) => api.settings.set as Untyped, { keys: { palette: ['Ctrl+K', 'ctrl p'] } }, 'keys.palette.1'],
    ['a key twice', (api) => api.settings.set as Untyped, { keys: { palette: ['F4', 'F4'] } }, 'keys.palette'],
    ['more keys than hands', (api) => api.settings.set as Untyped, { keys: { palette: ['F2', 'F4', 'F6', 'F7', 'F8'] } }, 'keys.palette'],
    ['a last place that is neither', (api) => api.settings.set as Untyped, { reopen: 'yes' }, 'reopen'],
    ['a setting to reset that is none', (api) => api.settings.reset as Untyped, { names: ['colour'] }, 'names.0'],
    ['no workers', (api) => api.settings.set as Untyped, { workers: 0 }, 'workers'],
    ['half a thread', (api) => api.settings.set as Untyped, { threads: 0.5 }, 'threads'],
    ['a place without name', (api) => api.settings.setLayout as Untyped, { place: '', layout: 1 }, 'place'],
  ]

  it.each(cases)('%s', async (_what, procedure, input, path) => {
    const fake = fakeLab()
    const error = await errorOf(procedure(createRouterClient(fake.lab))(input))
    expect(error.code).toBe('BAD_REQUEST')
    expect(error.paths).toContain(path)
    expect(fake.calls).toEqual([])
  })
})

describe("the lab's own errors keep their code and the fields at fault", () => {
  it('not found', async () => {
    const error = await errorOf(createRouterClient(fakeLab().lab).runs.get({ id: 'missing' }))
    expect(error).toEqual({ code: 'NOT_FOUND', message: 'There is no run with id "missing".', paths: [] })
  })

  it('writes what it refuses into the log, by the part of the lab; what nobody expects is told by the transport', async () => {
    const { lab, said } = fakeLab()
    const api = createRouterClient(lab)
    await errorOf(api.runs.rerun({ id: 'missing' }))
    await errorOf(api.runs.rerun({ id: '' }))
    await errorOf(api.runs.rerun({ id: 'broken' }))
    expect(said).toEqual([
      ['warning', 'runs', 'rerun refused: There is no run with id "missing".'], ['warning', 'runs', expect.stringMatching(/^rerun refused: id: /)],
    ])
  })

  it('a spec that is not valid', async () => {
    const error = await errorOf(createRouterClient(fakeLab().lab).runs.rerun({ id: 'invalid' }))
    expect(error).toMatchObject({ code: 'BAD_REQUEST', paths: ['rates.0'] })
  })

  it('anything else is an internal error', async () => {
    const error = await errorOf(createRouterClient(fakeLab().lab).runs.log({ id: 'broken' }))
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR', message: 'a bug' })
  })
})
