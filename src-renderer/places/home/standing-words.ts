/** How the lab stands, in words: what computes and waits, and what the self-test found last. */
import type { SelfTestRecord } from '../../../src-main/api/contract.ts'
import type { StatusWord } from '../../components/status-words.ts'
import { formatTime } from '../../components/figure/format.ts'
import { checksSummary, checkWord } from '../settings/check-words.ts'

export function queueWords({ running, waiting, paused }: { readonly running: number; readonly waiting: number; readonly paused: boolean }): StatusWord {
  const counts = [...(running === 0 ? [] : [`${running} running`]), ...(waiting === 0 ? [] : [`${waiting} waiting`])]
  const what = counts.length === 0 ? 'nothing runs or waits' : counts.join(', ')
  if (paused) return { word: `Queue: paused, ${what}`, icon: 'pi pi-pause', tone: 'warn' }
  return { word: `Queue: ${what}`, icon: running > 0 ? 'pi pi-play' : 'pi pi-list', tone: running > 0 ? 'accent' : 'muted' }
}

/** Why what was found holds no longer. */
const outdatedWords = { version: 'by another version of Burstlab', machine: 'on another machine' } as const

export function selfTestWords(record: SelfTestRecord | null): StatusWord {
  if (record === null) return { word: 'Self-test: never run', icon: 'pi pi-circle', tone: 'muted' }
  const { at, checks, outdated } = record
  const found = `Self-test: ${checksSummary(checks)}, ${formatTime(at)}`
  if (outdated !== null) return { word: `${found}, ${outdatedWords[outdated]}`, icon: 'pi pi-history', tone: 'muted' }
  const worst = (['failed', 'warning', 'ok'] as const).find((state) => checks.some((check) => check.state === state)) ?? 'ok'
  return { ...checkWord(worst), word: found }
}
