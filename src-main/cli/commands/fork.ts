/** `burstlab fork`: a new run that begins with the state of another one's checkpoint, perhaps with other parameters. */
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { refusePausedQueue } from '../paused-queue.ts'
import { settingIn } from '../set-option.ts'
import { waitFor } from '../wait-for-runs.ts'
import { outcomeText } from '../way-on.ts'

export interface ForkOptions {
  readonly set: readonly string[]
  readonly checkpoint?: number
  readonly name?: string
}

export function fork(parts: CliParts, globals: GlobalOptions, id: string, { set, checkpoint, name }: ForkOptions): Promise<ExitCode> {
  return withLab(parts, globals, { resumeQueue: false }, async (lab) => {
    refusePausedQueue(lab)
    // Which of them may be changed, the lab knows.
    const { spec } = lab.runs.get(id)
    const { runs, interrupted } = await waitFor(lab, [lab.runs.forkFromCheckpoint({ id, checkpoint, name, changes: set.map((text) => settingIn(spec, text)) })], parts)
    const details = runs.map((run) => lab.runs.get(run.id))
    if (globals.json === true) printJson(parts, { runs: details })
    else parts.terminal.out(details.map((run) => `${outcomeText(run)}\n${run.provenance.checksum === null ? '' : `result checksum ${run.provenance.checksum}\n`}`).join(''))
    if (interrupted) return exitCodes.interrupted
    return runs.every(({ status }) => status === 'done') ? exitCodes.ok : exitCodes.runFailed
  })
}
