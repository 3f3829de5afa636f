import { describe, expect, it } from 'vitest'
import { coloursOf } from '../../../../src-main/drawing/population-colours.ts'
import { recordedPopulations } from '../../../../src-renderer/components/raster/recorded-neurons.ts'
import { sectionColours } from '../../../../src-renderer/components/schematic/section-colours.ts'
import { sampleSpec } from '../../../experiments/spiking/sample-spec.ts'

const [first = ''] = Object.keys(sampleSpec.populations)

describe('the colour of a population', () => {
  it('stands beside its sections of the form', () => {
    expect(sectionColours(sampleSpec, { [first]: 6 }).get(`Population ${first}`)).toBe('var(--bl-figure-6)')
    expect(sectionColours(sampleSpec, { [first]: '#12ab9f' }).get(`Population ${first}`)).toBe('#12ab9f')
    expect(sectionColours(sampleSpec).size).toBe(Object.keys(sampleSpec.populations).length)
  })

  it('is the one of its raster', () => {
    for (const chosen of [{}, { [first]: '#12ab9f' }]) expect(new Map(recordedPopulations(sampleSpec, chosen).map(({ name, colour }) => [name, colour]))).toEqual(coloursOf(sampleSpec, chosen))
  })
})
