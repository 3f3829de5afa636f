/** How a run ended that didn't finish: what happened, why, and what is kept. */
import type { RunDetail } from '../../../src-main/api/contract.ts'
import { whyStoppedEarly } from '../../components/status-words.ts'

export interface RunEnding {
  readonly severity: 'error' | 'warn' | 'info'
  readonly what: string
  readonly reason: string
  readonly kept: string
}

/** Undefined for a run that is under way, or done as its spec says. */
export function runEnding(run: Pick<RunDetail, 'status' | 'reason' | 'seriesSizes' | 'checkpoints' | 'resumeObstacle'>): RunEnding | undefined {
  if (run.status === 'done' && run.reason !== null) return { severity: 'info', what: 'This run is done.', reason: sentence(upperFirst(run.reason)), kept: '' }
  const kinds = {
    failed: { severity: 'error', what: 'This run failed.' },
    interrupted: { severity: 'warn', what: 'This run was interrupted.' },
    cancelled: { severity: 'info', what: 'This run was cancelled.' },
  } as const
  if (run.status !== 'failed' && run.status !== 'interrupted' && run.status !== 'cancelled') return undefined
  const rows = run.seriesSizes.reduce((sum, series) => sum + series.rows, 0)
  const kept = rows === 0 ? 'It had recorded nothing yet.' : `What it recorded until then is kept: ${rows.toLocaleString('en')} ${rows === 1 ? 'row' : 'rows'}.`
  const early = whyStoppedEarly(run)
  if (early !== undefined) return { severity: 'info', what: 'This run was stopped early by its sweep.', reason: sentence(upperFirst(early)), kept: `${kept} ${wayOn(run)}` }
  return { ...kinds[run.status], reason: run.reason === null ? '' : sentence(run.status === 'cancelled' ? upperFirst(run.reason) : run.reason), kept: `${kept} ${wayOn(run)}` }
}

function wayOn({ checkpoints: [newest], resumeObstacle }: Pick<RunDetail, 'checkpoints' | 'resumeObstacle'>): string {
  if (newest === undefined) return '"Re-run exactly" starts it again.'
  return resumeObstacle === null ? `"Resume from checkpoint" goes on from ${newest.label}.` : `It has a checkpoint and cannot go on from it: ${sentence(resumeObstacle)}`
}

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const sentence = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text}.`)
