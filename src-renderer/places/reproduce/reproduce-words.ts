/** States of a reproduction in words, signs and tones, and its rows as the table has them. */
import type { ReproductionRow, ReproductionView } from '../../../src-main/api/contract.ts'
import { formatDuration } from '../../components/figure/format.ts'
import { rowWord, verdictWord } from '../../components/figure/verdict-words.ts'

export interface StateWordOf {
  readonly word: string
  readonly icon: string
  readonly tone: string
}

const states = {
  running: { word: 'running', icon: 'pi pi-spin pi-spinner', tone: 'muted' },
  queued: { word: 'queued', icon: 'pi pi-clock', tone: 'muted' },
  failed: { word: 'failed', icon: 'pi pi-exclamation-circle', tone: 'fail' },
  'not-run': { word: 'not run yet', icon: 'pi pi-minus', tone: 'muted' },
  'no-data': { word: 'no data', icon: 'pi pi-database', tone: 'warn' },
} as const satisfies Record<Exclude<ReproductionRow['state'], 'done'>, StateWordOf>

export const presetWord = ({ state, verdict }: ReproductionRow): StateWordOf => (state === 'done' ? verdictWord(verdict ?? 'none') : states[state])

export const claimWord = (verdict: 'pass' | 'fail' | 'pending'): StateWordOf => rowWord(verdict)

/** "24 of 60 presets done, 3 running or queued; about 12 min left". */
export function progressText({ rows, counts, secondsLeft }: ReproductionView): string {
  const underWay = counts.running + counts.queued
  const parts = [`${counts.done} of ${rows.length} presets done`]
  if (underWay > 0) parts.push(`${underWay} running or queued`)
  if (counts.failed > 0) parts.push(`${counts.failed} failed`)
  if (counts['no-data'] > 0) parts.push(`${counts['no-data']} without their data`)
  return `${parts.join(', ')}${secondsLeft > 0 ? `; about ${formatDuration(secondsLeft * 1000)} of computing left` : ''}`
}

/** "118 claims within tolerance, 4 out of it". */
export function claimsText({ claims }: ReproductionView): string {
  if (claims.pass + claims.fail + claims.other === 0) return ''
  return `${claims.pass} ${claims.pass === 1 ? 'claim' : 'claims'} within tolerance, ${claims.fail} out of it${claims.other > 0 ? `, ${claims.other} for information` : ''}`
}

/** How many presets the button would start. */
export const startable = ({ counts }: ReproductionView): number => counts['not-run'] + counts.failed

export type RowFilter = 'all' | 'outside' | 'missing'

/** Rows with the claims to be shown: all, those out of tolerance, or presets that are not done. */
export function filteredRows(rows: readonly ReproductionRow[], filter: RowFilter): ReproductionRow[] {
  if (filter === 'missing') return rows.filter(({ state }) => state !== 'done')
  if (filter === 'all') return [...rows]
  return rows.flatMap((row) => {
    const claims = row.claims.filter(({ verdict }) => verdict === 'fail')
    return claims.length > 0 || row.state === 'failed' ? [{ ...row, claims }] : []
  })
}
