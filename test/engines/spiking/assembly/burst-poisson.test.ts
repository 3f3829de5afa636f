/** The simplified cell: a crossing is an event, which becomes a burst with probability f(V_d), and a refractory time follows every spike. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { BurstPoissonCell } from '../../../../src-main/engines/spiking/spec.ts'
import { burstPoisson, dtMs, fidelity, mean, population, recording, setField, simulate, spikesDuring } from '../network.ts'
import type { RasterSpike } from '../network.ts'

/** Without what would move the dendrite. */
const clamped: BurstPoissonCell = { ...burstPoisson, dendriteAdaptationNs: 0 }
const size = 300

/** Somata driven to fire all the time, dendrites held so many mV above rest. */
function run(dendriteMv: number, seconds: number): { readonly spikes: RasterSpike[]; readonly fraction: number } {
  const simulation = simulate({
    cells: { clamped }, populations: { cells: population('clamped', size, { spreadMv: 5 }) }, recording: { ...recording, rasters: ['cells'] }, fidelity: { ...fidelity, burstDetector: 'interval' },
  })
  simulation.inject('cells', 'soma', [900])
  simulation.inject('cells', 'dendrite', [(dendriteMv * 170) / 7])
  setField(simulation, 'cells', 'dendrite', dendriteMv)
  const spikes = spikesDuring(simulation, 'cells', seconds * 10_000)
  const { events, bursts } = simulation.takeCounts('cells')
  return { spikes, fraction: bursts / events }
}

describe('burst probability', () => {
  it.each([[0], [8], [13], [20]])('is f(V_d) with the dendrite held %i mV above rest', (dendriteMv) => {
    const { spikes, fraction } = run(dendriteMv, 4)
    const events = spikes.filter(({ mark }) => mark === 1).length
    // Of the voltage before the current of the step is added.
    const expected = 1 / (1 + Math.exp(-(dendriteMv * (1 - dtMs / 7) - 13) / 6))
    expect(Math.abs(fraction - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / events))
  })
})

describe('intervals', () => {
  let within: number[] = []
  let between: number[] = []

  beforeAll(() => {
    const { spikes } = run(13, 4)
    const last = new Map<number, number>()
    for (const { step, neuron, mark } of spikes) {
      const before = last.get(neuron)
      last.set(neuron, step)
      if (before !== undefined) (mark === 2 ? within : between).push(step - before)
    }
    within = within.sort((a, b) => a - b)
    between = between.sort((a, b) => a - b)
  })

  it('within a burst are uniform from 4.9 to 14.8 ms', () => {
    expect(within.length).toBeGreaterThan(2000)
    expect([within.at(0), within.at(-1)]).toEqual([49, 148])
    expect(Math.abs(mean(within) - 98.5)).toBeLessThan(4 * 28.9 / Math.sqrt(within.length))
    expect(new Set(within).size).toBe(100)
  })

  it('to the next event are at least 20 ms from the last spike, be it the first or the second of a burst', () => {
    expect(between.at(0)).toBe(200)
  })
})
