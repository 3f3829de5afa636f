/**
 * Which colour a population has, wherever it is drawn: positions in the palette, by the order of the network. The page, which draws what
 * is still being typed, has the same rule (src-renderer/components/schematic/population-colours.ts); a test holds the two together.
 */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'

/** Those that carry signals begin with the first colours, interneurons with the fifth and sixth; the same colour comes again only where all are taken. */
const [signals, interneurons] = [[0, 1, 2, 3, 6, 7, 4, 5], [4, 5, 6, 7, 0, 1, 2, 3]] as const

/** By name, for every population of the spec. */
export function populationColours({ populations, cells }: Pick<SpikingSpec, 'populations' | 'cells'>): ReadonlyMap<string, number> {
  const colours = new Map<string, number>()
  let taken = new Set<number>()
  for (const [name, { cell }] of Object.entries(populations)) {
    if (taken.size === signals.length) taken = new Set()
    const colour = (cells[cell]?.model === 'adEx' ? interneurons : signals).find((other) => !taken.has(other)) ?? 0
    taken.add(colour)
    colours.set(name, colour)
  }
  return colours
}
