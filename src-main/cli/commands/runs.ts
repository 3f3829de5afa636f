/** `burstlab runs`: the history. */
import type { RunSummary } from '../../lab/types.ts'
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { textTable } from '../table.ts'

export interface RunsOptions {
  readonly status?: string
  readonly preset?: string
  readonly tag?: string
  readonly sweep?: string
  readonly trashed?: boolean
  readonly limit: number
}

export function runs(parts: CliParts, globals: GlobalOptions, options: RunsOptions): Promise<ExitCode> {
  return withLab(parts, globals, { access: 'read' }, (lab) => {
    const found = lab.runs.list(options.trashed === true).filter((run) => matches(run, options)).slice(0, options.limit)
    if (globals.json === true) printJson(parts, found)
    else parts.terminal.out(textTable([['RUN', 'NAME', 'SEED', 'STATUS', 'VERDICT', 'CHANGES', 'CREATED', 'SWEEP', 'TAGS'], ...found.map(cells)]))
    return exitCodes.ok
  })
}

const matches = (run: RunSummary, { status, preset, tag, sweep }: RunsOptions): boolean =>
  (status === undefined || run.status === status) && (preset === undefined || run.presetId === preset) && (tag === undefined || run.tags.includes(tag)) && (sweep === undefined || run.sweepId === sweep)

const cells = (run: RunSummary): string[] =>
  [run.id, run.name, String(run.seed), run.status, run.verdict ?? '–', String(run.differenceCount), run.createdAt, run.sweepId ?? '–', run.tags.join(', ')]
