/** A lab in memory that remembers what was asked of it: for tests of whatever stands between a caller and the lab. */
import { once } from 'node:events'
import type { Lab } from '../../src-main/lab/lab.ts'
import { LabError, notFound } from '../../src-main/lab/errors.ts'
import type { SweepPlan, SweepSummary } from '../../src-main/lab/sweeps/sweep-types.ts'
import type { ReproductionView } from '../../src-main/lab/reproduction/reproduction-types.ts'
import type { AppInfo, BundleReview, DatasetDetail, DatasetTask, DevicesView, ExperimentDetail, FigureView, LabEvent, LiveFrame, PageDetail, RunDetail, RunSummary, Settings, Transfer } from '../../src-main/lab/types.ts'
import { usualSettings } from '../renderer/usual-settings.ts'

const fakeReproduction: ReproductionView = {
  scope: 'quick', rows: [], counts: { done: 0, running: 0, queued: 0, failed: 0, 'not-run': 0, 'no-data': 0 }, claims: { pass: 0, fail: 0, other: 0 }, secondsLeft: 0,
}

export interface FakeLab {
  /** Lines of its log. */
  readonly said: readonly (readonly [level: string, scope: string, text: string])[]
  readonly lab: Lab
  /** "runs.get" and its arguments, in order. */
  readonly calls: { readonly method: string; readonly args: readonly unknown[] }[]
  /** Subscriptions that have started and have not ended. */
  open(): number
  /** Resolves when the number of open subscriptions becomes `count`. */
  openBecomes(count: number): Promise<void>
}

export const fakeInfo: AppInfo = {
  version: '0.1.0', gitCommit: null, nodeVersion: '24.0.0', electronVersion: null, platform: 'linux', host: 'bench', cores: 2, dataDir: '/data',
  dataDirSource: 'the default', databaseBytes: 4096, schemaVersion: 1,
}

export const fakeRun: RunSummary = {
  id: 'r1', name: 'Fig. 2b', kind: 'pairing', presetId: 'fig2b', experimentId: 'e1', groupId: 'g1', seed: 1,
  status: 'running', progress: 0.5, reason: null,
  specHash: 'ab12', differenceCount: 0, verdict: null, createdAt: '2026-01-01T00:00:00Z', startedAt: '2026-01-01T00:00:01Z', finishedAt: null,
  durationMs: null, starred: false, tags: [], trashedAt: null, sweepId: null, attempt: 1, hasCheckpoint: false, leavesCheckpoints: false,
}

const fakeRunDetail: RunDetail = {
  ...fakeRun, spec: { kind: 'pairing' }, paperSpecHash: null, colours: {}, parameters: [], notes: '', usage: null, memoryForecastBytes: null, metrics: [], differences: [], seedsDiffer: true, siblings: [], seriesSizes: [], rerunOf: null, checksumMatches: null, forkObstacle: null, forkPaths: [],
  checkpoints: [], resumeObstacle: 'it has not ended',
  provenance: {
    appVersion: '0.1.0', engineVersion: '1', gitCommit: null, device: 'cpu', host: 'bench', platform: 'linux', nodeVersion: '24.0.0',
    hostPid: 1, checksum: null,
  },
}

const fakeExperiment: ExperimentDetail = {
  id: 'e1', name: 'Mine', kind: 'pairing', presetId: 'fig2b', updatedAt: '2026-01-01T00:00:00Z', differenceCount: 0, valid: true, trashedAt: null, pinned: false, folder: null, tags: [], notes: '',
  issues: [], warnings: [], parameters: [], differences: [], specHash: 'ab12', forecast: null, previewObstacle: null, draft: {}, baseline: {},
}

const fakeFigure: FigureView = {
  definition: { id: 'f', title: 'Fig. 2b', caption: '', widthMm: 88, heightMm: 60, panels: [] },
  option: { series: [] }, verdict: { state: 'none', rows: [] }, runIds: ['r1'],
}

export const fakeDataset: DatasetDetail = {
  name: 'mnist', kind: 'idx', classes: 2, shape: { channels: 1, height: 28, width: 28 }, counts: { train: 4, test: 2 }, checksum: 'ab12', bytes: 4096, place: 'copied',
  origin: '/data/mnist', problem: null, classNames: ['0', '1'],
  train: { count: 4, perClass: [2, 2], mean: [0.13], sd: [0.31] }, test: { count: 2, perClass: [1, 1], mean: [0.13], sd: [0.31] },
}

const fakePage: PageDetail = {
  id: 'e1', name: 'Fig. 2', panelCount: 0, updatedAt: '2026-01-01T00:00:00Z', trashedAt: null,
  document: { version: 1, widthMm: 88, fontPt: 7, sdFactor: 1, letters: 'lower', table: false, panels: [] },
}
const fakeTransfer: Transfer = { id: 't1', name: 'b.burstlab', bytes: 3 }
const fakeReview: BundleReview = { file: 'b.burstlab', bytes: 3, version: '0.1.0', createdAt: '2026-01-01T00:00:00Z', runs: [], experiments: [] }

export const fakeTask: DatasetTask = {
  id: 't1', type: 'import', name: 'mnist', state: 'working', activity: 'Decoding images', done: 1, total: 4, unit: 'images', perSecond: 2,
  startedAt: '2026-01-01T00:00:00Z', problem: null, field: null,
}

const fakeDevices: DevicesView = { devices: [], auto: null }

export const fakeSweep: SweepSummary = {
  id: 's1', name: 'Fig. 2b: τavg', kind: 'pairing', presetId: 'fig2b', experimentId: 'e1', pointCount: 2, seedCount: 1, firstSeed: 1, createdAt: '2026-01-01T00:00:00Z',
  trashedAt: null, counts: { done: 1, queued: 1 }, stoppedEarly: 0,
}

const fakePlan: SweepPlan = { axes: [], pointCount: 0, runCount: 0, points: [], medianStop: null, issues: [], forecast: null }

const fakeFile = { filename: 'a.csv', mimeType: 'text/csv', encoding: 'utf8', content: 'a' } as const

export const fakeFrame: LiveFrame = { run: fakeRun, hostPid: 1, etaSeconds: 3, activity: 'pairing', paused: false, usage: null, figure: fakeFigure, figureMs: 5 }
export const fakeEvent: LabEvent = { type: 'run', run: fakeRun }

const fakeContents = { path: '/b', createdAt: '2026-03-01T12:00:00.000Z', version: '0.1.0', runs: 1, files: 1, bytes: 1, datasets: false, missingCheckpoints: 0 }
const fakeRestore = { state: 'done', restored: { dataDir: '/new', createdAt: '2026-03-01T12:00:00.000Z', version: '0.1.0', runs: 1, files: 1, bytes: 1, datasets: false } } as const
const fakeBackup = { state: 'done', backup: { path: '/b', bytes: 1, files: 1, runs: 1, datasets: false, missingCheckpoints: 0 } } as const
const noRuns = { key: '', runs: 0, bytes: 0 }
const issue = { path: 'rates.0', message: 'Rate is -1; expected 0 to 200 Hz' }

/**
 * Answers with the values above. Ids say what goes wrong: "missing" is not found, "invalid" is refused with the field at
 * fault, "broken" throws an error nobody expects.
 */
export function fakeLab(): FakeLab {
  const calls: { method: string; args: readonly unknown[] }[] = []
  const said: (readonly [level: string, scope: string, text: string])[] = []
  const subscriptions = watchedCounter()
  const recorded = <A extends unknown[], R>(method: string, result: R) => (...args: A): R => {
    calls.push({ method, args })
    return result
  }
  const byId = <R>(method: string, result: R) => (id: string): R => {
    calls.push({ method, args: [id] })
    if (id === 'missing') throw notFound('run', id)
    if (id === 'invalid') throw new LabError('BAD_REQUEST', 'The experiment is not valid.', [issue])
    if (id === 'broken') throw new Error('a bug')
    return result
  }
  const stream = <A extends unknown[], T>(method: string, value: T) => async function* (...args: [...A, AbortSignal | undefined]): AsyncGenerator<T> {
    calls.push({ method, args: args.slice(0, -1) })
    const signal = args.at(-1)
    subscriptions.add(1)
    try {
      yield value
      if (signal instanceof AbortSignal && !signal.aborted) await once(signal, 'abort')
    } finally {
      subscriptions.add(-1)
    }
  }
  const settings: Settings = { ...usualSettings, theme: 'system', workers: 1 }
  const lab: Lab = {
    info: recorded('info', fakeInfo),
    selfTest: recorded('selfTest', Promise.resolve([])),
    diagnostics: { note: recorded('diagnostics.note', undefined), report: recorded('diagnostics.report', 'Burstlab diagnostics'), say: (level, scope, text) => { said.push([level, scope, text]) }, read: recorded('diagnostics.read', { lines: [], more: false, path: '/data/logs/burstlab.log' }) },
    home: { cards: recorded('home.cards', []), standing: recorded('home.standing', { queuePaused: false, selfTest: null }) },
    catalog: { kinds: recorded('catalog.kinds', []), presets: recorded('catalog.presets', []), templates: recorded('catalog.templates', []), symbols: recorded('catalog.symbols', []) },
    tour: { stations: recorded('tour.stations', []), compute: recorded('tour.compute', { figure: fakeFigure, readings: [], spec: {}, name: 'Tour' }) },
    bench: { tryOut: recorded('bench.tryOut', { figure: { definition: { id: 'x', title: '', caption: '', widthMm: 88, heightMm: 60, panels: [] }, option: {}, verdict: { state: 'none', rows: [] }, runIds: [] }, readings: [] }), exportTryOut: recorded('bench.exportTryOut', fakeFile) },
    preview: { compute: recorded('preview.compute', Promise.resolve({ figure: fakeFigure, specHash: 'ab12', seed: 1, tookMs: 10 })) },
    experiments: {
      list: recorded('experiments.list', []),
      get: byId('experiments.get', fakeExperiment),
      create: recorded('experiments.create', fakeExperiment),
      save: recorded('experiments.save', fakeExperiment),
      organise: recorded('experiments.organise', undefined),
      renameFolder: recorded('experiments.renameFolder', undefined),
      trash: recorded('experiments.trash', undefined),
      restore: recorded('experiments.restore', undefined),
    },
    runs: {
      start: recorded('runs.start', [fakeRun]),
      rerun: byId('runs.rerun', fakeRun),
      forkFromCheckpoint: recorded('runs.forkFromCheckpoint', fakeRun),
      cancel: recorded('runs.cancel', undefined),
      stop: recorded('runs.stop', undefined),
      resumeFromCheckpoint: recorded('runs.resumeFromCheckpoint', Promise.resolve([fakeRun])),
      pause: recorded('runs.pause', undefined),
      resume: recorded('runs.resume', undefined),
      list: recorded('runs.list', [fakeRun]),
      get: byId('runs.get', fakeRunDetail),
      log: byId('runs.log', []),
      update: recorded('runs.update', fakeRun),
      trash: recorded('runs.trash', undefined),
      restore: recorded('runs.restore', undefined),
      purge: recorded('runs.purge', Promise.resolve()),
      compare: recorded('runs.compare', []),
    },
    artefacts: { list: byId('artefacts.list', []), verify: byId('artefacts.verify', Promise.resolve([])) },
    reproduction: { view: recorded('reproduction.view', Promise.resolve(fakeReproduction)), start: recorded('reproduction.start', Promise.resolve(fakeReproduction)), stop: recorded('reproduction.stop', Promise.resolve(fakeReproduction)) },
    sweeps: {
      plan: recorded('sweeps.plan', Promise.resolve(fakePlan)),
      start: recorded('sweeps.start', Promise.resolve(fakeSweep)),
      list: recorded('sweeps.list', [fakeSweep]),
      get: byId('sweeps.get', { ...fakeSweep, axes: [], medianStop: null, metrics: [], points: [] }),
      rename: recorded('sweeps.rename', fakeSweep),
      cancel: recorded('sweeps.cancel', undefined),
      resume: recorded('sweeps.resume', Promise.resolve(1)),
      trash: recorded('sweeps.trash', undefined),
      restore: recorded('sweeps.restore', undefined),
      figure: recorded('sweeps.figure', fakeFigure),
      exportFigure: recorded('sweeps.exportFigure', fakeFile),
      exportTable: recorded('sweeps.exportTable', fakeFile),
      draft: recorded('sweeps.draft', null),
      keepDraft: recorded('sweeps.keepDraft', undefined),
    },
    queue: {
      view: recorded('queue.view', { paused: false, workers: 1, rows: [] }),
      pause: recorded('queue.pause', undefined),
      resume: recorded('queue.resume', undefined),
      next: recorded('queue.next', undefined),
      place: recorded('queue.place', undefined),
      prioritise: recorded('queue.prioritise', undefined),
    },
    inside: { look: recorded('inside.look', Promise.resolve({ runId: 'r1', at: 'after epoch 1', classNames: ['0', '1'], count: 4, matching: 4, shown: null })) },
    checkpoints: {
      file: recorded('checkpoints.file', Promise.resolve({ name: 'run.safetensors', parts: [] })),
      export: recorded('checkpoints.export', Promise.resolve({ id: 't2', name: 'run.safetensors', bytes: 3 })),
    },
    recordings: {
      spikes: recorded('recordings.spikes', { rows: 0, firstRow: 0, every: 1, timesS: '', neurons: '', marks: '' }),
      voltages: recorded('recordings.voltages', { lines: [], complete: true }),
      activity: recorded('recordings.activity', { figure: fakeFigure, neurons: [], spikes: 0, complete: true, untilS: 0 }),
      spikeFile: recorded('recordings.spikeFile', { name: 'spikes.csv', parts: [], rows: 0, rowsRead: () => 0 }),
      exportSpikes: stream('recordings.exportSpikes', { state: 'done', transfer: fakeTransfer } as const),
    },
    history: {
      page: recorded('history.page', { runs: [fakeRun], next: null }),
      summaries: recorded('history.summaries', [fakeRun]),
      values: recorded('history.values', Promise.resolve({ ids: [], columns: {} })),
      fields: recorded('history.fields', Promise.resolve({ metrics: [], parameters: [] })),
      search: recorded('history.search', { name: [], notes: [], log: [] }),
      snippets: recorded('history.snippets', []),
      lineage: byId('history.lineage', { forkedFrom: null, branchOf: null, branches: [], rerunOf: null, reruns: [], forks: [], forkedRuns: [], sameSpec: [] }),
    },
    views: {
      list: recorded('views.list', []),
      save: recorded('views.save', { id: 'v1', place: 'history', name: 'Mine', isDefault: false, updatedAt: '2026-05-04T10:00:00.000Z', state: null }),
      remove: recorded('views.remove', undefined),
    },
    space: {
      report: recorded('space.report', { databaseBytes: 0, freeBytes: 0, backupBytes: 0, backups: 0, checkpointBytes: 0, datasetBytes: 0, byKind: [], byPreset: [], kept: noRuns, trashed: noRuns }),
      candidates: recorded('space.candidates', []),
      checkpoints: recorded('space.checkpoints', []),
      dropCheckpoints: recorded('space.dropCheckpoints', undefined),
      dropBackups: recorded('space.dropBackups', undefined),
      compact: stream('space.compact', { state: 'done', progress: 1, freedBytes: 0 } as const),
    },
    live: { watch: stream('live.watch', fakeFrame) },
    overlay: { view: recorded('overlay.view', fakeFigure), export: recorded('overlay.export', fakeFile) },
    figures: {
      view: recorded('figures.view', fakeFigure),
      export: recorded('figures.export', fakeFile),
      dataFile: recorded('figures.dataFile', { name: 'run.csv', parts: [], rows: 0, rowsRead: () => 0 }),
      exportData: stream('figures.exportData', { state: 'done', transfer: fakeTransfer } as const),
    },
    pages: {
      list: recorded('pages.list', []),
      templates: recorded('pages.templates', []),
      get: byId('pages.get', fakePage),
      create: recorded('pages.create', fakePage),
      save: recorded('pages.save', fakePage),
      addRuns: recorded('pages.addRuns', fakePage),
      panelsOf: recorded('pages.panelsOf', []),
      scatterOf: recorded('pages.scatterOf', { id: 'p1', presetIds: [], runIds: ['r1'], panel: '', span: 6, heightMm: 50, letter: null, title: null, xLabel: null, yLabel: null, legend: true }),
      view: recorded('pages.view', { widthMm: 88, heightMm: 40, panels: [] }),
      export: recorded('pages.export', fakeFile),
      trash: recorded('pages.trash', undefined),
      restore: recorded('pages.restore', undefined),
    },
    reports: { ofRuns: recorded('reports.ofRuns', Promise.resolve(fakeFile)), ofPage: recorded('reports.ofPage', fakeFile), drawing: recorded('reports.drawing', Promise.resolve(fakeFile)) },
    backups: { write: stream('backups.write', fakeBackup), inspect: recorded('backups.inspect', fakeContents), restore: stream('backups.restore', fakeRestore) },
    bundles: {
      select: recorded('bundles.select', { runIds: ['r1'], experimentIds: [] }),
      checkpoints: recorded('bundles.checkpoints', { runs: 0, bytes: 0 }),
      write: recorded('bundles.write', { name: 'b.burstlab' }),
      export: stream('bundles.export', { state: 'done', transfer: fakeTransfer } as const),
      check: recorded('bundles.check', fakeReview),
      import: recorded('bundles.import', { runIds: ['r1'], experimentIds: [], skippedRuns: 0, renamed: [] }),
    },
    incoming: {
      look: recorded('incoming.look', { type: 'bundle', review: fakeReview }),
      offer: recorded('incoming.offer', undefined),
      offered: recorded('incoming.offered', [fakeTransfer]),
    },
    transfers: {
      begin: recorded('transfers.begin', fakeTransfer),
      append: recorded('transfers.append', fakeTransfer),
      read: recorded('transfers.read', new Uint8Array([1, 2, 3])),
      path: recorded('transfers.path', '/tmp/t1'),
      get: recorded('transfers.get', fakeTransfer),
      drop: recorded('transfers.drop', undefined),
    },
    datasets: {
      list: recorded('datasets.list', Promise.resolve([fakeDataset])),
      get: byId('datasets.get', Promise.resolve(fakeDataset)),
      preview: recorded('datasets.preview', Promise.resolve({ height: 28, width: 28, classes: [] })),
      import: recorded('datasets.import', Promise.resolve(fakeTask)),
      download: recorded('datasets.download', Promise.resolve(fakeTask)),
      remove: recorded('datasets.remove', Promise.resolve()),
      tasks: recorded('datasets.tasks', [fakeTask]),
      cancel: recorded('datasets.cancel', undefined),
      dismiss: recorded('datasets.dismiss', undefined),
    },
    devices: {
      list: recorded('devices.list', fakeDevices),
      look: recorded('devices.look', Promise.resolve(fakeDevices)),
      test: recorded('devices.test', Promise.resolve(fakeDevices)),
    },
    settings: {
      get: recorded('settings.get', settings),
      set: recorded('settings.set', settings),
      layers: recorded('settings.layers', { file: { path: '/etc/xdg/burstlab/burstlab.json', there: false }, problems: [], dataDir: null, settings: [] }),
      reset: recorded('settings.reset', settings),
      resetDataDir: recorded('settings.resetDataDir', { dataDir: '/srv/labs/ada', restartNeeded: true } as const),
      setDataDir: recorded('settings.setDataDir', { dataDir: '/elsewhere', restartNeeded: true } as const),
      getLayout: recorded('settings.getLayout', null),
      setLayout: recorded('settings.setLayout', undefined),
    },
    events: { subscribe: stream('events.subscribe', fakeEvent) },
    close: recorded('close', Promise.resolve()),
  }
  return { lab, calls, said, open: subscriptions.value, openBecomes: subscriptions.becomes }
}

function watchedCounter(): { add(change: number): void; value(): number; becomes(count: number): Promise<void> } {
  let count = 0
  let waiting: { readonly count: number; readonly resolve: () => void }[] = []
  return {
    add(change) {
      count += change
      for (const waiter of waiting) if (waiter.count === count) waiter.resolve()
      waiting = waiting.filter((waiter) => waiter.count !== count)
    },
    value: () => count,
    becomes: (wanted) => (count === wanted ? Promise.resolve() : new Promise((resolve) => waiting.push({ count: wanted, resolve }))),
  }
}
