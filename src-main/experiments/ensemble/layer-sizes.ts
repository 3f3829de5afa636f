/**
 * The sizes of a network's layers, as the engine builds them. Kinds take nothing but types from engines; a test holds the two together.
 * Here an impossible layer is no exception: it is said of which field, and what comes after it is sized as if it were possible.
 */
import type { ImageShape } from '../../engines/ensemble/layers.ts'
import type { LayerSpec } from '../../engines/ensemble/spec.ts'

export interface LayerSize {
  readonly type: LayerSpec['type']
  readonly inputs: number
  readonly units: number
  /** Of its weights. */
  readonly rows: number
  readonly columns: number
  /** Where a filter looks; 1 in a dense layer. */
  readonly places: number
  /** Numbers of what it looks at with zeros around it; 0 where there are none. */
  readonly padded: number
  readonly output: boolean
}

export interface LayerProblem {
  readonly index: number
  readonly field: 'type' | 'kernel'
  readonly expected: string
}

export interface SizedLayers {
  /** Hidden layers and the output layer. */
  readonly layers: readonly LayerSize[]
  readonly problems: readonly LayerProblem[]
}

export function sizeLayers(image: ImageShape, hidden: readonly LayerSpec[], classes: number): SizedLayers {
  const layers: LayerSize[] = []
  const problems: LayerProblem[] = []
  let seen = image
  let behindDense = false
  let inputs = image.channels * image.height * image.width
  for (const [index, layer] of hidden.entries()) {
    if (layer.type === 'dense') {
      layers.push({ type: 'dense', inputs, units: layer.units, rows: layer.units, columns: inputs, places: 1, padded: 0, output: false })
      behindDense = true
      inputs = layer.units
      continue
    }
    const { filters, kernel, stride, padding } = layer
    if (behindDense) problems.push({ index, field: 'type', expected: '"dense" behind a dense layer: convolutions come first' })
    const side = (length: number): number => Math.floor((length - kernel + 2 * padding) / stride) + 1
    const [height, width] = [side(seen.height), side(seen.width)]
    if (!behindDense && (height < 1 || width < 1)) {
      problems.push({ index, field: 'kernel', expected: `at most what the layer looks at, ${seen.height} × ${seen.width}${padding > 0 ? ` and ${padding} of padding` : ''}` })
    }
    const next: ImageShape = { channels: filters, height: Math.max(1, height), width: Math.max(1, width) }
    const places = next.height * next.width
    const padded = padding === 0 ? 0 : seen.channels * (seen.height + 2 * padding) * (seen.width + 2 * padding)
    layers.push({ type: 'convolution', inputs, units: filters * places, rows: filters, columns: kernel * kernel * seen.channels, places, padded, output: false })
    seen = next
    inputs = filters * places
  }
  layers.push({ type: 'dense', inputs, units: classes, rows: classes, columns: inputs, places: 1, padded: 0, output: true })
  return { layers, problems }
}
