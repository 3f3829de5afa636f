/** `burstlab list`: what there is to run. */
import { presets } from '../../experiments/kinds.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { printJson } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { textTable } from '../table.ts'

export function list(parts: CliParts, { json = false }: GlobalOptions): ExitCode {
  const rows = presets.map(({ id, kind, figure, title, summary }) => ({ id, kind, figure, title, summary }))
  if (json) printJson(parts, rows)
  else parts.terminal.out(textTable([['PRESET', 'FIGURE', 'TITLE'], ...rows.map(({ id, figure, title }) => [id, figure, title])]))
  return exitCodes.ok
}
