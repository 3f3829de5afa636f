import { describe, expect, it } from 'vitest'
import { chordPattern, keyActions as labActions, mostKeys } from '../../../src-main/lab/settings/key-bindings.ts'
import { actionIds, fixedKeys, keyActions, keyScopes } from '../../../src-renderer/keyboard/key-actions.ts'
import { keyGroups } from '../../../src-renderer/keyboard/key-groups.ts'
import { actionFor, actionWhile, keysInForce, keysOfStart } from '../../../src-renderer/keyboard/key-map.ts'
import { press } from './press.ts'

describe('the table of actions', () => {
  it('is the one the lab knows, with keys the lab takes', () => {
    expect([...actionIds].sort()).toEqual([...labActions].sort())
    for (const { keys } of Object.values(keyActions)) {
      expect(keys.length).toBeLessThanOrEqual(mostKeys)
      for (const chord of keys) expect(chord).toMatch(chordPattern)
    }
  })

  it('gives no key to two actions of a place, and none that is the same for everybody', () => {
    for (const scope of Object.keys(keyScopes)) {
      const all = [...Object.values(keyActions), ...fixedKeys].filter((action) => action.scope === scope).flatMap(({ keys }) => keys)
      expect(new Set(all).size, scope).toBe(all.length)
    }
  })
})

describe('keys in force', () => {
  it('are those of the start until one is changed', () => {
    expect(keysOfStart['experiment.redo']).toEqual(['Ctrl+Shift+Z', 'Ctrl+Y'])
    expect(keysInForce({ palette: ['Ctrl+Shift+Space', 'F4'] }).palette).toEqual(['Ctrl+Shift+Space', 'F4'])
    expect(keysInForce({ palette: [] }).palette).toEqual([])
  })

  it('go to the action they were given to, where a later version gives them to another one from the start', () => {
    const keys = keysInForce({ home: ['Alt+2'], 'queue.open': ['S'] })
    expect(keys.home).toEqual(['Alt+2'])
    expect(keys.history).toEqual([])
    expect(keys['history.star'], 'another place').toEqual(['S'])
  })
})

describe('a pressed key', () => {
  it('means what it does in the place', () => {
    expect(actionFor(press('F2'), 'history', keysOfStart)).toBe('history.rename')
    expect(actionFor(press('F2'), 'drawing', keysOfStart)).toBe('drawing.rename')
    expect(actionFor(press('F2'), 'everywhere', keysOfStart)).toBeUndefined()
  })

  it('means what it was given', () => {
    const keys = keysInForce({ 'history.star': ['Ctrl+Enter', '+'] })
    expect(actionFor(press('Enter', 'meta'), 'history', keys)).toBe('history.star')
    expect(actionFor(press('+', 'shift'), 'history', keys)).toBe('history.star')
    expect(actionFor(press('s'), 'history', keys)).toBeUndefined()
  })

  it('is the same with Shift in lists and drawings, unless an action asks for that', () => {
    expect(actionFor(press('Delete', 'shift'), 'history', keysOfStart)).toBe('history.trash')
    expect(actionFor(press('Delete', 'shift'), 'panel', keysOfStart)).toBeUndefined()
    expect(actionFor(press('S', 'shift'), 'history', keysInForce({ 'history.trash': ['Shift+S'] }))).toBe('history.trash')
  })

  it('is a letter and nothing else where letters go into a field', () => {
    const keys = keysInForce({ home: ['H'], history: ['Alt+H'] })
    expect(actionWhile(false, press('h'), 'everywhere', keys)).toBe('home')
    expect(actionWhile(true, press('h'), 'everywhere', keys)).toBeUndefined()
    expect(actionWhile(true, press('h', 'alt'), 'everywhere', keys)).toBe('history')
    expect(actionWhile(true, press('F1'), 'everywhere', keys)).toBe('manual')
  })
})

describe('the list of keys', () => {
  it('has the keys in force of each place, then those that are the same for everybody', () => {
    const queue = keyGroups(keysInForce({ 'queue.open': [] })).find(({ scope }) => scope === 'queue')
    expect(queue).toEqual({
      scope: 'queue', title: 'Queue',
      rows: [
        { action: 'queue.earlier', what: 'Start the run earlier', keys: ['Alt+ArrowUp'] }, { action: 'queue.later', what: 'Start the run later', keys: ['Alt+ArrowDown'] },
        { action: 'queue.open', what: 'Open the run', keys: [] }, { action: undefined, what: 'Move through the runs', keys: ['ArrowUp', 'ArrowDown'] },
      ],
    })
  })
})
