import { describe, expect, it } from 'vitest'
import { architectureOf } from '../../../src-main/drawing/layers/architecture-of.ts'
import { imageFacts, wellKnownImages } from '../../../src-main/drawing/layers/image-facts.ts'
import { ensemblePresets } from '../../../src-main/experiments/ensemble/presets.ts'
import { sizeLayers } from '../../../src-main/experiments/ensemble/layer-sizes.ts'
import { rateKind } from '../../../src-main/experiments/rate/rate-kind.ts'
import { convolution, ensembleSpec, network } from './specs.ts'

const facts = (name: string) => imageFacts(name, [])

describe('the architecture of a spec', () => {
  it('has as many units in each layer as the lab counts, for every preset', () => {
    for (const { id, spec } of ensemblePresets) {
      const known = facts(spec.data.name)
      if (known === undefined) continue
      const drawn = architectureOf(spec, facts)?.layers.slice(1).map(({ units }) => units)
      expect(drawn, id).toEqual(sizeLayers(known, spec.network.layers, known.classes).layers.map(({ units }) => units))
    }
  })

  it('names filters and what they make of an image', () => {
    const layers = architectureOf(network([convolution(64, 5, 2), { type: 'dense', units: 500 }]), facts)?.layers
    expect(layers?.map(({ title, detail }) => `${title} | ${detail}`)).toEqual(['cifar10 | 32×32×3', 'conv 64 @ 5×5 s2 | 14×14×64', 'dense 500 | layer 2', 'output 10 | one per class'])
  })

  it('leads each layer to the heading of its parameters', () => {
    expect(architectureOf(network([convolution(8, 3, 1), { type: 'dense', units: 5 }]), facts)?.layers.map(({ group }) => group)).toEqual(['Data', 'Layer 1', 'Layer 2', 'Network'])
  })

  it('has recurrent input on dense hidden layers of sigmoid units only', () => {
    const layers = [convolution(8, 3, 1), { type: 'dense', units: 5 }]
    expect(architectureOf(network(layers), facts)?.layers.map(({ recurrent }) => recurrent)).toEqual(['none', 'none', 'learned', 'none'])
    expect(architectureOf(network(layers, { activation: 'relu' }), facts)?.recurrent).toBe('none')
    expect(architectureOf(network([convolution(8, 3, 1)]), facts)?.recurrent).toBe('none')
  })

  it('says how errors come down: through feedback weights, by backpropagation, or not at all', () => {
    const way = (rule: object) => architectureOf({ ...ensembleSpec, rule }, facts)?.feedback
    expect([way({ type: 'burstprop', feedback: 'fixed' }), way({ type: 'burstprop', feedback: 'symmetric' }), way({ type: 'backprop' }), way({ type: 'nodePerturbation' })])
      .toEqual(['fixed', 'symmetric', 'backprop', 'none'])
  })

  it('draws rate networks too', () => {
    const drawn = architectureOf(rateKind.presets[0]?.spec, facts)
    expect(drawn?.layers.map(({ title, group }) => `${title} (${group})`)).toEqual(['mnist (Data)', 'dense 200 (Network)', 'output 10 (Dynamics)'])
    expect(drawn?.feedback).toBe('fixed')
  })

  it('draws what there is of a broken draft, and nothing of other kinds', () => {
    const broken = architectureOf({ kind: 'ensemble', data: { name: 'nobody knows it' }, network: { layers: [{ type: 'convolution', filters: 'many', kernel: 90, stride: 0 }, null, { units: -1 }] } }, facts)
    expect(broken?.layers.map(({ title }) => title)).toEqual(['nobody knows it', 'conv ? @ 90×90 s0', 'dense ?', 'dense ?', 'output ?'])
    expect(architectureOf({ kind: 'ensemble' }, facts)).toBeUndefined()
    expect(architectureOf({ kind: 'spiking', network: { layers: [{}] } }, facts)).toBeUndefined()
    expect(architectureOf(undefined, facts)).toBeUndefined()
  })
})

describe('what is known of images', () => {
  it('is said by the set that is there, whatever others of its name look like', () => {
    const shape = { channels: 1, height: 9, width: 7 }
    expect(imageFacts('mnist', [{ name: 'mnist', classes: 3, shape }])).toEqual({ ...shape, classes: 3 })
    expect(imageFacts('mnist', [{ name: 'mnist', classes: null, shape: null }])).toEqual(wellKnownImages['mnist'])
    expect(imageFacts('toString', [])).toBeUndefined()
  })
})
