/** `burstlab report`: runs with figure, verdict, parameters and provenance as one HTML file. */
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { writeOutput } from '../output-files.ts'
import { pathFor } from './export.ts'

export function report(parts: CliParts, globals: GlobalOptions, runIds: readonly string[], { out }: { readonly out?: string }): Promise<ExitCode> {
  return withLab(parts, globals, { access: 'read' }, async (lab) => {
    const file = await lab.reports.ofRuns(runIds)
    const path = pathFor(file, out)
    writeOutput(path, file)
    if (globals.json === true) printJson(parts, { file: path })
    else parts.terminal.out(`${path}\n`)
    return exitCodes.ok
  })
}
