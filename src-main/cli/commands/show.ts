/** `burstlab show`: a preset, a spec file or a run, with every parameter. */
import { existsSync } from 'node:fs'
import { kindOf, presetById } from '../../experiments/kinds.ts'
import { boundText } from '../../experiments/bound-text.ts'
import type { VerdictRow } from '../../experiments/figure.ts'
import type { Parameter } from '../../experiments/parameter.ts'
import { applies, settingAt } from '../../experiments/spec-path.ts'
import { LabError } from '../../lab/errors.ts'
import type { RunDetail } from '../../lab/types.ts'
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { readSpecSource } from '../spec-source.ts'
import { numberText, textTable } from '../table.ts'
import { wayOn } from '../way-on.ts'

export async function show(parts: CliParts, globals: GlobalOptions, what: string): Promise<ExitCode> {
  if (presetById(what) === undefined && !existsSync(what)) return showRun(parts, globals, what)
  const { name, spec } = readSpecSource(what)
  const parsed = kindOf(spec).parse(spec)
  if (!parsed.ok) throw new LabError('BAD_REQUEST', `The spec of "${what}" is not valid.`, parsed.issues.map(({ path, message }) => ({ path, message })))
  if (globals.json === true) printJson(parts, parsed.spec)
  else parts.terminal.out(`${name}\n\n${parameterTable(parsed.spec)}`)
  return exitCodes.ok
}

async function showRun(parts: CliParts, globals: GlobalOptions, id: string): Promise<ExitCode> {
  return withLab(parts, globals, { access: 'read' }, (lab) => {
    const run = lab.runs.get(id)
    const { verdict } = lab.figures.view([id], 'print')
    if (globals.json === true) {
      printJson(parts, { ...run, verdictRows: verdict.rows })
      return exitCodes.ok
    }
    const way = wayOn(run)
    const facts = [
      ['run', run.id], ['name', run.name], ['status', run.reason === null ? run.status : `${run.status}: ${run.reason}`], ...(way === null ? [] : [['way on', way]]), ['seed', String(run.seed)],
      ['created', run.createdAt], ['duration', run.durationMs === null ? '–' : `${run.durationMs / 1000} s`], ['spec hash', run.specHash],
      ['checksum', run.provenance.checksum ?? '–'], ['engine', run.provenance.engineVersion], ['device', run.provenance.device], ['verdict', run.verdict ?? '–'],
      ...usageFacts(run), ['tags', run.tags.join(', ')],
    ]
    parts.terminal.out(`${textTable(facts)}\n${parameterTable(run.spec)}`)
    if (verdict.rows.length > 0) parts.terminal.out(`\n${verdictTable(verdict.rows)}`)
    return exitCodes.ok
  })
}

/** What it used of the machine; nothing where nobody measured. */
function usageFacts({ usage, memoryForecastBytes }: Pick<RunDetail, 'usage' | 'memoryForecastBytes'>): string[][] {
  if (usage === null) return []
  const megabytes = (bytes: number): string => `${numberText(Math.round(bytes / 1e6))} MB`
  const mean = usage.cores === null ? '' : `, ${usage.cores.toFixed(1)} cores on average`
  return [
    ['processor', `${(usage.cpuMs / 1000).toFixed(1)} s${mean}`],
    ['memory', `at most ${megabytes(usage.peakMemoryBytes)}${memoryForecastBytes === null ? '' : `, forecast ${megabytes(memoryForecastBytes)}`}`],
  ]
}

function parameterTable(spec: unknown): string {
  const rows = kindOf(spec).parameters(spec).flatMap((parameter) => {
    const value = applies(parameter, spec) ? settingAt(parameter, spec) : undefined
    return value === undefined ? [] : [[parameter.path, valueText(value), parameter.unit, paperText(parameter), parameter.label]]
  })
  return textTable([['PARAMETER', 'VALUE', 'UNIT', 'PAPER', 'MEANING'], ...rows])
}

/** What a table of the verdict needs of its rows. */
type TableRow = Pick<VerdictRow, 'quantity' | 'reference' | 'ours' | 'difference' | 'tolerance' | 'toleranceNote' | 'verdict' | 'bound'>

export function verdictTable(rows: readonly TableRow[]): string {
  return textTable([
    ['QUANTITY', 'REFERENCE', 'OURS', 'DIFFERENCE', 'TOLERANCE', 'VERDICT'],
    ...rows.map((row) => [row.quantity, numberText(row.reference), numberText(row.ours), numberText(row.difference), toleranceText(row), row.verdict]),
  ])
}

/** A bound has no tolerance: it says which side of it is right. The reference beside it may be another number, e.g. the paper's. */
const toleranceText = (row: TableRow): string => boundText(row) ?? numberText(row.tolerance)

const valueText = (value: unknown): string => (Array.isArray(value) ? value.map((item) => (typeof item === 'number' ? numberText(item) : String(item))).join(', ') : String(value))
const paperText = ({ paper }: Parameter): string => (paper === null ? '' : valueText(paper))
