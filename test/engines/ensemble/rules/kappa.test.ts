/**
 * A teacher that moves the bursts of a softmax output by some millionths: why the difference itself goes down, and not two signals whose
 * difference it is. In 64 bits both ways are the same; in 32 bits they are not.
 */
import { describe, expect, it } from 'vitest'
import { angleDeg } from '../../../../src-main/engines/ensemble/angles.ts'
import type { Device, Tensor } from '../../../../src-main/engines/ensemble/device.ts'
import { createReferenceDevice } from '../../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import { forward } from '../../../../src-main/engines/ensemble/forward.ts'
import { itemOf } from '../../../../src-main/engines/ensemble/network.ts'
import type { Activity, Network } from '../../../../src-main/engines/ensemble/network.ts'
import { burstpropStep } from '../../../../src-main/engines/ensemble/rules/burstprop.ts'
import { learnLayer } from '../../../../src-main/engines/ensemble/rules/learn-layer.ts'
import { createRoundingDevice } from './rounding-device.ts'
import { plainDescent, smallNetwork, vector } from './small-network.ts'
import type { Ready } from './small-network.ts'

const kappa = 1e-5

interface Way {
  readonly device: Device
  /** What the subtraction in between is rounded to. */
  readonly round?: (x: number) => number
  /** How far the output is from its target, from 0 to 1: small when much has been learned. */
  readonly error: number
}

/** The same network and batch on every device, with targets between the output as it is and a one-hot vector. */
async function ready({ device, error }: Way): Promise<Ready> {
  const small = smallNetwork({
    device, image: vector(30), classes: 10, batch: 8, weightSd: 0.3, feedbackSd: 0.3, rule: { feedback: 'fixed' },
    network: { activation: 'relu', kappa, layers: [{ type: 'dense', units: 30 }, { type: 'dense', units: 30 }, { type: 'dense', units: 20 }] },
  })
  const { network, activity } = small
  forward(network, activity)
  const a = await device.read(itemOf(activity.eventRates, network.layers.length - 1)), target = await device.read(activity.target)
  device.write(activity.target, a.map((rate, i) => rate + error * ((target[i] ?? NaN) - rate)))
  return small
}

/** The update of each hidden layer's weights. */
const updates = async ({ device, parameters }: Network): Promise<Float64Array[]> => Promise.all(parameters.slice(0, -1).map(({ velocity }) => device.read(velocity)))

/** As the engine does it: b and d go down. */
async function carried(way: Way): Promise<Float64Array[]> {
  const { network, activity } = await ready(way)
  burstpropStep(network, activity, { descent: () => plainDescent, compare: false })
  return updates(network)
}

/** As the authors' code does it: b and b_t go down, and the layer below the output divides their difference by κ. */
async function subtracted(way: Way): Promise<Float64Array[]> {
  const { network, activity } = await ready(way)
  const { device, round = (x) => x } = way
  forward(network, activity)
  const last = network.layers.length - 1
  const a = await device.read(itemOf(activity.eventRates, last)), target = await device.read(activity.target)
  const p0 = network.spec.network.outputBurstProbability
  const taught = (rate: number, i: number): number => round(Math.min(p0 * ((kappa * ((target[i] ?? NaN) - rate)) / (rate + 1e-8) + 1), 1))
  let bursts = a.map((rate) => round(p0 * rate)), burstsTaught = a.map((rate, i) => round(taught(rate, i) * rate))
  for (let index = last - 1; index >= 0; index--) {
    const fed = await handedDown(network, activity, index + 1, bursts), fedTaught = await handedDown(network, activity, index + 1, burstsTaught)
    const e = await device.read(itemOf(activity.eventRates, index))
    const divisor = index === last - 1 ? kappa : 1
    const probability = (f: number, rate: number): number => round(1 / (1 + Math.exp(-(rate > 0 ? f / (rate + 1e-8) : 0))))
    bursts = e.map((rate, i) => round(probability(fed[i] ?? NaN, rate) * rate))
    burstsTaught = e.map((rate, i) => {
      const f = fed[i] ?? NaN
      return round(probability(round(round(round((fedTaught[i] ?? NaN) - f) / divisor) + f), rate) * rate)
    })
    const difference = device.tensor(activity.batch, itemOf(network.layers, index).units)
    device.write(difference, burstsTaught.map((b, i) => round(b - (bursts[i] ?? NaN))))
    learnLayer(network, activity, index, difference, plainDescent)
  }
  return updates(network)
}

async function handedDown({ device, layers, parameters }: Network, { batch }: Activity, index: number, bursts: Float64Array): Promise<Float64Array> {
  const { units, inputs } = itemOf(layers, index)
  const signals = device.tensor(batch, units), out = device.tensor(batch, inputs)
  const weights: Tensor | null = itemOf(parameters, index).feedback
  if (weights === null) throw new Error('no feedback weights')
  device.write(signals, bursts)
  device.feedback({ bursts: signals, weights, out })
  return device.read(out)
}

const angles = (found: readonly Float64Array[], expected: readonly Float64Array[]): number[] => found.map((update, index) => angleDeg(update, itemOf(expected, index)))

const in64Bits = (error: number): Way => ({ device: createReferenceDevice(), error })
const in32Bits = (error: number): Way => ({ device: createRoundingDevice(), round: Math.fround, error })

describe(`with κ = ${kappa}`, () => {
  it('both ways give the same updates in 64 bits', async () => {
    for (const angle of angles(await subtracted(in64Bits(1)), await carried(in64Bits(1)))) expect(angle).toBeLessThan(1e-4)
  })

  it.each([
    { error: 1, theirs: 0.1, when: 'at the beginning' },
    { error: 0.1, theirs: 1, when: 'when errors are a tenth' },
    { error: 0.01, theirs: 10, when: 'when errors are a hundredth' },
  ])('32 bits keep a difference that goes down itself within 0.0001°, and two signals only beyond $theirs°, $when', async ({ error, theirs }) => {
    const exact = await carried(in64Bits(error))
    const ofOne = angles(await carried(in32Bits(error)), exact), ofTwo = angles(await subtracted(in32Bits(error)), exact)
    for (const angle of ofOne) expect(angle).toBeLessThan(1e-4)
    for (const angle of ofTwo) expect(angle).toBeGreaterThan(theirs)
  })
})
