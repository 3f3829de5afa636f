import * as echarts from 'echarts'
import { describe, expect, it } from 'vitest'
import { platformApi } from 'zrender/lib/core/platform.js'
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
    // 540 px less the arrows and "xx/xx" are 464: entries of 300 + 37 px go singly, of 200 + 37 two by two, with 24 px behind each.
    const widthIn = (names: readonly string[]) => first(readableLegends(legend(names, { type: 'scroll', width: '100%', itemGap: 10 }), 540, widthOf))?.textStyle
    const named = (letters: number) => ['a', 'b', 'c'].map((letter) => letter.repeat(letters))
    expect(widthIn(named(30))).toEqual({ lineHeight: 16, width: 462.5 - 24 - 37, overflow: 'truncate', padding: 0 })
    expect(widthIn(named(20))).toEqual({ lineHeight: 16, width: 462.5 / 2 - 24 - 37, overflow: 'truncate', padding: 0 })
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

describe('the pages of a legend', () => {
  /** "1/2", as the library draws it. */
  function pages(count: number, letters: number, width: number): string | undefined {
    const names = Array.from({ length: count }, (_, i) => `${i}${'a'.repeat(letters)}`)
    const series = names.map((name, i) => ({ type: 'line', name, data: [[0, 1]], lineStyle: { width: i % 2 === 0 ? 1.4 : 2 } }))
    // As figures have it: what is behind a name in one line is no room between the columns of pages.
    const option = { ...legend(names, { type: 'scroll', width: '100%', textStyle: { padding: [0, 11, 0, 0] } }), xAxis: [{}], yAxis: [{}], series }
    const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: 200 })
    chart.setOption(readableLegends(option, width, (text, fontPx) => platformApi.measureText(text, `${fontPx}px sans-serif`).width))
    const found = /\d+\/\d+/.exec(chart.renderToSVGString())?.[0]
    chart.dispose()
    return found
  }

  it.each([
    // One, two, three and five entries in each.
    [3, 60, 400, '1/3'], [4, 20, 540, '1/2'], [7, 20, 540, '1/4'], [6, 14, 560, '1/2'], [10, 8, 700, '1/2'],
  ])('of %i entries are no more than they need, each entry on one of them', (count, letters, width, told) => {
    expect(pages(count, letters, width)).toBe(told)
  })
})

describe('a text cut in its middle', () => {
  it('keeps as much of both ends as fits, whole where it fits', () => {
    expect(cutMiddle('abcdefgh', (text) => text.length <= 5)).toBe('ab…gh')
    expect(cutMiddle('abcdefgh', (text) => text.length <= 8)).toBe('abcdefgh')
    expect(cutMiddle('abcdefgh', () => false)).toBe('a…h')
  })
})
