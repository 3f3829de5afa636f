/** In print, names of shaded stretches stand above the plot, in a strip that is kept for them: over curves neither could be read. */
import type { LinesPanel } from '../experiments/figure.ts'
import type { FigureStyle } from './figure-style.ts'
import { panelWidth } from './panel-layout.ts'
import { textWidth } from './text-width.ts'

/** A name broken into lines, of letters so large, moved by so much (in pt) from the middle of its stretch to stay in the panel. */
export interface SpanName {
  readonly text: string
  readonly fontSize: number
  readonly shift: number
}

export interface SpanStrip {
  /** By the position of their spans; undefined for one without a name. */
  readonly names: readonly (SpanName | undefined)[]
  /** In pt. */
  readonly height: number
}

/** Of the letters of a figure; no letters of a journal are smaller than this, in pt. */
const [sizes, leastPt] = [[0.9, 0.8, 0.7], 5]
/** Beside a plot, for the numbers and the name of an axis, in em of the figure; and what a side without an axis has. */
const [axisEm, bareEm] = [4.2, 0.5]
/** Between two names, between two lines, and below the last of them, in em of theirs. */
const [betweenEm, lineEm, belowEm] = [0.25, 1.1, 0.4]
const mostLines = 3

/** A stretch with a name, in pt from the left end of the plot. */
interface Named {
  readonly position: number
  readonly words: readonly string[]
  readonly middle: number
}

const none: SpanStrip = { names: [], height: 0 }

/** All of the names or, where they have no room beside each other, none. Nothing on a screen, whose plots over time have their protocol below them. */
export function spanStrip(definition: LinesPanel, style: FigureStyle): SpanStrip {
  const { spans = [], x, right } = definition
  const [from, to] = [x.min ?? NaN, x.max ?? NaN]
  const before = axisEm * style.fontSize
  const after = (right === undefined ? bareEm : axisEm) * style.fontSize
  const plot = panelWidth(style) - before - after
  const named = spans.flatMap((span, position): Named[] => {
    const [start, end] = [Math.max(span.from, from), Math.min(span.to, to)]
    return span.label === '' || !(start < end) ? [] : [{ position, words: span.label.split(' '), middle: ((((start + end) / 2) - from) / (to - from)) * plot }]
  })
  if (style.interactive || named.length === 0 || !(plot > 0)) return none
  const fontSizes = sizes.map((share) => Math.max(Math.min(leastPt, style.fontSize), share * style.fontSize))
  const found = firstOf(fontSizes, (fontSize) => laid(named, fontSize, [-before, plot + after]))
  if (found === undefined) return none
  const { fontSize, texts, middles } = found
  const lines = Math.max(...texts.map((text) => text.split('\n').length))
  return {
    names: spans.map((_, position) => {
      const index = named.findIndex((name) => name.position === position)
      const text = texts[index]
      return text === undefined ? undefined : { text, fontSize, shift: (middles[index] ?? 0) - (named[index]?.middle ?? 0) }
    }),
    height: (lines * lineEm + belowEm) * fontSize,
  }
}

interface Laid {
  readonly fontSize: number
  readonly texts: readonly string[]
  readonly middles: readonly number[]
}

/** Side by side without touching each other or an end; undefined where words of this size do not fit. */
function laid(names: readonly Named[], fontSize: number, [least, most]: readonly [number, number]): Laid | undefined {
  const widthOf = (text: string): number => textWidth(text) * fontSize
  const widths = names.map(({ words }) => Math.max(...words.map(widthOf)))
  const middles = names.map(({ middle }, index) => {
    const half = (widths[index] ?? 0) / 2
    return Math.min(Math.max(middle, least + half), most - half)
  })
  // What is left between a name and the next one, and between the ends and the names beside them.
  const gaps = middles.slice(1).map((middle, index) => middle - (middles[index] ?? 0) - ((widths[index] ?? 0) + (widths[index + 1] ?? 0)) / 2 - betweenEm * fontSize)
  if (gaps.some((gap) => gap < 0) || widths.some((width) => width > most - least)) return undefined
  const texts = names.map(({ words }, index) => {
    const [middle, width] = [middles[index] ?? 0, widths[index] ?? 0]
    const room = width + Math.max(0, Math.min(gaps[index - 1] ?? Infinity, gaps[index] ?? Infinity, 2 * (middle - width / 2 - least), 2 * (most - middle - width / 2)))
    return words.reduce((lines, word) => {
      const last = lines.slice(lines.lastIndexOf('\n') + 1)
      return lines === '' ? word : `${lines}${widthOf(`${last} ${word}`) > room ? '\n' : ' '}${word}`
    }, '')
  })
  return texts.some((text) => text.split('\n').length > mostLines) ? undefined : { fontSize, texts, middles }
}

/** What is found for the first of the candidates for which there is something. */
function firstOf<Candidate, Found>(candidates: readonly Candidate[], find: (candidate: Candidate) => Found | undefined): Found | undefined {
  for (const candidate of candidates) {
    const found = find(candidate)
    if (found !== undefined) return found
  }
  return undefined
}
