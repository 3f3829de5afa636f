import { describe, expect, it } from 'vitest'
import { noteBlocks, withoutMarks } from '../../../src-main/export/report/note-blocks.ts'

describe('blocks of notes', () => {
  it('lie between empty lines, also such with blanks in them', () => {
    expect(noteBlocks('One.\nTwo.\r\n \t\nThree.\n\n\n')).toEqual([{ kind: 'paragraph', level: 0, lines: ['One.', 'Two.'] }, { kind: 'paragraph', level: 0, lines: ['Three.'] }])
  })

  it('are headings, lists or paragraphs', () => {
    expect(noteBlocks('## Weights\n\n- a\n* b\n\n1. c\n2) d\n\n- e\nno item')).toEqual([
      { kind: 'heading', level: 2, lines: ['Weights'] }, { kind: 'bullets', level: 0, lines: ['a', 'b'] }, { kind: 'numbers', level: 0, lines: ['c', 'd'] },
      { kind: 'paragraph', level: 0, lines: ['- e', 'no item'] },
    ])
  })
})

describe('words without marks', () => {
  it.each([['a **bold** b', 'a bold b'], ['`2 * 3 * 4`', '2 * 3 * 4'], ['2 * 3 * 4', '2 * 3 * 4'], ['*one* and **two**', 'one and two']])('%s', (text, expected) => {
    expect(withoutMarks(text)).toBe(expected)
  })
})
