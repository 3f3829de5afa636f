/** Backprop is the gradient: each weight and bias against numerical differentiation of the loss. */
import { describe, expect, it } from 'vitest'
import type { Tensor } from '../../../../src-main/engines/ensemble/device.ts'
import { forward } from '../../../../src-main/engines/ensemble/forward.ts'
import { itemOf } from '../../../../src-main/engines/ensemble/network.ts'
import { backpropStep } from '../../../../src-main/engines/ensemble/rules/backprop.ts'
import { deviation } from '../golden-run.ts'
import { changes, convolutional, plainDescent, smallNetwork } from './small-network.ts'
import type { Ready } from './small-network.ts'

/** Sigmoid: ½ Σ (t - e)². Softmax: cross-entropy. Summed over the batch. */
async function loss({ network, activity }: Ready): Promise<number> {
  forward(network, activity)
  const { device, spec, layers } = network
  const rates = await device.read(itemOf(activity.eventRates, layers.length - 1)), target = await device.read(activity.target)
  return rates.reduce((sum, rate, i) => {
    const t = target[i] ?? NaN
    return sum + (spec.network.activation === 'sigmoid' ? (t - rate) ** 2 / 2 : t === 0 ? 0 : -t * Math.log(rate))
  }, 0)
}

/** Minus the derivative by each number of `tensor`, by central differences of fourth order. */
async function numericalDescent(ready: Ready, tensor: Tensor): Promise<Float64Array> {
  const { device } = ready.network
  const values = await device.read(tensor)
  const at = async (i: number, change: number): Promise<number> => {
    device.write(tensor, values.map((value, j) => (j === i ? value + change : value)))
    return loss(ready)
  }
  const h = 1e-3
  const descent = new Float64Array(values.length)
  for (let i = 0; i < values.length; i++) descent[i] = -(8 * (await at(i, h) - await at(i, -h)) - (await at(i, 2 * h) - await at(i, -2 * h))) / (12 * h)
  device.write(tensor, values)
  return descent
}

const networks = { dense: {}, convolution: convolutional } as const

describe.each(['sigmoid', 'relu'] as const)('backprop with %s', (activation) => {
  it.each(['dense', 'convolution'] as const)('goes down the numerical gradient in every layer (%s)', async (kind) => {
    const { image, layers } = { image: undefined, layers: undefined, ...networks[kind] }
    const ready = smallNetwork({ ...(image && { image }), network: { activation, ...(layers && { layers }) }, rule: { type: 'backprop' } })
    const { network, activity } = ready
    const expected = []
    for (const { weights, bias } of network.parameters) expected.push({ weights: await numericalDescent(ready, weights), bias: await numericalDescent(ready, bias) })
    const found = await changes(ready, () => { backpropStep(network, activity, () => plainDescent) })
    for (const [index, { weights, bias }] of found.entries()) {
      expect(weights.some((change) => Math.abs(change) > 1e-3), 'there is something to compare').toBe(true)
      expect(deviation(weights, itemOf(expected, index).weights), `weights of layer ${index + 1}`).toBeLessThan(1e-6)
      expect(deviation(bias, itemOf(expected, index).bias), `biases of layer ${index + 1}`).toBeLessThan(1e-6)
    }
  })
})
