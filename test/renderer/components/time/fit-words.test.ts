import { expect, it } from 'vitest'
import { fitWords } from '../../../../src-renderer/components/time/fit-words.ts'

/** Every letter is 10 px wide. */
const fit = (text: string, letters: number, lines: number): string => fitWords(text, letters * 10, lines, (line) => line.length * 10)

it('keeps words whole where lines have room for them', () => {
  expect(fit('more dendritic input', 20, 1)).toBe('more dendritic input')
  expect(fit('more dendritic input', 14, 2)).toBe('more dendritic\ninput')
})

it('ends with an ellipsis where words are missing', () => {
  expect(fit('more dendritic input', 12, 1)).toBe('more dendri…')
  expect(fit('more dendritic input', 7, 1), 'no letter alone').toBe('more…')
  expect(fit('presynaptic dendrites driven', 11, 2)).toBe('presynaptic\ndendrites…')
})

it('shortens a word that no line has room for, and goes on with the next', () => {
  expect(fit('presynaptic dendrites driven', 8, 2)).toBe('presyna…\ndendrit…')
})

it('says nothing rather than a letter', () => {
  expect(fit('presynaptic dendrites', 2, 2)).toBe('')
  expect(fit('a', 1, 1)).toBe('a')
})
