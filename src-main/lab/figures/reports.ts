/** Reports of runs, of comparisons and of composed pages: what was computed, with what, and how it compares, in one file. */
import type { FigureProvenance } from '../../experiments/figure-data.ts'
import type { Verdict } from '../../experiments/figure.ts'
import { shownValue } from '../../experiments/parameter.ts'
import { applies, sameValue, settingAt } from '../../experiments/spec-path.ts'
import { drawSpec } from '../../drawing/draw-spec.ts'
import type { DrawnLayout } from '../../drawing/draw-spec.ts'
import { imageFacts } from '../../drawing/layers/image-facts.ts'
import type { Drawing } from '../../drawing/mark.ts'
import { kindOf } from '../../experiments/kinds.ts'
import { drawingSvg } from '../../export/drawing.ts'
import { renderFigureSvg } from '../../export/render-svg.ts'
import { numberText } from '../../export/report/html.ts'
import { reportHtml } from '../../export/report/report-html.ts'
import type { Report, ReportGroup, ReportParameter, ReportRun } from '../../export/report/report-html.ts'
import type { RunFacts, RunRecord } from '../../store/records.ts'
import type { Store } from '../../store/store.ts'
import { compareSpecs } from '../compare/compare-specs.ts'
import { LabError, notFound } from '../errors.ts'
import { chosenColours } from './chosen-colours.ts'
import { exportedFile, fileStem, pictureFile } from './exported-file.ts'
import type { FigureDesk } from './figures.ts'
import { groupLabels } from '../compare/group-labels.ts'
import { fillPage, pageSvg } from '../pages/draw-page.ts'
import type { PageDesk } from '../pages/page-desk.ts'
import type { Lab } from '../lab.ts'
import { specHash } from '../runs/spec-hash.ts'
import { storedSpec } from '../runs/stored-spec.ts'
import type { ExportedFile } from '../types.ts'

export interface ReportDesk {
  /** Runs that have a figure in common, with the drawings of their networks; those of one spec are described once. */
  ofRuns(runIds: readonly string[]): Promise<ExportedFile>
  ofPage(pageId: string): ExportedFile
  /** The drawing of a spec, or of a draft of one, as a file of its own, with the hash of a spec that can be run inside. Throws a LabError where there is nothing to draw. */
  drawing(of: DrawingOf): Promise<ExportedFile>
}

export interface DrawingOf extends DrawnLayout {
  readonly spec: unknown
  readonly format: 'svg' | 'png'
  readonly name: string
}

/** Of pictures for the screen and for print. */
const drawingDpi = 300

export interface ReportDeskParts {
  readonly store: Pick<Store, 'runs' | 'settings'>
  readonly figures: FigureDesk
  readonly pages: Pick<PageDesk, 'get'>
  /** For what images of data sets look like. */
  readonly datasets: Pick<Lab['datasets'], 'list'>
}

export function createReportDesk({ store, figures, pages, datasets }: ReportDeskParts): ReportDesk {
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

  function write(title: string, parts: { readonly caption: string; readonly svg: string; readonly runIds: readonly string[]; readonly verdicts: readonly { title: string; verdict: Verdict }[]; readonly provenance: FigureProvenance; readonly drawings?: Report['drawings'] }): ExportedFile {
    return exportedFile(`${fileStem(title, 'burstlab')}-report.html`, reportHtml({ title, drawings: [], ...parts, ...groupsOf(parts.runIds) }))
  }

  async function drawer(): Promise<(spec: unknown, layout: DrawnLayout) => Drawing | undefined> {
    // A folder of data sets that can't be read takes no drawing away: it lacks the sizes of images then.
    const sets = await datasets.list().catch(() => [])
    return (spec, layout) => drawSpec(spec, { ...layout, image: (name) => imageFacts(name, sets) })
  }

  /** Each once, however many specs look like it; named where there are several. */
  async function drawingsOf(runIds: readonly string[], provenance: FigureProvenance): Promise<Report['drawings']> {
    const draw = await drawer()
    const members = [...Map.groupBy([...new Set(runIds)].map(record), (run) => run.specHash).values()]
    const labels = groupLabels(members)
    const drawn = members.flatMap(([run], index) => {
      const drawing = run === undefined ? undefined : draw(run.spec, { colours: chosenColours(store, run.experimentId) })
      return drawing === undefined ? [] : [{ of: labels[index]?.label ?? '', svg: drawingSvg(drawing, provenance, figures.scheme()) }]
    })
    const looks = [...Map.groupBy(drawn, ({ svg }) => svg)]
    return looks.map(([svg, those]) => ({ title: looks.length === 1 ? '' : those.map(({ of }) => of).join(', '), svg }))
  }

  return {
    async drawing({ spec, format, name, ...layout }) {
      const drawing = (await drawer())(spec, layout)
      if (drawing === undefined) throw new LabError('BAD_REQUEST', 'There is nothing to draw: expected a spec with populations or layers.')
      const parsed = kindOf(spec).parse(spec)
      const provenance = { ...figures.provenance(name, []), ...(parsed.ok ? { specHash: specHash(parsed.spec) } : {}) }
      return pictureFile(drawingSvg(drawing, provenance, figures.scheme()), { format, dpi: drawingDpi, stem: `${fileStem(name, 'burstlab')}-drawing` })
    },
    async ofRuns(runIds) {
      const data = figures.data(runIds)
      const { definition, verdict } = data
      const provenance = figures.provenance(definition.id, runIds)
      const svg = renderFigureSvg(data, { widthMm: definition.widthMm, heightMm: definition.heightMm, fontPt: 7, provenance, scheme: figures.scheme() })
      const [first] = runIds.map(record)
      return write(first?.name ?? definition.title, {
        caption: `${definition.title}. ${definition.caption}`, svg, runIds, verdicts: [{ title: '', verdict }], provenance, drawings: await drawingsOf(runIds, provenance),
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
