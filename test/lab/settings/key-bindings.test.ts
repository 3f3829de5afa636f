/** Keys as the settings keep them. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changedBindings, chordPattern, readKeyBindings } from '../../../src-main/lab/settings/key-bindings.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

describe('a key in writing', () => {
  it.each(['Ctrl+K', 'Alt+1', 'Ctrl+Alt+Shift+F24', 'S', '?', 'Ctrl++', 'Space', 'Alt+ArrowUp', 'Ä', 'Shift+PageDown'])('can be %s', (chord) => {
    expect(chord).toMatch(chordPattern)
  })

  it.each(['', 's', 'ctrl+K', 'Shift+Ctrl+K', 'Ctrl+', 'F25', 'Tab', 'Escape', 'Cmd+K', 'AB', ' ', 'Ctrl+\n', 'Dead'])('cannot be %j', (chord) => {
    expect(chord).not.toMatch(chordPattern)
  })
})

describe('stored keys', () => {
  it('are read as far as they can be understood', () => {
    expect(readKeyBindings({ palette: ['Ctrl+P'], home: [], history: 'Alt+1', data: ['alt 4'], queue: [3], bench: ['A', 'B', 'C', 'D', 'E'], 'of.another.version': ['X'] })).toEqual({ palette: ['Ctrl+P'], home: [] })
    expect([undefined, null, 'x', 3, []].map(readKeyBindings)).toEqual([{}, {}, {}, {}, {}])
  })

  it('change action by action, and null is the start again', () => {
    expect(changedBindings({ palette: ['F4'], home: ['H'] }, { home: null, history: [] })).toEqual({ palette: ['F4'], history: [] })
  })
})

describe('the lab', () => {
  let test: TestLab
  beforeEach(async () => { test = await openTestLab() })
  afterEach(() => test.end())

  it('keeps keys across a restart, beside the other settings', async () => {
    test.lab.settings.set({ keys: { palette: ['Ctrl+Shift+Space'], home: [] } })
    test.lab.settings.set({ theme: 'dark', keys: { home: null, 'history.star': ['F4', 'S'] } })
    const lab = await test.reopen()
    expect(lab.settings.get()).toMatchObject({ theme: 'dark', keys: { palette: ['Ctrl+Shift+Space'], 'history.star': ['F4', 'S'] } })
    expect(lab.settings.get().keys).not.toHaveProperty('home')
  })
})
