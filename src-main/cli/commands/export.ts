/** `burstlab export`: figure or data of recorded runs, into a file. */
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { DataFormat, ExportedFile, PictureFormat } from '../../lab/types.ts'
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { writeOutput } from '../output-files.ts'

export interface ExportOptions {
  readonly format: PictureFormat | DataFormat
  /** A file, or a folder for a file of the usual name. */
  readonly out?: string
  readonly widthMm?: number
  readonly heightMm?: number
  readonly fontPt: number
  readonly dpi: number
}

export function exportRuns(parts: CliParts, globals: GlobalOptions, runIds: readonly string[], options: ExportOptions): Promise<ExitCode> {
  return withLab(parts, globals, { access: 'read' }, (lab) => {
    const { format } = options
    const file = format === 'csv' || format === 'json' || format === 'npz' ? lab.figures.exportData(runIds, format) : lab.figures.export({ ...options, format, runIds })
    const path = pathFor(file, options.out)
    writeOutput(path, file)
    if (globals.json === true) printJson(parts, { file: path })
    else parts.terminal.out(`${path}\n`)
    return exitCodes.ok
  })
}

export function pathFor({ filename }: ExportedFile, out: string | undefined): string {
  if (out === undefined) return filename
  return existsSync(out) && statSync(out).isDirectory() ? join(out, filename) : out
}
