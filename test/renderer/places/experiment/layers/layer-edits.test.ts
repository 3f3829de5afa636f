import { describe, expect, it } from 'vitest'
import { parseEnsemble } from '../../../../../src-main/experiments/ensemble/schema.ts'
import { ensemblePresets } from '../../../../../src-main/experiments/ensemble/presets.ts'
import { addLayer, draggedSize, duplicateLayer, layersIn, moveLayer, removeLayer, sizeOf, withSize } from '../../../../../src-renderer/places/experiment/layers/layer-edits.ts'
import { layerCommand } from '../../../../../src-renderer/places/experiment/layers/layer-keys.ts'

const dense = (units: number) => ({ type: 'dense', units })
const convolution = { type: 'convolution', filters: 8, kernel: 5, stride: 1, padding: 0 }
const spec = (...layers: readonly object[]) => ({ kind: 'ensemble', network: { layers } })

describe('layers of a deep network', () => {
  it('are added above the chosen one, convolutions below all dense ones', () => {
    const network = spec(convolution, dense(100), dense(50))
    expect(addLayer(network, 'dense', 1).index).toBe(2)
    expect(addLayer(network, 'dense', undefined).index).toBe(3)
    expect(addLayer(network, 'convolution', 2).index).toBe(1)
    expect(addLayer(network, 'dense', -1).index).toBe(1)
  })

  it('can be run as they come, for each network of the paper that sees images large enough', () => {
    for (const preset of ensemblePresets) {
      expect(parseEnsemble(addLayer(preset.spec, 'dense', undefined).spec), preset.id).toMatchObject({ ok: true })
      const twice = duplicateLayer(preset.spec, layersIn(preset.spec).length - 1)
      expect(parseEnsemble(removeLayer(twice, layersIn(twice).length - 1)), preset.id).toMatchObject({ ok: true })
    }
  })

  it('move up and down, and stay where there is no way', () => {
    const network = spec(dense(1), dense(2), dense(3))
    expect(layersIn(moveLayer(network, 0, 1))).toEqual([dense(2), dense(1), dense(3)])
    expect(layersIn(moveLayer(network, 2, -1))).toEqual([dense(1), dense(3), dense(2)])
    expect(moveLayer(network, 2, 1)).toBe(network)
    expect(moveLayer(network, 0, -1)).toBe(network)
  })

  it('are duplicated beside themselves', () => {
    expect(layersIn(duplicateLayer(spec(convolution, dense(2)), 0))).toEqual([convolution, convolution, dense(2)])
  })

  it('are sized by units or by filters, within their range', () => {
    const network = spec(convolution, dense(2))
    expect(sizeOf(withSize(network, 0, 12, { min: 1, max: 10 }), 0)).toBe(10)
    expect(layersIn(withSize(network, 1, 0, { min: 1, max: 10 }))[1]).toEqual(dense(1))
    expect(withSize({ kind: 'rate', network: { hiddenUnits: 200 } }, 0, 300, { min: 1, max: 5000 })).toEqual({ kind: 'rate', network: { hiddenUnits: 300 } })
  })
})

describe('the size that a drag makes', () => {
  it('doubles with each 40 px, in round numbers', () => {
    expect([0, 40, -40, 80].map((px) => draggedSize(500, px))).toEqual([500, 1000, 250, 2000])
    expect(draggedSize(500, 7)).toBe(560)
    expect(draggedSize(3, -400)).toBe(1)
  })
})

describe('keys on a layer', () => {
  const key = (name: string, more = {}) => ({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

  it('size it, move it, copy it and throw it away', () => {
    expect(layerCommand(key('ArrowRight'))).toEqual({ do: 'resize', by: 1 })
    expect(layerCommand(key('ArrowLeft', { shiftKey: true }))).toEqual({ do: 'resize', by: -10 })
    expect(layerCommand(key('ArrowUp'))).toEqual({ do: 'move', by: 1 })
    expect(layerCommand(key('d', { ctrlKey: true }))).toEqual({ do: 'duplicate' })
    expect(layerCommand(key('Delete'))).toEqual({ do: 'remove' })
    expect(layerCommand(key('Enter'))).toBeUndefined()
  })
})
