/** Sizes of layers, those of the paper's networks among them, and layers that cannot be. */
import { describe, expect, it } from 'vitest'
import { buildLayers } from '../../../src-main/engines/ensemble/layers.ts'
import type { LayerSpec } from '../../../src-main/engines/ensemble/spec.ts'

const dense = (units: number): LayerSpec => ({ type: 'dense', units })
const convolution = (filters: number, kernel: number, stride = 1, padding = 0): LayerSpec => ({ type: 'convolution', filters, kernel, stride, padding })
const mnist = { channels: 1, height: 28, width: 28 }

describe('layers of a network', () => {
  it('are the hidden ones and an output layer with a unit per class', () => {
    expect(buildLayers(mnist, { layers: [dense(500), { ...dense(300), rateFactor: 0.5 }] }, 10)).toEqual([
      { type: 'dense', inputs: 784, units: 500, rows: 500, columns: 784, output: false, rateFactor: 1 },
      { type: 'dense', inputs: 500, units: 300, rows: 300, columns: 500, output: false, rateFactor: 0.5 },
      { type: 'dense', inputs: 300, units: 10, rows: 10, columns: 300, output: true, rateFactor: 1 },
    ])
  })

  it('can be an output layer alone', () => {
    expect(buildLayers(mnist, { layers: [] }, 10)).toEqual([{ type: 'dense', inputs: 784, units: 10, rows: 10, columns: 784, output: true, rateFactor: 1 }])
  })

  it('have the sizes of the networks of the paper', () => {
    const units = (image: typeof mnist, layers: readonly LayerSpec[], classes: number): number[] => buildLayers(image, { layers }, classes).map((layer) => layer.units)
    // MNIST: 13² × 8, 6² × 16.
    expect(units(mnist, [convolution(8, 4, 2), convolution(16, 3, 2), dense(500), dense(500)], 10)).toEqual([1352, 576, 500, 500, 10])
    // CIFAR-10: 14² × 64, 5² × 128, 3² × 256.
    const cifar = { channels: 3, height: 32, width: 32 }
    expect(units(cifar, [convolution(64, 5, 2), convolution(128, 5, 2), convolution(256, 3), dense(1024)], 10)).toEqual([12544, 3200, 2304, 1024, 10])
    // ImageNet: down to one place.
    const imagenet = { channels: 3, height: 224, width: 224 }
    const stack = [convolution(48, 9, 4), convolution(48, 3, 2), convolution(96, 5), convolution(96, 3, 2), convolution(192, 3), convolution(192, 3, 2), convolution(384, 3)]
    expect(units(imagenet, stack, 1000)).toEqual([54 ** 2 * 48, 26 ** 2 * 48, 22 ** 2 * 96, 10 ** 2 * 96, 8 ** 2 * 192, 3 ** 2 * 192, 384, 1000])
  })

  it('of convolutions have a row per filter and a column per place and channel of their patch', () => {
    const [first, second] = buildLayers({ channels: 2, height: 9, width: 7 }, { layers: [convolution(3, 3, 2), convolution(4, 2)] }, 5)
    expect(first).toMatchObject({ rows: 3, columns: 18, inputs: 126, units: 4 * 3 * 3, shape: { outHeight: 4, outWidth: 3, channels: 2, height: 9, width: 7 } })
    expect(second).toMatchObject({ rows: 4, columns: 12, inputs: 36, units: 3 * 2 * 4, shape: { outHeight: 3, outWidth: 2, channels: 3, height: 4, width: 3 } })
  })

  it('of convolutions see zeros around the image where there is padding', () => {
    const [layer] = buildLayers({ channels: 1, height: 5, width: 4 }, { layers: [convolution(2, 3, 1, 1)] }, 2)
    expect(layer).toMatchObject({ units: 2 * 5 * 4, shape: { outHeight: 5, outWidth: 4, padding: 1 } })
  })

  it('may have a kernel as large as what it looks at, padding included', () => {
    expect(buildLayers({ channels: 1, height: 5, width: 5 }, { layers: [convolution(2, 5)] }, 2)[0]).toMatchObject({ units: 2 })
    expect(buildLayers({ channels: 1, height: 5, width: 5 }, { layers: [convolution(2, 7, 1, 1)] }, 2)[0]).toMatchObject({ units: 2 })
  })

  it.each([
    { says: 'Layer 2 is a convolution behind a dense layer; expected convolutions first.', layers: [dense(5), convolution(2, 1)] },
    { says: 'Layer 1 has a kernel of 6 × 6; expected at most what it looks at, 5 × 4.', layers: [convolution(2, 6)] },
    { says: 'Layer 1 has a kernel of 5 × 5; expected at most what it looks at, 5 × 4.', layers: [convolution(2, 5, 3)] },
    { says: 'Layer 2 has a kernel of 6 × 6; expected at most what it looks at, 3 × 2 and 1 of padding.', layers: [convolution(2, 3), convolution(2, 6, 2, 1)] },
  ])('are refused: $says', ({ says, layers }) => {
    expect(() => buildLayers({ channels: 1, height: 5, width: 4 }, { layers }, 2)).toThrow(new RangeError(says))
  })
})
