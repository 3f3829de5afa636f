import { describe, expect, it } from 'vitest'
import { coloursOf, populationColours } from '../../src-main/drawing/population-colours.ts'
import { presets } from '../../src-main/experiments/kinds.ts'
import { spikingFigure } from '../../src-main/experiments/spiking/figures/choose.ts'
import { sampleSpec } from '../experiments/spiking/sample-spec.ts'

const specs = [{ name: 'sample', spec: sampleSpec }, ...presets.flatMap(({ id, spec }) => (spec.kind === 'spiking' ? [{ name: id, spec }] : []))]

describe('the colour of a population', () => {
  it('is the same in the drawing and in figures, for every network of the paper', () => {
    for (const { name: id, spec } of specs) {
      const colours = coloursOf(spec)
      expect([...colours.keys()], id).toEqual(Object.keys(spec.populations))
      for (const panel of spikingFigure(spec).panels) {
        if (panel.draw !== 'lines') continue
        for (const { population, colour } of panel.lines) if (population !== undefined) expect(colour, `${id}, ${panel.id}: ${population}`).toBe(colours.get(population))
      }
    }
  })

  it('is its own where there are no more populations than colours', () => {
    for (const { name: id, spec } of specs) {
      const colours = [...coloursOf(spec).values()]
      expect(new Set(colours).size, id).toBe(Math.min(8, colours.length))
    }
  })

  it('tells interneurons from what carries signals', () => {
    expect([...populationColours([{ name: 'a', shape: 'pyramidal' }, { name: 'b', shape: 'interneuron' }, { name: 'c', shape: 'poisson' }])]).toEqual([['a', 0], ['b', 4], ['c', 1]])
  })

  it('stays when others are added after it', () => {
    const { populations } = sampleSpec
    const more = coloursOf({ ...sampleSpec, populations: { ...populations, late: Object.values(populations)[0] ?? expect.fail('no population') } })
    for (const [name, colour] of coloursOf(sampleSpec)) expect(more.get(name)).toBe(colour)
  })

  it('can be given by someone, which changes no other one', () => {
    const [first = ''] = Object.keys(sampleSpec.populations)
    expect(coloursOf(sampleSpec, { [first]: '#12ab9f', nobody: 3 })).toEqual(new Map([...coloursOf(sampleSpec), [first, '#12ab9f']]))
  })

  it('is of nobody in a kind without populations', () => {
    expect(coloursOf({ kind: 'pairing' }).size).toBe(0)
  })
})
