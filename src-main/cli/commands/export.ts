/** `burstlab export`: figure or data of recorded runs, or the spikes or the checkpoint of one, into a file. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { LabError } from '../../lab/errors.ts'
import type { Lab } from '../../lab/lab.ts'
import type { DataFormat, ExportedFile, PictureFormat } from '../../lab/types.ts'
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { writeOutput, writeParts } from '../output-files.ts'

export interface ExportOptions {
  /** SVG where it is not given; CSV of spikes. */
  readonly format?: PictureFormat | DataFormat
  /** A file, or a folder for a file of the usual name. */
  readonly out?: string
  readonly widthMm?: number
  readonly heightMm?: number
  readonly fontPt: number
  readonly dpi: number
  /** All recorded spikes instead of figure or data. */
  readonly spikes?: boolean
  /** The newest checkpoint instead of figure or data. */
  readonly checkpoint?: boolean
  /** Only of these. */
  readonly population: readonly string[]
}

export function exportRuns(parts: CliParts, globals: GlobalOptions, runIds: readonly string[], options: ExportOptions): Promise<ExitCode> {
  return withLab(parts, globals, { access: 'read' }, async (lab) => {
    const path = options.checkpoint === true ? await writeCheckpoint(lab, runIds, options) : options.spikes === true ? writeSpikes(lab, runIds, options) : writeFigureOrData(lab, runIds, options)
    if (globals.json === true) printJson(parts, { file: path })
    else parts.terminal.out(`${path}\n`)
    return exitCodes.ok
  })
}

function writeFigureOrData(lab: Lab, runIds: readonly string[], options: ExportOptions): string {
  const { format = 'svg' } = options
  const [population] = options.population
  if (population !== undefined) throw new LabError('BAD_REQUEST', `--population is "${population}", which goes with --spikes only.`)
  if (format === 'csv' || format === 'json' || format === 'npz') return writeParts(options.out, 'data', lab.figures.dataFile(runIds, format))
  const file = lab.figures.export({ ...options, format, runIds })
  const path = pathFor(file, options.out)
  writeOutput(path, file)
  return path
}

/** The one run that the option is about. */
function oneRun(runIds: readonly string[], option: string): string {
  const [runId, ...more] = runIds
  if (runId === undefined || more.length > 0) throw new LabError('BAD_REQUEST', `${runIds.length} runs are named; expected one with ${option}.`)
  return runId
}

async function writeCheckpoint(lab: Lab, runIds: readonly string[], { format, spikes, out }: ExportOptions): Promise<string> {
  if (spikes === true) throw new LabError('BAD_REQUEST', '--checkpoint and --spikes are both given; expected one of them.')
  if (format !== undefined) throw new LabError('BAD_REQUEST', `--format is "${format}", which does not go with --checkpoint: it is a safetensors file.`)
  return writeParts(out, 'checkpoint', await lab.checkpoints.file(oneRun(runIds, '--checkpoint')))
}

function writeSpikes(lab: Lab, runIds: readonly string[], { format = 'csv', population, out }: ExportOptions): string {
  const runId = oneRun(runIds, '--spikes')
  if (format !== 'csv' && format !== 'json' && format !== 'npz') throw new LabError('BAD_REQUEST', `--format is "${format}"; expected csv, json or npz with --spikes.`)
  return writeParts(out, 'spikes', lab.recordings.spikeFile({ runId, populations: population, format }))
}

export function pathFor({ filename }: ExportedFile, out: string | undefined): string {
  if (out === undefined) return filename
  return existsSync(out) && statSync(out).isDirectory() ? join(out, filename) : out
}
