import { describe, expect, it } from 'vitest'
import { edited, redone, startUndo, undone } from '../../../../src-renderer/places/experiment/undo-stack.ts'

describe('undo and redo', () => {
  it('go back step by step and forward again', () => {
    const stack = edited(edited(startUndo('a'), 'b', 'x', 0), 'c', 'y', 1)
    const back = undone(undone(stack))
    expect([undone(stack).present, back.present, redone(back).present, redone(redone(back)).present]).toEqual(['b', 'a', 'b', 'c'])
  })

  it('stop at both ends', () => {
    const stack = startUndo('a')
    expect(undone(stack)).toBe(stack)
    expect(redone(stack)).toBe(stack)
  })

  it('take quick edits of one field as one step', () => {
    const typed = ['1', '12', '125'].reduce((stack, text, index) => edited(stack, text, 'rate', index * 200), startUndo(''))
    expect(undone(typed).present).toBe('')
  })

  it('take slow edits, and edits of another field, as steps of their own', () => {
    const slow = edited(edited(startUndo(''), '1', 'rate', 0), '2', 'rate', 5000)
    expect(undone(slow).present).toBe('1')
    const other = edited(edited(startUndo(''), '1', 'rate', 0), '2', 'name', 10)
    expect(undone(other).present).toBe('1')
  })

  it('forget what was undone as soon as something new is edited', () => {
    const stack = edited(undone(edited(startUndo('a'), 'b', 'x', 0)), 'c', 'x', 10)
    expect(redone(stack).present).toBe('c')
    expect(undone(stack).present).toBe('a')
  })
})
