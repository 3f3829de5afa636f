/** The way up, against numbers worked out by hand. */
import { describe, expect, it } from 'vitest'
import { forward, inputOf } from '../../../src-main/engines/ensemble/forward.ts'
import { itemOf } from '../../../src-main/engines/ensemble/network.ts'
import { smallNetwork, vector } from './rules/small-network.ts'
import type { Ready, Wishes } from './rules/small-network.ts'

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x))

/** A network with these numbers, and its event rates for this input. */
async function rates(wishes: Wishes, parameters: readonly { readonly weights: readonly number[]; readonly bias: readonly number[] }[], input: readonly number[]): Promise<number[][]> {
  const { network, activity } = smallNetwork(wishes)
  const { device } = network
  for (const [index, { weights, bias }] of parameters.entries()) {
    device.write(itemOf(network.parameters, index).weights, Float64Array.from(weights))
    device.write(itemOf(network.parameters, index).bias, Float64Array.from(bias))
  }
  device.write(activity.input, Float64Array.from(input))
  forward(network, activity)
  return Promise.all(activity.eventRates.map(async (tensor) => [...await device.read(tensor)]))
}

describe('event rates from the input up', () => {
  it('are sigmoids of weighted sums and biases, sample by sample', async () => {
    const [hidden = [], output = []] = await rates(
      { image: vector(2), classes: 1, batch: 2, network: { layers: [{ type: 'dense', units: 2 }] } },
      [{ weights: [1, -1, 0.5, 2], bias: [0, -1] }, { weights: [3, -2], bias: [0.25] }], [1, 2, -1, 0])
    expect(hidden).toEqual([sigmoid(1 - 2), sigmoid(0.5 + 4 - 1), sigmoid(-1), sigmoid(-0.5 - 1)])
    output.forEach((rate, sample) => { expect(rate).toBeCloseTo(sigmoid(0.25 + 3 * itemOf(hidden, 2 * sample) - 2 * itemOf(hidden, 2 * sample + 1)), 15) })
  })

  it('of ReLU layers are cut off at zero, and those of the softmax above them add up to one', async () => {
    const [hidden, output = []] = await rates(
      { image: vector(2), classes: 2, batch: 1, network: { activation: 'relu', layers: [{ type: 'dense', units: 2 }] } },
      [{ weights: [1, -1, 0.5, 2], bias: [0, -1] }, { weights: [1, 1, 0, 0], bias: [0, 2] }], [1, 2])
    expect(hidden).toEqual([0, 3.5])
    expect(itemOf(output, 0)).toBeCloseTo(Math.exp(3.5) / (Math.exp(3.5) + Math.exp(2)), 15)
    expect(itemOf(output, 0) + itemOf(output, 1)).toBeCloseTo(1, 15)
  })

  it('of a convolution are channel-last, one filter looking at all channels of its patch', async () => {
    // 2 × 3 places with two channels; patches of 2 × 2, so that there are two places to look from.
    const image = [1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60]
    const first = [1, 0, 0, 0, 0, 0, 0, 0], second = [0, 0, 0, 1, 0, 0, 1, 0]
    const [hidden] = await rates(
      { image: { channels: 2, height: 2, width: 3 }, classes: 1, batch: 1, network: { activation: 'relu', layers: [{ type: 'convolution', filters: 2, kernel: 2, stride: 1, padding: 0 }] } },
      [{ weights: [...first, ...second], bias: [0, -20] }], image)
    // Place by place: the patch's upper left in channel 1, and upper right in channel 2 plus lower right in channel 1 minus 20.
    expect(hidden).toEqual([1, 20 + 5 - 20, 2, 30 + 6 - 20])
  })

  it('of a convolution with padding see zeros around the image', async () => {
    const [hidden] = await rates(
      { image: { channels: 1, height: 2, width: 2 }, classes: 1, batch: 1, network: { activation: 'relu', layers: [{ type: 'convolution', filters: 1, kernel: 3, stride: 1, padding: 1 }] } },
      [{ weights: [1, 1, 1, 1, 1, 1, 1, 1, 0], bias: [0] }], [1, 2, 3, 4])
    expect(hidden).toEqual([1 + 2 + 3, 10, 10, 10])
  })

  it('are what the next layer sees; the first one sees the input', () => {
    const { activity }: Ready = smallNetwork()
    expect(inputOf(activity, 0)).toBe(activity.input)
    expect(inputOf(activity, 2)).toBe(activity.eventRates[1])
    expect(() => inputOf(activity, 9)).toThrow(RangeError)
  })
})
