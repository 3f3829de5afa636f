import { describe, expect, it } from 'vitest'
import { printStyle } from '../../src-main/export/figure-style.ts'
import { brokenLabel, countLegendLines, placePanels } from '../../src-main/export/panel-layout.ts'

const style = printStyle({ widthMm: 183, heightMm: 90, fontPt: 7 })
const number = (percent: string): number => Number(percent.replace('%', ''))

describe('placePanels', () => {
  it.each([[1, 4], [3, 4], [3, 1], [5, 2], [8, 4]])('keeps %i panels in %i columns inside the figure and apart', (count, columns) => {
    const places = placePanels(count, 2, true, { ...style, columns })
    const boxes = places.map((place) => ({
      left: number(place.left),
      right: number(place.left) + number(place.width),
      top: number(place.titleTop),
      bottom: number(place.gridTop) + number(place.gridHeight),
    }))
    for (const box of boxes) {
      expect(box.left).toBeGreaterThanOrEqual(0)
      expect(box.right).toBeLessThanOrEqual(100.001)
      expect(box.bottom).toBeLessThanOrEqual(100.001)
    }
    boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
      expect(a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top).toBe(true)
    }))
  })

  it('sets title, legend and grid below one another, and keeps no space for a title that is not there', () => {
    const [titled] = placePanels(1, 1, true, style)
    const [bare] = placePanels(1, 0, false, style)
    expect(number(titled?.titleTop ?? '')).toBeLessThan(number(titled?.legendTop ?? ''))
    expect(number(titled?.legendTop ?? '')).toBeLessThan(number(titled?.gridTop ?? ''))
    expect(number(bare?.gridHeight ?? '')).toBeGreaterThan(number(titled?.gridHeight ?? ''))
  })
})

describe('countLegendLines', () => {
  it('breaks where the width ends', () => {
    expect(countLegendLines([], 1, style)).toBe(0)
    expect(countLegendLines(['a', 'b'], 1, style)).toBe(1)
    expect(countLegendLines(['a long label of some forty letters or so', 'and a second one that is just as long', 'b'], 3, style)).toBe(3)
  })
})

describe('an entry of a legend that is wider than its panel', () => {
  const narrow = printStyle({ widthMm: 40, heightMm: 40, fontPt: 7 })

  it('goes on in the next line, between words where it can', () => {
    expect(brokenLabel('Learning rate 0.1, seed 12 of many ', 1, narrow)).toBe('Learning rate 0.1, seed\n12 of many')
    expect(brokenLabel('averyveryverylongwordwithoutanyspace', 1, narrow).split('\n').length).toBeGreaterThan(1)
    expect(brokenLabel('short', 1, narrow)).toBe('short')
  })

  it('has room for its lines', () => {
    expect(countLegendLines(['Learning rate 0.1, seed 12 of many', 'b'], 1, narrow)).toBe(3)
  })
})
