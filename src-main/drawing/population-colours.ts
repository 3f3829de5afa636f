/** Which colour a population has, wherever it is drawn, by the page and in figures: a position in the palette, by the order of the network. */
import { networkOf } from './network/network-of.ts'
import type { DrawnPopulation } from './network/network-of.ts'

/** A position in the palette, or a colour of one's own: "#0072b2". */
export type PopulationColour = number | string

/** By the name of the population. */
export type ChosenColours = Readonly<Record<string, PopulationColour>>

/** How many the palette of figures has. */
export const paletteSize = 8

/** Of what was kept, which may be anything. */
export const isPopulationColour = (value: unknown): value is PopulationColour => (
  typeof value === 'number' ? Number.isInteger(value) && value >= 0 && value < paletteSize : typeof value === 'string' && /^#[\da-f]{6}$/.test(value))

/** Those that carry signals begin with the first colours, interneurons with the fifth and sixth; the same colour comes again only where all are taken. */
const [signals, interneurons] = [[0, 1, 2, 3, 6, 7, 4, 5], [4, 5, 6, 7, 0, 1, 2, 3]] as const

/** By name; `chosen` are those that someone has given to populations, and change none of the others. */
export function populationColours(populations: readonly Pick<DrawnPopulation, 'name' | 'shape'>[], chosen: ChosenColours = {}): ReadonlyMap<string, PopulationColour> {
  const colours = new Map<string, PopulationColour>()
  let taken = new Set<number>()
  for (const { name, shape } of populations) {
    if (taken.size === signals.length) taken = new Set()
    const colour = (shape === 'interneuron' ? interneurons : signals).find((other) => !taken.has(other)) ?? 0
    taken.add(colour)
    colours.set(name, (Object.hasOwn(chosen, name) ? chosen[name] : undefined) ?? colour)
  }
  return colours
}

/** Of every population of the spec; none for a kind without. */
export const coloursOf = (spec: unknown, chosen?: ChosenColours): ReadonlyMap<string, PopulationColour> => populationColours(networkOf(spec)?.populations ?? [], chosen)
