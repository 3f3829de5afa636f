/** Interneurons (AdEx) against an oracle and their rheobase, the read-out against its closed form, Poisson populations against their statistics. */
import { describe, expect, it } from 'vitest'
import { millivoltsPerPicoamp } from '../../../../src-main/engines/spiking/cell-constants.ts'
import type { AdExCell, IntegrateAndFireCell } from '../../../../src-main/engines/spiking/spec.ts'
import { advance, dtMs, fidelity, fieldOf, lastSpikes, mean, networkSpec, population, pv, rebaseSteps, recording, setField, simulate, som, spikesDuring, storedConductances, variance } from '../network.ts'
import type { AdExState } from '../oracle/adex.ts'
import { stepAdEx } from '../oracle/adex.ts'

const f = Math.fround

describe('AdEx cells', () => {
  it.each([['PV', pv, 'code', 260], ['SOM', som, 'code', 60], ['SOM', som, 'paper', 60]] as const)('%s equal a scalar oracle bit for bit (%#)', (_, cell, adExSpike, currentPa) => {
    const parts = { cells: { cell }, populations: { cells: population('cell', 5) }, fidelity: { ...fidelity, adExSpike } }
    const spec = networkSpec(parts)
    const simulation = simulate(parts)
    simulation.inject('cells', 'soma', [currentPa])
    const oracles = Array.from({ length: 5 }, (_, i): AdExState => (
      { soma: f(3 * i - 5), somaAdaptation: f(0.001 * i), somaExcitation: f(0.004 * i), somaInhibition: f(0.003), countdown: 0 }))
    for (const [i, { soma, somaAdaptation, somaExcitation, somaInhibition }] of oracles.entries()) {
      setField(simulation, 'cells', 'soma', soma, i)
      setField(simulation, 'cells', 'somaAdaptation', somaAdaptation, i)
      storedConductances(simulation, 'cells', 'soma', 'excitatory')[i] = somaExcitation
      storedConductances(simulation, 'cells', 'soma', 'inhibitory')[i] = somaInhibition
    }
    let spikes = 0
    for (let step = 0; step < 2000; step++) {
      simulation.advance(1)
      const fired = oracles.flatMap((state, i) => (stepAdEx(spec, cell, state, step, currentPa * millivoltsPerPicoamp(cell, 'soma', dtMs), rebaseSteps) ? [i] : []))
      expect(lastSpikes(simulation, 'cells').map(({ neuron }) => neuron), `step ${step}`).toEqual(fired)
      spikes += fired.length
      expect(Array.from(simulation.field('cells', 'soma', 5)), `step ${step}`).toEqual(oracles.map(({ soma }) => soma))
    }
    expect(Array.from(simulation.field('cells', 'somaAdaptation', 5))).toEqual(oracles.map(({ somaAdaptation }) => somaAdaptation))
    expect(spikes).toBeGreaterThan(10)
  })

  const spikesAt = (cell: AdExCell, currentPa: number): number => {
    const simulation = simulate({ cells: { cell }, populations: { cell: population('cell', 1) } })
    simulation.inject('cell', 'soma', [currentPa])
    advance(simulation, 30_000)
    return simulation.takeCounts('cell').spikes
  }

  it('PV fires above its rheobase of 200 pA and is silent below', () => {
    expect(spikesAt(pv, 199)).toBe(0)
    expect(spikesAt(pv, 201)).toBeGreaterThan(5)
  })

  it('SOM goes on firing above its rheobase of 25 pA; before adaptation sets in, 21 pA are enough for a first spike', () => {
    expect(spikesAt(som, 20)).toBe(0)
    expect(spikesAt(som, 23)).toBeLessThan(3)
    expect(spikesAt(som, 27)).toBeGreaterThanOrEqual(4)
  })

  it.each([['code', 0], ['paper', 15]] as const)('are held for the refractory time where the %s has it: %i mV above rest', (adExSpike, heldMv) => {
    const simulation = simulate({ populations: { cell: population('pv', 1) }, fidelity: { ...fidelity, adExSpike } })
    setField(simulation, 'cell', 'soma', 100)
    simulation.advance(1)
    const voltages = Array.from({ length: 11 }, () => {
      const voltage = fieldOf(simulation, 'cell', 'soma')
      simulation.advance(1)
      return voltage
    })
    // At its reset in the step of the spike, then held for ten steps.
    expect(voltages).toEqual([15, ...Array.from({ length: 10 }, () => heldMv)])
  })
})

describe('the read-out', () => {
  const readOut: IntegrateAndFireCell = { model: 'integrateAndFire', tauMs: 20, capacitancePf: 200, restMv: -70, thresholdMv: -50, resetMv: -70, refractoryMs: 10 }

  it('fires with the period of a leaky integrator with an absolute refractory time', () => {
    const simulation = simulate({ cells: { readOut }, populations: { cell: population('readOut', 1) }, recording: { ...recording, rasters: ['cell'] } })
    simulation.inject('cell', 'soma', [300])
    const steps = spikesDuring(simulation, 'cell', 10_000).map(({ step }) => step)
    const periods = new Set(steps.slice(1).map((step, k) => step - (steps[k] ?? 0)))
    // 30 mV are where it would settle, 20 mV is its threshold.
    expect([...periods].every((period) => Math.abs(period - (100 + (20 * Math.log(30 / 10)) / dtMs)) < 4)).toBe(true)
  })
})

describe('Poisson populations', () => {
  // One rate below and one above where the gaps are drawn from a table.
  it.each([[5], [200]])('at %i Hz have their rate, and counts with the variance of independent trials', (rateHz) => {
    const simulation = simulate({ cells: { source: { model: 'poisson', rateHz } }, populations: { sources: population('source', 2000) } })
    const counts = Array.from({ length: 1000 }, () => {
      simulation.advance(10)
      return simulation.takeCounts('sources').spikes
    })
    const expected = 2000 * rateHz * 0.001
    expect(Math.abs(mean(counts) - expected)).toBeLessThan(4 * Math.sqrt(expected / counts.length))
    const fano = variance(counts) / mean(counts)
    expect(Math.abs(fano - (1 - rateHz * 1e-4))).toBeLessThan(4 * Math.sqrt(2 / counts.length))
  })

  it('have single neurons with exponential intervals', () => {
    const simulation = simulate({ cells: { source: { model: 'poisson', rateHz: 100 } }, populations: { sources: population('source', 20) }, recording: { ...recording, rasters: ['sources'] } })
    const last = new Map<number, number>()
    const intervals = spikesDuring(simulation, 'sources', 50_000).flatMap(({ step, neuron }) => {
      const before = last.get(neuron)
      last.set(neuron, step)
      return before === undefined ? [] : [step - before]
    })
    expect(Math.abs(mean(intervals) - 100)).toBeLessThan(4)
    expect(Math.sqrt(variance(intervals)) / mean(intervals)).toBeCloseTo(1, 1)
  })
})
