/** Reports of runs, of comparisons and of composed pages: what was computed, with what, and how it compares, in one file. */
import type { FigureProvenance } from '../../experiments/figure-data.ts'
import type { Verdict } from '../../experiments/figure.ts'
import { shownValue } from '../../experiments/parameter.ts'
import { applies, sameValue, settingAt } from '../../experiments/spec-path.ts'
import { drawingSvg } from '../../export/drawing.ts'
import { renderFigureSvg } from '../../export/render-svg.ts'
import { numberText } from '../../export/report/html.ts'
import { reportHtml } from '../../export/report/report-html.ts'
import type { Report, ReportGroup, ReportParameter, ReportRun } from '../../export/report/report-html.ts'
import type { RunFacts, RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { compareSpecs } from '../compare/compare-specs.ts'
import { LabError, notFound } from '../errors.ts'
import { exportedFile, fileStem, pictureFile } from './exported-file.ts'
import type { FigureDesk } from './figures.ts'
import { groupLabels } from '../compare/group-labels.ts'
import { fillPage, pageSvg } from '../pages/draw-page.ts'
import type { PageDesk } from '../pages/page-desk.ts'
import { storedSpec } from '../runs/stored-spec.ts'
import type { ExportedFile } from '../types.ts'

export interface ReportDesk {
  /** Runs that have a figure in common; those of one spec are described once. `drawing`: of their network, as an SVG that a page has drawn. */
  ofRuns(runIds: readonly string[], drawing?: string): ExportedFile
  ofPage(pageId: string): ExportedFile
  /** The drawing of an experiment as a file of its own, with its spec's hash inside. Throws a LabError for what is no drawing. */
  drawing(of: DrawingOf): ExportedFile
}

export interface DrawingOf {
  readonly svg: string
  readonly format: 'svg' | 'png'
  readonly name: string
  /** Null for a draft that can't be run. */
  readonly specHash: string | null
}

/** Of pictures for the screen and for print. */
const drawingDpi = 300

export interface ReportDeskParts {
  readonly store: Pick<Store, 'runs' | 'settings'>
  readonly figures: FigureDesk
  readonly pages: Pick<PageDesk, 'get'>
}

export function createReportDesk({ store, figures, pages }: ReportDeskParts): ReportDesk {
  const record = (id: string): RunRecord => {
    const run = store.runs.get(id)
    if (run === undefined) throw notFound('run', id)
    return run
  }

  function groupsOf(runIds: readonly string[]): { readonly groups: ReportGroup[]; readonly differing: Report['differing'] } {
    const members = [...Map.groupBy([...new Set(runIds)].map(record), (run) => run.specHash).values()]
    const labels = groupLabels(members)
    const groups = members.map((runs, index): ReportGroup => ({
      title: members.length === 1 ? runs[0]?.name ?? '' : labels[index]?.label ?? '',
      parameters: runs[0] === undefined ? [] : parametersOf(runs[0]),
      runs: runs.map((run) => reportRun(run)),
    }))
    return { groups, differing: members.length < 2 ? [] : differencesOf(members.flatMap(([run]) => (run === undefined ? [] : [run]))) }
  }

  function reportRun(run: RunRecord): ReportRun {
    const { origin } = run
    return {
      title: `${run.name}, seed ${run.seed}`, metrics: store.runs.metrics(run.id), notes: run.notes, log: store.runs.log(run.id),
      facts: [
        ['Run', run.id], ['State', run.reason === null ? run.status : `${run.status}: ${run.reason}`], ['Seed', String(run.seed)], ['Tags', run.tags.join(', ') || '–'],
        ['Created', run.createdAt], ['Finished', run.finishedAt ?? '–'], ['Duration', run.durationMs === null ? '–' : `${numberText(run.durationMs / 1000)} s`],
        ['Spec (SHA-256)', run.specHash], ['Result (SHA-256)', run.checksum ?? '–'], ['Burstlab', `${origin.appVersion}, commit ${origin.gitCommit ?? 'unknown'}`],
        ['Engine', origin.engineVersion], ['Device', origin.device], ['Machine', `${origin.host}, ${origin.platform}, Node ${origin.nodeVersion}`],
        ...factTexts(origin.facts ?? {}),
      ],
    }
  }

  function write(title: string, parts: { readonly caption: string; readonly svg: string; readonly runIds: readonly string[]; readonly verdicts: readonly { title: string; verdict: Verdict }[]; readonly provenance: FigureProvenance; readonly drawing?: string }): ExportedFile {
    return exportedFile(`${fileStem(title, 'burstlab')}-report.html`, reportHtml({ title, ...parts, ...groupsOf(parts.runIds) }))
  }

  return {
    drawing({ svg, format, name, specHash }) {
      const provenance = { ...figures.provenance(name, []), ...(specHash === null ? {} : { specHash }) }
      return pictureFile(cleanDrawing(svg, provenance), { format, dpi: drawingDpi, stem: `${fileStem(name, 'burstlab')}-drawing` })
    },
    ofRuns(runIds, drawing) {
      const data = figures.data(runIds)
      const { definition, verdict } = data
      const provenance = figures.provenance(definition.id, runIds)
      const svg = renderFigureSvg(data, { widthMm: definition.widthMm, heightMm: definition.heightMm, fontPt: 7, provenance, scheme: figures.scheme() })
      const [first] = runIds.map(record)
      return write(first?.name ?? definition.title, {
        caption: `${definition.title}. ${definition.caption}`, svg, runIds, verdicts: [{ title: '', verdict }], provenance, ...(drawing === undefined ? {} : { drawing: cleanDrawing(drawing, provenance) }),
      })
    },
    ofPage(pageId) {
      const { name, document } = pages.get(pageId)
      const page = fillPage(figures, name, { ...document, table: false })
      const verdicts = page.boxes.flatMap(({ letter, data }) => (data === null ? [] : [{ title: `${letter} ${data.panels[0]?.definition.title ?? ''}`.trim(), verdict: data.verdict }]))
      return write(name, {
        caption: `Bands: mean ± ${document.sdFactor} SD.`, svg: pageSvg(page), runIds: page.provenance.runs.map(({ id }) => id), verdicts, provenance: page.provenance,
      })
    },
  }
}

/** What an earlier version did not record is left out. */
function factTexts({ startedWith, processor, cores, threads, packages }: RunFacts): [string, string][] {
  const machine = [processor, cores === undefined ? undefined : `${cores} cores`, threads === undefined ? undefined : `computed on ${threads} ${threads === 1 ? 'thread' : 'threads'}`]
  return [
    ['Processor', machine.filter((part) => part !== undefined).join(', ')],
    ['Packages', Object.entries(packages ?? {}).map(([name, version]) => `${name} ${version}`).join(', ')],
    ['Started with', startedWith ?? ''],
  ].filter((row): row is [string, string] => row[1] !== '')
}

function cleanDrawing(svg: string, provenance: FigureProvenance): string {
  try {
    return drawingSvg(svg, provenance)
  } catch (error) {
    throw error instanceof RangeError ? new LabError('BAD_REQUEST', `The drawing can't be used: ${error.message}.`) : error
  }
}

/** One run of each spec. */
function differencesOf(runs: readonly RunRecord[]): Report['differing'] {
  const parameters = runs.map(({ spec }) => new Map(storedSpec(spec).kind.parameters(storedSpec(spec).spec).map((parameter) => [parameter.path, parameter])))
  return compareSpecs(runs.map(({ spec }) => spec)).map(({ path, values, ...row }) => ({
    ...row, values: values.map((value, index) => { const parameter = parameters[index]?.get(path); return parameter === undefined ? value : shownValue(parameter, value) }),
  }))
}

function parametersOf(run: RunRecord): ReportParameter[] {
  const { kind, spec } = storedSpec(run.spec)
  return kind.parameters(spec).filter((parameter) => applies(parameter, spec)).map((parameter): ReportParameter => {
    const value = settingAt(parameter, spec)
    const paper = run.baseline === null ? parameter.paper ?? undefined : settingAt(parameter, run.baseline)
    const { group, label, symbol, unit } = parameter
    return { group, label, symbol, unit, value: shownValue(parameter, value), paper: shownValue(parameter, paper), differs: run.baseline !== null && !sameValue(value ?? null, paper ?? null) }
  })
}
