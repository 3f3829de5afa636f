/** What a check of the self-test gets and gives. */
import type { Store } from '../../store/store.ts'
import type { SpawnRunHost } from '../run-host.ts'
import type { SelfTestCheck } from '../types.ts'

export interface SelfTestParts {
  readonly store: Store
  readonly dataDir: string
  readonly spawnRunHost: SpawnRunHost
  readonly electronVersion: string | null
  /** The folder with package.json. */
  readonly root: string
}

/** What a check finds; its id and title are the list's. */
export type Finding = Omit<SelfTestCheck, 'id' | 'title'>

export const ok = (detail: string): Finding => ({ state: 'ok', detail, remedy: '' })
