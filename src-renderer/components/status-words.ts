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

/** In which the statuses of several runs are told. */
export const statusOrder: readonly RunStatus[] = ['done', 'running', 'queued', 'failed', 'interrupted', 'cancelled']

/** "4 done, 1 cancelled". */
export function countsText(runs: readonly { readonly status: RunStatus }[]): string {
  return statusOrder.flatMap((status) => {
    const count = runs.filter((run) => run.status === status).length
    return count === 0 ? [] : [`${count} ${status}`]
  }).join(', ')
}

/** Word, icon class and colour of a status. */
export const statusWord = (status: RunStatus): StatusWord => words[status]
