/** `burstlab sweep`: computes a preset or a spec file over a grid of parameters and prints what came of it. */
import { join } from 'node:path'
import { kindOf } from '../../experiments/kinds.ts'
import { varies } from '../../experiments/pooled-points.ts'
import { sweepGrid } from '../../experiments/sweep.ts'
import { axisName } from '../../experiments/sweep-axis.ts'
import type { Lab } from '../../lab/lab.ts'
import { LabError } from '../../lab/errors.ts'
import { stopIssues } from '../../lab/sweeps/sweep-plan.ts'
import type { SweepDetail, SweepPlan } from '../../lab/sweeps/sweep-types.ts'
import { axisOf } from '../axis-option.ts'
import { setComputing } from '../computing-options.ts'
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { outputFolder, writeOutput } from '../output-files.ts'
import { refusePausedQueue } from '../paused-queue.ts'
import { withSettings } from '../set-option.ts'
import { readSpecSource } from '../spec-source.ts'
import { medianStopOf } from '../stop-early-option.ts'
import { numberText, textTable } from '../table.ts'
import { waitFor } from '../wait-for-runs.ts'
import { experimentFor } from './run.ts'
import type { RunOptions } from './run.ts'

export interface SweepOptions extends Omit<RunOptions, 'name'> {
  readonly name?: string
  readonly axis: readonly string[]
  /** Only these columns of the table. */
  readonly metric: readonly string[]
  /** METRIC:AFTER or METRIC:AFTER:PEERS. */
  readonly stopEarly?: string
  /** Prints what would be computed. */
  readonly plan?: boolean
}

export async function sweep(parts: CliParts, globals: GlobalOptions, what: string, options: SweepOptions): Promise<ExitCode> {
  const source = readSpecSource(what)
  const spec = withSettings(source.spec, options.set)
  const settings = { axes: options.axis.map((text) => axisOf(spec, text)), seedCount: options.seeds, firstSeed: options.firstSeed, medianStop: options.stopEarly === undefined ? undefined : medianStopOf(options.stopEarly) }
  // Checked before the folder is opened: bad input changes nothing.
  const parsed = kindOf(spec).parse(spec)
  if (!parsed.ok) throw new LabError('BAD_REQUEST', 'The spec is not valid.', parsed.issues.map(({ path, message }) => ({ path, message })))
  const grid = sweepGrid(kindOf(spec), parsed.spec, settings)
  if (!grid.ok) throw notValid(grid.issues)
  const wrong = stopIssues(settings.medianStop, { kind: kindOf(spec).kind, runs: grid.grid.pointCount * options.seeds })
  if (wrong.length > 0) throw notValid(wrong)
  if (options.out !== undefined) outputFolder('--out', options.out)
  return withLab(parts, globals, { resumeQueue: false }, async (lab) => {
    setComputing(lab, options)
    const plan = await lab.sweeps.plan({ spec: parsed.spec, ...settings })
    if (plan.issues.length > 0) throw notValid(plan.issues)
    if (options.plan === true) {
      if (globals.json === true) printJson(parts, plan)
      else parts.terminal.out(planText(plan, settings.seedCount))
      return exitCodes.ok
    }
    refusePausedQueue(lab)
    if (globals.json !== true) parts.terminal.err(`${planHeading(plan, settings.seedCount)}\n`)
    // Its own settings belong to the experiment; what to call the sweep is another matter.
    const { name: _name, ...ofExperiment } = options
    const experimentId = experimentFor(lab, source, parsed.spec, ofExperiment)
    const { id } = await lab.sweeps.start({ experimentId, ...settings, name: options.name })
    const { interrupted } = await waitFor(lab, lab.runs.list(false).filter(({ sweepId }) => sweepId === id), parts, ({ name, seed }) => `${name}, seed ${seed}`)
    const detail = lab.sweeps.get(id)
    if (options.out !== undefined) writeTable(lab, detail, options.out)
    if (globals.json === true) printJson(parts, detail)
    else parts.terminal.out(`sweep ${id}  ${detail.name}\n\n${resultTable(detail, options.metric)}${stoppedText(detail)}`)
    if (interrupted) return exitCodes.interrupted
    return (detail.counts.done ?? 0) + detail.stoppedEarly === detail.pointCount * detail.seedCount ? exitCodes.ok : exitCodes.runFailed
  })
}

const notValid = (issues: readonly { readonly path: string; readonly message: string }[]): LabError => new LabError('BAD_REQUEST', 'The sweep is not valid.', issues.map(({ path, message }) => ({ path, message })))

function planHeading({ pointCount, runCount, forecast, medianStop }: SweepPlan, seedCount: number): string {
  const cost = forecast === null ? '' : `: about ${secondsText(forecast.seconds)} on ${forecast.workers} ${forecast.workers === 1 ? 'worker' : 'workers'}, ${numberText(Number((forecast.memoryMb + forecast.threadsMb).toPrecision(2)))} MB of memory, ${numberText(Number((forecast.diskMb + forecast.checkpointMb).toPrecision(2)))} MB on disk`
  const heading = `${pointCount} points × ${seedCount} ${seedCount === 1 ? 'seed' : 'seeds'} = ${runCount} runs${cost}`
  return medianStop === null ? heading : `${heading}, less what ends early\n${medianStop.text}`
}

const planText = (plan: SweepPlan, seedCount: number): string => `${planHeading(plan, seedCount)}\n\n${textTable([['POINT', ...plan.axes.map(({ path }) => path)], ...plan.points.map(({ texts }, index) => [String(index), ...texts])])}`

function secondsText(seconds: number): string {
  if (seconds < 120) return `${Number(seconds.toPrecision(2))} s`
  return seconds < 7200 ? `${Math.round(seconds / 60)} min` : `${Number((seconds / 3600).toPrecision(2))} h`
}

/** Throws a LabError for a metric that no run has. */
function resultTable(detail: SweepDetail, wanted: readonly string[]): string {
  const unknown = wanted.find((name) => !detail.metrics.includes(name))
  if (unknown !== undefined && detail.metrics.length > 0) throw new LabError('BAD_REQUEST', `--metric is "${unknown}"; the runs have ${detail.metrics.map((name) => `"${name}"`).join(', ')}.`)
  const shown = wanted.length > 0 ? wanted : detail.metrics
  return textTable([
    [...detail.axes.map(axisName), 'DONE', ...shown],
    ...detail.points.map(({ at, runs, metrics }) => [
      ...at.map((position, k) => detail.axes[k]?.texts[position] ?? ''), `${runs.filter(({ status }) => status === 'done').length}/${detail.seedCount}`,
      ...shown.map((name) => {
        const found = metrics[detail.metrics.indexOf(name)] ?? null
        if (found === null) return '–'
        const spread = found.count < 2 ? '' : varies(found) ? ` ± ${numberText(Number(found.sd.toPrecision(2)))}` : ' (all equal)'
        return `${numberText(Number(found.mean.toPrecision(4)))}${spread}`
      }),
    ]),
  ])
}

/** Empty where none was. */
function stoppedText({ stoppedEarly, pointCount, seedCount, points }: SweepDetail): string {
  if (stoppedEarly === 0) return ''
  const lines = points.flatMap(({ label, runs }) => runs.flatMap((run) => (run.stoppedEarly ? [`  ${label}, seed ${run.seed}: ${run.reason ?? ''}\n`] : [])))
  return `\n${stoppedEarly} of ${pointCount * seedCount} runs stopped early; \`burstlab resume RUN\` goes on with one all the same:\n${lines.join('')}`
}

/** The table, and a figure of the first metric. */
function writeTable(lab: Lab, { id, metrics: [metric], axes }: SweepDetail, folder: string): void {
  const files = [lab.sweeps.exportTable(id, 'csv')]
  const request = { id, metric: metric ?? '', draw: axes.length > 1 ? 'heat' : 'curve', x: 0, slice: 0, fontPt: 7, dpi: 300 } as const
  if (metric !== undefined) files.push(lab.sweeps.exportFigure({ ...request, format: 'svg' }), lab.sweeps.exportFigure({ ...request, format: 'png' }))
  for (const file of files) writeOutput(join(folder, file.filename), file)
}
