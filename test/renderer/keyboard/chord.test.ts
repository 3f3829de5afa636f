// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { ariaShortcuts, chordOf, chordParts, chordText, isForTyping, isTyping } from '../../../src-renderer/keyboard/chord.ts'
import { press } from './press.ts'

describe('a pressed key in writing', () => {
  it.each([
    [press('k', 'ctrl'), 'Ctrl+K'], [press('k', 'meta'), 'Ctrl+K'], [press('Z', 'ctrl', 'shift'), 'Ctrl+Shift+Z'], [press('s'), 'S'], [press('S', 'shift'), 'Shift+S'], [press(' '), 'Space'],
    [press('F2'), 'F2'], [press('ArrowUp', 'alt'), 'Alt+ArrowUp'], [press('+', 'ctrl'), 'Ctrl++'], [press('ä'), 'Ä'],
  ])('%j is %s', (pressed, chord) => {
    expect(chordOf(pressed)).toBe(chord)
  })

  it('has no Shift where that made the sign', () => {
    expect(chordOf(press('?', 'shift'))).toBe('?')
    expect(chordOf(press('Enter', 'shift'))).toBe('Shift+Enter')
  })

  it('goes by the place of the key where Alt or another alphabet makes other signs', () => {
    expect(chordOf({ ...press('¡', 'alt'), code: 'Digit1' })).toBe('Alt+1')
    expect(chordOf({ ...press('1', 'alt', 'shift'), code: 'Digit1' })).toBe('Alt+Shift+1')
    expect(chordOf({ ...press('å', 'alt'), code: 'KeyA' })).toBe('Alt+A')
    expect(chordOf({ ...press('я', 'ctrl'), code: 'KeyZ' })).toBe('Ctrl+Z')
    expect(chordOf({ ...press('a', 'ctrl'), code: 'KeyQ' })).toBe('Ctrl+A')
  })

  it('is none while only Ctrl, Alt or Shift are held, or a letter has only begun', () => {
    expect(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph', 'CapsLock', 'Dead', 'Process', 'Unidentified', ''].map((key) => chordOf(press(key, 'ctrl')))).toEqual(Array(10).fill(undefined))
  })
})

describe('a key in words', () => {
  it('is as printed', () => {
    expect(chordParts('Ctrl+Shift+ArrowLeft')).toEqual(['Ctrl', 'Shift', '←'])
    expect(chordText('Alt+Delete')).toBe('Alt+Del')
    expect(chordParts('Ctrl++')).toEqual(['Ctrl', '+'])
  })

  it('is as assistive technology wants it', () => {
    expect(ariaShortcuts(['Ctrl+K', 'Alt+ArrowUp'])).toBe('Control+K Alt+ArrowUp')
    expect(ariaShortcuts([])).toBeUndefined()
  })
})

describe('what is typed', () => {
  it('is a key without Ctrl and Alt that is none of F1 to F24', () => {
    expect(['S', '?', 'Shift+S', 'Space', 'Delete', 'ArrowUp'].map(isForTyping)).toEqual(Array(6).fill(true))
    expect(['Ctrl+S', 'Alt+1', 'F1', 'Shift+F2', 'Ctrl+Shift+Z'].map(isForTyping)).toEqual(Array(5).fill(false))
  })

  it('goes into fields, lists of choices and what can be edited', () => {
    document.body.innerHTML = '<input><textarea></textarea><select></select><div role="combobox"><span id="in"></span></div><button></button><p></p>'
    expect([...document.body.querySelectorAll('input, textarea, select, #in')].map(isTyping)).toEqual(Array(4).fill(true))
    expect([...document.body.querySelectorAll('button, p')].map(isTyping)).toEqual([false, false])
    expect([isTyping(window), isTyping(null)]).toEqual([false, false])
  })
})
