/** What surrounds populations that stand where one put them: the frame of the drawing, places that are free, and the boxes of groups. */
import { dendriteHeight, somaRadius } from './schematic-ports.ts'
import type { Point } from './schematic-ports.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

interface Standing extends Point {
  readonly name: string
  readonly side: 'left' | 'right'
}

/** About what a letter of a name takes, in px. */
export const letterWidth = 7.4
/** From a soma's centre to where its name begins. */
const nameOffset = 22

/** Around all of it, names included. */
export function frameOf(populations: readonly Standing[], margin: { readonly side: number; readonly top: number; readonly bottom: number }): Box {
  if (populations.length === 0) return { x: 0, y: 0, width: 480, height: 160 }
  const room = ({ name }: Standing): number => nameOffset + Math.max(4, name.length) * letterWidth + 6
  const lefts = populations.map((population) => population.x - (population.side === 'left' ? Math.max(margin.side, room(population)) : margin.side))
  const rights = populations.map((population) => population.x + (population.side === 'right' ? Math.max(margin.side, room(population)) : margin.side))
  const [x, y] = [Math.min(...lefts), Math.min(...populations.map((population) => population.y)) - margin.top]
  return { x, y, width: Math.max(...rights) - x, height: Math.max(...populations.map((population) => population.y)) + margin.bottom - y }
}

/** Around the members of a group, with room for its name above. */
export function groupBox(members: readonly Standing[]): Box | undefined {
  return members.length === 0 ? undefined : frameOf(members, { side: somaRadius + 14, top: dendriteHeight + 26, bottom: somaRadius + 14 })
}

/** All of these with room around them to move something to. */
export function roomyFrame(boxes: readonly Box[], least = { width: 620, height: 210 }, margin = 14): Box {
  const [left, top] = [Math.min(...boxes.map(({ x }) => x)) - margin, Math.min(...boxes.map(({ y }) => y)) - margin]
  const [right, bottom] = [Math.max(...boxes.map(({ x, width }) => x + width)) + margin, Math.max(...boxes.map(({ y, height }) => y + height)) + margin]
  const [width, height] = [Math.max(least.width, right - left), Math.max(least.height, bottom - top)]
  return { x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height }
}

/** Beside all that stands, in the row of the lowest: nothing new covers what is there. */
export function freePlace(taken: readonly Point[], columnWidth: number): Point {
  if (taken.length === 0) return { x: 0, y: 0 }
  return { x: Math.max(...taken.map(({ x }) => x)) + columnWidth, y: Math.max(...taken.map(({ y }) => y)) }
}
