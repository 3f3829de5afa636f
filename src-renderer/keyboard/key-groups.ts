/** All keys by place, as lists show them: those that can be changed as they are now, then those that are the same for everybody. */
import type { KeyAction } from '../../src-main/api/contract.ts'
import { actionIds, fixedKeys, keyActions, keyScopes } from './key-actions.ts'
import type { KeyScope } from './key-actions.ts'
import type { KeyMap } from './key-map.ts'

export interface KeyRow {
  /** Undefined for keys that cannot be changed. */
  readonly action: KeyAction | undefined
  readonly what: string
  readonly keys: readonly string[]
}

export interface KeyGroup {
  readonly scope: KeyScope
  readonly title: string
  readonly rows: readonly KeyRow[]
}

const isScope = (name: string): name is KeyScope => name in keyScopes

export function keyGroups(keys: KeyMap): KeyGroup[] {
  return Object.keys(keyScopes).filter(isScope).map((scope) => ({
    scope, title: keyScopes[scope].title,
    rows: [
      ...actionIds.filter((id) => keyActions[id].scope === scope).map((id): KeyRow => ({ action: id, what: keyActions[id].what, keys: keys[id] })),
      ...fixedKeys.filter((fixed) => fixed.scope === scope).map((fixed): KeyRow => ({ action: undefined, what: fixed.what, keys: fixed.keys })),
    ],
  }))
}
