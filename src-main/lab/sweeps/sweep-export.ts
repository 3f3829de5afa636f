/** A sweep's figure for the screen or as a file, and its table. */
import { axisRoles, sweepFigure } from '../../experiments/sweep-figure.ts'
import type { FigureProvenance } from '../../experiments/figure-data.ts'
import { figureOption } from '../../export/figure-option.ts'
import { screenStyle } from '../../export/figure-style.ts'
import type { FigureLook } from '../../export/figure-style.ts'
import { renderFigureSvg } from '../../export/render-svg.ts'
import { sweepToCsv } from '../../export/sweep-csv.ts'
import { sweepToJson, sweepToNpz } from '../../export/sweep-data.ts'
import type { SweepRecord, SweepRunRow } from '../../store/sweep-records.ts'
import { LabError } from '../errors.ts'
import { exportedFile, fileStem, pictureFile } from '../figures/exported-file.ts'
import type { Lab } from '../lab.ts'
import type { SweepDetail, SweepFigureRequest } from './sweep-types.ts'

export interface SweepExportParts {
  readonly detail: (id: string) => SweepDetail
  /** As it was asked for. */
  readonly requestOf: (id: string) => Pick<SweepRecord, 'axes' | 'medianStop' | 'seedCount' | 'firstSeed'>
  /** The newest of each point and seed. */
  readonly runsOf: (id: string) => readonly SweepRunRow[]
  readonly look: () => FigureLook
  readonly version: string
  readonly gitCommit: () => string | null
  readonly now: () => Date
}

export function createSweepExport({ detail, requestOf, runsOf, look, version, gitCommit, now }: SweepExportParts): Pick<Lab['sweeps'], 'figure' | 'exportFigure' | 'exportTable'> {
  function dataOf(sweep: SweepDetail, { metric, draw, x, slice }: SweepFigureRequest) {
    const { axes, points, metrics, name } = sweep
    const index = metrics.indexOf(metric)
    // Before the first run is done there is no metric at all, and the figure says so.
    if (index < 0 && metrics.length > 0) throw new LabError('BAD_REQUEST', `The sweep's runs have no metric "${metric}"; expected one of ${metrics.map((known) => `"${known}"`).join(', ')}.`)
    if (axes[x] === undefined) throw new LabError('BAD_REQUEST', `x is ${x}; expected the position of an axis, 0 to ${axes.length - 1}.`)
    if (draw === 'heat' && axes.length < 2) throw new LabError('BAD_REQUEST', 'A heat map needs two axes; this sweep has one.')
    const { third } = axisRoles(axes, x)
    const cuts = third === undefined ? 1 : axes[third]?.values.length ?? 1
    if (slice < 0 || slice >= cuts) throw new LabError('BAD_REQUEST', `slice is ${slice}; expected 0 to ${cuts - 1}.`)
    return sweepFigure({ title: name, axes, metric, draw, x, slice, points: points.map(({ at, metrics: found }) => ({ at, value: found[index] ?? null })) })
  }

  function provenanceOf(sweep: SweepDetail): FigureProvenance {
    return {
      application: 'Burstlab', version, gitCommit: gitCommit(), exportedAt: now().toISOString(), figure: `sweep ${sweep.id}`,
      runs: runsOf(sweep.id).filter(({ status }) => status === 'done').map(({ id, name, specHash, seed, checksum, engineVersion }) => ({ id, name, specHash, seed, checksum, engineVersion })),
    }
  }

  return {
    figure({ theme, ...request }) {
      const sweep = detail(request.id)
      const data = dataOf(sweep, request)
      return { definition: data.definition, option: figureOption(data, screenStyle(theme, 1, look())), verdict: data.verdict, runIds: sweep.points.flatMap(({ runs }) => runs.map(({ id }) => id)) }
    },
    exportFigure({ format, widthMm, heightMm, fontPt, dpi, ...request }) {
      const sweep = detail(request.id)
      const data = dataOf(sweep, request)
      const { definition } = data
      const svg = renderFigureSvg(data, { widthMm: widthMm ?? definition.widthMm, heightMm: heightMm ?? definition.heightMm, fontPt, provenance: provenanceOf(sweep), scheme: look().scheme })
      return pictureFile(svg, { format, dpi, stem: fileStem(sweep.name, 'sweep') })
    },
    exportTable(id, format) {
      const sweep = detail(id)
      const rows = sweep.points.map(({ at, runs, metrics }) => ({ values: at.map((position, k) => sweep.axes[k]?.values[position] ?? ''), runIds: runs.map((run) => run.id), metrics }))
      const table = { axes: sweep.axes.map(({ path }) => path), metrics: sweep.metrics, rows }
      const { axes, medianStop, seedCount, firstSeed } = requestOf(id)
      const settings = { axes, seedCount, firstSeed, ...(medianStop === null ? {} : { medianStop }) }
      const provenance = provenanceOf(sweep)
      const makers = { csv: () => sweepToCsv(table, provenance), json: () => sweepToJson(table, settings, provenance), npz: () => sweepToNpz(table, settings, provenance) }
      return exportedFile(`${fileStem(sweep.name, 'sweep')}.${format}`, makers[format]())
    },
  }
}
