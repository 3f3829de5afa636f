import { describe, expect, it } from 'vitest'
import { presets } from '../../../../src-main/experiments/kinds.ts'
import { populationColours } from '../../../../src-main/experiments/spiking/figures/population-colours.ts'
import { spikingFigure } from '../../../../src-main/experiments/spiking/figures/choose.ts'
import { networkOf } from '../../../../src-renderer/components/schematic/network-of.ts'
import { populationColours as coloursOfPage } from '../../../../src-renderer/components/schematic/population-colours.ts'
import { sectionColours } from '../../../../src-renderer/components/schematic/section-colours.ts'
import { recordedPopulations } from '../../../../src-renderer/components/raster/recorded-neurons.ts'
import { sampleSpec } from '../../../experiments/spiking/sample-spec.ts'

const specs = [{ name: 'sample', spec: sampleSpec }, ...presets.flatMap(({ id, spec }) => (spec.kind === 'spiking' ? [{ name: id, spec }] : []))]

describe('the colour of a population', () => {
  it('is the same in the drawing, the raster and figures, for every network of the paper', () => {
    for (const { name: id, spec } of specs) {
      const colours = populationColours(spec)
      const network = networkOf(spec)
      expect(network).toBeDefined()
      if (network === undefined) continue
      expect(coloursOfPage(network.populations), id).toEqual(colours)
      expect(new Map(recordedPopulations(spec).map(({ name, colour }) => [name, colour])), id).toEqual(colours)
      for (const panel of spikingFigure(spec).panels) {
        if (panel.draw !== 'lines') continue
        for (const { population, colour } of panel.lines) if (population !== undefined) expect(colour, `${id}, ${panel.id}: ${population}`).toBe(colours.get(population))
      }
    }
  })

  it('is its own where there are no more populations than colours', () => {
    for (const { name: id, spec } of specs) {
      const colours = [...populationColours(spec).values()]
      expect(new Set(colours).size, id).toBe(Math.min(8, colours.length))
    }
  })

  it('stays when others are added after it', () => {
    const { populations } = sampleSpec
    const more = populationColours({ ...sampleSpec, populations: { ...populations, late: Object.values(populations)[0] ?? expect.fail('no population') } })
    for (const [name, colour] of populationColours(sampleSpec)) expect(more.get(name)).toBe(colour)
  })

  it('can be given by someone, which changes no other one', () => {
    const [first = ''] = Object.keys(sampleSpec.populations)
    const chosen = { [first]: '#12ab9f' }
    expect(coloursOfPage(networkOf(sampleSpec)?.populations ?? [], chosen)).toEqual(new Map<string, number | string>([...populationColours(sampleSpec), [first, '#12ab9f']]))
    expect(recordedPopulations(sampleSpec, chosen).find(({ name }) => name === first)?.colour).toBe('#12ab9f')
    expect(sectionColours(sampleSpec, { [first]: 6 }).get(`Population ${first}`)).toBe('var(--bl-figure-6)')
  })
})
