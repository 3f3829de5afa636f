/** `burstlab queue`: what computes and waits, and the pause of all that waits. */
import type { QueueRow } from '../../lab/sweeps/sweep-types.ts'
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { textTable } from '../table.ts'

const priorities = { 1: 'high', 0: 'normal', [-1]: 'low' } as const

export function showQueue(parts: CliParts, globals: GlobalOptions): Promise<ExitCode> {
  return withLab(parts, globals, { access: 'read' }, (lab) => {
    const view = lab.queue.view()
    const cells = ({ run, priority }: QueueRow): string[] => [run.id, run.name, String(run.seed), run.status, priorities[priority]]
    if (globals.json === true) printJson(parts, view)
    else parts.terminal.out(`${view.paused ? 'paused: nothing new starts\n' : ''}${textTable([['RUN', 'NAME', 'SEED', 'STATUS', 'PRIORITY'], ...view.rows.map(cells)])}`)
    return exitCodes.ok
  })
}

/** A resumed queue starts with the next program that computes: this one only writes it down. */
export function setQueuePaused(parts: CliParts, globals: GlobalOptions, paused: boolean): Promise<ExitCode> {
  return withLab(parts, globals, { resumeQueue: false }, (lab) => {
    if (paused) lab.queue.pause()
    else lab.queue.resume()
    return exitCodes.ok
  })
}
