/**
 * The one API. Electron IPC and loopback HTTP + WebSocket carry the same router; the renderer imports its type only.
 */
import { initTRPC, TRPCError } from '@trpc/server'
import { z } from 'zod'
import type { Lab } from '../lab/lab.ts'
import { LabError } from '../lab/errors.ts'
import type { BackupProgress, BundleProgress, CompactProgress, FigureView, IncomingFile, LabEvent, LiveFrame, PageView, RestoreProgress, RowsFileProgress } from '../lab/types.ts'
import { backupPathSchema, backUpSchema, restoreSchema } from './backup-inputs.ts'
import * as bundleInputs from './bundle-inputs.ts'
import * as pageInputs from './page-inputs.ts'
import * as inputs from './inputs.ts'
import * as overlayInputs from './overlay-inputs.ts'
import * as sweepInputs from './sweep-inputs.ts'

export interface ApiContext {
  readonly lab: Lab
}

/** What an error looks like to the caller: the message plus the fields at fault, where there are any. */
const t = initTRPC.context<ApiContext>().create({
  errorFormatter({ shape, error }) {
    const cause = error.cause
    const issues = cause instanceof LabError ? cause.issues : cause instanceof z.ZodError ? inputIssues(cause) : []
    const message = cause instanceof z.ZodError ? issues.map((issue) => issue.message).join('; ') : shape.message
    return { ...shape, message, data: { code: shape.data.code, path: shape.data.path, issues } }
  },
})

function inputIssues(error: z.ZodError): { path: string; message: string }[] {
  return error.issues.map((issue) => {
    const path = issue.path.map(String).join('.')
    return { path, message: `${path === '' ? 'input' : path}: ${issue.message}` }
  })
}

/** Turns the lab's own errors into typed API errors and leaves the rest as internal ones, which the transports report. What was refused is in the log. */
const procedure = t.procedure.use(async ({ ctx, path, next }) => {
  const result = await next()
  if (!result.ok) {
    const { cause } = result.error
    const refused = cause instanceof z.ZodError ? inputIssues(cause).map(({ message }) => message).join('; ') : cause instanceof LabError ? cause.message : undefined
    const [scope = path, ...call] = path.split('.')
    if (refused !== undefined) ctx.lab.diagnostics.say('warning', scope, `${call.join('.')} refused: ${refused}`)
  }
  if (!result.ok && result.error.cause instanceof LabError) {
    throw new TRPCError({ code: result.error.cause.code, message: result.error.cause.message, cause: result.error.cause })
  }
  return result
})

const byId = procedure.input(z.strictObject({ id: inputs.idSchema }))
const byIds = procedure.input(z.strictObject({ ids: inputs.idsSchema }))

export const appRouter = t.router({
  app: t.router({
    info: procedure.query(({ ctx }) => ctx.lab.info()),
    selfTest: procedure.mutation(({ ctx }) => ctx.lab.selfTest()),
    diagnostics: procedure.query(({ ctx }) => ctx.lab.diagnostics.report()),
    /** The next lines of the lab's own log. */
    log: procedure.input(inputs.logSchema).query(({ ctx, input }) => ctx.lab.diagnostics.read(input)),
  }),
  home: t.router({
    cards: procedure.query(({ ctx }) => ctx.lab.home.cards()),
    /** Whether the queue is paused, and what the self-test found last. */
    standing: procedure.query(({ ctx }) => ctx.lab.home.standing()),
  }),
  catalog: t.router({
    kinds: procedure.query(({ ctx }) => ctx.lab.catalog.kinds()),
    presets: procedure.query(({ ctx }) => ctx.lab.catalog.presets()),
    /** The presets with their specs and what they cost here. */
    templates: procedure.query(({ ctx }) => ctx.lab.catalog.templates()),
    /** Symbols of each kind's equations, and the parameters that they stand for. */
    symbols: procedure.query(({ ctx }) => ctx.lab.catalog.symbols()),
  }),
  bench: t.router({
    /** Computed at once; nothing of it is kept. */
    tryOut: procedure.input(inputs.tryOutSchema).mutation(({ ctx, input }) => ctx.lab.bench.tryOut(input)),
    /** What it shows, as a picture or a table. */
    export: procedure.input(inputs.exportTryOutSchema).mutation(({ ctx, input }) => ctx.lab.bench.exportTryOut(input)),
  }),
  preview: t.router({
    /** Computed by a process of its own; nothing of it is kept. */
    compute: procedure.input(inputs.previewSchema).mutation(({ ctx, input }) => ctx.lab.preview.compute(input)),
  }),
  tour: t.router({
    stations: procedure.query(({ ctx }) => ctx.lab.tour.stations()),
    /** Computed at once; nothing of it is kept. */
    compute: procedure.input(inputs.computeStationSchema).mutation(({ ctx, input }) => ctx.lab.tour.compute(input)),
  }),
  experiments: t.router({
    list: procedure.input(z.strictObject({ trashed: z.boolean().default(false) })).query(({ ctx, input }) => ctx.lab.experiments.list(input.trashed)),
    get: byId.query(({ ctx, input }) => ctx.lab.experiments.get(input.id)),
    create: procedure.input(inputs.createExperimentSchema).mutation(({ ctx, input }) => ctx.lab.experiments.create(input.from)),
    save: procedure.input(inputs.saveExperimentSchema).mutation(({ ctx, input }) => ctx.lab.experiments.save(input)),
    organise: procedure.input(inputs.organiseExperimentsSchema).mutation(({ ctx, input }) => ctx.lab.experiments.organise(input)),
    renameFolder: procedure.input(inputs.renameFolderSchema).mutation(({ ctx, input }) => ctx.lab.experiments.renameFolder(input.from, input.to)),
    trash: byIds.mutation(({ ctx, input }) => ctx.lab.experiments.trash(input.ids)),
    restore: byIds.mutation(({ ctx, input }) => ctx.lab.experiments.restore(input.ids)),
  }),
  runs: t.router({
    start: procedure.input(inputs.startRunsSchema).mutation(({ ctx, input }) => ctx.lab.runs.start(input)),
    rerun: byId.mutation(({ ctx, input }) => ctx.lab.runs.rerun(input.id)),
    /** Parameters that the engine permits may be others. */
    forkFromCheckpoint: procedure.input(inputs.forkRunSchema).mutation(({ ctx, input }) => ctx.lab.runs.forkFromCheckpoint(input)),
    cancel: byIds.mutation(({ ctx, input }) => ctx.lab.runs.cancel(input.ids)),
    /** With a checkpoint. */
    stop: byIds.mutation(({ ctx, input }) => ctx.lab.runs.stop(input.ids)),
    resumeFromCheckpoint: byIds.mutation(({ ctx, input }) => ctx.lab.runs.resumeFromCheckpoint(input.ids)),
    pause: byIds.mutation(({ ctx, input }) => ctx.lab.runs.pause(input.ids)),
    resume: byIds.mutation(({ ctx, input }) => ctx.lab.runs.resume(input.ids)),
    list: procedure.input(inputs.listRunsSchema).query(({ ctx, input }) => ctx.lab.runs.list(input.trashed)),
    get: byId.query(({ ctx, input }) => ctx.lab.runs.get(input.id)),
    log: byId.query(({ ctx, input }) => ctx.lab.runs.log(input.id)),
    update: procedure.input(inputs.updateRunSchema).mutation(({ ctx, input }) => ctx.lab.runs.update(input)),
    trash: byIds.mutation(({ ctx, input }) => ctx.lab.runs.trash(input.ids)),
    restore: byIds.mutation(({ ctx, input }) => ctx.lab.runs.restore(input.ids)),
    /** For ever; only what is in the trash. */
    purge: byIds.mutation(({ ctx, input }) => ctx.lab.runs.purge(input.ids)),
    /** Parameters that differ between the runs' specs. */
    compare: byIds.query(({ ctx, input }) => ctx.lab.runs.compare(input.ids)),
    watch: procedure.input(inputs.watchSchema).subscription(async function* ({ ctx, input, signal }): AsyncGenerator<LiveFrame> {
      yield* ctx.lab.live.watch(input, signal)
    }),
  }),
  /** What runs have left. */
  artefacts: t.router({
    list: byId.query(({ ctx, input }) => ctx.lab.artefacts.list(input.id)),
    /** Reads all of it. */
    verify: byId.mutation(({ ctx, input }) => ctx.lab.artefacts.verify(input.id)),
  }),
  reproduction: t.router({
    view: procedure.input(inputs.reproductionSchema).query(({ ctx, input }) => ctx.lab.reproduction.view(input.scope)),
    start: procedure.input(inputs.reproductionSchema).mutation(({ ctx, input }) => ctx.lab.reproduction.start(input.scope)),
    stop: procedure.input(inputs.reproductionSchema).mutation(({ ctx, input }) => ctx.lab.reproduction.stop(input.scope)),
  }),
  sweeps: t.router({
    plan: procedure.input(sweepInputs.planSweepSchema).query(({ ctx, input, signal }) => ctx.lab.sweeps.plan(input, signal)),
    start: procedure.input(sweepInputs.startSweepSchema).mutation(({ ctx, input }) => ctx.lab.sweeps.start(input)),
    list: procedure.input(inputs.listRunsSchema).query(({ ctx, input }) => ctx.lab.sweeps.list(input.trashed)),
    get: byId.query(({ ctx, input }) => ctx.lab.sweeps.get(input.id)),
    rename: procedure.input(sweepInputs.renameSweepSchema).mutation(({ ctx, input }) => ctx.lab.sweeps.rename(input.id, input.name)),
    cancel: byId.mutation(({ ctx, input }) => ctx.lab.sweeps.cancel(input.id)),
    resume: byId.mutation(({ ctx, input }) => ctx.lab.sweeps.resume(input.id)),
    trash: byId.mutation(({ ctx, input }) => ctx.lab.sweeps.trash(input.id)),
    restore: byId.mutation(({ ctx, input }) => ctx.lab.sweeps.restore(input.id)),
    figure: procedure.input(sweepInputs.sweepFigureSchema).query(({ ctx, input }): FigureView => ctx.lab.sweeps.figure(input)),
    exportFigure: procedure.input(sweepInputs.exportSweepFigureSchema).mutation(({ ctx, input }) => ctx.lab.sweeps.exportFigure(input)),
    exportTable: procedure.input(sweepInputs.exportSweepTableSchema).mutation(({ ctx, input }) => ctx.lab.sweeps.exportTable(input.id, input.format)),
    draft: procedure.input(sweepInputs.ofExperimentSchema).query(({ ctx, input }) => ctx.lab.sweeps.draft(input.experimentId)),
    keepDraft: procedure.input(sweepInputs.keepSweepDraftSchema).mutation(({ ctx, input }) => ctx.lab.sweeps.keepDraft(input.experimentId, input.draft)),
  }),
  queue: t.router({
    view: procedure.query(({ ctx }) => ctx.lab.queue.view()),
    pause: procedure.mutation(({ ctx }) => ctx.lab.queue.pause()),
    resume: procedure.mutation(({ ctx }) => ctx.lab.queue.resume()),
    next: byIds.mutation(({ ctx, input }) => ctx.lab.queue.next(input.ids)),
    place: procedure.input(sweepInputs.placeInQueueSchema).mutation(({ ctx, input }) => ctx.lab.queue.place(input)),
    prioritise: procedure.input(sweepInputs.prioritiseSchema).mutation(({ ctx, input }) => ctx.lab.queue.prioritise(input)),
  }),
  inside: t.router({
    look: procedure.input(inputs.insideSchema).query(({ ctx, input }) => ctx.lab.inside.look(input)),
  }),
  recordings: t.router({
    spikes: procedure.input(inputs.spikesSchema).query(({ ctx, input }) => ctx.lab.recordings.spikes(input)),
    voltages: procedure.input(inputs.voltagesSchema).query(({ ctx, input }) => ctx.lab.recordings.voltages(input)),
    activity: procedure.input(inputs.activitySchema).query(({ ctx, input }) => ctx.lab.recordings.activity(input)),
    /** Ends without `done` where it is left; nothing of it stays then. */
    exportSpikes: procedure.input(inputs.spikeFileSchema).subscription(async function* ({ ctx, input, signal }): AsyncGenerator<RowsFileProgress> {
      yield* ctx.lab.recordings.exportSpikes(input, signal)
    }),
  }),
  checkpoints: t.router({
    export: byId.mutation(({ ctx, input }) => ctx.lab.checkpoints.export(input.id)),
  }),
  history: t.router({
    page: procedure.input(inputs.listPageSchema).query(({ ctx, input }) => ctx.lab.history.page(input)),
    summaries: byIds.query(({ ctx, input }) => ctx.lab.history.summaries(input.ids)),
    values: procedure.input(inputs.valuesSchema).query(({ ctx, input }) => ctx.lab.history.values(input)),
    fields: procedure.query(({ ctx }) => ctx.lab.history.fields()),
    search: procedure.input(z.strictObject({ text: inputs.searchTextSchema })).query(({ ctx, input }) => ctx.lab.history.search(input.text)),
    snippets: procedure.input(inputs.snippetsSchema).query(({ ctx, input }) => ctx.lab.history.snippets(input)),
    lineage: byId.query(({ ctx, input }) => ctx.lab.history.lineage(input.id)),
  }),
  views: t.router({
    list: procedure.input(inputs.listViewsSchema).query(({ ctx, input }) => ctx.lab.views.list(input.place)),
    save: procedure.input(inputs.saveViewSchema).mutation(({ ctx, input }) => ctx.lab.views.save(input)),
    remove: byId.mutation(({ ctx, input }) => ctx.lab.views.remove(input.id)),
  }),
  space: t.router({
    report: procedure.query(({ ctx }) => ctx.lab.space.report()),
    candidates: procedure.query(({ ctx }) => ctx.lab.space.candidates()),
    checkpoints: procedure.query(({ ctx }) => ctx.lab.space.checkpoints()),
    /** Both for ever. */
    dropCheckpoints: byIds.mutation(({ ctx, input }) => ctx.lab.space.dropCheckpoints(input.ids)),
    dropBackups: procedure.mutation(({ ctx }) => ctx.lab.space.dropBackups()),
    compact: procedure.subscription(async function* ({ ctx, signal }): AsyncGenerator<CompactProgress> {
      yield* ctx.lab.space.compact(signal)
    }),
  }),
  backups: t.router({
    /** Ends without `done` where it is left; nothing of it stays then. */
    write: procedure.input(backUpSchema).subscription(async function* ({ ctx, input, signal }): AsyncGenerator<BackupProgress> {
      yield* ctx.lab.backups.write(input, signal)
    }),
    inspect: procedure.input(backupPathSchema).query(({ ctx, input }) => ctx.lab.backups.inspect(input.path)),
    restore: procedure.input(restoreSchema).subscription(async function* ({ ctx, input, signal }): AsyncGenerator<RestoreProgress> {
      yield* ctx.lab.backups.restore(input, signal)
    }),
  }),
  figures: t.router({
    view: procedure.input(inputs.figureSchema).query(({ ctx, input }): FigureView => ctx.lab.figures.view(input.runIds, input.theme, input.clip)),
    export: procedure.input(inputs.exportFigureSchema).mutation(({ ctx, input }) => ctx.lab.figures.export(input)),
    /** Ends without `done` where it is left; nothing of it stays then. */
    exportData: procedure.input(inputs.exportDataSchema).subscription(async function* ({ ctx, input, signal }): AsyncGenerator<RowsFileProgress> {
      yield* ctx.lab.figures.exportData(input.runIds, input.format, signal)
    }),
  }),
  overlay: t.router({
    view: procedure.input(overlayInputs.viewOverlaySchema).query(({ ctx, input }): FigureView => ctx.lab.overlay.view(input)),
    export: procedure.input(overlayInputs.exportOverlaySchema).mutation(({ ctx, input }) => ctx.lab.overlay.export(input)),
  }),
  pages: t.router({
    list: procedure.input(z.strictObject({ trashed: z.boolean().default(false) })).query(({ ctx, input }) => ctx.lab.pages.list(input.trashed)),
    templates: procedure.query(({ ctx }) => ctx.lab.pages.templates()),
    get: byId.query(({ ctx, input }) => ctx.lab.pages.get(input.id)),
    create: procedure.input(pageInputs.createPageSchema).mutation(({ ctx, input }) => ctx.lab.pages.create(input.from)),
    save: procedure.input(pageInputs.savePageSchema).mutation(({ ctx, input }) => ctx.lab.pages.save(input)),
    addRuns: procedure.input(pageInputs.addRunsSchema).mutation(({ ctx, input }) => ctx.lab.pages.addRuns(input.id, input.runIds)),
    panelsOf: procedure.input(pageInputs.panelsOfSchema).query(({ ctx, input }) => ctx.lab.pages.panelsOf(input.runIds)),
    scatterOf: procedure.input(pageInputs.panelsOfSchema).query(({ ctx, input }) => ctx.lab.pages.scatterOf(input.runIds)),
    view: procedure.input(pageInputs.viewPageSchema).query(({ ctx, input }): PageView => ctx.lab.pages.view(input.document)),
    export: procedure.input(pageInputs.exportPageSchema).mutation(({ ctx, input }) => ctx.lab.pages.export(input)),
    trash: byIds.mutation(({ ctx, input }) => ctx.lab.pages.trash(input.ids)),
    restore: byIds.mutation(({ ctx, input }) => ctx.lab.pages.restore(input.ids)),
  }),
  reports: t.router({
    make: procedure.input(pageInputs.reportSchema).mutation(({ ctx, input }) => ('pageId' in input ? ctx.lab.reports.ofPage(input.pageId) : ctx.lab.reports.ofRuns(input.runIds))),
    drawing: procedure.input(pageInputs.drawingSchema).mutation(({ ctx, input }) => ctx.lab.reports.drawing(input)),
  }),
  transfers: t.router({
    begin: procedure.input(bundleInputs.beginTransferSchema).mutation(({ ctx, input }) => ctx.lab.transfers.begin(input.name)),
    append: procedure.input(bundleInputs.appendTransferSchema).mutation(({ ctx, input }) => ctx.lab.transfers.append(input.id, Buffer.from(input.base64, 'base64'))),
    read: procedure.input(bundleInputs.readTransferSchema).mutation(({ ctx, input }) => ({ base64: Buffer.from(ctx.lab.transfers.read(input.id, input.from)).toString('base64') })),
    drop: byId.mutation(({ ctx, input }) => ctx.lab.transfers.drop(input.id)),
  }),
  incoming: t.router({
    look: byId.mutation(({ ctx, input }): IncomingFile => ctx.lab.incoming.look(input.id)),
    offered: procedure.mutation(({ ctx }) => ctx.lab.incoming.offered()),
  }),
  bundles: t.router({
    /** What checkpoints would add to a bundle of these. */
    checkpoints: procedure.input(bundleInputs.bundleSelectionSchema).query(({ ctx, input }) => ctx.lab.bundles.checkpoints(input)),
    /** Ends without `done` where it is left; nothing of it stays then. */
    export: procedure.input(bundleInputs.bundleSelectionSchema).subscription(async function* ({ ctx, input, signal }): AsyncGenerator<BundleProgress> {
      yield* ctx.lab.bundles.export(input, signal)
    }),
    import: procedure.input(bundleInputs.importBundleSchema).mutation(({ ctx, input: { id, runIds } }) =>
      ctx.lab.bundles.import(ctx.lab.transfers.path(id), { runIds, name: ctx.lab.transfers.get(id).name })),
  }),
  datasets: t.router({
    list: procedure.query(({ ctx }) => ctx.lab.datasets.list()),
    get: procedure.input(inputs.datasetIdSchema).query(({ ctx, input }) => ctx.lab.datasets.get(input.name)),
    preview: procedure.input(inputs.previewDatasetSchema).query(({ ctx, input }) => ctx.lab.datasets.preview(input)),
    import: procedure.input(inputs.importDatasetSchema).mutation(({ ctx, input }) => ctx.lab.datasets.import(input)),
    download: procedure.input(inputs.downloadDatasetSchema).mutation(({ ctx, input }) => ctx.lab.datasets.download(input)),
    /** For ever; linked files stay where they are. */
    remove: procedure.input(inputs.datasetIdSchema).mutation(({ ctx, input }) => ctx.lab.datasets.remove(input.name)),
    /** Imports and downloads: under way, and ended but not dismissed. */
    tasks: procedure.query(({ ctx }) => ctx.lab.datasets.tasks()),
    cancel: byId.mutation(({ ctx, input }) => ctx.lab.datasets.cancel(input.id)),
    dismiss: byId.mutation(({ ctx, input }) => ctx.lab.datasets.dismiss(input.id)),
  }),
  devices: t.router({
    /** At once, with what is known; the first call starts to look, and events tell the rest. */
    list: procedure.query(({ ctx }) => ctx.lab.devices.list()),
    look: procedure.mutation(({ ctx }) => ctx.lab.devices.look()),
    test: procedure.input(inputs.deviceSchema).mutation(({ ctx, input }) => ctx.lab.devices.test(input.name)),
  }),
  settings: t.router({
    get: procedure.query(({ ctx }) => ctx.lab.settings.get()),
    set: procedure.input(inputs.settingsSchema).mutation(({ ctx, input }) => ctx.lab.settings.set(input)),
    layers: procedure.query(({ ctx }) => ctx.lab.settings.layers()),
    reset: procedure.input(inputs.resetSettingsSchema).mutation(({ ctx, input }) => ctx.lab.settings.reset(input.names)),
    resetDataDir: procedure.mutation(({ ctx }) => ctx.lab.settings.resetDataDir()),
    setDataDir: procedure.input(z.strictObject({ path: z.string().min(1) })).mutation(({ ctx, input }) => ctx.lab.settings.setDataDir(input.path)),
    getLayout: procedure.input(z.strictObject({ place: z.string().min(1).max(40) })).query(({ ctx, input }) => ctx.lab.settings.getLayout(input.place)),
    setLayout: procedure.input(inputs.layoutSchema).mutation(({ ctx, input }) => ctx.lab.settings.setLayout(input.place, input.layout)),
  }),
  events: procedure.subscription(async function* ({ ctx, signal }): AsyncGenerator<LabEvent> {
    yield* ctx.lab.events.subscribe(signal)
  }),
})

export type AppRouter = typeof appRouter
