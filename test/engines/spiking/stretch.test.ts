import { describe, expect, it } from 'vitest'
import { createSimulation } from '../../../src-main/engines/spiking/simulation.ts'
import { longestStretch, maxStretch } from '../../../src-main/engines/spiking/stretch.ts'
import { spikingEngine } from '../../../src-main/engines/spiking/spiking-engine.ts'
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

  it('is the same with rasters', () => {
    expect(longestStretch(cells(10_000, 4000))).toBe(500)
    expect(longestStretch(experiment)).toBe(maxStretch)
  })

  it('keeps the memory of a raster of a hundred thousand cells below that of the cells', () => {
    const bytes = (rasterNeurons: number): number => createSimulation(cells(100_000, rasterNeurons), 1).kernel.bytes().length
    expect(bytes(100_000) - bytes(0)).toBeLessThan(100_000 * 20)
  })

  it('is the most that a simulation takes at once', () => {
    const simulation = createSimulation(cells(10_000, 4000), 1)
    expect(() => { simulation.advance(501) }).toThrow('501 steps at once; expected at most 500')
    simulation.advance(500)
    expect(simulation.step()).toBe(500)
  })
})

describe('a stretch of steps that fills a raster', () => {
  /** Some 200 spikes a step: a raster that is full after 150 steps. */
  const crowded = { ...cells(5000, 5000), cells: { source: { model: 'poisson', rateHz: 400 } } } as const

  it('ends before a spike has no place, and goes on when the spikes have been taken', () => {
    const simulation = createSimulation(crowded, 1)
    const raster = simulation.populations.get('pool')?.record
    simulation.advance(1000)
    const spikes = raster?.get('rasterCount') ?? 0
    expect(simulation.step()).toBeLessThan(1000)
    expect(spikes).toBeGreaterThan(30_000)
    expect(spikes).toBeLessThanOrEqual(35_000)
    simulation.advance(1000)
    expect(raster?.get('rasterCount')).toBe(spikes)
    raster?.set({ rasterCount: 0 })
    const before = simulation.step()
    simulation.advance(100)
    expect(simulation.step()).toBe(before + 100)
  })

  it('gives all spikes, in the order of time', () => {
    const spec: SpikingSpec = { ...crowded, protocol: { ...crowded.protocol, phases: [{ type: 'run', label: '', durationMs: 100, plastic: false, weightFactors: {}, addedCurrentsPa: {} }] } }
    const times: number[] = []
    for (const output of spikingEngine(spec, 1)) if (output.type === 'rows' && output.series === 'raster.pool') for (let at = 0; at < output.values.length; at += 3) times.push(output.values[at] ?? NaN)
    const totals = createSimulation(spec, 1)
    totals.populations.get('pool')?.record.set({ rasterNeurons: 0 })
    totals.advance(1000)
    expect(times.length).toBe(totals.takeCounts('pool').spikes)
    expect(times.every((timeS, i) => i === 0 || timeS >= (times[i - 1] ?? NaN))).toBe(true)
  })
})
