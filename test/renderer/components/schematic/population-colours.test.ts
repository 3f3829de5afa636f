import { describe, expect, it } from 'vitest'
import { presets } from '../../../../src-main/experiments/kinds.ts'
import { populationColours } from '../../../../src-main/experiments/spiking/figures/population-colours.ts'
import { spikingFigure } from '../../../../src-main/experiments/spiking/figures/choose.ts'
import { networkOf } from '../../../../src-renderer/components/schematic/network-of.ts'
import { layOut } from '../../../../src-renderer/components/schematic/schematic-layout.ts'
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
      expect(new Map(layOut(network).populations.map(({ name, colourIndex }) => [name, colourIndex])), id).toEqual(colours)
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
})
