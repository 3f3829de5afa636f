import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import NetworkSchematic from '../../../../src-renderer/components/schematic/NetworkSchematic.vue'

const spec = {
  cells: { p: { model: 'pyramidal' } }, populations: { a: { cell: 'p', size: 4 }, b: { cell: 'p', size: 2 } },
  projections: { up: { source: 'a', target: 'b', compartment: 'soma', receptor: 'excitatory', transmits: 'spikes', shortTerm: 'none', plasticity: 'none' } },
}

describe('the drawing of a network', () => {
  it('lets one choose a population by mouse and a projection by keyboard', async () => {
    const drawing = mount(NetworkSchematic, { props: { spec } })
    await drawing.get('[data-testid="schematic-population-a"]').trigger('click')
    await drawing.get('[data-testid="schematic-projection-up"]').trigger('keydown', { key: 'Enter' })
    expect(drawing.emitted('choose')).toEqual([[{ type: 'population', name: 'a' }, false], [{ type: 'projection', name: 'up' }, false]])
  })

  it('names every part for those who do not see it', () => {
    const drawing = mount(NetworkSchematic, { props: { spec } })
    expect(drawing.findAll('[role="button"]').map((part) => part.attributes('aria-label'))).toEqual([
      'a to the somata of b: excitatory', 'Population a: 4 cells', 'Population b: 2 cells',
    ])
  })

  it('has an electrode for each injected current, which can be chosen', async () => {
    const currents = { step: { population: 'b', compartment: 'dendrite', waveform: { type: 'constant', currentPa: 50 } }, lost: { population: 'nobody' } }
    const drawing = mount(NetworkSchematic, { props: { spec: { ...spec, currents } } })
    const electrode = drawing.get('[data-testid="schematic-current-step"]')
    expect(electrode.attributes('aria-label')).toBe('Current step into the dendrites of b: constant, 50 pA')
    await electrode.trigger('keydown', { key: 'Enter' })
    expect(drawing.emitted('choose')).toEqual([[{ type: 'current', name: 'step' }, false]])
    expect(drawing.find('[data-testid="schematic-current-lost"]').exists()).toBe(false)
  })

  it('as a picture has nothing to choose', async () => {
    const drawing = mount(NetworkSchematic, { props: { spec, readOnly: true } })
    await drawing.get('[data-testid="schematic-population-a"]').trigger('click')
    expect(drawing.emitted('choose')).toBeUndefined()
    expect(drawing.find('[role="button"]').exists()).toBe(false)
  })

  it('is not there without a network', () => {
    expect(mount(NetworkSchematic, { props: { spec: { kind: 'pairing' } } }).find('svg').exists()).toBe(false)
  })
})
