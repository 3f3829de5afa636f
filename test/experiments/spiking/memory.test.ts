import { describe, expect, it } from 'vitest'
import { numbersPerBin } from '../../../src-main/experiments/spiking/memory-recorded.ts'
import { projectionMemory, spikingMemory, synapsesOf } from '../../../src-main/experiments/spiking/memory.ts'
import { spikingDurationMs, spikingWork } from '../../../src-main/experiments/spiking/work.ts'
import { sampleSpec } from './sample-spec.ts'

const projection = (name: string) => {
  const found = sampleSpec.projections[name]
  if (found === undefined) throw new Error(name)
  return found
}

const population = (name: string) => {
  const found = sampleSpec.populations[name]
  if (found === undefined) throw new Error(name)
  return found
}

describe('the memory of a spiking spec', () => {
  it('is 2 bytes for a static synapse, 4 onto a large population, and 16 for a plastic one, with 8 for where they begin', () => {
    expect(projectionMemory(sampleSpec, projection('inputToPv'))).toBe(0.2 * 100 * 20 * 2 + 100 * 8)
    const large = { ...sampleSpec, populations: { ...sampleSpec.populations, pv: { ...population('pv'), size: 70_000 } } }
    expect(projectionMemory(large, projection('inputToPv'))).toBe(0.2 * 100 * 70_000 * 4 + 100 * 8)
    expect(projectionMemory(sampleSpec, projection('inputToOutput'))).toBe(0.2 * 100 * 50 * 16 + 100 * 8 + 50 * 8)
  })

  it('counts no synapses of a neuron with itself, none of private sources, and one per neuron where it is one to one', () => {
    expect(synapsesOf(sampleSpec, { ...projection('inputToPv'), target: 'input' })).toBe(0.2 * 100 * 99)
    expect(synapsesOf(sampleSpec, { ...projection('poolToOutput'), sources: 'private' })).toBe(0)
    expect(synapsesOf(sampleSpec, { ...projection('inputToPv'), connectivity: 'oneToOne', target: 'input' })).toBe(100)
  })

  it('is that of synapses, neurons and what is about to be recorded', () => {
    const synapses = Object.values(sampleSpec.projections).reduce((sum, one) => sum + projectionMemory(sampleSpec, one), 0)
    expect(spikingMemory(sampleSpec)).toBe(synapses + 1170 * 256 + numbersPerBin(sampleSpec) * 16)
  })
})

describe('the work of a spiking spec', () => {
  it('is counted in steps of neurons, of which a Poisson neuron takes a fiftieth and a step by itself as many as a hundred', () => {
    expect(spikingDurationMs(sampleSpec)).toBe(2000 + 5 * 2 * 1000)
    expect(spikingWork(sampleSpec)).toMatchObject({ units: ((100 + 170 + 1000 * 0.02) * 120_000) / 1e6, unitName: 'million neuron-steps', secondsPerUnit: 0.0025 })
  })

  it('records rates, spikes, voltages, weights, running averages and currents in each bin, and each example once', () => {
    // 3 populations' rates, 40 neurons' spikes at 8 Hz, 2 neurons' voltages every ms, a projection's weights with 5 samples, 2 currents.
    const perBin = 3 * 7 + 40 * 8 * 0.05 * 3 + 2 * 50 * 6 + (5 + 4 + 5 * 3) + 2 * 2
    expect(numbersPerBin(sampleSpec)).toBeCloseTo(perBin, 9)
    expect(spikingWork(sampleSpec).recordedNumbers).toBe(Math.ceil(240 * perBin + 6 + 10 * (10 + 12) + 5 * 3 + 2 * 3 * 6))
  })
})
