/** What a network does with images that it does not learn from: event rates up, and bursts down with the teacher on. */
import { forward } from './forward.ts'
import { itemOf } from './network.ts'
import type { Activity, Network } from './network.ts'
import { burstLayer, teachOutput } from './rules/burstprop.ts'
import { handDown } from './rules/learn-layer.ts'

/** One value per unit. What a rule has not is null: rivals of burstprop have no bursts, the output layer no dendrite. */
export interface LayerInside {
  /** Of a convolution, whose units lie place by place: (y × width + x) × filters + filter. */
  readonly map: { readonly filters: number; readonly height: number; readonly width: number } | null
  readonly units: number
  readonly output: boolean
  readonly eventRate: Float64Array
  readonly burstProbability: Float64Array | null
  readonly burstRate: Float64Array | null
  /** u. */
  readonly dendriticPotential: Float64Array | null
  /** d: by how much the teacher changes the burst rate; of softmax networks divided by κ. */
  readonly teacherDifference: Float64Array | null
}

/** Of the one image in `activity.input`, whose target is in `activity.target`. Nothing is learned. */
export async function lookInside(network: Network, activity: Activity): Promise<LayerInside[]> {
  const { device, layers, parameters, spec } = network
  const last = layers.length - 1
  const bursts = spec.rule.type === 'burstprop'
  forward(network, activity)
  if (bursts) {
    teachOutput(network, activity)
    for (let index = last; index > 0; index--) {
      const { feedback } = itemOf(parameters, index)
      if (feedback !== null) handDown(network, index, itemOf(activity.bursts, index), feedback, itemOf(activity.fed, index - 1))
      burstLayer(network, activity, index - 1)
    }
  }
  const inside: LayerInside[] = []
  for (const [index, layer] of layers.entries()) {
    const eventRate = await device.read(itemOf(activity.eventRates, index))
    const both = bursts ? await device.read(itemOf(activity.bursts, index)) : null
    const u = bursts && index < last ? await device.read(itemOf(activity.dendrites, index)) : null
    const burstRate = both === null ? null : both.slice(0, layer.units)
    inside.push({
      units: layer.units, output: layer.output, eventRate, burstRate, dendriticPotential: u,
      map: layer.type === 'convolution' ? { filters: layer.shape.filters, height: layer.shape.outHeight, width: layer.shape.outWidth } : null,
      burstProbability: u !== null ? u.map((value) => 1 / (1 + Math.exp(-value))) : burstRate === null ? null : burstRate.map(() => spec.network.outputBurstProbability),
      teacherDifference: both === null ? null : both.slice(layer.units),
    })
  }
  return inside
}

/** The most active class of each row; of equal ones the first, as in the outcome of a test. */
export function answersOf(outputs: Float64Array, classes: number): number[] {
  return Array.from({ length: outputs.length / classes }, (_, row) => {
    let best = 0
    for (let k = 1; k < classes; k++) if ((outputs[row * classes + k] ?? 0) > (outputs[row * classes + best] ?? 0)) best = k
    return best
  })
}
