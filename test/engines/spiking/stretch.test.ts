import { describe, expect, it } from 'vitest'
import { createSimulation } from '../../../src-main/engines/spiking/simulation.ts'
import { longestStretch, maxStretch } from '../../../src-main/engines/spiking/stretch.ts'
import type { SpikingSpec } from '../../../src-main/engines/spiking/spec.ts'
import { networkSpec, population, recording } from './network.ts'
import { experiment } from './small-experiment.ts'

/** Cells of which so many are in a raster. */
const cells = (size: number, rasterNeurons: number): SpikingSpec => networkSpec({
  cells: { source: { model: 'poisson', rateHz: 20 } }, populations: { pool: population('source', size) },
  recording: { ...recording, rasters: rasterNeurons === 0 ? [] : ['pool'], rasterNeurons },
})

describe('the longest stretch of steps', () => {
  it('is what injected currents have room for, and shorter in a large network', () => {
    expect(longestStretch(cells(100, 0))).toBe(maxStretch)
    expect(longestStretch(cells(10_000, 0))).toBe(500)
    expect(longestStretch(cells(10_000_000, 0))).toBe(1)
  })

  it('is shorter where rasters would need much room for the spikes of one', () => {
    expect(longestStretch(cells(10_000, 100))).toBe(500)
    expect(longestStretch(cells(10_000, 4000))).toBe(100)
    expect(longestStretch(cells(10_000, 1_000_000))).toBe(40)
  })

  it('keeps the memory of a raster of a hundred thousand cells below that of the cells', () => {
    const bytes = (rasterNeurons: number): number => createSimulation(cells(100_000, rasterNeurons), 1).kernel.bytes().length
    expect(bytes(100_000) - bytes(0)).toBeLessThan(100_000 * 100)
  })

  it('is the most that a simulation takes at once', () => {
    const simulation = createSimulation(cells(10_000, 4000), 1)
    expect(() => { simulation.advance(101) }).toThrow('101 steps at once; expected at most 100')
    simulation.advance(100)
    expect(longestStretch(experiment)).toBe(maxStretch)
  })
})
