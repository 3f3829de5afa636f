/** Convolutions of channel-last images. Images are padded here, since not every backend pads as it convolves. */
import type { Tensor4D, Tensor as Values } from '@tensorflow/tfjs-core'
import type { ConvolutionShape } from '../../device.ts'
import type { Backend } from './backends/backend.ts'
import { productsOf } from './products.ts'

export interface Convolutions {
  /** x with the filters, without bias. */
  convolve(x: Values, weights: Values, shape: ConvolutionShape): Values
  /** The transposed convolution: what each unit says goes to all that it sees. */
  transposed(signals: Values, weights: Values, shape: ConvolutionShape): Values
  /** Sum over samples and places of difference times patch, [filters, kernel × kernel × channels]. */
  filterChange(difference: Values, x: Values, shape: ConvolutionShape): Values
}

export function convolutionsOf(backend: Backend): Convolutions {
  const { tf, filterGradient } = backend
  const { times } = productsOf(backend)

  function padded(x: Values, { height, width, channels, padding }: ConvolutionShape): Tensor4D {
    const images = tf.reshape(x, [-1, height, width, channels]) as Tensor4D
    return padding === 0 ? images : tf.pad(images, [[0, 0], [padding, padding], [padding, padding], [0, 0]])
  }

  /** As TensorFlow has filters: [kernel, kernel, channels, filters]. */
  const filters = (weights: Values, { filters, kernel, channels }: ConvolutionShape): Tensor4D =>
    tf.transpose(tf.reshape(weights, [filters, kernel, kernel, channels]), [1, 2, 3, 0]) as Tensor4D

  const places = (values: Values, { outHeight, outWidth, filters }: ConvolutionShape): Tensor4D => tf.reshape(values, [-1, outHeight, outWidth, filters]) as Tensor4D

  function filterChange(difference: Values, x: Values, shape: ConvolutionShape): Values {
    const { kernel, stride, channels, filters } = shape
    const images = padded(x, shape)
    if (filterGradient) {
      const attributes = { strides: [stride, stride], pad: 'valid', dataFormat: 'NHWC', filterShape: [kernel, kernel, channels, filters] }
      const gradient = tf.engine().runKernel<Values>('Conv2DBackpropFilter', { x: images, dy: places(difference, shape) }, attributes)
      return tf.reshape(tf.transpose(gradient, [3, 0, 1, 2]), [filters, kernel * kernel * channels])
    }
    // Tap by tap, so that patches need no memory.
    const signals = tf.transpose(tf.reshape(difference, [-1, filters]))
    const taps = Array.from({ length: kernel * kernel }, (_, tap) => times(signals, seenBy(images, Math.floor(tap / kernel), tap % kernel, shape)))
    return tf.concat(taps, 1)
  }

  /** What one tap of the filter sees at all places, a row for each. */
  function seenBy(images: Tensor4D, y: number, x: number, { stride, outHeight, outWidth, channels }: ConvolutionShape): Values {
    const samples = images.shape[0]
    const seen = stride === 1
      ? tf.slice(images, [0, y, x, 0], [samples, outHeight, outWidth, channels])
      : tf.stridedSlice(images, [0, y, x, 0], [samples, y + (outHeight - 1) * stride + 1, x + (outWidth - 1) * stride + 1, channels], [1, stride, stride, 1])
    return tf.reshape(seen, [samples * outHeight * outWidth, channels])
  }

  return {
    convolve: (x, weights, shape) => tf.conv2d(padded(x, shape), filters(weights, shape), shape.stride, 'valid'),
    transposed(signals, weights, shape) {
      const { height, width, channels, padding, stride } = shape
      const from = places(signals, shape)
      const size: [number, number, number, number] = [from.shape[0], height + 2 * padding, width + 2 * padding, channels]
      const images = tf.conv2dTranspose(from, filters(weights, shape), size, stride, 'valid')
      return padding === 0 ? images : tf.slice(images, [0, padding, padding, 0], [from.shape[0], height, width, channels])
    },
    filterChange,
  }
}
