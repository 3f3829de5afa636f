/** A verdict in words and signs, so that colour is never the only cue. */
import type { Verdict, VerdictRow } from '../../../src-main/api/contract.ts'
import { formatNumber } from './format.ts'

export interface VerdictWord {
  readonly word: string
  readonly icon: string
  /** Which of the theme's state colours goes with it. */
  readonly tone: 'pass' | 'fail' | 'warn' | 'muted'
}

/** One row of the table. */
export function rowWord(verdict: VerdictRow['verdict']): VerdictWord {
  switch (verdict) {
    case 'pass':
      return { word: 'within', icon: 'pi pi-check-circle', tone: 'pass' }
    case 'fail':
      return { word: 'outside', icon: 'pi pi-times-circle', tone: 'fail' }
    case 'pending':
      return { word: 'pending', icon: 'pi pi-hourglass', tone: 'muted' }
  }
}

/** A whole verdict, or none at all. */
export function verdictWord(state: Verdict['state'] | null): VerdictWord {
  switch (state) {
    case 'pass':
      return { word: 'within tolerance', icon: 'pi pi-check-circle', tone: 'pass' }
    case 'fail':
      return { word: 'out of tolerance', icon: 'pi pi-times-circle', tone: 'fail' }
    case 'pending':
      return { word: 'pending', icon: 'pi pi-hourglass', tone: 'muted' }
    case 'differs':
      return { word: 'not comparable', icon: 'pi pi-info-circle', tone: 'warn' }
    case 'none':
      return { word: 'no reference', icon: 'pi pi-minus', tone: 'muted' }
    case null:
      return { word: 'not judged', icon: 'pi pi-minus', tone: 'muted' }
  }
}

/** How far off a row may be: a tolerance around a value, or the bounds in words. */
export const toleranceText = ({ bound, tolerance, toleranceNote }: Pick<VerdictRow, 'bound' | 'tolerance' | 'toleranceNote'>): string =>
  (bound === undefined ? `± ${formatNumber(tolerance, 3)}` : toleranceNote.replaceAll('-', '−'))

/** The line above the verdict table. */
export function verdictSummary(verdict: Verdict): string {
  const judged = verdict.rows.filter((row) => row.verdict !== 'pending').length
  const within = verdict.rows.filter((row) => row.verdict === 'pass').length
  const total = verdict.rows.length
  switch (verdict.state) {
    case 'pass':
    case 'fail':
      return `${within} of ${total} within tolerance`
    case 'pending':
      return judged === 0 ? 'Pending: no point is complete yet' : `Pending: ${judged} of ${total} judged, ${within} within tolerance`
    case 'differs':
      return total === 0
        ? 'The spec differs from the paper\'s preset, and nothing of it can be compared'
        : `The spec differs from the paper's preset: shown for information (${within} of ${total} within tolerance)`
    case 'none':
      return 'Nothing to compare with: this figure has no reference values'
  }
}
