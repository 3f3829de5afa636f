/** Pages of a paper: composed of panels, kept, and written as files. */
import { pageToCsv, pageToNpz } from '../../export/page-numbers.ts'
import type { PageRecord } from '../../store/page-table.ts'
import type { Store } from '../../store/store.ts'
import { LabError, notFound } from '../errors.ts'
import type { EventBus } from '../event-bus.ts'
import { exportedFile, fileStem, pictureFile } from '../figures/exported-file.ts'
import type { FigureDesk } from '../figures/figures.ts'
import { newId } from '../ids.ts'
import type { PapersOwn } from '../runs/papers-own.ts'
import { storedSpec } from '../runs/stored-spec.ts'
import type { ExportedFile } from '../types.ts'
import type { ExportPage, PageDetail, PageDocument, PagePanel, PageSource, PageSummary, PageTemplate, PageView } from './page-types.ts'
import { fillPage, pageNumbers, pageSvg } from './draw-page.ts'
import type { FilledPage } from './draw-page.ts'
import { blankPage, newPanel, pageDocumentSchema } from './page-document.ts'
import { createPageViewer } from './page-view.ts'
import { inOrderOfWorth, pageFromTemplate, pageTemplates } from './templates.ts'

export interface PageDesk {
  list(trashed: boolean): PageSummary[]
  templates(): PageTemplate[]
  get(id: string): PageDetail
  create(from: PageSource): PageDetail
  save(change: { readonly id: string; readonly name?: string | undefined; readonly document?: PageDocument | undefined }): PageDetail
  /** Panels of these runs behind those that the page has. Throws a LabError where it is in the trash, or would have too many. */
  addRuns(id: string, runIds: readonly string[]): PageDetail
  /** New places for runs: one for each panel of their figure, or those panels that are named. */
  panelsOf(runIds: readonly string[]): PagePanel[]
  /** A new place for runs as points; they need no figure in common. */
  scatterOf(runIds: readonly string[]): PagePanel
  /** As it would be printed; nothing of it is kept. */
  view(document: PageDocument): PageView
  export(request: ExportPage): ExportedFile
  trash(ids: readonly string[]): void
  restore(ids: readonly string[]): void
}

export interface PageDeskParts {
  readonly store: Store
  readonly events: Pick<EventBus, 'publish' | 'listen'>
  readonly figures: FigureDesk
  readonly papersOwn: PapersOwn
  readonly now: () => Date
}

export function createPageDesk({ store, events, figures, papersOwn, now }: PageDeskParts): PageDesk {
  function record(id: string): PageRecord {
    const found = store.pages.get(id)
    if (found === undefined) throw notFound('figure', id)
    return found
  }

  /** The newest runs of each preset, of one group where several were started together. */
  function newestRuns(presetIds: readonly string[]): string[] {
    const done = store.runs.list(false).filter((run) => run.status === 'done' && papersOwn(run))
    for (const worthy of inOrderOfWorth(presetIds)) {
      const found = worthy.flatMap((presetId) => {
        const newest = done.find((run) => run.presetId === presetId)
        return newest === undefined ? [] : done.filter((run) => run.groupId === newest.groupId && run.specHash === newest.specHash).map(({ id }) => id)
      })
      if (found.length > 0) return found
    }
    return []
  }

  function panelsOf(runIds: readonly string[]): PagePanel[] {
    const [first] = runIds.map((id) => store.runs.get(id) ?? missing(id))
    if (first === undefined) throw new LabError('BAD_REQUEST', 'A panel needs at least one run.')
    // Also says where they have no figure in common.
    const { panels } = figures.data(runIds).definition
    const span = panels.length === 1 ? 12 : panels.length > 4 ? 4 : 6
    return panels.map(({ id }) => keepablePanel({ runIds: [...runIds], panel: id, span, presetIds: first.presetId === null ? [] : [first.presetId] }))
  }

  function beginning(from: PageSource): Pick<PageDetail, 'name' | 'document'> {
    switch (from.type) {
      case 'blank': return { name: from.name, document: blankPage() }
      case 'template': {
        const page = pageFromTemplate(from.id)
        if (page === undefined) throw notFound('template', from.id)
        return { ...page, document: { ...page.document, panels: page.document.panels.map((panel) => withPanel({ ...panel, runIds: newestRuns(panel.presetIds) })) } }
      }
      case 'page': {
        const { name, document } = detail(record(from.id))
        return { name: `${name} (copy)`.slice(0, 200), document }
      }
      case 'runs': {
        const [first] = from.runIds.map((id) => store.runs.get(id) ?? missing(id))
        return { name: first?.name ?? 'Figure', document: { ...blankPage(), panels: panelsOf(from.runIds) } }
      }
    }
  }

  /** A quick version may lack a panel that the figure has: then its first takes the place. */
  function withPanel(panel: PagePanel): PagePanel {
    const run = panel.runIds[0] === undefined ? undefined : store.runs.get(panel.runIds[0])
    if (run === undefined) return panel
    const { kind, spec } = storedSpec(run.spec)
    const { panels } = kind.figure(spec)
    return panels.some(({ id }) => id === panel.panel) ? panel : { ...panel, panel: panels[0]?.id ?? panel.panel }
  }

  const filled = ({ name, document }: Pick<PageDetail, 'name' | 'document'>): FilledPage => fillPage(figures, name, document)

  return {
    list: (trashed) => store.pages.list(trashed).map((page) => summary(page)),
    templates: pageTemplates,
    get: (id) => detail(record(id)),
    create(from) {
      const at = now().toISOString()
      const { name, document } = beginning(from)
      const made = { id: newId(), name, document: keepable(document), createdAt: at, updatedAt: at, trashedAt: null }
      store.pages.insert(made)
      events.publish({ type: 'pages-changed' })
      return detail(made)
    },
    save({ id, name, document }) {
      const before = record(id)
      store.pages.save({ id, name: name ?? before.name, document: document ?? before.document, updatedAt: now().toISOString() })
      events.publish({ type: 'pages-changed' })
      return detail(record(id))
    },
    addRuns(id, runIds) {
      const page = detail(record(id))
      if (page.trashedAt !== null) throw new LabError('PRECONDITION_FAILED', `The figure "${page.name}" is in the trash; restore it first.`)
      const document = keepable({ ...page.document, panels: [...page.document.panels, ...panelsOf(runIds)] })
      store.pages.save({ id, name: page.name, document, updatedAt: now().toISOString() })
      events.publish({ type: 'pages-changed' })
      return detail(record(id))
    },
    panelsOf,
    scatterOf(runIds) {
      for (const id of runIds) if (store.runs.row(id) === undefined) missing(id)
      return keepablePanel({ runIds: [...runIds], scatter: { x: '', y: '', logX: false, logY: false } })
    },
    view: createPageViewer(figures, events),
    export({ id, format, dpi }) {
      const page = filled(detail(record(id)))
      if (page.boxes.every(({ data }) => data === null)) throw new LabError('BAD_REQUEST', 'No panel of this figure has runs yet; choose runs for one of them.')
      const stem = fileStem(page.name, 'figure')
      if (format === 'csv') return exportedFile(`${stem}.csv`, pageToCsv(pageNumbers(page), page.provenance))
      if (format === 'npz') return exportedFile(`${stem}.npz`, pageToNpz(pageNumbers(page), page.provenance))
      return pictureFile(pageSvg(page), { format, dpi, stem })
    },
    trash(ids) {
      for (const id of ids) record(id)
      store.pages.setTrashed(ids, now().toISOString())
      events.publish({ type: 'pages-changed' })
    },
    restore(ids) {
      for (const id of ids) record(id)
      store.pages.setTrashed(ids, null)
      events.publish({ type: 'pages-changed' })
    },
  }
}

function missing(id: string): never {
  throw notFound('run', id)
}

/** Also of a page that another version wrote: it keeps nobody from the others. */
const summary = ({ document, ...page }: PageRecord): PageSummary => {
  const { id, name, updatedAt, trashedAt } = page
  return { id, name, updatedAt, trashedAt, panelCount: listIn(document, 'panels').filter((panel) => !isText(panel)).length }
}

const detail = (page: PageRecord): PageDetail => ({ ...summary(page), document: documentOf(page.document, page.name) })

/** What could not be read again is not written. Throws a LabError that says what is too much. */
function keepable(document: PageDocument): PageDocument {
  const parsed = pageDocumentSchema.safeParse(document)
  if (parsed.success) return document
  throw new LabError('BAD_REQUEST', `This cannot be made a page: ${parsed.error.issues[0]?.message ?? 'it is too large'}.`)
}

function keepablePanel(given: Partial<PagePanel>): PagePanel {
  const panel = newPanel(given)
  keepable({ ...blankPage(), panels: [panel] })
  return panel
}

const isText = (panel: unknown): boolean => typeof panel === 'object' && panel !== null && Reflect.get(panel, 'text') !== undefined

function listIn(value: unknown, key: string): readonly unknown[] {
  const list: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  return Array.isArray(list) ? list : []
}

/** Throws a LabError where a newer version wrote it. */
function documentOf(value: unknown, name: string): PageDocument {
  const parsed = pageDocumentSchema.safeParse(value)
  if (parsed.success) return parsed.data
  throw new LabError('PRECONDITION_FAILED', `The figure "${name}" was stored by another version of Burstlab: ${parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).slice(0, 3).join('; ')}.`)
}
