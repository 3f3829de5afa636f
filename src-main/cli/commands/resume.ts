/** `burstlab resume`: a run that ended before its time goes on from its newest checkpoint. */
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { waitFor } from '../wait-for-runs.ts'
import { outcomeText } from '../way-on.ts'
import { verdictTable } from './show.ts'

export function resume(parts: CliParts, globals: GlobalOptions, id: string): Promise<ExitCode> {
  return withLab(parts, globals, { resumeQueue: false }, async (lab) => {
    const { runs, interrupted } = await waitFor(lab, await lab.runs.resumeFromCheckpoint([id]), parts)
    const run = lab.runs.get(id)
    const { verdict } = lab.figures.view([id], 'print')
    if (globals.json === true) printJson(parts, { runs: [run], verdict })
    else {
      const table = verdict.rows.length === 0 ? 'Nothing to compare with.\n' : verdictTable(verdict.rows)
      parts.terminal.out(`${outcomeText(run)}\nattempt ${run.attempt}${run.provenance.checksum === null ? '' : `\nresult checksum ${run.provenance.checksum}`}\n\n${table}verdict: ${verdict.state}\n`)
    }
    if (interrupted) return exitCodes.interrupted
    if (runs.some(({ status }) => status !== 'done')) return exitCodes.runFailed
    return verdict.state === 'fail' ? exitCodes.outOfTolerance : exitCodes.ok
  })
}
