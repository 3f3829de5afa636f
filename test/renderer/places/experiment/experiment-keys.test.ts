import { describe, expect, it } from 'vitest'
import { keysInForce } from '../../../../src-renderer/keyboard/key-map.ts'
import { experimentCommand } from '../../../../src-renderer/places/experiment/experiment-keys.ts'

const key = (name: string, held: { readonly ctrl?: boolean; readonly shift?: boolean; readonly alt?: boolean } = {}) => ({
  key: name, ctrlKey: held.ctrl ?? false, metaKey: false, altKey: held.alt ?? false, shiftKey: held.shift ?? false,
})

describe('keys of the Experiment place', () => {
  it.each([
    [key('z', { ctrl: true }), 'undo'], [key('Z', { ctrl: true, shift: true }), 'redo'], [key('y', { ctrl: true }), 'redo'], [key('Enter', { ctrl: true }), 'run'],
    [key('z'), undefined], [key('Enter'), undefined], [key('z', { ctrl: true, alt: true }), undefined],
  ])('%j: %s', (pressed, command) => {
    expect(experimentCommand(pressed)).toBe(command)
  })

  it('are those that were given, and no letters while one types', () => {
    const keys = keysInForce({ 'experiment.run': ['R'], 'experiment.undo': [] })
    expect(experimentCommand(key('r'), false, keys)).toBe('run')
    expect(experimentCommand(key('r'), true, keys)).toBeUndefined()
    expect(experimentCommand(key('z', { ctrl: true }), false, keys)).toBeUndefined()
    expect(experimentCommand(key('z', { ctrl: true, shift: true }), true, keys)).toBe('redo')
  })
})
