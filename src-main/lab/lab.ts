/** The lab: every use case of the workbench, behind one interface. The API and the command line call nothing else. */
import type { BackupDesk } from './backups/backup-desk.ts'
import type { BenchDesk } from './try-out/bench.ts'
import type { BundleDesk } from './bundles/bundle-desk.ts'
import type { DiagnosticsDesk } from './diagnostics/diagnostics-desk.ts'
import type { IncomingDesk } from './incoming.ts'
import type { PageDesk } from './pages/page-desk.ts'
import type { DataExport } from './figures/data-export.ts'
import type { ReportDesk } from './figures/reports.ts'
import type { RowsFile, RowsFileProgress } from './rows-file.ts'
import type { Transfers } from './transfers.ts'
import type { ArtefactDesk } from './runs/artefacts.ts'
import type { CheckpointExport } from './checkpoints/checkpoint-export.ts'
import type {
  CheckpointShare, CleanUpCandidate, CompactProgress, FoundIn, FoundRuns, HistoryFields, ListRequest, RunLineage, RunPage, RunSnippet, RunValues, SavedView, SaveView, SpaceReport, ValuesRequest,
} from './history/history-types.ts'
import type {
  AppInfo, ComparisonRow, DataFormat, DatasetDetail, DatasetPreview, DatasetSummary, DatasetTask, DeviceName, DevicesView, DownloadDataset, ExperimentDetail, ExperimentSource, ExperimentSummary, ExportedFile, ExportFigure, FigureCard, FigureTheme, FigureView,
  ImportDataset, InsideRequest, InsideView, KindDescription, LabEvent, LiveFrame, LogLine, PresetSummary, TemplateSummary, PreviewRequest, RunDetail, RunSummary, OrganiseExperiments, SaveExperiment, SelfTestCheck,
  LabStanding, LayeredSettings, SettingName, Settings, SettingsChange, StartRuns, UpdateRun, WatchRequest, ForkRun,
} from './types.ts'
import type { ExportSweepFigure, PlaceInQueue, PlanSweep, QueuePriority, QueueView, StartSweep, SweepDetail, SweepPlan, SweepSummary, ViewSweepFigure } from './sweeps/sweep-types.ts'
import type { ActivityRequest, ActivityView, SpikeFileRequest, SpikesRequest, SpikesView, VoltagesRequest, VoltagesView } from './recordings/recordings-types.ts'
import type { ExportOverlay, ViewOverlay } from './compare/overlay-types.ts'
import type { ReproductionScope, ReproductionView } from './reproduction/reproduction-types.ts'
import type { ComputePreview, PreviewResult } from './try-out/preview-types.ts'
import type { ComputeStation, StationResult, TourStationSummary } from './try-out/tour-types.ts'
import type { KindSymbols } from '../experiments/symbol-reference.ts'

export interface Lab {
  info(): AppInfo
  /** Ends within half a minute, whatever does not answer; what it finds is remembered. */
  selfTest(): Promise<SelfTestCheck[]>
  /** For a report of a problem. */
  readonly diagnostics: DiagnosticsDesk
  readonly home: { cards(): FigureCard[]; standing(): LabStanding }
  readonly catalog: { kinds(): KindDescription[]; presets(): PresetSummary[]; templates(): TemplateSummary[]; symbols(): KindSymbols[] }
  /** Refuses what takes long. */
  readonly bench: BenchDesk
  /** Experiments while they are edited, where that takes up to about a second; nothing of it is kept. */
  readonly preview: { compute(request: ComputePreview): Promise<PreviewResult> }
  /** Miniatures of the paper, computed at once; nothing of them is kept. */
  readonly tour: { stations(): TourStationSummary[]; compute(request: ComputeStation): StationResult }
  readonly experiments: {
    list(trashed: boolean): ExperimentSummary[]
    get(id: string): ExperimentDetail
    create(from: ExperimentSource): ExperimentDetail
    save(change: SaveExperiment): ExperimentDetail
    /** Pins, folders, tags and notes. */
    organise(change: OrganiseExperiments): void
    renameFolder(from: string, to: string): void
    trash(ids: readonly string[]): void
    restore(ids: readonly string[]): void
  }
  readonly runs: {
    start(request: StartRuns): RunSummary[]
    rerun(id: string): RunSummary
    /** A new run, which begins with the state of a checkpoint and all that was recorded until then. */
    forkFromCheckpoint(request: ForkRun): RunSummary
    cancel(ids: readonly string[]): void
    /** Runs that leave checkpoints: at the next moment, with one. */
    stop(ids: readonly string[]): void
    /** Runs that ended without being done go on from their newest whole checkpoint; all or none. */
    resumeFromCheckpoint(ids: readonly string[]): Promise<RunSummary[]>
    /** Only what is running; a queued run waits anyway. */
    pause(ids: readonly string[]): void
    resume(ids: readonly string[]): void
    list(trashed: boolean): RunSummary[]
    get(id: string): RunDetail
    log(id: string): LogLine[]
    update(change: UpdateRun): RunSummary
    trash(ids: readonly string[]): void
    restore(ids: readonly string[]): void
    /** For ever; of many, a copy of the database is made before. */
    purge(ids: readonly string[]): Promise<void>
    compare(ids: readonly string[]): ComparisonRow[]
  }
  readonly artefacts: ArtefactDesk
  /** The paper as a whole, preset by preset. */
  readonly reproduction: {
    view(scope: ReproductionScope): Promise<ReproductionView>
    /** Queues what was never computed, or failed, and has its data; the shortest first. */
    start(scope: ReproductionScope): Promise<ReproductionView>
    /** Cancels what it has queued and running; `start` goes on from there. */
    stop(scope: ReproductionScope): Promise<ReproductionView>
  }
  readonly sweeps: {
    /** Checks every spec; stops early where `signal` aborts. */
    plan(request: PlanSweep, signal?: AbortSignal): Promise<SweepPlan>
    /** All runs in one transaction, queued. */
    start(request: StartSweep): Promise<SweepSummary>
    list(trashed: boolean): SweepSummary[]
    get(id: string): SweepDetail
    rename(id: string, name: string): SweepSummary
    /** What is queued or running of it. */
    cancel(id: string): void
    /** What was cancelled, failed or was interrupted, and not what its rule has stopped: from its checkpoint where it left one that can be used, else as new runs. Gives how many. */
    resume(id: string): Promise<number>
    trash(id: string): void
    restore(id: string): void
    figure(request: ViewSweepFigure): FigureView
    exportFigure(request: ExportSweepFigure): ExportedFile
    /** Points with each metric's mean, SD and count. */
    exportTable(id: string, format: DataFormat): ExportedFile
    /** As it was set up beside the experiment and not started yet: any JSON value; null for none. */
    draft(experimentId: string): unknown
    keepDraft(experimentId: string, draft: unknown): void
  }
  readonly queue: {
    view(): QueueView
    /** Nothing new starts, also after a restart, until it is resumed. */
    pause(): void
    resume(): void
    /** To the front. */
    next(ids: readonly string[]): void
    place(request: PlaceInQueue): void
    prioritise(request: { readonly ids: readonly string[]; readonly priority: QueuePriority }): void
  }
  /** Into the network that an ensemble run has trained, or trained so far. */
  readonly inside: { look(request: InsideRequest): Promise<InsideView> }
  /** Of single neurons of a spiking run. */
  readonly recordings: {
    spikes(request: SpikesRequest): SpikesView
    voltages(request: VoltagesRequest): VoltagesView
    /** Counts, intervals and their regularity, neuron by neuron, within a stretch of time. */
    activity(request: ActivityRequest): ActivityView
    /** All recorded spikes as a file. Throws a LabError that says what was recorded where there is none. */
    spikeFile(request: SpikeFileRequest): RowsFile
    /** The same for the page. Ends without `done` where it is left; nothing of it stays then. */
    exportSpikes(request: SpikeFileRequest, signal: AbortSignal | undefined): AsyncGenerator<RowsFileProgress>
  }
  /** The newest checkpoint of a run as a file. */
  readonly checkpoints: CheckpointExport
  readonly history: {
    /** Newest first. */
    page(request: ListRequest): RunPage
    summaries(ids: readonly string[]): RunSummary[]
    values(request: ValuesRequest): Promise<RunValues>
    fields(): Promise<HistoryFields>
    /** Words of names, notes and logs, each by its beginning. */
    search(text: string): FoundRuns
    snippets(request: { readonly text: string; readonly hits: readonly { readonly id: string; readonly where: FoundIn }[] }): RunSnippet[]
    lineage(id: string): RunLineage
  }
  readonly views: {
    list(place: string): SavedView[]
    save(view: SaveView): SavedView
    remove(id: string): void
  }
  readonly space: {
    report(): SpaceReport
    /** Largest first; never a starred run. */
    candidates(): CleanUpCandidate[]
    /** Runs that left some, the largest first. */
    checkpoints(): CheckpointShare[]
    /** For ever: what has not ended yet keeps its own, and what is without one cannot go on. */
    dropCheckpoints(ids: readonly string[]): void
    /** For ever: all but the newest copy of the database. */
    dropBackups(): void
    /** Gives what nothing uses back to the disk. */
    compact(signal: AbortSignal | undefined): AsyncGenerator<CompactProgress>
  }
  readonly live: { watch(request: WatchRequest, signal: AbortSignal | undefined): AsyncGenerator<LiveFrame> }
  readonly figures: {
    /** `clip`: the y axes leave out outliers. */
    view(runIds: readonly string[], theme: FigureTheme, clip?: boolean): FigureView
    export(request: ExportFigure): ExportedFile
  } & DataExport
  /** Recorded columns of any runs over each other. Throws a LabError for an unknown run and for more curves than can be told apart. */
  readonly overlay: {
    view(request: ViewOverlay): FigureView
    export(request: ExportOverlay): ExportedFile
  }
  /** Pages of a paper, composed of panels. */
  readonly pages: PageDesk
  readonly reports: ReportDesk
  readonly backups: BackupDesk
  readonly bundles: BundleDesk
  readonly incoming: IncomingDesk
  readonly transfers: Omit<Transfers, 'close' | 'makeInSteps' | 'makeInParts' | 'refer'>
  readonly datasets: {
    list(): Promise<DatasetSummary[]>
    get(name: string): Promise<DatasetDetail>
    preview(request: PreviewRequest): Promise<DatasetPreview>
    /** Refuses at once what can be seen at once; the rest happens in the task, one after the other. */
    import(request: ImportDataset): Promise<DatasetTask>
    /** The same with a file that is fetched first; what an earlier attempt left is gone on with. */
    download(request: DownloadDataset): Promise<DatasetTask>
    remove(name: string): Promise<void>
    /** Under way, and those that ended and were not dismissed. */
    tasks(): DatasetTask[]
    cancel(taskId: string): void
    /** Forgets one that has ended. */
    dismiss(taskId: string): void
  }
  /** Of the ensemble engine. */
  readonly devices: {
    /** As far as it is known; the first call starts to look, and events tell the rest. */
    list(): DevicesView
    /** Looks again; resolves when all is known. */
    look(): Promise<DevicesView>
    /** Compares it with the reference and times a step; resolves when that is done. */
    test(name: DeviceName): Promise<DevicesView>
  }
  readonly settings: {
    get(): Settings
    set(change: SettingsChange): Settings
    /** Which layer each value comes from, and what this workstation's file says. */
    layers(): LayeredSettings
    /** What the user chose is forgotten: the workstation's values count again, or those that are built in. */
    reset(names: readonly SettingName[]): Settings
    /** Takes effect at the next start; the present folder and what is in it stay as they are. */
    setDataDir(path: string): { readonly dataDir: string; readonly restartNeeded: true }
    /** The same, to the folder that this workstation's file names. Throws a LabError where it names none. */
    resetDataDir(): { readonly dataDir: string; readonly restartNeeded: true }
    getLayout(place: string): unknown
    setLayout(place: string, layout: unknown): void
  }
  readonly events: { subscribe(signal: AbortSignal | undefined): AsyncGenerator<LabEvent> }
  /** Stops runs (marking them interrupted), closes the store, frees the data folder. */
  close(): Promise<void>
}

