/** A network on a device: what it has learned, and room for the activity of one batch. */
import type { Device, Tensor } from './device.ts'
import { buildLayers } from './layers.ts'
import type { ImageShape, Layer } from './layers.ts'
import type { EnsembleSpec } from './spec.ts'

/** What a layer keeps from step to step. */
export interface LayerParameters {
  readonly weights: Tensor
  readonly bias: Tensor
  readonly velocity: Tensor
  readonly biasVelocity: Tensor
  /** Y of burstprop, the weights themselves where feedback is symmetric; null where nothing goes down through it. */
  readonly feedback: Tensor | null
  /** Only where Y's velocity differs from that of W: with coupled decay. */
  readonly feedbackVelocity: Tensor | null
  /** R. */
  readonly recurrent: Tensor | null
}

export interface Network {
  readonly device: Device
  readonly spec: EnsembleSpec
  readonly image: ImageShape
  readonly classes: number
  readonly layers: readonly Layer[]
  readonly parameters: readonly LayerParameters[]
}

/** All zero; see `initial-values.ts`. */
export function createNetwork(device: Device, spec: EnsembleSpec, image: ImageShape, classes: number): Network {
  const layers = buildLayers(image, spec.network, classes)
  const { rule, optimiser } = spec
  const burstprop = rule.type === 'burstprop'
  const parameters = layers.map((layer, index): LayerParameters => {
    const like = (): Tensor => device.tensor(layer.rows, layer.columns)
    const weights = like()
    // Nothing lies below the first layer: its feedback weights would feed nothing.
    const feeds = burstprop && index > 0
    return {
      weights, bias: device.tensor(1, layer.rows), velocity: like(), biasVelocity: device.tensor(1, layer.rows),
      feedback: !feeds ? null : rule.feedback === 'symmetric' ? weights : like(),
      feedbackVelocity: feeds && rule.feedback === 'learned' && optimiser.decayKind === 'coupled' ? like() : null,
      recurrent: burstprop && hasRecurrentInput(spec, layer) ? device.tensor(layer.units, layer.units) : null,
    }
  })
  return { device, spec, image, classes, layers, parameters }
}

/** Dense hidden layers only, as in the paper. */
export const hasRecurrentInput = ({ rule, network }: EnsembleSpec, layer: Layer): boolean =>
  rule.type === 'burstprop' && rule.recurrent !== 'none' && network.activation === 'sigmoid' && layer.type === 'dense' && !layer.output

/** What a batch of one size makes, layer by layer; index l belongs to layer l. */
export interface Activity {
  readonly batch: number
  readonly input: Tensor
  readonly target: Tensor
  /** Before the softmax; sigmoid networks have none. */
  readonly logits: Tensor | null
  readonly eventRates: readonly Tensor[]
  /** b above d, and the lower half by itself. */
  readonly bursts: readonly Tensor[]
  readonly differences: readonly Tensor[]
  /** f above f_d, as they arrive. */
  readonly fed: readonly Tensor[]
  readonly dendrites: readonly Tensor[]
  readonly preBursts: readonly Tensor[]
  readonly recurrent: readonly Tensor[]
  /** Of backprop: the descent before the activation, and what came down. */
  readonly errors: readonly Tensor[]
  readonly propagated: readonly Tensor[]
}

/** Only what the rule needs; `withErrors` also makes room for the comparison with backprop. */
export function createActivity({ device, spec, layers, classes }: Network, batch: number, withErrors: boolean): Activity {
  const burstprop = spec.rule.type === 'burstprop'
  const errors = withErrors || spec.rule.type === 'backprop'
  const none = device.tensor(0, 0)
  const some = (wanted: boolean, rows: number, columns: number): Tensor => (wanted ? device.tensor(rows, columns) : none)
  const bursts = layers.map(({ units }) => some(burstprop, 2 * batch, units))
  const hidden = layers.slice(0, -1)
  return {
    batch, bursts,
    input: device.tensor(batch, layers[0]?.inputs ?? 0),
    target: device.tensor(batch, classes),
    logits: spec.network.activation === 'relu' ? device.tensor(batch, classes) : null,
    eventRates: layers.map(({ units }) => device.tensor(batch, units)),
    differences: bursts.map((both) => (burstprop ? device.view(both, { from: batch, rows: batch, columns: both.columns }) : none)),
    fed: hidden.map(({ units }) => some(burstprop, 2 * batch, units)),
    dendrites: hidden.map(({ units }) => some(burstprop, batch, units)),
    preBursts: hidden.map((layer) => some(hasRecurrentInput(spec, layer), batch, layer.units)),
    recurrent: hidden.map((layer) => some(hasRecurrentInput(spec, layer), batch, layer.units)),
    errors: layers.map(({ units }) => some(errors, batch, units)),
    propagated: hidden.map(({ units }) => some(errors, batch, units)),
  }
}

/** Item of a list that is known to have it. */
export function itemOf<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new RangeError(`no item ${index} of ${items.length}`)
  return item
}
