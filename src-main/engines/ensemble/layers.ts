/** The layers of a network with all their sizes. */
import type { ConvolutionShape } from './device.ts'
import type { NetworkSpec } from './spec.ts'

export interface ImageShape {
  readonly channels: number
  readonly height: number
  readonly width: number
}

interface LayerBase {
  readonly inputs: number
  readonly units: number
  /** Of its weights. */
  readonly rows: number
  readonly columns: number
  readonly output: boolean
  /** η_l over that of hidden layers. */
  readonly rateFactor: number
}

export interface DenseLayer extends LayerBase {
  readonly type: 'dense'
}

export interface ConvolutionLayer extends LayerBase {
  readonly type: 'convolution'
  readonly shape: ConvolutionShape
}

export type Layer = DenseLayer | ConvolutionLayer

/** Hidden layers and the output layer. Throws a RangeError where a filter is larger than what it looks at, or stands on a dense layer. */
export function buildLayers(image: ImageShape, network: Pick<NetworkSpec, 'layers'>, classes: number): Layer[] {
  const layers: Layer[] = []
  let seen: ImageShape | null = image
  let inputs = image.channels * image.height * image.width
  for (const [index, layer] of network.layers.entries()) {
    const { rateFactor = 1 } = layer
    if (layer.type === 'convolution') {
      const image: ImageShape | null = seen
      if (image === null) throw new RangeError(`Layer ${index + 1} is a convolution behind a dense layer; expected convolutions first.`)
      const { filters, kernel, stride, padding } = layer
      const outHeight: number = Math.floor((image.height - kernel + 2 * padding) / stride) + 1, outWidth: number = Math.floor((image.width - kernel + 2 * padding) / stride) + 1
      if (outHeight < 1 || outWidth < 1) throw new RangeError(`Layer ${index + 1} has a kernel of ${kernel} × ${kernel}; expected at most what it looks at, ${image.height} × ${image.width}${padding > 0 ? ` and ${padding} of padding` : ''}.`)
      const shape = { ...image, filters, kernel, stride, padding, outHeight, outWidth }
      const units = filters * outHeight * outWidth
      layers.push({ type: 'convolution', inputs, units, rows: filters, columns: kernel * kernel * image.channels, output: false, rateFactor, shape })
      seen = { channels: filters, height: outHeight, width: outWidth }
      inputs = units
    } else {
      layers.push({ type: 'dense', inputs, units: layer.units, rows: layer.units, columns: inputs, output: false, rateFactor })
      seen = null
      inputs = layer.units
    }
  }
  layers.push({ type: 'dense', inputs, units: classes, rows: classes, columns: inputs, output: true, rateFactor: 1 })
  return layers
}
