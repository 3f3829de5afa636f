/** Runs a golden case on a device and says how far each listed number is off, relative to the largest of its kind. */
import { meanRowAngleDeg, angleDeg } from '../../../src-main/engines/ensemble/angles.ts'
import type { Descent, Device, Tensor } from '../../../src-main/engines/ensemble/device.ts'
import { createActivity, createNetwork, itemOf } from '../../../src-main/engines/ensemble/network.ts'
import type { Activity, Network } from '../../../src-main/engines/ensemble/network.ts'
import { burstpropStep } from '../../../src-main/engines/ensemble/rules/burstprop.ts'
import { learnLayer } from '../../../src-main/engines/ensemble/rules/learn-layer.ts'
import { activations, networkOf, weightsOf } from './golden.ts'
import type { GoldenCase, GoldenLayer, GoldenStep, GoldenTensor } from './golden.ts'

export interface Deviation {
  /** "step 2, layer 1, weight after the update" */
  readonly what: string
  readonly relative: number
}

export const optimiserDescent = (golden: GoldenCase, index: number, coupled: boolean): Descent => (
  { rate: golden.lr[index] ?? NaN, momentum: golden.momentum, decay: golden.weight_decay, coupled, scale: 1 })

/** Largest difference over the largest number of either; 0 for two zeros. */
export function deviation(found: ArrayLike<number>, expected: ArrayLike<number>): number {
  let off = 0, largest = 0
  for (let i = 0; i < expected.length; i++) {
    off = Math.max(off, Math.abs((found[i] ?? NaN) - (expected[i] ?? NaN)))
    largest = Math.max(largest, Math.abs(expected[i] ?? NaN))
  }
  if (found.length !== expected.length || Number.isNaN(off)) return Infinity
  return off === 0 ? 0 : off / largest
}

export function startNetwork(golden: GoldenCase, file: 'fc' | 'conv' | 'relu' | 'np', device: Device): Network {
  const { spec, image, classes, layers } = networkOf(golden, file)
  const network = createNetwork(device, spec, image, classes)
  for (const [index, initial] of golden.initial.entries()) {
    const parameters = itemOf(network.parameters, index)
    const put = (to: Tensor | null, from: GoldenTensor | undefined): void => { if (to !== null && from !== undefined) device.write(to, weightsOf(from, layers, index)) }
    put(parameters.weights, initial['weight'])
    put(parameters.bias, initial['bias'])
    put(parameters.feedback, initial['weight_fa'])
    put(parameters.recurrent, initial['weight_r'])
  }
  return network
}

/** All steps; every number that the case lists and that this network computes. */
export async function runGolden(golden: GoldenCase, file: 'fc' | 'conv' | 'relu', device: Device): Promise<Deviation[]> {
  const network = startNetwork(golden, file, device)
  const activity = createActivity(network, network.spec.training.batch, true)
  const deviations: Deviation[] = []
  const coupled = file === 'relu'
  for (const [number, step] of golden.steps.entries()) {
    device.write(activity.input, activations(step.input))
    device.write(activity.target, activations(step.target))
    const before = await anglesBefore(network)
    burstpropStep(network, activity, { descent: (index) => optimiserDescent(golden, index, coupled), compare: true })
    const note = (what: string, found: ArrayLike<number>, expected: ArrayLike<number> | undefined): void => {
      if (expected !== undefined) deviations.push({ what: `step ${number + 1}, ${what}`, relative: deviation(found, expected) })
    }
    for (const [index, expected] of step.layers.entries()) await compareLayer(network, activity, index, expected, (what, found, of) => { note(`layer ${index + 1}, ${what}`, found, of) })
    note('weight angles', before, step.weight_angle_deg?.slice(1))
    if (step.delta_angle_deg_mean_over_batch !== undefined) note('update angles', await deltaAngles(network, activity), step.delta_angle_deg_mean_over_batch.slice(0, -1))
  }
  return deviations
}

type Note = (what: string, found: ArrayLike<number>, expected: ArrayLike<number> | undefined) => void

async function compareLayer(network: Network, activity: Activity, index: number, expected: GoldenStep['layers'][number], note: Note): Promise<void> {
  const { device, layers } = network
  const golden = (name: string, of: GoldenLayer = expected): Float64Array | undefined => {
    const tensor = of[name]
    if (tensor === undefined) return undefined
    return name.includes('weight') ? weightsOf(tensor, layers, index) : activations(tensor)
  }
  const relu = network.spec.network.activation === 'relu'
  const output = index === layers.length - 1
  const rates = await device.read(relu && output && activity.logits !== null ? activity.logits : itemOf(activity.eventRates, index))
  note('e', rates, golden('e'))
  const both = await device.read(itemOf(activity.bursts, index))
  const bursts = both.subarray(0, both.length / 2), differences = both.subarray(both.length / 2)
  note('b', bursts, golden('b'))
  note('delta', differences.map((d) => -d), golden('delta'))
  if (expected['delta_bp'] !== undefined) note('delta of backprop', (await device.read(itemOf(activity.errors, index))).map((d) => -d), golden('delta_bp'))
  if (!output) {
    const potentials = await device.read(itemOf(activity.dendrites, index))
    const p = potentials.map((u) => 1 / (1 + Math.exp(-u)))
    note('u', potentials, golden('u'))
    note('p', p, golden('p'))
    if (expected['b_pre'] !== undefined && itemOf(activity.preBursts, index).rows > 0) note('b of the recurrent input', await device.read(itemOf(activity.preBursts, index)), golden('b_pre'))
    // What arrived is what the layer above handed down; under κ the difference is divided by it.
    const fed = await device.read(itemOf(activity.fed, index))
    note('feedback of b', fed.subarray(0, fed.length / 2), golden('feedback_b_in'))
    // p_t and b_t follow from p, b and the difference.
    const gained = differences.map((d, i) => ((rates[i] ?? 0) === 0 ? 0 : d / (rates[i] ?? 1)))
    note('p with teacher', p.map((value, i) => value + (gained[i] ?? 0)), relu ? undefined : golden('p_t'))
    note('b with teacher', bursts.map((value, i) => value + (differences[i] ?? 0)), relu ? undefined : golden('b_t'))
  }
  const gradient = await gradients(network, activity, index)
  note('gradient of the weights', gradient.weights, golden('grad_weight'))
  note('gradient of the biases', gradient.bias, golden('grad_bias'))
  const after = expected.after_update
  const parameters = itemOf(network.parameters, index)
  const sign = relu ? -1 : 1
  note('weights after the update', await device.read(parameters.weights), golden('weight', after))
  note('biases after the update', await device.read(parameters.bias), golden('bias', after))
  note('velocity of the weights', (await device.read(parameters.velocity)).map((v) => sign * v), golden(relu ? 'momentum_weight' : 'velocity_weight', after))
  note('velocity of the biases', (await device.read(parameters.biasVelocity)).map((v) => sign * v), golden(relu ? 'momentum_bias' : 'velocity_bias', after))
  if (parameters.feedback !== null) note('feedback weights after the update', await device.read(parameters.feedback), golden('weight_fa', after))
  if (parameters.recurrent !== null) note('recurrent weights after the update', await device.read(parameters.recurrent), golden('weight_r', after))
}

/** As the operations that learn make them: one step of rate 1 from zero. */
async function gradients(network: Network, activity: Activity, index: number): Promise<{ readonly weights: Float64Array; readonly bias: Float64Array }> {
  const { device, layers } = network
  const { rows, columns } = itemOf(layers, index)
  const scratch = { weights: device.tensor(rows, columns), velocity: device.tensor(rows, columns), bias: device.tensor(1, rows), biasVelocity: device.tensor(1, rows), feedback: null, feedbackVelocity: null, recurrent: null }
  const parameters = network.parameters.map((own, at) => (at === index ? scratch : own))
  learnLayer({ ...network, parameters }, activity, index, itemOf(activity.differences, index), { rate: 1, momentum: 0, decay: 0, coupled: false, scale: -1 })
  return { weights: await device.read(scratch.weights), bias: await device.read(scratch.bias) }
}

async function anglesBefore({ device, parameters }: Network): Promise<number[]> {
  const angles: number[] = []
  for (const { weights, feedback } of parameters) if (feedback !== null) angles.push(angleDeg(await device.read(weights), await device.read(feedback)))
  return angles
}

async function deltaAngles({ device, layers }: Network, activity: Activity): Promise<number[]> {
  const angles: number[] = []
  for (const [index, { units }] of layers.slice(0, -1).entries()) {
    angles.push(meanRowAngleDeg(await device.read(itemOf(activity.differences, index)), await device.read(itemOf(activity.errors, index)), units))
  }
  return angles
}
