/**
 * Which colour a population has, wherever the page draws it: positions in the palette, by the order of the network. Figures have the same
 * rule (src-main/experiments/spiking/figures/population-colours.ts), of which the page may import types only; a test holds the two together.
 */
import type { ChosenColours, PopulationColour } from '../../../src-main/api/contract.ts'
import { figureColour } from '../../theme/figure-colour.ts'
import type { DrawnPopulation } from './network-of.ts'

/** Those that carry signals begin with the first colours, interneurons with the fifth and sixth; the same colour comes again only where all are taken. */
const [signals, interneurons] = [[0, 1, 2, 3, 6, 7, 4, 5], [4, 5, 6, 7, 0, 1, 2, 3]] as const

export const nothingChosen: ChosenColours = {}

/** CSS of a colour. */
export const colourCss = (colour: PopulationColour): string => (typeof colour === 'number' ? figureColour(colour) : colour)

/** By name; `chosen` are those that someone has given to populations, and change none of the others. */
export function populationColours(populations: readonly Pick<DrawnPopulation, 'name' | 'shape'>[], chosen: ChosenColours = nothingChosen): ReadonlyMap<string, PopulationColour> {
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
