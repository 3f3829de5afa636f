/** What burstprop promises: backprop's direction where signals are small, feedback that aligns, and dendrites that calm down. */
import { describe, expect, it } from 'vitest'
import { angleDeg } from '../../../../src-main/engines/ensemble/angles.ts'
import type { Descent, Tensor } from '../../../../src-main/engines/ensemble/device.ts'
import { itemOf } from '../../../../src-main/engines/ensemble/network.ts'
import { backpropStep } from '../../../../src-main/engines/ensemble/rules/backprop.ts'
import { burstpropStep } from '../../../../src-main/engines/ensemble/rules/burstprop.ts'
import { changes, convolutional, plainDescent, smallNetwork } from './small-network.ts'
import type { Ready, Wishes } from './small-network.ts'

const learn = ({ network, activity }: Ready, descent: Descent): void => { burstpropStep(network, activity, { descent: () => descent, compare: false }) }

/** Angle between what burstprop and backprop do to the weights of each layer, from equal beginnings. */
async function anglesToBackprop(wishes: Wishes): Promise<number[]> {
  const burstprop = smallNetwork({ ...wishes, rule: { feedback: 'symmetric' } })
  const backprop = smallNetwork({ ...wishes, rule: { type: 'backprop' } })
  const ours = await changes(burstprop, () => { learn(burstprop, plainDescent) })
  const theirs = await changes(backprop, () => { backpropStep(backprop.network, backprop.activity, () => plainDescent) })
  return ours.map(({ weights }, index) => angleDeg(weights, itemOf(theirs, index).weights))
}

describe('with feedback through the weights themselves', () => {
  const kinds = { dense: {}, convolution: convolutional } as const
  // h = 1 / e of a ReLU is small where e is not near zero: units are clearly on or clearly silent.
  const small = {
    sigmoid: { weightSd: 0.1, bias: () => 0 }, relu: { weightSd: 0.05, bias: (unit: number) => (unit % 3 === 2 ? -1 : 1) },
  } as const

  describe.each(['sigmoid', 'relu'] as const)('%s', (activation) => {
    it.each(['dense', 'convolution'] as const)('is within 1° of backprop in every layer as long as dendritic potentials are small (%s)', async (kind) => {
      const { image, layers } = { image: undefined, layers: undefined, ...kinds[kind] }
      const angles = await anglesToBackprop({ ...small[activation], ...(image && { image }), network: { activation, outputBurstProbability: 0.05, kappa: 1e-3, ...(layers && { layers }) } })
      expect(angles).toHaveLength(kind === 'dense' ? 3 : 4)
      for (const angle of angles) expect(angle).toBeLessThan(1)
    })
  })

  it('agrees at the output exactly, however large signals are, and leaves backprop below it where dendrites saturate', async () => {
    const [first, second, output] = await anglesToBackprop({ weightSd: 1.5, network: { outputBurstProbability: 0.5 } })
    expect(output).toBeLessThan(1e-5)
    expect(second).toBeGreaterThan(5)
    expect(first).toBeGreaterThan(5)
  })

  it('has Y that is W, after learning too', async () => {
    const ready = smallNetwork({ rule: { feedback: 'symmetric' } })
    learn(ready, { ...plainDescent, rate: 0.1 })
    for (const { weights, feedback } of ready.network.parameters.slice(1)) expect(feedback).toBe(weights)
  })
})

describe('with learned feedback (Kolen-Pollack)', () => {
  const apart = async ({ network: { device, parameters } }: Ready, index: number): Promise<Float64Array> => {
    const { weights, feedback } = itemOf(parameters, index)
    if (feedback === null) throw new Error('no feedback weights')
    const w = await device.read(weights)
    return (await device.read(feedback)).map((value, i) => value - (w[i] ?? NaN))
  }

  it.each([
    { kind: 'decoupled', descent: { rate: 0.1, momentum: 0.8, decay: 0.03, coupled: false, scale: 1 }, shrinks: 1 - 0.03 },
    { kind: 'coupled, without momentum,', descent: { rate: 0.1, momentum: 0, decay: 0.3, coupled: true, scale: 1 }, shrinks: 1 - 0.1 * 0.3 },
  ])('$kind decay brings Y towards W by the same factor in every step, whatever is learned', async ({ descent, shrinks }) => {
    const ready = smallNetwork({ ...convolutional, network: { layers: convolutional.layers }, optimiser: { decayKind: descent.coupled ? 'coupled' : 'decoupled' } })
    for (const index of [1, 2, 3]) {
      const before = await apart(ready, index)
      const changed = await changes(ready, () => { for (let step = 0; step < 4; step++) learn(ready, descent) })
      const after = await apart(ready, index)
      expect(itemOf(changed, index).weights.some((change) => Math.abs(change) > 1e-3), 'W learns meanwhile').toBe(true)
      after.forEach((distance, i) => { expect(Math.abs(distance - shrinks ** 4 * (before[i] ?? NaN))).toBeLessThan(1e-12) })
    }
  })

  it('keeps the distance without decay', async () => {
    const ready = smallNetwork()
    const before = await apart(ready, 1)
    learn(ready, { ...plainDescent, rate: 0.5 })
    const after = await apart(ready, 1)
    after.forEach((distance, i) => { expect(Math.abs(distance - (before[i] ?? NaN))).toBeLessThan(1e-12) })
  })
})

describe('with fixed feedback', () => {
  it.each(['decoupled', 'coupled'] as const)('never changes Y, not even by %s decay', async (decayKind) => {
    const { network, activity } = smallNetwork({ rule: { feedback: 'fixed', recurrent: 'learned' }, optimiser: { decayKind } })
    const feedback = network.parameters.flatMap((own) => (own.feedback === null ? [] : [own.feedback]))
    const before = await Promise.all(feedback.map((weights) => network.device.read(weights)))
    for (let step = 0; step < 5; step++) learn({ network, activity }, { rate: 0.1, momentum: 0.8, decay: 0.01, coupled: decayKind === 'coupled', scale: 1 })
    expect(feedback).toHaveLength(2)
    expect(await Promise.all(feedback.map((weights) => network.device.read(weights)))).toEqual(before)
  })
})

describe('recurrent input', () => {
  const still: Descent = { ...plainDescent, rate: 0 }
  const lengths = async ({ network, activity }: Ready): Promise<number[]> => Promise.all(
    activity.dendrites.map(async (dendrite) => Math.hypot(...await network.device.read(dendrite))))

  it.each(['code', 'paper'] as const)('learns to cancel the dendritic potential of a batch (bursts as in the %s)', async (recurrentBursts) => {
    const ready = smallNetwork({ rule: { feedback: 'fixed', recurrent: 'learned', recurrentRate: 0.05, recurrentBursts }, feedbackSd: 2 })
    learn(ready, still)
    const first = await lengths(ready)
    let before = first
    for (let step = 0; step < 200; step++) {
      learn(ready, still)
      const now = await lengths(ready)
      // What arrives at the upper layer never changes here, so that its gradient descent is plain to see.
      expect(itemOf(now, 1)).toBeLessThan(itemOf(before, 1))
      before = now
    }
    for (const [index, length] of before.entries()) expect(length / itemOf(first, index)).toBeLessThan(0.5)
  })

  it('stays as it is where it does not learn', async () => {
    const ready = smallNetwork({ rule: { recurrent: 'fixed' } })
    const { device, parameters } = ready.network
    const read = (tensor: Tensor | null): Promise<Float64Array> => (tensor === null ? Promise.reject(new Error('no recurrent weights')) : device.read(tensor))
    const before = await read(itemOf(parameters, 0).recurrent)
    learn(ready, { ...plainDescent, rate: 0.1 })
    expect(await read(itemOf(parameters, 0).recurrent)).toEqual(before)
  })
})
