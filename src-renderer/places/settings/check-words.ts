/** The result of one check in a word and a sign. */
import type { SelfTestCheck } from '../../../src-main/api/contract.ts'
import type { StatusWord } from '../../components/status-words.ts'

const words: Readonly<Record<SelfTestCheck['state'], StatusWord>> = {
  ok: { word: 'ok', icon: 'pi pi-check-circle', tone: 'pass' },
  warning: { word: 'warning', icon: 'pi pi-exclamation-triangle', tone: 'warn' },
  failed: { word: 'failed', icon: 'pi pi-times-circle', tone: 'fail' },
}

/** Word, icon class and colour of a check's state. */
export const checkWord = (state: SelfTestCheck['state']): StatusWord => words[state]

/** All checks in one line. */
export function checksSummary(checks: readonly SelfTestCheck[]): string {
  const count = (state: SelfTestCheck['state']): number => checks.filter((check) => check.state === state).length
  const parts = [`${count('ok')} of ${checks.length} ok`]
  if (count('warning') > 0) parts.push(count('warning') === 1 ? '1 warning' : `${count('warning')} warnings`)
  if (count('failed') > 0) parts.push(`${count('failed')} failed`)
  return parts.join(', ')
}
