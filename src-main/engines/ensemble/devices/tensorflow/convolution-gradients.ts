/**
 * The gradients of a convolution out of convolutions and products, for backends whose own kernels are slow or missing. Steps over
 * places are made of slices of whole rows, since slices with strides are slow too.
 */
import type { Tensor4D, Tensor as Values } from '@tensorflow/tfjs-core'
import type { ConvolutionShape } from '../../device.ts'
import type { Backend } from './backends/backend.ts'
import type { ConvolutionGradients } from './convolutions.ts'
import { cropped, paddedImages, signalsOfPlaces } from './images.ts'
import { productsOf } from './products.ts'

export function composedGradients(backend: Backend): ConvolutionGradients {
  const { tf } = backend
  const { times } = productsOf(backend)

  /** Signals with zeros between them, `stride` apart. */
  function spread(signals: Tensor4D, { stride, outHeight, outWidth, filters }: ConvolutionShape): Tensor4D {
    if (stride === 1) return signals
    const samples = signals.shape[0], width = outWidth * stride, between = stride - 1
    const columns = tf.pad(tf.reshape(signals, [samples * outHeight * outWidth, filters]), [[0, 0], [0, between * filters]])
    const rows = tf.pad(tf.reshape(columns, [samples * outHeight, width * filters]), [[0, 0], [0, between * width * filters]])
    return tf.slice(tf.reshape(rows, [samples, outHeight * stride, width, filters]) as Tensor4D, [0, 0, 0, 0], [samples, outHeight * stride - between, width - between, filters])
  }

  /** Every `stride`-th row and column of images from (y, x) on; height and width are multiples of the stride. */
  function everyOther(images: Tensor4D, y: number, x: number, stride: number): Tensor4D {
    if (stride === 1) return images
    const [samples, height, width, channels] = images.shape
    const rows = tf.slice(tf.reshape(images, [samples * height / stride, stride * width * channels]), [0, y * width * channels], [-1, width * channels])
    const columns = tf.slice(tf.reshape(rows, [samples * height / stride * width / stride, stride * channels]), [0, x * channels], [-1, channels])
    return tf.reshape(columns, [samples, height / stride, width / stride, channels]) as Tensor4D
  }

  return {
    // A plain convolution of the signals, spread and padded, with the filters turned round.
    transposed(signals, weights, shape) {
      const { height, width, channels, filters, kernel, padding, stride, outHeight, outWidth } = shape
      const rim = kernel - 1
      const below = height + 2 * padding - (outHeight - 1) * stride - 1, right = width + 2 * padding - (outWidth - 1) * stride - 1
      const from = tf.pad(spread(signalsOfPlaces(tf, signals, shape), shape), [[0, 0], [rim, below], [rim, right], [0, 0]])
      const turned = tf.transpose(tf.reverse(tf.reshape(weights, [filters, kernel, kernel, channels]), [1, 2]), [1, 2, 0, 3]) as Tensor4D
      return cropped(tf, tf.conv2d(from, turned, 1, 'valid'), shape)
    },
    // Tap by tap of the filter, so that patches need no memory.
    filterChange(difference, x, shape) {
      const { height, width, channels, filters, kernel, padding, stride, outHeight, outWidth } = shape
      const fill = (size: number): number => (stride - (size + 2 * padding) % stride) % stride
      const images = tf.pad(paddedImages(tf, x, shape), [[0, 0], [0, fill(height)], [0, fill(width)], [0, 0]])
      const grids = Array.from({ length: stride * stride }, (_, grid) => everyOther(images, Math.floor(grid / stride), grid % stride, stride))
      const signals = tf.transpose(tf.reshape(difference, [-1, filters]))
      const taps = Array.from({ length: kernel * kernel }, (_, tap): Values => {
        const tapY = Math.floor(tap / kernel), tapX = tap % kernel
        const grid = grids[tapY % stride * stride + tapX % stride] ?? images
        const seen = tf.slice(grid, [0, Math.floor(tapY / stride), Math.floor(tapX / stride), 0], [-1, outHeight, outWidth, channels])
        return times(signals, tf.reshape(seen, [-1, channels]))
      })
      return tf.concat(taps, 1)
    },
  }
}
