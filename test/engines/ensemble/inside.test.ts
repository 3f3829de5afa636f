/** A look inside: the same numbers as a step of learning makes, and nothing learned. */
import { describe, expect, it } from 'vitest'
import { readNetwork } from '../../../src-main/engines/ensemble/checkpoint.ts'
import { createReferenceDevice } from '../../../src-main/engines/ensemble/devices/reference/reference-device.ts'
import { drawInitialValues } from '../../../src-main/engines/ensemble/initial-values.ts'
import { answersOf, lookInside } from '../../../src-main/engines/ensemble/inside.ts'
import { createActivity, createNetwork, itemOf } from '../../../src-main/engines/ensemble/network.ts'
import { burstpropStep } from '../../../src-main/engines/ensemble/rules/burstprop.ts'
import type { EnsembleSpec } from '../../../src-main/engines/ensemble/spec.ts'
import { digitsData, smallSpec } from './digits.ts'

const data = digitsData({ train: 20, test: 100 })

async function networkOf(spec: EnsembleSpec) {
  const device = createReferenceDevice()
  const network = createNetwork(device, spec, data.image, 10)
  drawInitialValues(network, 1)
  const activity = createActivity(network, 1, false)
  const { images, targets } = await data.testBatch(0, 100)
  device.write(activity.input, images.slice(0, 784))
  device.write(activity.target, targets.slice(0, 10))
  return { network, activity }
}

const convolutional = smallSpec({ network: { layers: [{ type: 'convolution', filters: 3, kernel: 5, stride: 3, padding: 0 }, { type: 'dense', units: 20 }] } })

describe('a look inside', () => {
  it.each([['dense', smallSpec()], ['convolutional', convolutional]])('a %s network shows what a step of learning has in its layers, and learns nothing', async (_what, spec) => {
    const { network, activity } = await networkOf(spec)
    const before = await readNetwork(network)
    const inside = await lookInside(network, activity)
    expect(await readNetwork(network)).toEqual(before)
    const still = { rate: 0, momentum: 0, decay: 0, coupled: false, scale: 1 }
    burstpropStep(network, activity, { descent: () => still, compare: false })
    for (const [index, layer] of inside.entries()) {
      const both = await network.device.read(itemOf(activity.bursts, index))
      expect(layer.eventRate).toEqual(await network.device.read(itemOf(activity.eventRates, index)))
      expect([...layer.burstRate ?? [], ...layer.teacherDifference ?? []]).toEqual([...both])
      for (const [i, p] of (layer.burstProbability ?? []).entries()) expect(p * (layer.eventRate[i] ?? NaN)).toBeCloseTo(layer.burstRate?.[i] ?? NaN, 12)
    }
    expect(inside.map(({ output }) => output)).toEqual([false, false, true])
    expect(inside[2]).toMatchObject({ units: 10, map: null, dendriticPotential: null })
  })

  it('says where the units of a convolution are', async () => {
    const { network, activity } = await networkOf(convolutional)
    expect((await lookInside(network, activity))[0]).toMatchObject({ units: 192, map: { filters: 3, height: 8, width: 8 } })
  })

  it('shows event rates alone where the rule has no bursts', async () => {
    const { network, activity } = await networkOf(smallSpec({ rule: { type: 'backprop' } }))
    const [first] = await lookInside(network, activity)
    expect(first).toMatchObject({ burstRate: null, burstProbability: null, dendriticPotential: null, teacherDifference: null })
    expect(first?.eventRate.some((rate) => rate > 0)).toBe(true)
  })
})

describe('the answer', () => {
  it('is the most active class, the first of equal ones', () => {
    expect(answersOf(Float64Array.of(0.1, 0.9, 0.5, 0.7, 0.7, 0.2), 3)).toEqual([1, 0])
  })
})
