/** Opens the lab on a data folder: puts store, queue and desks together. */
import type { FigureLook } from '../export/figure-style.ts'
import { availableParallelism, homedir, totalmem } from 'node:os'
import type { MachineLimits } from '../experiments/kind.ts'
import { openStore } from '../store/open-store.ts'
import { createBenchDesk } from './try-out/bench.ts'
import { createPreviewDesk } from './try-out/preview-desk.ts'
import { tour } from './try-out/tour.ts'
import { createCatalog } from './experiments/catalog.ts'
import { createBackupDesk } from './backups/backup-desk.ts'
import { loggedBackups } from './backups/logged-backups.ts'
import { createBundleDesk } from './bundles/bundle-desk.ts'
import { checkpointsFolder, sweepCheckpoints } from './checkpoints/checkpoint-folder.ts'
import { configFile, datasetsFolder, logsFolder } from './settings/data-folder.ts'
import { createDatasetsDesk } from './datasets/datasets-desk.ts'
import { createDevicesDesk } from './devices-desk.ts'
import { createDiagnosticsDesk } from './diagnostics/diagnostics-desk.ts'
import { createLogFile } from './diagnostics/log-file.ts'
import { createEventBus } from './event-bus.ts'
import { createExperimentDesk } from './experiments/experiment-desk.ts'
import { createDataExport } from './figures/data-export.ts'
import { createFigureDesk } from './figures/figures.ts'
import type { FigureDesk } from './figures/figures.ts'
import { createCalibration } from './experiments/forecast.ts'
import { createHistoryDesk } from './history/history-desk.ts'
import { homeCards, rememberedCards } from './reproduction/home.ts'
import type { JudgePooled } from './reproduction/home.ts'
import { createIncomingDesk } from './incoming.ts'
import type { Lab } from './lab.ts'
import { createRecordingsDesk } from './recordings/recordings-desk.ts'
import { createInsideDesk } from './inside/inside-desk.ts'
import { createLive } from './figures/live.ts'
import { computedWith } from './computed-with.ts'
import { findApplication, gitCommitOf, hostName, platformName } from './origin.ts'
import { createQueueDesk, isQueuePaused } from './queue/queue-desk.ts'
import { pressure } from './pressure.ts'
import { createReproductionDesk } from './reproduction/reproduction-desk.ts'
import { createOverlayDesk } from './compare/overlay-desk.ts'
import { createPageDesk } from './pages/page-desk.ts'
import { createReportDesk } from './figures/reports.ts'
import { createPapersOwn } from './runs/papers-own.ts'
import { createRunDesk } from './runs/run-desk.ts'
import type { SpawnRunHost } from './runs/run-host.ts'
import { createRunQueue } from './queue/run-queue.ts'
import type { RunQueue } from './queue/run-queue.ts'
import { createRunRecorder } from './runs/run-recorder.ts'
import { createCheckpointExport } from './checkpoints/checkpoint-export.ts'
import { snapshotBeforeDeleting } from '../store/delete-snapshot.ts'
import { createTrash } from './runs/trash.ts'
import { createArtefactDesk } from './runs/artefacts.ts'
import { createRunForker } from './runs/run-forker.ts'
import { createRunResumer } from './runs/run-resumer.ts'
import { deviceVersions } from './self-test/device-versions.ts'
import { lastSelfTest, rememberSelfTest } from './self-test/last-self-test.ts'
import { selfTest } from './self-test/self-test.ts'
import { figureLook } from './settings/figure-look.ts'
import { createSettingsDesk, readLayeredValues } from './settings/settings-desk.ts'
import { noSystemConfig } from './settings/system-config.ts'
import type { SystemConfig } from './settings/system-config.ts'
import { createSpaceDesk } from './history/space-desk.ts'
import { createSpikeExport } from './recordings/spike-export.ts'
import { asLabError, withLabErrors } from './store-errors.ts'
import { createMedianStopper } from './sweeps/median-stopper.ts'
import { createSweepDesk } from './sweeps/sweep-desk.ts'
import type { AppInfo, SelfTestCheck } from './types.ts'
import { createTransfers } from './transfers.ts'
import { createViewsDesk } from './history/views-desk.ts'

export interface OpenLabOptions {
  readonly dataDir: string
  /** In words, e.g. "the --data-dir option". */
  readonly dataDirSource: string
  readonly spawnRunHost: SpawnRunHost
  /** Electron's version where the window hosts the lab. */
  readonly electronVersion: string | null
  /**
   * `write` (the default) takes the folder's lock; `read` looks at what another process may be writing, and whatever would
   * change something is refused.
   */
  readonly access?: 'write' | 'read'
  /** Whether runs that were left in the queue start by themselves; true by default. */
  readonly resumeQueue?: boolean
  /** The file that remembers the data folder; the platform's place for it by default. */
  readonly configFile?: string
  /** What an administrator has set on this workstation; nothing by default. */
  readonly system?: SystemConfig
  /** What one run may take of the machine; three quarters of its memory by default. */
  readonly limits?: MachineLimits
  /** Between two checkpoints of a run, at least, in ms; a minute by default. 0: one wherever one can be left. */
  readonly checkpointEveryMs?: number
  /** How runs of this process are started, for their record: a command line with nothing private in it, or which window. */
  readonly startedWith?: string
  readonly now?: () => Date
  /** Milliseconds that have passed, whatever the clock is set to. */
  readonly elapsedMs?: () => number
  /** Told of errors that no caller waits for; a warning of the process by default. */
  readonly onError?: (error: Error) => void
}

/** Throws a LabError with a clear message when the folder is locked by another process, unreadable, damaged, or from a newer version. */
export async function openLab(options: OpenLabOptions): Promise<Lab> {
  const { dataDir, spawnRunHost, electronVersion, access = 'write', resumeQueue = true, limits = machineLimits(), system = noSystemConfig, checkpointEveryMs = 60_000, now = () => new Date(), elapsedMs = () => performance.now() } = options
  const store = await openStore({ dataDir, readOnly: access === 'read', now }).catch((error: unknown) => { throw asLabError(error) })
  const application = findApplication(import.meta.dirname)
  const gitCommit = once(() => gitCommitOf(application.root))
  const computing = once(() => computedWith(application.root))
  const closing = new AbortController()
  const events = createEventBus()
  const cores = availableParallelism()
  const settings = () => readLayeredValues({ store, system, cores })
  const threads = (): number | undefined => settings().threads ?? undefined
  const workers = (): number => settings().workers
  const look = (): FigureLook => figureLook(settings())
  const calibration = createCalibration({ settings: store.settings, cores, threads })
  const papersOwn = createPapersOwn(store)
  const figures = createFigureDesk({ store, version: application.version, gitCommit, papersOwn, look, now })
  const checkpointsDir = checkpointsFolder(dataDir)
  const recorder = createRunRecorder({ store, events, figures, calibration, checkpointsDir, now, elapsedMs })
  const info = (): AppInfo => ({
    gitCommit: gitCommit(), host: hostName(), platform: platformName(), nodeVersion: process.versions.node, version: application.version, electronVersion, cores, dataDir, dataDirSource: options.dataDirSource,
    databaseBytes: store.bytes(), schemaVersion: store.schemaVersion,
  })
  const owner = { version: application.version, host: hostName() }
  const { close: closeDevices, known: knownDevices, ...devices } = createDevicesDesk({
    spawnRunHost, events, threads: cores, versions: (name) => deviceVersions(name, computing(), process.platform),
  })
  const diagnostics = createDiagnosticsDesk({ store, dataDir, events, readOnly: access === 'read', file: createLogFile({ folder: logsFolder(dataDir) }), now, info, devices: knownDevices, settings: () => settingsDesk.layers(), selfTest: () => lastSelfTest(store.settings, owner) })
  const onError = (error: Error): void => {
    diagnostics.note(error)
    ;(options.onError ?? process.emitWarning)(error)
  }
  const stopWorse = createMedianStopper({ store, stop: (id, why) => { queue.stop([id], why) }, onError })
  const queue: RunQueue = createRunQueue({
    store, recorder, events, spawnRunHost, workers, cores, threads, datasetsDir: datasetsFolder(dataDir), paused: () => isQueuePaused(store),
    checkpoints: { folder: checkpointsDir, everyMs: checkpointEveryMs }, onAdvance: stopWorse, onError,
  })
  const remember = (found: readonly SelfTestCheck[]): void => {
    try {
      rememberSelfTest(store.settings, owner, now(), found)
      events.publish({ type: 'self-test-changed' })
    } catch (error) {
      // That nothing can be written is among what it found.
      onError(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const settingsDesk = createSettingsDesk({
    store, events, cores, system, onWorkersChanged: () => queue.pump(),
    configFile: options.configFile ?? configFile({ environment: process.env, platform: process.platform, homeDir: homedir() }),
  })
  const origin = () => ({
    appVersion: application.version, gitCommit: gitCommit(), host: hostName(), platform: platformName(), nodeVersion: process.versions.node,
    facts: { ...(options.startedWith === undefined ? {} : { startedWith: options.startedWith }), ...computing() },
  })
  const judgePooled = rememberedVerdicts(figures)
  const { close: closeDatasets, ...datasets } = createDatasetsDesk({ folder: datasetsFolder(dataDir), events, readOnly: access === 'read', now })
  const { close: closeTransfers, ...transfers } = createTransfers()
  const pages = createPageDesk({ store, events, figures, papersOwn, now })
  const { close: closeBackups, ...backups } = createBackupDesk({ dataDir, version: application.version, gitCommit, now })
  if (access === 'write' && resumeQueue) diagnostics.say('info', 'lab', `opened: Burstlab ${application.version}, ${platformName()}, schema ${store.schemaVersion}`)
  if (access === 'write' && resumeQueue) for (const problem of system.problems) diagnostics.say('warning', 'settings', problem)
  const bundles = createBundleDesk({ store, events, transfers, checkpointsDir, version: application.version, gitCommit, now })
  const resumer = createRunResumer({ store, folder: checkpointsDir, readOnly: access === 'read' })
  const forker = createRunForker({ store, folder: checkpointsDir, readOnly: access === 'read', limits, origin, now })
  const { close: closeInside, ...inside } = createInsideDesk({ store, spawnRunHost, checkpointsDir, datasetsDir: datasetsFolder(dataDir), threads: cores })
  const { close: closePreview, ...preview } = createPreviewDesk({ store, spawnRunHost, calibration, datasetsDir: datasetsFolder(dataDir), threads: cores, look, elapsedMs })
  const trash = createTrash({ store, events, hostPid: queue.hostPid, checkpointsDir, snapshot: () => snapshotBeforeDeleting(dataDir, settings().copiesKept, now), trashDays: () => settings().trashDays, now })
  const expire = (): void => { trash.expire().catch((error: unknown) => { onError(error instanceof Error ? error : new Error(String(error))) }) }
  if (access === 'write') recorder.recover()
  if (access === 'write') sweepCheckpoints(checkpointsDir, new Set(store.checkpoints.files()))
  if (access === 'write' && resumeQueue) queue.pump()
  // A command that does one thing throws nothing away.
  const expiring = access === 'write' && resumeQueue ? setInterval(expire, 3_600_000).unref() : undefined
  if (expiring !== undefined) expire()

  return {
    info,
    selfTest: async () => {
      const found = await selfTest({ store, dataDir, spawnRunHost, electronVersion, root: application.root, pressure })
      remember(found)
      return found
    },
    diagnostics,
    home: { cards: rememberedCards(events, () => homeCards({ runs: store.runs.list(false), judgePooled, papersOwn })), standing: () => ({ queuePaused: isQueuePaused(store), selfTest: lastSelfTest(store.settings, owner) }) },
    catalog: createCatalog(calibration),
    bench: createBenchDesk({ figures, look }),
    preview: guarded(preview),
    tour: { ...tour, compute: (request) => tour.compute(request, look()) },
    experiments: guarded(createExperimentDesk({ store, events, calibration, limits, now })),
    runs: guarded(createRunDesk({ store, events, queue, resumer, forker, calibration, trash, papersOwn, limits, origin, now })),
    artefacts: guarded(createArtefactDesk({ store, folder: checkpointsDir, readOnly: access === 'read' })),
    reproduction: createReproductionDesk({ store, events, queue, figures, calibration, workers, datasets, papersOwn, origin, now }),
    sweeps: guarded(createSweepDesk({ store, events, queue, resumer, calibration, workers, limits, origin, look, version: application.version, gitCommit, now })),
    // Who only writes down that the queue goes on is not the one who computes it.
    queue: guarded(createQueueDesk({ store, events, queue: { isPaused: queue.isPaused, pump: resumeQueue ? queue.pump : () => undefined }, calibration, workers, now })),
    inside,
    recordings: { ...createRecordingsDesk({ store, look }), ...guarded(createSpikeExport({ store, figures, transfers })) },
    checkpoints: guarded(createCheckpointExport({ store, folder: checkpointsDir, transfers })),
    history: guarded(createHistoryDesk(store)),
    views: guarded(createViewsDesk({ store, events, now })),
    space: guarded(createSpaceDesk({ store, events, checkpointsDir, dataDir, datasetsFolder: datasetsFolder(dataDir) })),
    live: createLive({ store, events, figures, queue, now, closing: closing.signal }),
    figures: { ...guarded(figures), ...guarded(createDataExport({ store, figures, transfers })) },
    overlay: guarded(createOverlayDesk({ store, figures, look })),
    pages: guarded(pages),
    reports: guarded(createReportDesk({ store, figures, pages, datasets })),
    backups: loggedBackups(backups, diagnostics),
    bundles: guarded(bundles),
    incoming: guarded(createIncomingDesk({ store, events, transfers, bundles })),
    transfers,
    datasets,
    devices,
    settings: guarded(settingsDesk),
    events: { subscribe: (signal) => events.subscribe(signal) },
    close: () => closeLab(queue, [closeDatasets, closeBackups], () => {
      clearInterval(expiring)
      closeDevices()
      closeTransfers()
      closeInside()
      closePreview()
      closing.abort()
      events.close()
      store.close()
    }),
  }
}

/** A quarter of the memory stays for the system and the window. */
const machineLimits = (): MachineLimits => ({ memoryBytes: 0.75 * totalmem() })

/** Finished runs do not change, so each set of them is judged once. */
function rememberedVerdicts(figures: FigureDesk): JudgePooled {
  const known = new Map<string, ReturnType<JudgePooled>>()
  return (runs) => {
    const ids = runs.map((run) => run.id)
    const verdict = known.get(ids.join()) ?? figures.view(ids, 'print').verdict.state
    known.set(ids.join(), verdict)
    return verdict
  }
}

async function closeLab(queue: RunQueue, closeTasks: readonly (() => Promise<void>)[], closeRest: () => void): Promise<void> {
  queue.close()
  await Promise.all(closeTasks.map((close) => close()))
  closeRest()
}

/** The same desk, with the store's errors in the lab's words. */
function guarded<Desk extends object>(desk: Desk): Desk {
  return Object.fromEntries(Object.entries(desk).map(([name, call]: [string, unknown]) => (
    [name, typeof call === 'function' ? (...args: unknown[]): unknown => withLabErrors((): unknown => Reflect.apply(call, desk, args)) : call]
  ))) as Desk
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
