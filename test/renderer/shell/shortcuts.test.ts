import { describe, expect, it } from 'vitest'
import { shellCommand } from '../../../src-renderer/shell/shortcuts.ts'

const key = (name: string, held: { readonly ctrl?: boolean; readonly alt?: boolean; readonly meta?: boolean; readonly shift?: boolean } = {}) => ({
  key: name, code: /^\d$/.test(name) ? `Digit${name}` : '', ctrlKey: held.ctrl ?? false, altKey: held.alt ?? false, metaKey: held.meta ?? false, shiftKey: held.shift ?? false,
})

describe('keys that work everywhere', () => {
  it('open the palette with Ctrl+K, and ⌘K, even while typing', () => {
    expect(shellCommand(key('k', { ctrl: true }), true)).toEqual({ do: 'palette' })
    expect(shellCommand(key('k', { meta: true }), false)).toEqual({ do: 'palette' })
  })

  it('open places with Alt and a digit', () => {
    expect(shellCommand(key('2', { alt: true }), false)).toEqual({ do: 'open', place: { place: 'history' } })
    expect(shellCommand(key('9', { alt: true }), false)).toEqual({ do: 'experiments' })
  })

  it('show the list of keys with "?", unless it is being typed', () => {
    expect(shellCommand(key('?', { shift: true }), false)).toEqual({ do: 'help' })
    expect(shellCommand(key('?', { shift: true }), true)).toBeUndefined()
  })

  it('open the manual with F1, also while typing', () => {
    expect(shellCommand(key('F1'), true)).toEqual({ do: 'manual' })
    expect(shellCommand(key('F1', { ctrl: true }), false)).toBeUndefined()
  })

  it('go back to what was left last', () => {
    expect(shellCommand(key('0', { alt: true }), false)).toEqual({ do: 'reopen' })
  })

  it('reopen the last tab, also by a key that browsers let through', () => {
    expect(shellCommand(key('T', { ctrl: true, shift: true }), true)).toEqual({ do: 'reopen-tab' })
    expect(shellCommand(key('T', { alt: true, shift: true }), true)).toEqual({ do: 'reopen-tab' })
  })

  it('leave plain letters alone', () => {
    expect(shellCommand(key('k'), false)).toBeUndefined()
  })
})
