import { describe, expect, it } from 'vitest'
import { blankPage, newPanel } from '../../../src-main/lab/pages/page-document.ts'
import { layOutPage } from '../../../src-main/lab/pages/page-layout.ts'
import { pageFromTemplate } from '../../../src-main/lab/pages/templates.ts'

const page = (spans: readonly number[], heights: readonly number[] = []) => ({ ...blankPage(183), panels: spans.map((span, i) => newPanel({ id: String(i), span, heightMm: heights[i] ?? 50 })) })

describe('the layout of a page', () => {
  it('fills twelve columns row by row; a row is as tall as its tallest panel', () => {
    const { boxes, heightMm } = layOutPage(page([6, 6, 4, 12], [50, 60, 30, 20]))
    expect(boxes.map(({ leftMm, topMm, widthMm }) => [leftMm, topMm, widthMm])).toEqual([[0, 0, 90], [93, 0, 90], [0, 63, 59], [0, 96, 183]])
    expect(heightMm).toBe(116)
  })

  it('letters panels by their order, as far as they have none of their own', () => {
    const letters = (change: object): string[] => layOutPage({ ...page([6, 6, 6]), ...change }).boxes.map(({ letter }) => letter)
    expect([letters({}), letters({ letters: 'upper' }), letters({ letters: 'none' })]).toEqual([['a', 'b', 'c'], ['A', 'B', 'C'], ['', '', '']])
  })

  it('gives a text no letter, and the height of its lines', () => {
    const panels = [newPanel({ id: '0' }), newPanel({ id: '1', text: 'One line.', span: 12 }), newPanel({ id: '2' })]
    const { boxes, heightMm } = layOutPage({ ...blankPage(183), panels })
    expect(boxes.map(({ letter }) => letter)).toEqual(['a', '', 'b'])
    expect(boxes[1]?.heightMm).toBeCloseTo(3.457, 2)
    expect(heightMm).toBeCloseTo(50 + 3 + 3.457 + 3 + 50, 2)
  })

  it('goes on after a letter of its own: what is added to the paper\'s panels e to g is h', () => {
    const after = (...own: readonly (string | null)[]): string[] => layOutPage({ ...blankPage(), panels: [...own, null].map((letter, index) => newPanel({ id: String(index), letter })) }).boxes.map(({ letter }) => letter)
    expect(after('e', 'f', 'g')).toEqual(['e', 'f', 'g', 'h'])
    expect(after('F', null), 'in the page\'s own case').toEqual(['F', 'g', 'h'])
    expect(after('b1', 'b2'), 'by place after others').toEqual(['b1', 'b2', 'c'])
  })
})

describe('templates', () => {
  it('take letters and titles from the paper\'s panels', () => {
    const panels = pageFromTemplate('fig2eg')?.document.panels ?? []
    expect(panels.map(({ letter, title }) => [letter, title?.slice(0, 4)])).toMatchObject([['e', expect.any(String)], ['f', expect.any(String)], ['g', expect.any(String)]])
  })

  it('let quick versions stand in for the figure\'s own runs instead of having places of their own', () => {
    const panels = pageFromTemplate('fig4')?.document.panels ?? []
    expect(panels.every(({ presetIds }) => presetIds[0] === 'fig4' && presetIds.includes('fig4-quick'))).toBe(true)
  })

  it('there are none for figures that cannot be computed', () => expect(pageFromTemplate('nothing')).toBeUndefined())
})
