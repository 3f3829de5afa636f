import { describe, expect, it } from 'vitest'
import { keysInForce } from '../../../../src-renderer/keyboard/key-map.ts'
import { moveTarget, tableCommand } from '../../../../src-renderer/places/history/history-keys.ts'

const press = (key: string, modifiers: Partial<Record<'shiftKey' | 'ctrlKey' | 'metaKey' | 'altKey', boolean>> = {}) =>
  tableCommand({ key, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...modifiers })

describe('keys of the history table', () => {
  it('move, and with Shift extend the selection', () => {
    expect(press('ArrowDown')).toEqual({ type: 'move', by: 1, extend: false })
    expect(press('End', { shiftKey: true })).toEqual({ type: 'move', by: 'last', extend: true })
  })

  it('open, select, fold, rename, star and trash', () => {
    expect(['Enter', ' ', 'ArrowLeft', 'ArrowRight', 'F2', 's', 'Delete', 'Escape'].map((key) => press(key)?.type))
      .toEqual(['open', 'toggle', 'fold', 'unfold', 'rename', 'star', 'trash', 'clear'])
  })

  it('select everything with Ctrl or Command and A, and leave other shortcuts alone', () => {
    expect(press('a', { ctrlKey: true })).toEqual({ type: 'selectAll' })
    expect(press('A', { metaKey: true })).toEqual({ type: 'selectAll' })
    expect([press('k', { ctrlKey: true }), press('ArrowLeft', { altKey: true }), press('x')]).toEqual([undefined, undefined, undefined])
  })

  it('are those that were given, and arrows that move stay', () => {
    const keys = keysInForce({ 'history.star': ['Ctrl+Enter'], 'history.unfold': [] })
    const event = { key: 'Enter', shiftKey: false, ctrlKey: true, metaKey: false, altKey: false }
    expect(tableCommand(event, keys)).toEqual({ type: 'star' })
    expect(tableCommand({ ...event, key: 's', ctrlKey: false }, keys)).toBeUndefined()
    expect(tableCommand({ ...event, key: 'ArrowRight', ctrlKey: false }, keys)).toBeUndefined()
    expect(tableCommand({ ...event, key: 'ArrowDown', ctrlKey: false }, keys)).toEqual({ type: 'move', by: 1, extend: false })
  })

  it('stay within the list', () => {
    expect([moveTarget(-1, 1, 10, 5), moveTarget(9, 1, 10, 5), moveTarget(2, 'pageUp', 10, 5), moveTarget(2, 'pageDown', 10, 5), moveTarget(3, 'last', 10, 5)])
      .toEqual([0, 9, 0, 7, 9])
  })
})
