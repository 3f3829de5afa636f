/** `burstlab run`: computes a preset or a spec file over some seeds, records it in the history and says how it compares with the paper. */
import { join } from 'node:path'
import { kindOf } from '../../experiments/kinds.ts'
import { warningsOf } from '../../experiments/pitfall.ts'
import { LabError } from '../../lab/errors.ts'
import type { Lab } from '../../lab/lab.ts'
import type { RunSummary } from '../../lab/types.ts'
import { setComputing } from '../computing-options.ts'
import type { ComputingOptions } from '../computing-options.ts'
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { outputFolder, writeOutput, writeParts } from '../output-files.ts'
import { refusePausedQueue } from '../paused-queue.ts'
import { withSettings } from '../set-option.ts'
import { readSpecSource } from '../spec-source.ts'
import type { SpecSource } from '../spec-source.ts'
import { waitFor } from '../wait-for-runs.ts'
import { outcomeText } from '../way-on.ts'
import { verdictTable } from './show.ts'

export interface RunOptions extends ComputingOptions {
  readonly set: readonly string[]
  readonly seeds: number
  readonly firstSeed: number
  readonly name?: string
  /** A folder for figure, data, spec and verdict. */
  readonly out?: string
}

export async function run(parts: CliParts, globals: GlobalOptions, what: string, options: RunOptions): Promise<ExitCode> {
  const source = readSpecSource(what)
  // Checked before the folder is opened: bad input changes nothing.
  const kind = kindOf(source.spec)
  const parsed = kind.parse(withSettings(source.spec, options.set))
  if (!parsed.ok) throw new LabError('BAD_REQUEST', 'The spec is not valid.', parsed.issues.map(({ path, message }) => ({ path, message })))
  for (const { message } of warningsOf(kind, parsed.spec, source.presetId === null ? null : source.spec)) parts.terminal.err(`warning: ${message}\n`)
  if (options.out !== undefined) outputFolder('--out', options.out)
  return withLab(parts, globals, { resumeQueue: false }, async (lab) => {
    refusePausedQueue(lab)
    setComputing(lab, options)
    const experimentId = experimentFor(lab, source, parsed.spec, options)
    const started = lab.runs.start({ experimentId, seedCount: options.seeds, firstSeed: options.firstSeed })
    const { runs, interrupted } = await waitFor(lab, started, parts)
    const { verdict } = lab.figures.view(runs.map(({ id }) => id), 'print')
    const details = runs.map(({ id }) => lab.runs.get(id))
    if (options.out !== undefined) writeResults(lab, runs, parsed.spec, options.out)
    if (globals.json === true) printJson(parts, { runs: details, verdict })
    else parts.terminal.out(`${details.map(outcomeText).join('\n')}\n\n${verdict.rows.length === 0 ? 'Nothing to compare with.\n' : verdictTable(verdict.rows)}verdict: ${verdict.state}\n`)
    if (interrupted) return exitCodes.interrupted
    if (runs.some(({ status }) => status !== 'done')) return exitCodes.runFailed
    return verdict.state === 'fail' ? exitCodes.outOfTolerance : exitCodes.ok
  })
}

/** A preset as it is goes by its own experiment; anything else gets a new one. */
export function experimentFor(lab: Lab, { name, presetId }: SpecSource, spec: unknown, options: Pick<RunOptions, 'set' | 'name'>): string {
  if (presetId === null) return lab.experiments.create({ type: 'spec', spec, name: options.name ?? name }).id
  const made = lab.experiments.create({ type: 'preset', id: presetId })
  if (options.set.length === 0 && options.name === undefined) return made.id
  const own = lab.experiments.create({ type: 'experiment', id: made.id })
  return lab.experiments.save({ id: own.id, name: options.name ?? `${name}, ${options.set.join(', ')}`.slice(0, 200), draft: spec }).id
}


function writeResults(lab: Lab, runs: readonly RunSummary[], spec: unknown, folder: string): void {
  const runIds = runs.map(({ id }) => id)
  const files = [
    lab.figures.export({ runIds, format: 'svg', fontPt: 7, dpi: 300 }), lab.figures.export({ runIds, format: 'png', fontPt: 7, dpi: 300 }),
  ]
  for (const file of files) writeOutput(join(folder, file.filename), file)
  for (const format of ['csv', 'json'] as const) writeParts(folder, 'data', lab.figures.dataFile(runIds, format))
  const json = (name: string, value: unknown): void => writeOutput(join(folder, name), { content: `${JSON.stringify(value, null, 2)}\n`, encoding: 'utf8' })
  json('spec.json', spec)
  json('verdict.json', lab.figures.view(runIds, 'print').verdict)
}
