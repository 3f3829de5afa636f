/** Where one has put populations in the drawing, and which one has grouped: beside the draft, since no number depends on it. */
import type { ChosenColours, PopulationColour } from '../../../../src-main/api/contract.ts'
import { isPopulationColour } from '../../../../src-main/drawing/population-colours.ts'
import { isRecord, listIn, recordsIn } from '../../../components/read-json.ts'

export interface Spot {
  readonly x: number
  readonly y: number
}

export interface PopulationGroup {
  readonly name: string
  readonly members: readonly string[]
}

export interface NetworkLayout {
  /** Empty: all stand where the drawing puts them. */
  readonly positions: Readonly<Record<string, Spot>>
  readonly groups: readonly PopulationGroup[]
  /** What populations have been given instead of the colours of their places. */
  readonly colours: ChosenColours
}

export const noLayout: NetworkLayout = { positions: {}, groups: [], colours: {} }

/** From what was kept, which may be anything. */
export function readLayout(value: unknown): NetworkLayout {
  if (!isRecord(value)) return noLayout
  const positions = recordsIn(value['positions']).flatMap(([name, { x, y }]): [string, Spot][] => (Number.isFinite(x) && Number.isFinite(y) ? [[name, { x: Number(x), y: Number(y) }]] : []))
  const groups = listIn(value['groups']).flatMap((group): PopulationGroup[] => {
    if (!isRecord(group) || typeof group['name'] !== 'string') return []
    return [{ name: group['name'], members: listIn(group['members']).filter((name) => typeof name === 'string') }]
  })
  const colours = Object.entries(isRecord(value['colours']) ? value['colours'] : {}).flatMap(([name, colour]): [string, PopulationColour][] => (isPopulationColour(colour) ? [[name, colour]] : []))
  return { positions: Object.fromEntries(positions), groups, colours: Object.fromEntries(colours) }
}

/** `spots` are where all stand now: once one of them has been moved, none moves by itself any more. */
export const moved = (layout: NetworkLayout, spots: Readonly<Record<string, Spot>>, names: readonly string[], by: Spot): NetworkLayout => ({
  ...layout,
  positions: Object.fromEntries(Object.entries(spots).map(([name, spot]) => [name, names.includes(name) ? { x: Math.round(spot.x + by.x), y: Math.round(spot.y + by.y) } : spot])),
})

export const arranged = (layout: NetworkLayout): NetworkLayout => ({ ...layout, positions: {} })

/** Undefined: the colours of their places again. */
export function coloured(layout: NetworkLayout, names: readonly string[], colour: PopulationColour | undefined): NetworkLayout {
  const others = Object.entries(layout.colours).filter(([name]) => !names.includes(name))
  return { ...layout, colours: Object.fromEntries([...others, ...(colour === undefined ? [] : names.map((name) => [name, colour] as const))]) }
}

/** Each population is in one group at most. */
export function grouped(layout: NetworkLayout, names: readonly string[], name: string): NetworkLayout {
  const left = layout.groups.map((group) => ({ ...group, members: group.members.filter((member) => !names.includes(member)) })).filter(({ members }) => members.length > 0)
  return { ...layout, groups: [...left, { name, members: names }] }
}

/** Dissolves the groups that any of these are in. */
export const ungrouped = (layout: NetworkLayout, names: readonly string[]): NetworkLayout => ({
  ...layout, groups: layout.groups.filter(({ members }) => !members.some((member) => names.includes(member))),
})

/** Copies stand `by` beside what they are of; a group that was copied whole has a group of copies. */
export function layoutWithCopies(layout: NetworkLayout, copies: Readonly<Record<string, string>>, by: Spot): NetworkLayout {
  const placed = Object.entries(copies).flatMap(([name, copy]): [string, Spot][] => {
    const spot = layout.positions[name]
    return spot === undefined ? [] : [[copy, { x: spot.x + by.x, y: spot.y + by.y }]]
  })
  const names = layout.groups.map(({ name }) => name)
  const groups = layout.groups.flatMap((group): PopulationGroup[] => {
    const members = group.members.flatMap((name) => copies[name] ?? [])
    return members.length === 0 || members.length < group.members.length ? [] : [{ name: freshGroupName(group.name, names), members }]
  })
  return { ...layout, positions: { ...layout.positions, ...Object.fromEntries(placed) }, groups: [...layout.groups, ...groups] }
}

/** "input 2", or the first number that is free. */
function freshGroupName(name: string, taken: readonly string[]): string {
  const stem = name.replace(/ \d+$/, '')
  for (let number = 2; ; number++) if (!taken.includes(`${stem} ${number}`)) return `${stem} ${number}`
}

export const withGroupNamed = (layout: NetworkLayout, from: string, to: string): NetworkLayout => ({
  ...layout, groups: layout.groups.map((group) => (group.name === from ? { ...group, name: to } : group)),
})

/** Follows a change of the populations' names; what is gone is forgotten. */
export function layoutWithNames(layout: NetworkLayout, change: (name: string) => string | undefined): NetworkLayout {
  const positions = Object.entries(layout.positions).flatMap(([name, spot]): [string, Spot][] => {
    const next = change(name)
    return next === undefined ? [] : [[next, spot]]
  })
  const groups = layout.groups.map((group) => ({ ...group, members: group.members.flatMap((name) => change(name) ?? []) })).filter(({ members }) => members.length > 0)
  const colours = Object.entries(layout.colours).flatMap(([name, colour]): [string, PopulationColour][] => {
    const next = change(name)
    return next === undefined ? [] : [[next, colour]]
  })
  return { positions: Object.fromEntries(positions), groups, colours: Object.fromEntries(colours) }
}
