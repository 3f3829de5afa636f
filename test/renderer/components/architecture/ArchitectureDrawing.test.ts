import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import ArchitectureDrawing from '../../../../src-renderer/components/architecture/ArchitectureDrawing.vue'
import ArchitectureLegend from '../../../../src-renderer/components/architecture/ArchitectureLegend.vue'
import { architectureOf } from '../../../../src-main/drawing/layers/architecture-of.ts'
import type { DrawnArchitecture } from '../../../../src-main/drawing/layers/architecture-of.ts'
import { imageFacts } from '../../../../src-main/drawing/layers/image-facts.ts'
import { convolution, ensembleSpec, network } from '../../../drawing/layers/specs.ts'

const draw = (spec: unknown): DrawnArchitecture => {
  const architecture = architectureOf(spec, (name) => imageFacts(name, []))
  if (architecture === undefined) throw new Error('nothing to draw')
  return architecture
}
const architecture = draw(network([convolution(64, 5, 2), { type: 'dense', units: 500 }]))

describe('the drawing of an architecture', () => {
  it('lets one choose a layer by mouse and by keyboard', async () => {
    const drawing = mount(ArchitectureDrawing, { props: { architecture } })
    await drawing.get('[data-testid="architecture-layer-1"]').trigger('click')
    await drawing.get('[data-testid="architecture-input"]').trigger('keydown', { key: 'Enter' })
    await drawing.get('[data-testid="architecture-output"]').trigger('keydown', { key: ' ' })
    expect(drawing.emitted('choose')).toEqual([['Layer 1'], ['Data'], ['Network']])
  })

  it('names every layer for those who do not see it, from the output down', () => {
    const drawing = mount(ArchitectureDrawing, { props: { architecture } })
    expect(drawing.findAll('[role="button"]').map((layer) => layer.attributes('aria-label'))).toEqual([
      'Output: one per class, 10 units', 'dense 500, layer 2, 500 units, recurrent input that learns', 'conv 64 @ 5×5 s2, 14×14×64, 12544 units',
      'Input: images cifar10, 32×32×3, 3072 values',
    ])
    expect(drawing.get('svg').attributes('aria-label')).toBe('Burst-dependent learning: cifar10, conv 64 @ 5×5 s2, dense 500, output 10, with recurrent input')
  })

  it('is one picture where there is nothing to choose', async () => {
    const drawing = mount(ArchitectureDrawing, { props: { architecture, readOnly: true } })
    expect(drawing.findAll('[role="button"]')).toEqual([])
    expect(drawing.get('svg').attributes('role')).toBe('img')
    await drawing.get('[data-testid="architecture-layer-1"]').trigger('click')
    expect(drawing.emitted('choose')).toBeUndefined()
  })

  it('brings events to every layer above the input, and bursts back to every layer but it', () => {
    const drawing = mount(ArchitectureDrawing, { props: { architecture } })
    expect(drawing.findAll('[data-testid^="architecture-up-"]')).toHaveLength(3)
    expect(drawing.findAll('[data-testid^="architecture-down-"]')).toHaveLength(2)
    expect(drawing.findAll('[data-testid^="architecture-loop-"]')).toHaveLength(1)
  })

  it('has nothing come down in node perturbation, but noise in every layer', () => {
    const drawing = mount(ArchitectureDrawing, { props: { architecture: draw({ ...ensembleSpec, rule: { type: 'nodePerturbation' } }) } })
    expect(drawing.findAll('[data-testid^="architecture-down-"]')).toEqual([])
    expect(drawing.findAll('.noise')).toHaveLength(2)
  })

  it('makes blocks wider the more units they have', () => {
    const drawing = mount(ArchitectureDrawing, { props: { architecture: draw(network([{ type: 'dense', units: 100 }, { type: 'dense', units: 2000 }])) } })
    const width = (layer: string): number => Number(drawing.get(`[data-testid="architecture-${layer}"] .block`).attributes('width'))
    expect(width('output')).toBeLessThan(width('layer-1'))
    expect(width('layer-1')).toBeLessThan(width('layer-2'))
  })
})

describe('its legend', () => {
  it('says in words what each line means, and leads to the rule', async () => {
    const legend = mount(ArchitectureLegend, { props: { architecture } })
    expect(legend.findAll('li').map((entry) => entry.text())).toEqual([
      'Event rates, up through weights W', 'Bursts, down through feedback weights Y that learn', 'Loops: recurrent input Z onto dendrites, learned',
    ])
    await legend.get('button').trigger('click')
    expect(legend.emitted('choose')).toEqual([['Rule']])
  })
})
