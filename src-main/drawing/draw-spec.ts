/** The drawing of a spec, as the page shows it: of its network, or of its layers. */
import { layOutArchitecture } from './layers/architecture-layout.ts'
import { downMark, layerMarks, teacherMarks, upMark } from './layers/architecture-marks.ts'
import { architectureOf } from './layers/architecture-of.ts'
import type { DrawnArchitecture } from './layers/architecture-of.ts'
import type { ImageFacts } from './layers/image-facts.ts'
import type { Drawing } from './mark.ts'
import { currentMark, glyphMarks, nameMarks, projectionMark } from './network/network-marks.ts'
import { networkOf } from './network/network-of.ts'
import type { DrawnNetwork } from './network/network-of.ts'
import { layOut } from './network/schematic-layout.ts'
import type { Point } from './network/schematic-ports.ts'
import { populationColours } from './population-colours.ts'
import type { ChosenColours } from './population-colours.ts'

/** Where populations of a network have been put, and which colours they have been given. */
export interface DrawnLayout {
  readonly positions?: Readonly<Record<string, Point>> | undefined
  readonly colours?: ChosenColours | undefined
}

/** Undefined for a kind that has no drawing. `image` says what images of a data set look like, where that is known. */
export function drawSpec(spec: unknown, { image, ...layout }: DrawnLayout & { readonly image: (name: string) => ImageFacts | undefined }): Drawing | undefined {
  const network = networkOf(spec)
  if (network !== undefined) return drawNetwork(network, layout)
  const architecture = architectureOf(spec, image)
  return architecture === undefined ? undefined : drawArchitecture(architecture)
}

function drawNetwork(network: DrawnNetwork, { positions, colours }: DrawnLayout): Drawing {
  const { x, y, width, height, populations, projections, currents } = layOut(network, positions)
  const inks = populationColours(network.populations, colours)
  return {
    x, y, width, height, heads: ['arrow', 'bar'],
    parts: [
      ...projections.map((projection) => ({ title: projection.text, marks: [projectionMark(projection)] })),
      ...populations.map((population) => ({ title: populationText(population), marks: [...glyphMarks(population, { colour: inks.get(population.name) ?? 0 }), ...nameMarks(population)] })),
      ...currents.map((current) => ({ title: current.text, marks: [currentMark(current)] })),
    ],
  }
}

/** "pyr1: 2000 cells of type pyramidal". */
export const populationText = ({ name, size, cell }: DrawnNetwork['populations'][number]): string => `${name}: ${size ?? '?'} cells of type ${cell}`

function drawArchitecture(architecture: DrawnArchitecture): Drawing {
  const placed = layOutArchitecture(architecture)
  return {
    x: 0, y: 0, width: placed.width, height: placed.height, heads: ['arrow', 'burst'],
    parts: [
      { title: placed.summary, marks: [...placed.up.map(upMark), ...placed.down.map((arrow) => downMark(arrow, architecture.feedback)), ...placed.loops.map((arrow) => downMark(arrow, arrow.way)), ...teacherMarks(placed)] },
      ...placed.layers.map((layer) => ({ title: layer.text, marks: layerMarks(layer) })),
    ],
  }
}
