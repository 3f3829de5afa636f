/** From numbers of units to what a page draws. */
import type { LayerInside } from '../../engines/ensemble/inside.ts'
import type { InsideAnswer } from './inside-question.ts'
import type { InsideLayer, InsideQuantity, InsideView } from './inside-types.ts'

const bins = 24

export function insideView(runId: string, { shown, ...rest }: InsideAnswer): InsideView {
  if (shown === null) return { runId, ...rest, shown }
  const { layers, ...image } = shown
  return { runId, ...rest, shown: { ...image, outputs: Array.from(layers.at(-1)?.eventRate ?? []), layers: layers.map(layerOf).toReversed() } }
}

function layerOf(layer: LayerInside, index: number): InsideLayer {
  const given: readonly (readonly [id: InsideQuantity['id'], values: Float64Array | null])[] = [
    ['e', layer.eventRate], ['u', layer.dendriticPotential], ['p', layer.burstProbability], ['b', layer.burstRate], ['d', layer.teacherDifference],
  ]
  return {
    name: layer.output ? 'output' : `layer ${index + 1}`, units: layer.units, map: layer.map,
    quantities: given.flatMap(([id, values]) => (values === null ? [] : [quantityOf(id, values)])),
  }
}

/** Probabilities go from 0 to 1 as event rates of sigmoid units do, other rates from 0 to the largest; potentials and differences are signed. */
export function quantityOf(id: InsideQuantity['id'], values: Float64Array): InsideQuantity {
  const signed = id === 'u' || id === 'd'
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
  const to = id === 'p' || (id === 'e' && largest <= 1) ? 1 : largest === 0 ? 1 : largest
  const from = signed ? -to : 0
  const share = (value: number): number => Math.min(1, Math.max(0, (value - from) / (to - from)))
  const histogram = Array<number>(bins).fill(0)
  for (const value of values) {
    const bin = Math.min(bins - 1, Math.floor(share(value) * bins))
    histogram[bin] = (histogram[bin] ?? 0) + 1
  }
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const sd = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
  return { id, mean, sd, from, to, signed, histogram, bytes: Buffer.from(Uint8Array.from(values, (value) => Math.round(share(value) * 255))).toString('base64') }
}
