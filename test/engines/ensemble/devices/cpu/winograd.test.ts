/** Which convolutions go by Winograd's way; that they come out right stands in cpu-device.test.ts. */
import { describe, expect, it } from 'vitest'
import type { ConvolutionShape } from '../../../../../src-main/engines/ensemble/device.ts'
import { gradientOf, piecesOf } from '../../../../../src-main/engines/ensemble/devices/cpu/winograd.ts'

const shape = (channels: number, size: number, filters: number, kernel: number, changes: Partial<ConvolutionShape> = {}): ConvolutionShape => {
  const { stride, padding } = { stride: 1, padding: 0, ...changes }, out = Math.floor((size + 2 * padding - kernel) / stride) + 1
  return { channels, height: size, width: size, filters, kernel, stride, padding, outHeight: out, outWidth: out, ...changes }
}

describe('a convolution goes in pieces', () => {
  it.each([
    ['the second of the CIFAR-10 network, with its stride', shape(64, 14, 128, 5, { stride: 2 }), { across: 5, points: 7 }],
    ['the third of the CIFAR-10 network', shape(128, 5, 256, 3), { across: 3, points: 5 }],
    ['the third of the ImageNet network', shape(48, 26, 96, 5), { across: 2, points: 6 }],
    ['the fifth of the ImageNet network', shape(96, 10, 192, 3), { across: 4, points: 6 }],
    ['one with zeros around its images', shape(8, 4, 8, 3, { padding: 1 }), { across: 4, points: 6 }],
  ] as const)('where it is %s', (_what, convolution, pieces) => {
    expect(piecesOf(convolution)).toEqual(pieces)
  })

  it.each([
    ['has a stride and three taps', shape(48, 54, 48, 3, { stride: 2 })],
    ['has a longer stride', shape(48, 54, 48, 5, { stride: 3 })],
    ['has more channels of all four images that its stride makes than the kernels take', shape(136, 14, 128, 5, { stride: 2 })],
    ['has other taps', shape(48, 26, 48, 4)],
    ['has places that pieces do not fill', shape(64, 9, 64, 3)],
    ['has too few channels', shape(3, 26, 48, 5)],
    ['has filters that are no multiple of eight', shape(48, 26, 44, 5)],
    ['has more filters than the kernels take', shape(48, 26, 520, 5)],
  ] as const)('unless it %s', (_what, convolution) => {
    expect(piecesOf(convolution)).toBeNull()
  })
})

describe('the room for a gradient', () => {
  const large = shape(48, 26, 96, 5), pieces = piecesOf(large)

  it('does not grow with the batch beyond some images', () => {
    if (pieces === null) throw new Error('not in pieces')
    expect(gradientOf(large, pieces, 1000).bytes).toBe(gradientOf(large, pieces, 100).bytes)
    expect(gradientOf(large, pieces, 1000).bytes).toBeLessThan(2 ** 23)
  })
})
