import { describe, expect, it } from 'vitest'
import { drawText, layOutText } from '../../src-main/export/text-block.ts'
import { textWidth } from '../../src-main/export/text-width.ts'

const column = { widthMm: 60, fontPt: 7 }
const wordsOf = (text: string, size = column): string[] => layOutText(text, size).lines.map((line) => line.text)

describe('a text on a page', () => {
  it('is broken between words where its column ends, with every word in its order', () => {
    const text = 'Bursts that follow a teacher make synapses grow, and lone spikes make them shrink, in proportion to the running burst probability of the cell.'
    const lines = wordsOf(text)
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.join(' ')).toBe(text)
    expect(lines.filter((line) => textWidth(line) * 7 > (60 * 72) / 25.4)).toEqual([])
  })

  it('breaks a word that is wider than its column, and keeps its letters', () => {
    const word = 'pneumonoultramicroscopicsilicovolcanoconiosis'.repeat(2)
    const lines = wordsOf(word, { widthMm: 20, fontPt: 7 })
    expect(lines.length).toBeGreaterThan(2)
    expect(lines.join('')).toBe(word)
  })

  it('has headings that are bold and larger, lists with their marks, and lines as they were broken', () => {
    const { lines } = layOutText('# Result\n\nOne.\nTwo.\n\n- **first**\n- `second`\n\n1. third', column)
    expect(lines.map(({ text, bold }) => [text, bold])).toEqual([['Result', true], ['One.', false], ['Two.', false], ['•', false], ['first', false], ['•', false], ['second', false], ['1.', false], ['third', false]])
    expect(lines[0]?.sizePt).toBeCloseTo(9.1)
    expect(lines.find(({ text }) => text === 'first')?.xPt).toBeGreaterThan(0)
  })

  it('goes down line by line, and is as high as all of them', () => {
    const { lines, heightMm } = layOutText('One.\n\nTwo.\nThree.', column)
    const feet = lines.map(({ baselinePt }) => baselinePt)
    expect(feet).toEqual([...feet].sort((a, b) => a - b))
    expect(heightMm).toBeCloseTo(((3 + 0.5) * 1.4 * 7 * 25.4) / 72, 2)
  })

  it('is one line high without words', () => {
    expect(layOutText(' \n\n ', column)).toEqual({ lines: [], heightMm: expect.closeTo((1.4 * 7 * 25.4) / 72, 2) as number })
  })

  it('is drawn as letters, none of which becomes a tag', () => {
    const svg = drawText(layOutText('p < 0.05 & <b>', column))
    expect(svg).toContain('>p &lt; 0.05 &amp; &lt;b&gt;</text>')
  })
})
