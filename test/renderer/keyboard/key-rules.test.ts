import { describe, expect, it } from 'vitest'
import type { KeyAction } from '../../../src-main/api/contract.ts'
import { actionIds, keyActions } from '../../../src-renderer/keyboard/key-actions.ts'
import { keysInForce, keysOfStart } from '../../../src-renderer/keyboard/key-map.ts'
import { judgeKey } from '../../../src-renderer/keyboard/key-rules.ts'

const judge = (action: KeyAction, chord: string, keys = keysOfStart) => judgeKey(action, chord, keys)
const message = (action: KeyAction, chord: string): string => {
  const judgement = judge(action, chord)
  return judgement.type === 'free' ? '' : judgement.message
}

describe('a key for an action', () => {
  it('is free where nobody has it', () => {
    expect(judge('palette', 'Ctrl+Shift+Space')).toEqual({ type: 'free' })
    expect(judge('history.star', 'F4')).toEqual({ type: 'free' })
    expect(judge('home', 'H')).toEqual({ type: 'free' })
  })

  it('is refused where another action of the place has it, by name', () => {
    expect(judge('history', 'Alt+1')).toEqual({ type: 'refused', message: 'Alt+1 is “Home” (Everywhere). Take it away there first, or press another key.' })
    expect(judge('history', 'Alt+1', keysInForce({ home: [] }))).toEqual({ type: 'free' })
    expect(judge('home', 'Alt+1')).toEqual({ type: 'refused', message: 'Alt+1 is a key of “Home” already.' })
  })

  it('is told where an action around or within has it, with which of them is done', () => {
    expect(judge('history.star', 'Ctrl+K')).toEqual({ type: 'shared', message: 'Ctrl+K is also “Command palette: go anywhere, do anything” (Everywhere). Where both could be meant, “Star” is done.' })
    expect(judge('home', 'T')).toEqual({ type: 'shared', message: 'T is also “To the next teacher” (Time line of a run). Where both could be meant, “To the next teacher” is done.' })
    expect(judge('drawing.duplicate', 'Ctrl+Enter').type).toBe('shared')
  })

  it('is told where Shift makes no difference within, and the key would be done there', () => {
    expect(judge('home', 'Shift+F2')).toEqual({ type: 'shared', message: 'Shift+F2, with Shift or without, is also “Rename” (Network, layers, protocol). Where both could be meant, “Rename” is done.' })
    expect(judge('history.star', 'F4', keysInForce({ home: ['Shift+F4'] }))).toEqual({ type: 'shared', message: 'F4, with Shift or without, is also “Home” (Everywhere). Where both could be meant, “Star” is done.' })
    expect(judge('home', 'Shift+F4', keysInForce({ 'panel.remove': ['F4'] })), 'Shift makes a difference there').toEqual({ type: 'free' })
    expect(judge('history.star', 'Shift+F2'), 'the same place knows them apart').toEqual({ type: 'free' })
  })

  it('is nobody else’s business where places never meet', () => {
    expect(judge('queue.open', 'S')).toEqual({ type: 'free' })
    expect(judge('drawing.rename', 'F4', keysInForce({ 'history.star': ['F4'] }))).toEqual({ type: 'free' })
  })

  it.each([
    ['palette', 'Ctrl+W', 'opens, closes or changes windows and tabs'], ['palette', 'F5', 'loads the page anew'], ['history.star', 'Ctrl++', 'changes how large everything is'],
    ['history.star', 'Ctrl+Alt+S', 'AltGr'], ['home', 'Alt+ArrowLeft', 'goes back or forward'], ['home', 'F11', 'whole screen'], ['home', 'Alt+Space', 'a key of the system'], ['home', 'Ctrl+P', 'prints'],
  ] as const)('%s cannot have %s, which is somebody else’s', (action, chord, reason) => {
    expect(judge(action, chord).type).toBe('refused')
    expect(message(action, chord)).toContain(reason)
  })

  it('is refused where it presses, moves or edits what has the focus', () => {
    for (const chord of ['Enter', 'Space', 'Delete', 'Shift+ArrowUp', 'Home']) expect(message('experiment.run', chord)).toContain('hold Ctrl or Alt')
    expect(message('home', 'Ctrl+A')).toContain('edits text')
    expect(message('home', 'Ctrl+Z')).toContain('edits text')
    expect(judge('figures.redo', 'Ctrl+Y')).toEqual({ type: 'free' })
    expect(judge('history.trash', 'Backspace')).toEqual({ type: 'free' })
  })

  it('is refused where it moves, for everybody', () => {
    expect(message('history.star', 'ArrowUp')).toBe('↑ is “Move through the runs” (History), for everybody. Press another key.')
    expect(message('drawing.rename', 'Enter')).toContain('for everybody')
  })

  it('can always be one of the start again', () => {
    for (const action of actionIds) for (const chord of keyActions[action].keys) expect(judge(action, chord, keysInForce({ [action]: [] })).type, `${action} ${chord}`).not.toBe('refused')
  })
})
