/** Convolutions of channel-last images. Images are padded here, since not every backend pads as it convolves. */
import type { Tensor as Values } from '@tensorflow/tfjs-core'
import type { ConvolutionShape } from '../../device.ts'
import type { Backend, TensorFlow } from './backends/backend.ts'
import { composedGradients } from './convolution-gradients.ts'
import { cropped, filtersOf, paddedImages, signalsOfPlaces } from './images.ts'

export interface Convolutions extends ConvolutionGradients {
  /** x with the filters, without bias. */
  convolve(x: Values, weights: Values, shape: ConvolutionShape): Values
}

export interface ConvolutionGradients {
  /** The transposed convolution: what each unit says goes to all that it sees. */
  transposed(signals: Values, weights: Values, shape: ConvolutionShape): Values
  /** Sum over samples and places of difference times patch, [filters, kernel × kernel × channels]. */
  filterChange(difference: Values, x: Values, shape: ConvolutionShape): Values
}

export function convolutionsOf(backend: Backend): Convolutions {
  const { tf, convolutionGradients } = backend
  return {
    convolve: (x, weights, shape) => tf.conv2d(paddedImages(tf, x, shape), filtersOf(tf, weights, shape), shape.stride, 'valid'),
    ...(convolutionGradients ? kernelGradients(tf) : composedGradients(backend)),
  }
}

/** By the kernels of the backend. */
function kernelGradients(tf: TensorFlow): ConvolutionGradients {
  return {
    transposed(signals, weights, shape) {
      const from = signalsOfPlaces(tf, signals, shape)
      const { height, width, channels, padding, stride } = shape
      const images = tf.conv2dTranspose(from, filtersOf(tf, weights, shape), [from.shape[0], height + 2 * padding, width + 2 * padding, channels], stride, 'valid')
      return cropped(tf, images, shape)
    },
    filterChange(difference, x, shape) {
      const { kernel, stride, channels, filters } = shape
      const attributes = { strides: [stride, stride], pad: 'valid', dataFormat: 'NHWC', filterShape: [kernel, kernel, channels, filters] }
      const gradient = tf.engine().runKernel<Values>('Conv2DBackpropFilter', { x: paddedImages(tf, x, shape), dy: signalsOfPlaces(tf, difference, shape) }, attributes)
      return tf.reshape(tf.transpose(gradient, [3, 0, 1, 2]), [filters, kernel * kernel * channels])
    },
  }
}
