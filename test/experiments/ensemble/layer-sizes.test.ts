import { describe, expect, it } from 'vitest'
import { buildLayers } from '../../../src-main/engines/ensemble/layers.ts'
import type { Layer } from '../../../src-main/engines/ensemble/layers.ts'
import type { LayerSpec } from '../../../src-main/engines/ensemble/spec.ts'
import { factsOrAssumed } from '../../../src-main/experiments/ensemble/data-facts.ts'
import { sizeLayers } from '../../../src-main/experiments/ensemble/layer-sizes.ts'
import type { LayerSize } from '../../../src-main/experiments/ensemble/layer-sizes.ts'
import { ensemblePresets } from '../../../src-main/experiments/ensemble/presets.ts'
import type { EnsembleSpec } from '../../../src-main/engines/ensemble/spec.ts'
import { sampleSpec } from './sample-spec.ts'

function sized({ data, network }: EnsembleSpec): readonly LayerSize[] {
  const { image, classes } = factsOrAssumed(data.name)
  return sizeLayers(image, network.layers, classes).layers
}

const specOf = (id: string): EnsembleSpec => {
  const found = ensemblePresets.find((preset) => preset.id === id)
  if (found === undefined) throw new Error(id)
  return found.spec
}

const weightsOf = (id: string): number => sized(specOf(id)).reduce((sum, { rows, columns }) => sum + rows * columns, 0)

/** Numbers of the images with their zeros, where there are any. */
function paddedBy(layer: Layer): number {
  if (layer.type === 'dense' || layer.shape.padding === 0) return 0
  const { channels, height, width, padding } = layer.shape
  return channels * (height + 2 * padding) * (width + 2 * padding)
}

describe('the sizes of layers', () => {
  it.each([['sample', sampleSpec] as const, ...ensemblePresets.map(({ id, spec }) => [id, spec] as const)])('are the engine\'s: %s', (_id, spec) => {
    const { image, classes } = factsOrAssumed(spec.data.name)
    const built = buildLayers(image, spec.network, classes)
    expect(sizeLayers(image, spec.network.layers, classes).problems).toEqual([])
    expect(sized(spec)).toEqual(built.map((layer) => {
      const { type, inputs, units, rows, columns, output } = layer
      return { type, inputs, units, rows, columns, places: units / rows, padded: paddedBy(layer), output }
    }))
  })

  it('are refused where the engine refuses them, and nowhere else', () => {
    const image = { channels: 3, height: 32, width: 32 }
    const options: readonly LayerSpec[] = [
      { type: 'dense', units: 5 }, { type: 'convolution', filters: 2, kernel: 33, stride: 1, padding: 0 }, { type: 'convolution', filters: 2, kernel: 33, stride: 1, padding: 1 },
      { type: 'convolution', filters: 2, kernel: 20, stride: 2, padding: 0 },
    ]
    for (const first of options) {
      for (const second of options) {
        const layers = [first, second]
        const { problems } = sizeLayers(image, layers, 10)
        if (problems.length === 0) expect(() => buildLayers(image, { layers }, 10)).not.toThrow()
        else expect(() => buildLayers(image, { layers }, 10)).toThrow(`Layer ${(problems[0]?.index ?? NaN) + 1} `)
      }
    }
  })

  it('make as many weights as Tables S3 and S4 tell', () => {
    expect(weightsOf('fig6b-burstprop')).toBe(2_874_048)
    expect(2 * weightsOf('fig6b-burstprop') + 1024 ** 2).toBe(6_796_672)
    expect(weightsOf('fig6b-fixed') + 1480 ** 2).toBe(6_619_344)
    expect(2 * weightsOf('fig6c-burstprop')).toBe(3_551_520)
    expect(weightsOf('fig6c-fixed')).toBe(3_539_072)
  })

  it('of ImageNet end in a single place', () => {
    expect(sized(specOf('fig6c-burstprop')).map(({ places }) => Math.sqrt(places))).toEqual([54, 26, 22, 10, 8, 3, 1, 1])
  })
})
