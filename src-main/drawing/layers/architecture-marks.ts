/** What is drawn of a layered network: layers as blocks, and what goes up and down between them. */
import { burstInk } from '../mark.ts'
import type { Mark } from '../mark.ts'
import type { FeedbackWay, RecurrentWay } from './architecture-of.ts'
import type { Arrow, PlacedArchitecture, PlacedLayer } from './architecture-layout.ts'

/** Dashed where weights stay fixed, dotted where they are those of the way up. */
const dashes: Readonly<Partial<Record<FeedbackWay | RecurrentWay, string>>> = { fixed: '5 3', symmetric: '1.5 3', backprop: '1.5 3' }

export const upMark = ({ path }: Arrow): Mark => ({ tag: 'path', part: 'events', d: path, stroke: 'muted', strokeWidth: 1.8, head: 'arrow' })

export const downMark = ({ path }: Arrow, way: FeedbackWay | RecurrentWay): Mark => ({ tag: 'path', part: 'bursts', d: path, stroke: burstInk, strokeWidth: 1.8, dash: dashes[way], head: 'burst' })

/** What the output is told, and the word for it. */
export const teacherMarks = ({ teacher, width }: PlacedArchitecture): readonly Mark[] => [
  { ...upMark(teacher), part: 'teacher' },
  { tag: 'text', part: 'detail', x: width / 2 + 18, y: 13, text: 'teacher', anchor: 'end', size: 11, fill: 'muted' },
]

export function layerMarks({ x, y, width, height, role, title, detail, colourIndex, noise }: PlacedLayer): readonly Mark[] {
  const centre = x + width / 2
  return [
    { tag: 'rect', part: `block ${role}`, x, y, width, height, round: 4, fill: 'raised', stroke: 'border' },
    { tag: 'rect', part: 'strip', x, y: y + 4, width: 5, height: height - 8, fill: colourIndex === undefined ? 'muted' : { colour: colourIndex } },
    { tag: 'text', part: 'title', x: centre, y: y + 16, text: title, anchor: 'middle', size: 12, bold: true, fill: 'text' },
    { tag: 'text', part: 'detail', x: centre, y: y + 30, text: detail, anchor: 'middle', size: 11, fill: 'muted' },
    ...(noise === undefined ? [] : [{ ...downMark({ id: '', path: noise }, 'none'), part: 'noise' }]),
  ]
}
