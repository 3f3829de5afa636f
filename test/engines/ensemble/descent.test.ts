/** Rates, scales and schedules of learning, layer by layer. */
import { describe, expect, it } from 'vitest'
import type { Descent } from '../../../src-main/engines/ensemble/device.ts'
import { descentOf } from '../../../src-main/engines/ensemble/descent.ts'
import type { NetworkSpec, OptimiserSpec, RuleSpec } from '../../../src-main/engines/ensemble/spec.ts'
import { smallSpec } from './rules/small-network.ts'

interface Choice {
  readonly optimiser?: Partial<OptimiserSpec>
  readonly rule?: Partial<RuleSpec>
  readonly network?: Partial<NetworkSpec>
  readonly output?: boolean
  readonly rateFactor?: number
  readonly epoch?: number
}

const descent = ({ output = false, rateFactor = 1, epoch = 0, ...wishes }: Choice): Descent => descentOf(smallSpec(wishes), { output, rateFactor }, { epoch, batch: 20, classes: 5 })

describe('the step of a layer', () => {
  it('is that of hidden layers or that of the output layer', () => {
    const optimiser = { hiddenRate: 0.1, outputRate: 0.01 }
    expect(descent({ optimiser }).rate).toBe(0.1)
    expect(descent({ optimiser, output: true }).rate).toBe(0.01)
  })

  it('is a multiple of it in a hidden layer that has a rate of its own (Eq. 13)', () => {
    expect(descent({ optimiser: { hiddenRate: 0.5 }, rateFactor: 16 }).rate).toBe(8)
    expect(descent({ optimiser: { hiddenRate: 0.5, rateFactorEvery: 10, rateFactor: 0.5 }, rateFactor: 16, epoch: 10 }).rate).toBe(4)
  })

  it('has momentum and decay as they stand in the spec', () => {
    expect(descent({ optimiser: { momentum: 0.8, decay: 1e-6, decayKind: 'decoupled' } })).toMatchObject({ momentum: 0.8, decay: 1e-6, coupled: false })
    expect(descent({ optimiser: { momentum: 0.9, decay: 1e-4, decayKind: 'coupled' } })).toMatchObject({ momentum: 0.9, decay: 1e-4, coupled: true })
  })
})

describe('its scale', () => {
  it.each(['burstprop', 'backprop', 'nodePerturbation'] as const)('is 1 where %s sums over the batch', (type) => {
    expect(descent({ rule: { type } }).scale).toBe(1)
  })

  it('is that of the mean squared error of a sigmoid network under backprop, whose gradient has a factor 2', () => {
    expect(descent({ optimiser: { gradient: 'mean' }, rule: { type: 'backprop' } }).scale).toBe(2 / (20 * 5))
  })

  it('is that of the mean cross-entropy of a softmax under backprop', () => {
    expect(descent({ optimiser: { gradient: 'mean' }, rule: { type: 'backprop' }, network: { activation: 'relu' } }).scale).toBe(1 / 20)
  })

  it.each(['sigmoid', 'relu'] as const)('is that of a mean over the batch under burstprop (%s)', (activation) => {
    expect(descent({ optimiser: { gradient: 'mean' }, network: { activation } }).scale).toBe(1 / 20)
  })
})

describe('its schedule', () => {
  const rates = (optimiser: Partial<OptimiserSpec>, output: boolean): number[] =>
    [0, 29, 30, 59, 60, 95].map((epoch) => descent({ epoch, output, optimiser: { hiddenRate: 1, outputRate: 0.5, ...optimiser } }).rate)

  it('multiplies the rates of all layers every so many epochs, the first ones counting from 0', () => {
    const factors = [1, 1, 0.1, 0.1, 0.1 ** 2, 0.1 ** 3]
    expect(rates({ rateFactorEvery: 30, rateFactor: 0.1 }, false)).toEqual(factors)
    expect(rates({ rateFactorEvery: 30, rateFactor: 0.1 }, true)).toEqual(factors.map((factor) => factor * 0.5))
  })

  it('can be none', () => {
    expect(rates({ rateFactorEvery: 0, rateFactor: 0.1 }, false)).toEqual([1, 1, 1, 1, 1, 1])
  })
})
