/**
 * Node perturbation, Eqs. 20-21: noise ξ is added before the activations, and weights follow the noise that made the loss smaller,
 * ΔW = η (E - E') / σ² ξᵀ x. One number, E - E', is all that a whole batch is told.
 *
 * `oneLayerPerBatch` is the paper's text: each batch perturbs and teaches one layer, from the input up, and its noise goes through all
 * layers above. The other two are the authors' code:
 *
 * - `simultaneous`: every layer has noise and learns, but only that of the output layer reaches the loss; hidden layers walk at random.
 * - `sequential`: all layers one after another within a batch, and after each of them all layers learn (those without noise by momentum
 *   and decay). E and the inputs x stay those of before. The perturbed layer keeps what it saw in the pass before, in which the layer below
 *   had its noise; the layers above it see their input anew.
 *
 * In one thing this is the paper and not the code: there, a convolution without noise looked at the unperturbed image, so that noise never
 * passed a second convolution and only the last one learned. Here it passes every layer.
 */
import type { Descent, Tensor } from '../device.ts'
import { forward, inputOf } from '../forward.ts'
import type { Activity, Network } from '../network.ts'
import { itemOf } from '../network.ts'
import { lossOf } from './node-perturbation-loss.ts'
import { learnLayer } from './learn-layer.ts'

/** Room for one batch; index l belongs to layer l. */
export interface Perturbation {
  /** What layers had before their activation in the last pass, without their own noise. */
  readonly potentials: readonly Tensor[]
  /** ξ; zero where a layer is not perturbed. */
  readonly noise: readonly Tensor[]
  /** e' of Eq. 20; of a softmax output what goes into the softmax. */
  readonly eventRates: readonly Tensor[]
}

export function createPerturbation({ device, layers }: Network, batch: number): Perturbation {
  const room = (): Tensor[] => layers.map(({ units }) => device.tensor(batch, units))
  return { potentials: room(), noise: room(), eventRates: room() }
}

export interface PerturbationOptions {
  /** Of each layer, by its index. */
  readonly descent: (index: number) => Descent
  /** ξ of a layer with standard deviation σ, one row per sample; substeps count from 0 within a batch. */
  readonly noise: (index: number, substep: number) => Float64Array
  /** Batches so far: chooses the layer of `oneLayerPerBatch`. */
  readonly step: number
  /** Of the batch's size. */
  readonly room: Perturbation
}

/** What one perturbation did to the loss. */
export interface Perturbed {
  readonly loss: number
  readonly perturbedLoss: number
}

/** One batch, which is in `activity.input` and `activity.target`. */
export async function nodePerturbationStep(network: Network, activity: Activity, options: PerturbationOptions): Promise<void> {
  const perturbations = nodePerturbations(network, activity, options)
  while ((await perturbations.next()).done !== true);
}

/** The same, stopping after each perturbation and what was learned from it. */
export async function* nodePerturbations(network: Network, activity: Activity, { descent, noise, step, room }: PerturbationOptions): AsyncGenerator<Perturbed, void> {
  const { device, spec, layers } = network
  const indices = layers.map((_, index) => index)
  const last = layers.length - 1
  forward(network, activity)
  const target = await device.read(activity.target)
  const loss = lossOf(network, await device.read(activity.logits ?? itemOf(activity.eventRates, last)), target)
  for (const [substep, { perturbed, learning, from }] of plan(spec.rule.perturbation, indices, step).entries()) {
    for (const index of perturbed) device.write(itemOf(room.noise, index), noise(index, substep))
    propagate(network, activity, room, { from, seen: substep > 0 })
    const perturbedLoss = lossOf(network, await device.read(itemOf(room.eventRates, last)), target)
    const strength = (loss - perturbedLoss) / spec.rule.perturbationSd ** 2
    for (const index of learning) {
      const own = descent(index)
      learnLayer(network, activity, index, itemOf(room.noise, index), { ...own, scale: own.scale * strength })
    }
    yield { loss, perturbedLoss }
    for (const index of perturbed) device.write(itemOf(room.noise, index), new Float64Array(activity.batch * itemOf(layers, index).units))
  }
}

interface Substep {
  readonly perturbed: readonly number[]
  readonly learning: readonly number[]
  /** The lowest layer whose noise reaches the loss. */
  readonly from: number
}

function plan(mode: Network['spec']['rule']['perturbation'], indices: readonly number[], step: number): readonly Substep[] {
  switch (mode) {
    case 'simultaneous': return [{ perturbed: indices, learning: indices, from: indices.length - 1 }]
    case 'sequential': return indices.map((index) => ({ perturbed: [index], learning: indices, from: index }))
    case 'oneLayerPerBatch': {
      const index = step % indices.length
      return [{ perturbed: [index], learning: [index], from: index }]
    }
  }
}

/** Noise from layer `from` to the output, through the weights as they are; where `seen`, the potentials of `from` stay those of the pass before. */
function propagate({ device, spec, layers, parameters }: Network, activity: Activity, { potentials, noise, eventRates }: Perturbation, { from, seen }: { readonly from: number; readonly seen: boolean }): void {
  for (const [index, layer] of layers.entries()) {
    if (index < from) continue
    const { weights, bias } = itemOf(parameters, index)
    const x = index === from ? inputOf(activity, index) : itemOf(eventRates, index - 1)
    const out = itemOf(potentials, index)
    if (index > from || !seen) {
      if (layer.type === 'convolution') device.convolve({ x, weights, bias, out, activation: null, shape: layer.shape })
      else device.affine({ x, weights, bias, out, activation: null })
    }
    const activation = layer.output && activity.logits !== null ? null : spec.network.activation
    device.perturb({ x: out, noise: itemOf(noise, index), out: itemOf(eventRates, index), activation })
  }
}
