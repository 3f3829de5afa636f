/** What a check of the self-test gets and gives. */
import type { Store } from '../../store/store.ts'
import { busyText, isBusy } from '../pressure.ts'
import type { SpawnRunHost } from '../runs/run-host.ts'
import type { SelfTestCheck } from '../types.ts'

export interface SelfTestParts {
  readonly store: Store
  readonly dataDir: string
  readonly spawnRunHost: SpawnRunHost
  readonly electronVersion: string | null
  /** The folder with package.json. */
  readonly root: string
  /** How busy the machine is (../pressure.ts). */
  readonly pressure: () => number
}

/** What a check finds; its id and title are the list's. */
export type Finding = Omit<SelfTestCheck, 'id' | 'title'>

export const ok = (detail: string): Finding => ({ state: 'ok', detail, remedy: '' })

/** Of a check that did not end in time: a fault, unless the machine is so busy that waiting says nothing. */
export function late(seconds: number, load: number): Finding {
  if (isBusy(load)) return { state: 'warning', detail: `No answer within ${seconds} s, on a busy machine (${busyText(load)})`, remedy: 'Run the self-test again when the machine has less to do.' }
  return { state: 'failed', detail: `No answer within ${seconds} s, on a machine that has the time`, remedy: 'Run the self-test again. If it stays so, install Burstlab again; an antivirus program may also hold it up.' }
}
