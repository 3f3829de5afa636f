/** Whether an action can have a key: said before it is taken. */
import type { KeyAction } from '../../src-main/api/contract.ts'
import { chordText } from './chord.ts'
import { actionIds, fixedKeys, keyActions, keyScopes } from './key-actions.ts'
import type { KeyScope } from './key-actions.ts'
import type { KeyMap } from './key-map.ts'
import { ownerOf, ownerWherever } from './owned-keys.ts'

export type KeyJudgement =
  | { readonly type: 'free' }
  /** It can be had, and this is what happens then. */
  | { readonly type: 'shared'; readonly message: string }
  | { readonly type: 'refused'; readonly message: string }

/** What is within what: of two actions that a key could mean, the inner one is meant. */
const depth: Readonly<Record<KeyScope, number>> = { everywhere: 0, experiment: 1, figures: 1, list: 2, tabs: 2, data: 2, queue: 2, history: 2, drawing: 2, panel: 2, time: 2 }
const around: Readonly<Partial<Record<KeyScope, KeyScope>>> = { tabs: 'experiment', drawing: 'experiment', panel: 'figures' }

const within = (inner: KeyScope, outer: KeyScope): boolean => inner !== outer && (outer === 'everywhere' || around[inner] === outer)
const meet = (a: KeyScope, b: KeyScope): boolean => a === b || within(a, b) || within(b, a)
const named = (what: string, scope: KeyScope): string => `“${what}” (${keyScopes[scope].title})`

/** Where Shift makes no difference, F2 takes Shift+F2 away from what lies around. */
const takesShifted = (inner: KeyScope, outer: KeyScope): boolean => keyScopes[inner].shiftIdle && within(inner, outer)
const plain = (chord: string): string => chord.replace('Shift+', '')
const overhears = (id: KeyAction, outer: KeyScope, chord: string, keys: KeyMap): boolean => takesShifted(keyActions[id].scope, outer) && keys[id].includes(plain(chord))
const overheard = (id: KeyAction, inner: KeyScope, chord: string, keys: KeyMap): boolean => takesShifted(inner, keyActions[id].scope) && keys[id].some((other) => other !== plain(other) && plain(other) === chord)

export function judgeKey(action: KeyAction, chord: string, keys: KeyMap): KeyJudgement {
  const { scope, what, keys: ofStart } = keyActions[action]
  const key = chordText(chord)
  const refused = (message: string): KeyJudgement => ({ type: 'refused', message })
  if (keys[action].includes(chord)) return refused(`${key} is a key of “${what}” already.`)
  const owner = ofStart.includes(chord) ? undefined : ownerOf(chord) ?? (keyScopes[scope].wherever ? ownerWherever(chord, /undo|redo/.test(action)) : undefined)
  if (owner !== undefined) return refused(`${key} cannot be given away: it ${owner}.`)
  const fixed = fixedKeys.find((other) => other.keys.includes(chord) && meet(scope, other.scope))
  if (fixed !== undefined) return refused(`${key} is ${named(fixed.what, fixed.scope)}, for everybody. Press another key.`)
  const others = actionIds.filter((id) => id !== action && meet(scope, keyActions[id].scope) && (keys[id].includes(chord) || overhears(id, scope, chord, keys) || overheard(id, scope, chord, keys)))
  const same = others.find((id) => keyActions[id].scope === scope)
  if (same !== undefined) return refused(`${key} is ${named(keyActions[same].what, scope)}. Take it away there first, or press another key.`)
  const [other] = others
  if (other === undefined) return { type: 'free' }
  const winner = depth[keyActions[other].scope] > depth[scope] ? other : action
  const shared = keys[other].includes(chord) ? key : `${key}, with Shift or without,`
  return { type: 'shared', message: `${shared} is also ${named(keyActions[other].what, keyActions[other].scope)}. Where both could be meant, “${keyActions[winner].what}” is done.` }
}
