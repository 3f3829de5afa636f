import { describe, expect, it } from 'vitest'
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
})
