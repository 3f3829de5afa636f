import { describe, expect, it } from 'vitest'
import { cutMiddle, readableLegends } from '../../../../src-renderer/components/figure/readable-legends.ts'

/** Ten px a letter. */
const widthOf = (text: string): number => 10 * text.length
const legend = (names: readonly string[], more = {}) => ({ legend: [{ type: 'plain', width: '50%', itemWidth: 31, data: names.map((name) => ({ name })), ...more }] })
const first = (option: Record<string, unknown>) => (option['legend'] as { formatter: (name: string) => string, tooltip: { show: boolean }, textStyle?: unknown }[])[0]

describe('the legends of a figure on a screen', () => {
  it('lose letters in the middle of an entry that is wider than its panel, and then say all of it to who points at it', () => {
    // Half of 400 px, less the key and the space after it: 160 px.
    const shown = first(readableLegends(legend(['short', 'a rather long name, seed 1']), 400, widthOf))
    expect(shown?.formatter('a rather long name, seed 1')).toBe('a rather…seed 1')
    expect(shown?.formatter('short')).toBe('short')
    expect(shown?.tooltip.show).toBe(true)
  })

  it('say nothing more where all of it is there', () => {
    expect(first(readableLegends(legend(['short  ']), 400, widthOf))).toMatchObject({ tooltip: { show: false } })
  })

  it('end a page with a whole entry: those of a legend in pages are equally wide, and lose no more than a fifth for another to fit', () => {
    // 540 px less the arrows and "3/3" are 470: entries of 300 + 40 px go singly, of 200 + 40 two by two, with 30 px between them.
    const widthIn = (names: readonly string[]) => first(readableLegends(legend(names, { type: 'scroll', width: '100%', itemGap: 10 }), 540, widthOf))?.textStyle
    const named = (letters: number) => ['a', 'b', 'c'].map((letter) => letter.repeat(letters))
    expect(widthIn(named(30))).toEqual({ lineHeight: 16, width: 470 - 40, overflow: 'truncate' })
    expect(widthIn(named(20))).toEqual({ lineHeight: 16, width: 220 - 40, overflow: 'truncate' })
    expect(widthIn(['a', 'b', 'c'])).toEqual({ lineHeight: 16, width: null })
  })

  it('keep short entries whole, for little is said by what is left of them', () => {
    const shown = first(readableLegends(legend(['A, 5 Hz', 'A, 20 Hz', 'A, 60 Hz', 'A, 100 Hz'], { type: 'scroll', width: '100%' }), 400, widthOf))
    expect(shown?.formatter('A, 100 Hz')).toBe('A, 100 Hz')
  })

  it('shorten what a plot has already put into fewer words', () => {
    expect(first(readableLegends(legend(['probability'], { formatter: () => 'prob.' }), 400, widthOf))?.formatter('probability')).toBe('prob.')
  })

  it('stay as they are in a page without a size', () => {
    expect(first(readableLegends(legend(['a rather long name, seed 1']), 0, widthOf))).not.toHaveProperty('formatter')
  })
})

describe('a text cut in its middle', () => {
  it('keeps as much of both ends as fits, whole where it fits', () => {
    expect(cutMiddle('abcdefgh', (text) => text.length <= 5)).toBe('ab…gh')
    expect(cutMiddle('abcdefgh', (text) => text.length <= 8)).toBe('abcdefgh')
    expect(cutMiddle('abcdefgh', () => false)).toBe('a…h')
  })
})
