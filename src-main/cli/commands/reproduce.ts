/** `burstlab reproduce`: computes what is missing of the paper and prints claim by claim how it compares. */
import { boundText } from '../../experiments/bound-text.ts'
import type { ReproductionScope } from '../../experiments/reproduction.ts'
import type { Lab } from '../../lab/lab.ts'
import type { ReproductionRow, ReproductionView } from '../../lab/reproduction/reproduction-types.ts'
import { setComputing } from '../computing-options.ts'
import type { ComputingOptions } from '../computing-options.ts'
import { printJson, withLab } from '../context.ts'
import type { CliParts, GlobalOptions } from '../context.ts'
import { durationText } from '../duration-text.ts'
import { exitCodes } from '../exit-codes.ts'
import type { ExitCode } from '../exit-codes.ts'
import { refusePausedQueue } from '../paused-queue.ts'
import { numberText, textTable } from '../table.ts'
import { waitFor } from '../wait-for-runs.ts'

export interface ReproduceOptions extends ComputingOptions {
  /** Only what takes minutes and needs no data of the user's. */
  readonly quick?: boolean
  /** Prints the table as it is, and computes nothing. */
  readonly status?: boolean
}

/** What was computed before is not computed again, so an interrupted command goes on where it stopped. */
export async function reproduce(parts: CliParts, globals: GlobalOptions, options: ReproduceOptions): Promise<ExitCode> {
  const scope: ReproductionScope = options.quick === true ? 'quick' : 'all'
  if (options.status === true) return withLab(parts, globals, { access: 'read' }, async (lab) => show(parts, globals, await lab.reproduction.view(scope)))
  return withLab(parts, globals, { resumeQueue: false }, async (lab) => {
    setComputing(lab, options)
    refusePausedQueue(lab)
    const before = await lab.reproduction.view(scope)
    if (globals.json !== true) parts.terminal.err(`${planText(before)}\n`)
    const { interrupted } = await computeRest(lab, scope, parts)
    const code = show(parts, globals, await lab.reproduction.view(scope))
    return interrupted ? exitCodes.interrupted : code
  })
}

async function computeRest(lab: Lab, scope: ReproductionScope, parts: CliParts): Promise<{ readonly interrupted: boolean }> {
  const { rows } = await lab.reproduction.start(scope)
  const ours = new Set(rows.flatMap(({ state, run }) => ((state === 'queued' || state === 'running') && run !== null ? [run.id] : [])))
  const started = lab.runs.list(false).filter(({ id }) => ours.has(id))
  return started.length === 0 ? { interrupted: false } : waitFor(lab, started, parts, ({ name }) => name)
}

function show(parts: CliParts, globals: GlobalOptions, view: ReproductionView): ExitCode {
  if (globals.json === true) printJson(parts, view)
  else parts.terminal.out(`${reproductionTable(view.rows)}\n${summaryText(view)}\n`)
  if (view.counts.failed > 0) return exitCodes.runFailed
  return view.claims.fail > 0 ? exitCodes.outOfTolerance : exitCodes.ok
}

/** A row per claim; a preset without claims, or that is not done, has one of its own. */
export function reproductionTable(rows: readonly ReproductionRow[]): string {
  return textTable([
    ['FIGURE', 'CLAIM', 'PAPER', 'OURS', 'VERDICT', 'TIME', 'RUN'],
    ...rows.flatMap((row) => {
      const end = [row.run?.durationMs == null ? '–' : durationText(row.run.durationMs / 1000), row.run?.id ?? '–']
      if (row.claims.length === 0) return [[row.figure, row.title, '–', '–', stateText(row), ...end]]
      return row.claims.map((claim) => [
        row.figure, claim.quantity, `${boundText(claim) ?? numberText(claim.reference)}${claim.unit === '' ? '' : ` ${claim.unit}`}`, numberText(claim.ours), row.verdict === 'differs' ? 'for information' : claim.verdict, ...end,
      ])
    }),
  ])
}

const stateText = ({ state, reason }: ReproductionRow): string => {
  if (state === 'done') return 'done'
  return reason === null ? state.replace('-', ' ') : `${state.replace('-', ' ')}: ${reason}`
}

function planText({ rows, counts, secondsLeft }: ReproductionView): string {
  const left = counts['not-run'] + counts.failed + counts.queued + counts.running
  return `${rows.length} presets: ${counts.done} done before, ${left} to compute, ${counts['no-data']} without their data; about ${durationText(secondsLeft)}`
}

function summaryText({ counts, claims }: ReproductionView): string {
  return `${counts.done} presets done, ${counts.failed} failed, ${counts['not-run'] + counts.queued + counts.running} not run, ${counts['no-data']} without their data; claims: ${claims.pass} within tolerance, ${claims.fail} out of it`
}
