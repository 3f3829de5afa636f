/** Images, filters and signals as TensorFlow has them: tensors of four dimensions. */
import type { Tensor4D, Tensor as Values } from '@tensorflow/tfjs-core'
import type { ConvolutionShape } from '../../device.ts'
import type { TensorFlow } from './backends/backend.ts'

/** [kernel, kernel, channels, filters]. */
export const filtersOf = (tf: TensorFlow, weights: Values, { filters, kernel, channels }: ConvolutionShape): Tensor4D =>
  tf.transpose(tf.reshape(weights, [filters, kernel, kernel, channels]), [1, 2, 3, 0]) as Tensor4D

/** [samples, height, width, channels]. */
export function paddedImages(tf: TensorFlow, x: Values, { height, width, channels, padding }: ConvolutionShape): Tensor4D {
  const images = tf.reshape(x, [-1, height, width, channels]) as Tensor4D
  return padding === 0 ? images : tf.pad(images, [[0, 0], [padding, padding], [padding, padding], [0, 0]])
}

/** Images without their padding. */
export const cropped = (tf: TensorFlow, images: Tensor4D, { height, width, channels, padding }: ConvolutionShape): Tensor4D =>
  (padding === 0 ? images : tf.slice(images, [0, padding, padding, 0], [images.shape[0], height, width, channels]))

export const signalsOfPlaces = (tf: TensorFlow, signals: Values, { outHeight, outWidth, filters }: ConvolutionShape): Tensor4D =>
  tf.reshape(signals, [-1, outHeight, outWidth, filters]) as Tensor4D
