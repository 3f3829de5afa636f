/** Node perturbation beyond the golden cases: it finds the gradient on average, in any layer, and teaches only what it should. */
import { describe, expect, it } from 'vitest'
import { angleDeg } from '../../../../src-main/engines/ensemble/angles.ts'
import { createReferenceDevice } from '../../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import { itemOf } from '../../../../src-main/engines/ensemble/network.ts'
import { backpropStep } from '../../../../src-main/engines/ensemble/rules/backprop.ts'
import { lossOf } from '../../../../src-main/engines/ensemble/rules/node-perturbation-loss.ts'
import { perturbationNoise } from '../../../../src-main/engines/ensemble/rules/node-perturbation-noise.ts'
import { createPerturbation, nodePerturbationStep, nodePerturbations } from '../../../../src-main/engines/ensemble/rules/node-perturbation.ts'
import type { PerturbationOptions, Perturbed } from '../../../../src-main/engines/ensemble/rules/node-perturbation.ts'
import type { RuleSpec } from '../../../../src-main/engines/ensemble/spec.ts'
import { changes, convolutional, plainDescent, smallNetwork } from './small-network.ts'
import type { Ready, Wishes } from './small-network.ts'

const sd = 1e-4
const perturbed = (wishes: Wishes = {}, perturbation: RuleSpec['perturbation'] = 'oneLayerPerBatch'): Ready =>
  smallNetwork({ ...wishes, rule: { type: 'nodePerturbation', perturbation, perturbationSd: sd } })

function options({ network, activity }: Ready, step: number): PerturbationOptions {
  return {
    step, descent: () => plainDescent, room: createPerturbation(network, activity.batch),
    noise: (layer, substep) => perturbationNoise(3, { step, layer, substep }, activity.batch * itemOf(network.layers, layer).units, sd),
  }
}

async function perturb(ready: Ready, step: number): Promise<Perturbed[]> {
  const found: Perturbed[] = []
  for await (const one of nodePerturbations(ready.network, ready.activity, options(ready, step))) found.push(one)
  return found
}

/** Of the loss E, which is a mean, by each number before an activation: backprop's errors in the units of E. */
async function gradients(wishes: Wishes): Promise<Float64Array[]> {
  const { network, activity } = smallNetwork({ ...wishes, rule: { type: 'backprop' } })
  backpropStep(network, activity, () => ({ ...plainDescent, rate: 0 }))
  const unit = network.spec.network.activation === 'sigmoid' ? 2 / (activity.batch * network.classes) : 1 / activity.batch
  return Promise.all(activity.errors.map(async (errors) => (await network.device.read(errors)).map((error) => -unit * error)))
}

const kinds = { dense: {}, convolution: convolutional } as const
const wishesOf = (kind: keyof typeof kinds, activation: 'sigmoid' | 'relu'): Wishes => {
  const { image, layers } = { image: undefined, layers: undefined, ...kinds[kind] }
  return { ...(image && { image }), network: { activation, ...(layers && { layers }) } }
}

describe.each(['sigmoid', 'relu'] as const)('one layer per batch, %s', (activation) => {
  it.each(['dense', 'convolution'] as const)('noise in any layer reaches the loss through all layers above it (%s)', async (kind) => {
    const wishes = wishesOf(kind, activation)
    const expected = await gradients(wishes)
    for (const [layer, gradient] of expected.entries()) {
      const ready = perturbed(wishes)
      const [found] = await perturb(ready, layer)
      const noise = options(ready, layer).noise(layer, 0)
      const along = noise.reduce((sum, value, i) => sum + value * (gradient[i] ?? NaN), 0)
      const change = (found?.perturbedLoss ?? NaN) - (found?.loss ?? NaN)
      // Noise of 1e-4 leaves a part of about that size which is not linear.
      expect(change / along).toBeCloseTo(1, 2)
    }
  })

  it('teaches the layer of the batch and no other, from the input up and around again', async () => {
    const ready = perturbed(wishesOf('convolution', activation))
    for (const [step, taught] of [0, 1, 2, 3, 0, 1].entries()) {
      const changed = await changes(ready, () => nodePerturbationStep(ready.network, ready.activity, options(ready, step)))
      expect(changed.map(({ weights, bias }) => [...weights, ...bias].some((change) => change !== 0))).toEqual([0, 1, 2, 3].map((layer) => layer === taught))
    }
  })
})

describe('updates of one layer per batch', () => {
  it('go down the gradient on average', async () => {
    const wishes = wishesOf('convolution', 'sigmoid')
    const backprop = smallNetwork({ ...wishes, rule: { type: 'backprop' } })
    const down = await changes(backprop, () => { backpropStep(backprop.network, backprop.activity, () => plainDescent) })
    const layers = down.length
    const sums = down.map(({ weights }) => new Float64Array(weights.length))
    const ready = perturbed(wishes)
    const { device, parameters } = ready.network
    const initial = await Promise.all(parameters.map(async ({ weights, bias }) => ({ weights: await device.read(weights), bias: await device.read(bias) })))
    for (let step = 0; step < 400 * layers; step++) {
      const layer = step % layers
      const changed = await changes(ready, () => nodePerturbationStep(ready.network, ready.activity, options(ready, step)))
      itemOf(changed, layer).weights.forEach((change, i) => { itemOf(sums, layer)[i] = (sums[layer]?.[i] ?? NaN) + change })
      device.write(itemOf(parameters, layer).weights, itemOf(initial, layer).weights)
      device.write(itemOf(parameters, layer).bias, itemOf(initial, layer).bias)
    }
    const angles = sums.map((sum, index) => angleDeg(sum, itemOf(down, index).weights))
    for (const angle of angles) expect(angle).toBeLessThan(45)
  })
})

describe('simultaneous and sequential', () => {
  it('with noise everywhere at once, that of the output layer alone decides whether hidden layers follow theirs', async () => {
    const wishes = wishesOf('convolution', 'sigmoid')
    const ready = perturbed(wishes, 'simultaneous')
    const { noise } = options(ready, 0)
    let found: Perturbed | undefined
    const [first] = await changes(ready, async () => { [found] = await perturb(ready, 0) })
    const change = (found?.perturbedLoss ?? NaN) - (found?.loss ?? NaN)
    const gradient = itemOf(await gradients(wishes), 3)
    expect(change / noise(3, 0).reduce((sum, value, i) => sum + value * (gradient[i] ?? NaN), 0)).toBeCloseTo(1, 2)
    const ofFilter = noise(0, 0).reduce((sum, value, i) => sum + (i % 3 === 0 ? value : 0), 0)
    expect(first?.bias[0]).toBeCloseTo((-change / sd ** 2) * ofFilter, 6)
  })

  it('perturbs one layer after another within a batch, with one number for each', async () => {
    const ready = perturbed(wishesOf('convolution', 'sigmoid'), 'sequential')
    const found = await perturb(ready, 0)
    expect(found).toHaveLength(4)
    expect(new Set(found.map(({ loss }) => loss)).size).toBe(1)
    expect(new Set(found.map(({ perturbedLoss }) => perturbedLoss)).size).toBe(4)
  })

  it.each(['simultaneous', 'sequential', 'oneLayerPerBatch'] as const)('leaves no noise behind (%s)', async (perturbation) => {
    const ready = perturbed({}, perturbation)
    const own = options(ready, 1)
    await nodePerturbationStep(ready.network, ready.activity, own)
    for (const noise of own.room.noise) expect((await ready.network.device.read(noise)).every((value) => value === 0)).toBe(true)
  })
})

describe('the loss', () => {
  const loss = (activation: 'sigmoid' | 'relu', outputs: readonly number[], target: readonly number[]): number => {
    const { network } = smallNetwork({ network: { activation }, classes: 2, device: createReferenceDevice() })
    return lossOf(network, Float64Array.from(outputs), Float64Array.from(target))
  }

  it('of sigmoid outputs is the squared error, a mean over batch and classes', () => {
    expect(loss('sigmoid', [0.5, 0.25, 0, 1], [1, 0, 0, 1])).toBeCloseTo((0.25 + 0.0625) / 4, 15)
  })

  it('of a softmax is the cross-entropy, a mean over the batch', () => {
    expect(loss('relu', [0, Math.log(3), 0, 0], [0, 1, 1, 0])).toBeCloseTo((Math.log(4 / 3) + Math.log(2)) / 2, 15)
  })

  it('of a softmax stays a number where a probability is too small to be one', () => {
    expect(loss('relu', [0, 2000, 0, 0], [1, 0, 1, 0])).toBeCloseTo((2000 + Math.log(2)) / 2, 10)
  })
})

describe('noise', () => {
  const key = { step: 5, layer: 2, substep: 1 }

  it('is normal, with the standard deviation asked for', () => {
    const noise = perturbationNoise(11, key, 100_000, 0.5)
    const moment = (power: number): number => noise.reduce((sum, value) => sum + (value / 0.5) ** power, 0) / noise.length
    expect(Math.abs(moment(1))).toBeLessThan(0.012)
    expect(Math.abs(moment(2) - 1)).toBeLessThan(0.018)
    expect(Math.abs(moment(3))).toBeLessThan(0.05)
    expect(Math.abs(moment(4) - 3)).toBeLessThan(0.13)
    const neighbours = noise.reduce((sum, value, i) => sum + value * (noise[i + 1] ?? 0), 0) / noise.length / 0.25
    expect(Math.abs(neighbours)).toBeLessThan(0.012)
  })

  it('depends on seed, step, layer and substep, and on nothing else', () => {
    const first = (seed: number, of = key): number => perturbationNoise(seed, of, 3, 1)[0] ?? NaN
    const different = [first(11), first(12), first(11, { ...key, step: 6 }), first(11, { ...key, layer: 3 }), first(11, { ...key, substep: 2 })]
    expect(new Set(different).size).toBe(different.length)
    expect(first(11)).toBe(different[0])
    expect([...perturbationNoise(11, key, 3, 1)]).toEqual([...perturbationNoise(11, key, 8, 1).subarray(0, 3)])
  })
})
