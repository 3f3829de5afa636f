/** How a run stands, in a word and a sign, so that colour is never the only cue. */
import type { RunStatus } from '../../src-main/api/contract.ts'

export interface StatusWord {
  readonly word: string
  readonly icon: string
  readonly tone: 'accent' | 'pass' | 'fail' | 'warn' | 'muted'
}

const words: Readonly<Record<RunStatus, StatusWord>> = {
  queued: { word: 'queued', icon: 'pi pi-clock', tone: 'muted' },
  running: { word: 'running', icon: 'pi pi-play', tone: 'accent' },
  done: { word: 'done', icon: 'pi pi-check', tone: 'pass' },
  failed: { word: 'failed', icon: 'pi pi-times', tone: 'fail' },
  interrupted: { word: 'interrupted', icon: 'pi pi-exclamation-triangle', tone: 'warn' },
  cancelled: { word: 'cancelled', icon: 'pi pi-ban', tone: 'muted' },
}
const stoppedEarly: StatusWord = { word: 'stopped early', icon: 'pi pi-stop', tone: 'muted' }

/** What of a run tells how it stands; of some only the status is known. */
interface Ended {
  readonly status: RunStatus
  readonly reason?: string | null
}

/** How the lab begins the reason of a run that the rule of its sweep has stopped. */
const earlyBeginning = 'stopped early '

/** Cancelled by the rule of its sweep, and not by anybody: when and why; undefined for all others. */
export const whyStoppedEarly = ({ status, reason }: Ended): string | undefined => (
  status === 'cancelled' && reason?.startsWith(earlyBeginning) === true ? reason.slice(earlyBeginning.length) : undefined)

/** In which the statuses of several runs are told. */
export const statusOrder: readonly RunStatus[] = ['done', 'running', 'queued', 'failed', 'interrupted', 'cancelled']

/** "4 done, 2 stopped early, 1 cancelled". */
export function countsText(runs: readonly Ended[]): string {
  const order = statusOrder.flatMap((status) => (status === 'cancelled' ? [stoppedEarly, words[status]] : [words[status]]))
  return order.flatMap(({ word }) => {
    const count = runs.filter((run) => statusWord(run).word === word).length
    return count === 0 ? [] : [`${count} ${word}`]
  }).join(', ')
}

/** Word, icon class and colour of how a run stands. */
export const statusWord = (run: Ended): StatusWord => (whyStoppedEarly(run) === undefined ? words[run.status] : stoppedEarly)
