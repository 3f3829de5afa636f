/** What a network keeps and what room a batch gets, depending on the rule. */
import { describe, expect, it } from 'vitest'
import { createReferenceDevice } from '../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import { createActivity, createNetwork, hasRecurrentInput, itemOf } from '../../../src-main/engines/ensemble/network.ts'
import type { Network } from '../../../src-main/engines/ensemble/network.ts'
import { convolutional, smallSpec } from './rules/small-network.ts'
import type { Wishes } from './rules/small-network.ts'

const network = (wishes: Wishes = {}): Network => createNetwork(createReferenceDevice(), smallSpec({ network: { layers: convolutional.layers, ...wishes.network }, ...wishes }), convolutional.image, 4)
const which = (items: readonly unknown[]): boolean[] => items.map((item) => item !== null)

describe('a network', () => {
  it('has weights, biases and their velocities in the shape of each layer', () => {
    for (const [index, { weights, velocity, bias, biasVelocity }] of network().parameters.entries()) {
      const { rows, columns } = itemOf(network().layers, index)
      expect([weights, velocity, bias, biasVelocity]).toMatchObject([{ rows, columns }, { rows, columns }, { rows: 1, columns: rows }, { rows: 1, columns: rows }])
    }
  })

  it('has feedback weights in the shape of the weights, but for the first layer, below which is nothing', () => {
    const { parameters } = network()
    expect(which(parameters.map(({ feedback }) => feedback))).toEqual([false, true, true, true])
    for (const { feedback, weights } of parameters.slice(1)) expect([feedback?.rows, feedback?.columns]).toEqual([weights.rows, weights.columns])
  })

  it('has feedback weights that are the weights where feedback is symmetric', () => {
    for (const { feedback, weights } of network({ rule: { feedback: 'symmetric' } }).parameters.slice(1)) expect(feedback).toBe(weights)
  })

  it.each(['backprop', 'nodePerturbation'] as const)('has neither feedback nor recurrent weights under %s', (type) => {
    for (const { feedback, recurrent } of network({ rule: { type, recurrent: 'learned' } }).parameters) expect([feedback, recurrent]).toEqual([null, null])
  })

  it.each([
    { feedback: 'learned', decayKind: 'coupled', has: true }, { feedback: 'learned', decayKind: 'decoupled', has: false },
    { feedback: 'fixed', decayKind: 'coupled', has: false }, { feedback: 'symmetric', decayKind: 'coupled', has: false },
  ] as const)('has a velocity of its own for $feedback feedback with $decayKind decay: $has', ({ feedback, decayKind, has }) => {
    expect(which(network({ rule: { feedback }, optimiser: { decayKind } }).parameters.map(({ feedbackVelocity }) => feedbackVelocity))).toEqual([false, has, has, has])
  })

  it.each(['fixed', 'learned'] as const)('has square recurrent weights (%s) in dense hidden layers only', (recurrent) => {
    const { parameters, layers, spec } = network({ rule: { recurrent } })
    expect(which(parameters.map((own) => own.recurrent))).toEqual([false, false, true, false])
    expect(parameters[2]?.recurrent).toMatchObject({ rows: 6, columns: 6 })
    expect(layers.map((layer) => hasRecurrentInput(spec, layer))).toEqual([false, false, true, false])
  })

  it('has no recurrent weights with ReLU', () => {
    expect(which(network({ rule: { recurrent: 'learned' }, network: { layers: convolutional.layers, activation: 'relu' } }).parameters.map(({ recurrent }) => recurrent))).toEqual([false, false, false, false])
  })
})

describe('room for a batch', () => {
  it('has a row per sample, and bursts above their difference in one matrix', async () => {
    const own = network()
    const { device } = own
    const { input, target, logits, eventRates, bursts, differences, fed } = createActivity(own, 7, false)
    expect([input, target]).toMatchObject([{ rows: 7, columns: 60 }, { rows: 7, columns: 4 }])
    expect(logits).toBeNull()
    expect(eventRates.map(({ rows, columns }) => [rows, columns])).toEqual(own.layers.map(({ units }) => [7, units]))
    expect(bursts.map(({ rows, columns }) => [rows, columns])).toEqual(own.layers.map(({ units }) => [14, units]))
    expect(fed.map(({ rows, columns }) => [rows, columns])).toEqual(own.layers.slice(0, -1).map(({ units }) => [14, units]))
    device.write(itemOf(bursts, 3), Float64Array.from({ length: 56 }, (_, i) => i))
    expect([...await device.read(itemOf(differences, 3))]).toEqual(Array.from({ length: 28 }, (_, i) => 28 + i))
  })

  it('has room before the softmax with ReLU', () => {
    expect(createActivity(network({ network: { layers: [], activation: 'relu' } }), 7, false).logits).toMatchObject({ rows: 7, columns: 4 })
  })

  it('has only what the rule needs', () => {
    const sizes = (wishes: Wishes, withErrors: boolean): Record<string, boolean> => {
      const { bursts, errors, propagated, preBursts, recurrent } = createActivity(network(wishes), 7, withErrors)
      return Object.fromEntries(Object.entries({ bursts, errors, propagated, preBursts, recurrent }).map(([name, tensors]) => [name, tensors.some(({ rows }) => rows > 0)]))
    }
    expect(sizes({}, false)).toEqual({ bursts: true, errors: false, propagated: false, preBursts: false, recurrent: false })
    expect(sizes({}, true)).toMatchObject({ bursts: true, errors: true, propagated: true })
    expect(sizes({ rule: { recurrent: 'fixed' } }, false)).toMatchObject({ preBursts: true, recurrent: true })
    expect(sizes({ rule: { type: 'backprop' } }, false)).toEqual({ bursts: false, errors: true, propagated: true, preBursts: false, recurrent: false })
    expect(sizes({ rule: { type: 'nodePerturbation' } }, false)).toEqual({ bursts: false, errors: false, propagated: false, preBursts: false, recurrent: false })
  })

  it('names the index and the length where there is no such layer', () => {
    expect(() => itemOf([1, 2], 2)).toThrow('no item 2 of 2')
  })
})
