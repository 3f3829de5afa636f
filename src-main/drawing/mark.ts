/** Shapes and words of a drawing with their looks. Whoever shows it says what its inks are: variables of the page's theme, or colours of a picture. */
import type { PopulationColour } from './population-colours.ts'

/** What a colour is for; "none" for none. */
export type InkRole = 'none' | 'text' | 'muted' | 'surface' | 'raised' | 'border' | 'accent'
export type Ink = InkRole | { readonly colour: PopulationColour }

/** What a line ends in: excitation and event rates in an arrow, inhibition in a bar, bursts in an arrow of their colour. */
export type HeadName = 'arrow' | 'bar' | 'burst'

interface Looks {
  /** What it is a part of, for who changes its looks while it is chosen: "soma". */
  readonly part: string
  readonly fill?: Ink
  readonly stroke?: Ink
  readonly strokeWidth?: number
  /** Lengths of strokes and gaps, in px: "5 3". */
  readonly dash?: string | undefined
  readonly join?: 'round'
}

export interface PathMark extends Looks {
  readonly tag: 'path'
  readonly d: string
  readonly head?: HeadName
}

export interface BoxMark extends Looks {
  readonly tag: 'rect'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Radius of its corners. */
  readonly round?: number
}

export interface WordsMark {
  readonly tag: 'text'
  readonly part: string
  readonly x: number
  readonly y: number
  readonly text: string
  readonly anchor: 'start' | 'middle' | 'end'
  /** Height of the letters, in px. */
  readonly size: number
  readonly bold?: boolean
  readonly fill: Ink
  /** Lines that pass behind the letters keep clear of them. */
  readonly halo?: boolean
}

export type Mark = PathMark | BoxMark | WordsMark

/** Marks that belong together, and what they are in words. */
export interface DrawnPart {
  readonly title: string
  readonly marks: readonly Mark[]
}

/** A whole drawing; lengths are px. */
export interface Drawing {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly heads: readonly HeadName[]
  readonly parts: readonly DrawnPart[]
}

/** An end of a line in a box of 8 by 8, of which `refX`, 4 is the line's last point. */
export interface Head {
  readonly refX: number
  /** Px along and across the line. */
  readonly size: number
  readonly mark: PathMark
}

const arrow = 'M 0 0 L 8 4 L 0 8 Z'

/** The colour of burst rates in the paper's figures. */
export const burstInk: Ink = { colour: 1 }

export const heads: Readonly<Record<HeadName, Head>> = {
  arrow: { refX: 7, size: 8, mark: { tag: 'path', part: 'head', d: arrow, fill: 'muted' } },
  bar: { refX: 4, size: 12, mark: { tag: 'path', part: 'head', d: 'M 4 0 V 8', stroke: 'muted', strokeWidth: 2.5 } },
  burst: { refX: 7, size: 8, mark: { tag: 'path', part: 'head', d: arrow, fill: burstInk } },
}

export interface Shown {
  /** The colour of an ink, in the words of whoever shows it. */
  readonly ink: (ink: Ink) => string
  /** The id under which a head is there. */
  readonly headId: (name: HeadName) => string
}

/** SVG attributes of a mark, without its words. */
export function svgAttributes(mark: Mark, { ink, headId }: Shown): Readonly<Record<string, string | number>> {
  const { fill = 'none' } = mark
  if (mark.tag === 'text') {
    const { x, y, anchor, size, bold = false, halo = false } = mark
    return {
      x, y, 'text-anchor': anchor, 'font-size': size, ...(bold ? { 'font-weight': 600 } : {}), 'fill': ink(fill),
      ...(halo ? { 'paint-order': 'stroke', 'stroke': ink('surface'), 'stroke-width': 4, 'stroke-linejoin': 'round' } : {}),
    }
  }
  const { stroke, strokeWidth, dash, join } = mark
  return {
    ...(mark.tag === 'path' ? { d: mark.d } : { x: mark.x, y: mark.y, width: mark.width, height: mark.height, ...(mark.round === undefined ? {} : { rx: mark.round }) }),
    'fill': ink(fill),
    ...(stroke === undefined ? {} : { stroke: ink(stroke), 'stroke-width': strokeWidth ?? 1 }),
    ...(dash === undefined ? {} : { 'stroke-dasharray': dash }), ...(join === undefined ? {} : { 'stroke-linejoin': join }),
    ...(mark.tag === 'path' && mark.head !== undefined ? { 'marker-end': `url(#${headId(mark.head)})` } : {}),
  }
}

/** SVG attributes of the marker that an end of lines is. */
export const headAttributes = ({ refX, size }: Head): Readonly<Record<string, string | number>> => (
  { viewBox: '0 0 8 8', refX, refY: 4, markerWidth: size, markerHeight: size, markerUnits: 'userSpaceOnUse', orient: 'auto' })
