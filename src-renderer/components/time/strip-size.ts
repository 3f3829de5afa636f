/** How high a strip is, for the plots above it to make room, and where its words go. */
import { isRecord, listIn, textOr } from '../read-json.ts'
import type { ProtocolLane, TimeSegment } from './protocol-lanes.ts'

/** In px. */
const [wordsLine, thinLane] = [12, 4]

/** Many phases with long names need a second line of words: they are narrow. */
const [manyPhases, longName] = [4, 14]

export interface StripSize {
  /** In px, of each lane. */
  readonly heights: Readonly<Record<ProtocolLane['id'], number>>
  /** Of all, with a pixel above the first and below each. */
  readonly total: number
}

export function stripSize(spec: unknown, lanes: readonly Pick<ProtocolLane, 'id'>[]): StripSize {
  const phases = isRecord(spec) && isRecord(spec['protocol']) ? listIn(spec['protocol']['phases']) : []
  const names = phases.flatMap((phase) => (isRecord(phase) && phase['type'] === 'run' ? [textOr(phase['label'], '')] : []))
  const wordLines = names.length >= manyPhases && names.some((name) => name.length > longName) ? 2 : 1
  const heights = { stimulus: wordLines * wordsLine + 1, teacher: thinLane, gate: thinLane }
  return { heights, total: lanes.length === 0 ? 0 : lanes.reduce((sum, { id }) => sum + heights[id] + 1, 1) }
}

/** Words of a segment, with their place in px from the strip's left end. */
export interface StripWords {
  readonly text: string
  readonly left: number
  readonly width: number
  readonly align: 'start' | 'center' | 'end'
}

/** Less room than this, in px, is for no words; and from there on words fit as they are. */
const [leastPx, amplePx] = [20, 64]

/** Where it is narrow, what happens (`on`) is named across half of each neighbour in which nothing does, which then stays without words. */
export function stripWords(segments: readonly TimeSegment[], fromS: number, toS: number, widthPx: number): readonly StripWords[] {
  const px = (timeS: number): number => ((timeS - fromS) / (toS - fromS)) * widthPx
  const isNarrow = (segment: TimeSegment | undefined): boolean => segment !== undefined && px(segment.toS) - px(segment.fromS) < amplePx
  const gives = (index: number): boolean => segments[index]?.on === false && isNarrow(segments[index])
  const half = (index: number): number => (gives(index) ? (px(segments[index]?.toS ?? 0) - px(segments[index]?.fromS ?? 0)) / 2 : 0)
  return segments.flatMap((segment, index): StripWords[] => {
    if (segment.label === '') return []
    const takes = segment.on && isNarrow(segment)
    if (gives(index) && [segments[index - 1], segments[index + 1]].some((other) => other?.on === true && isNarrow(other))) return []
    const [before, after] = takes ? [half(index - 1), half(index + 1)] : [0, 0]
    const [left, width] = [px(segment.fromS) - before, px(segment.toS) - px(segment.fromS) + before + after]
    // Times are no whole numbers of pixels: equal neighbours may differ in the last digits.
    const align = !takes ? 'start' : Math.abs(before - after) < 1 ? 'center' : before > after ? 'end' : 'start'
    return width < leastPx ? [] : [{ text: segment.label, left, width, align }]
  })
}
