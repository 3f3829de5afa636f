import { describe, expect, it } from 'vitest'
import { keysInForce } from '../../../../../src-renderer/keyboard/key-map.ts'
import { networkCommand } from '../../../../../src-renderer/places/experiment/network/network-keys.ts'

const key = (name: string, more: Partial<Pick<KeyboardEvent, 'ctrlKey' | 'shiftKey' | 'altKey'>> = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

describe('keys in the drawing of a network', () => {
  it('move a population, with Shift five times as far', () => {
    expect(networkCommand(key('ArrowLeft'), 'population', false)).toEqual({ do: 'move', x: -8, y: 0 })
    expect(networkCommand(key('ArrowDown', { shiftKey: true }), 'population', false)).toEqual({ do: 'move', x: 0, y: 40 })
    expect(networkCommand(key('ArrowLeft'), 'projection', false)).toBeUndefined()
  })

  it('delete, rename, duplicate and connect', () => {
    expect(['Delete', 'F2', 'c'].map((name) => networkCommand(key(name), 'population', false)?.do)).toEqual(['remove', 'rename', 'connect'])
    expect(networkCommand(key('d', { ctrlKey: true }), 'population', false)).toEqual({ do: 'duplicate' })
    expect(networkCommand(key('z', { ctrlKey: true }), 'population', false)).toBeUndefined()
  })

  it('duplicate a projection, too, and group populations', () => {
    expect(networkCommand(key('d', { ctrlKey: true }), 'projection', false)).toEqual({ do: 'duplicate' })
    expect(['population', 'projection'].map((part) => networkCommand(key('g'), part as 'population' | 'projection', false)?.do)).toEqual(['group', undefined])
  })

  it('inject currents into populations, and connect, duplicate and delete them', () => {
    expect((['population', 'projection', 'current'] as const).map((part) => networkCommand(key('i'), part, false)?.do)).toEqual(['inject', undefined, undefined])
    expect(['c', 'Delete', 'F2', 'g', 'ArrowLeft'].map((name) => networkCommand(key(name), 'current', false)?.do)).toEqual(['connect', 'remove', 'rename', undefined, undefined])
  })

  it('are those that were given', () => {
    const keys = keysInForce({ 'drawing.connect': ['Alt+C'], 'drawing.remove': ['X'] })
    expect(networkCommand(key('c', { altKey: true }), 'population', false, keys)).toEqual({ do: 'connect' })
    expect(networkCommand(key('x'), 'projection', false, keys)).toEqual({ do: 'remove' })
    expect([key('c'), key('Delete')].map((pressed) => networkCommand(pressed, 'population', false, keys))).toEqual([undefined, undefined])
  })

  it('choose the compartment by the key that was given for it', () => {
    const keys = keysInForce({ 'drawing.compartment': ['Alt+D'] })
    expect(networkCommand(key('d', { altKey: true }), 'population', true, keys)).toEqual({ do: 'compartment' })
    expect(networkCommand(key('d'), 'population', true, keys)).toBeUndefined()
    expect(networkCommand(key('d'), 'population', false)).toBeUndefined()
  })

  it('choose where a projection goes while one is being made', () => {
    expect(['ArrowRight', 'ArrowUp', 'd', 'Enter', 'Escape', 'Delete'].map((name) => networkCommand(key(name), 'population', true)?.do)).toEqual(['next', 'previous', 'compartment', 'confirm', 'cancel', undefined])
  })
})
