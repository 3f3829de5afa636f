/** The vectors of the kernels against one neuron after another in plain TypeScript: equal to the last bit over 2000 steps. */
import { describe, expect, it } from 'vitest'
import { millivoltsPerPicoamp } from '../../../../src-main/engines/spiking/cell-constants.ts'
import type { FidelitySpec } from '../../../../src-main/engines/spiking/spec.ts'
import { advance, burstPoisson, dtMs, fidelity, fieldOf, lastSpikes, networkSpec, population, pyramidal, rebaseSteps, setField, simulate, storedConductances } from '../network.ts'
import type { NeuronState } from '../oracle/two-compartment.ts'
import { stepTwoCompartment } from '../oracle/two-compartment.ts'

const steps = 2000
const f = Math.fround

/** A network of one population whose neurons all start differently, alongside an oracle of each. */
function compare(model: 'pyramidal' | 'burstPoisson', changed: Partial<FidelitySpec>, size = 6) {
  const cell = model === 'pyramidal' ? pyramidal : burstPoisson
  const parts = { populations: { cells: population(model, size) }, fidelity: { ...fidelity, ...changed } }
  const spec = networkSpec(parts)
  const simulation = simulate(parts)
  const currents = [700, 90] as const
  simulation.inject('cells', 'soma', [currents[0]])
  simulation.inject('cells', 'dendrite', [currents[1]])
  const conductances = { somaExcitation: ['soma', 'excitatory'], somaInhibition: ['soma', 'inhibitory'], dendriteExcitation: ['dendrite', 'excitatory'], dendriteInhibition: ['dendrite', 'inhibitory'] } as const
  const oracles = Array.from({ length: size }, (_, i): NeuronState => ({
    soma: f(3 * i - 8), dendrite: f(9 * i - 12), somaAdaptation: f(0.02 * i), dendriteAdaptation: f(0.01 * i), threshold: f(0.7 * i), somaExcitation: f(0.003 * i), somaInhibition: f(0.002),
    dendriteExcitation: f(0.004 * i), dendriteInhibition: f(0.001 * i), box: 0, ready: 0,
  }))
  for (const [i, state] of oracles.entries()) {
    for (const field of ['soma', 'dendrite', 'somaAdaptation', 'dendriteAdaptation', 'threshold'] as const) setField(simulation, 'cells', field, state[field], i)
    for (const field of ['somaExcitation', 'somaInhibition', 'dendriteExcitation', 'dendriteInhibition'] as const) {
      const [compartment, receptor] = conductances[field]
      storedConductances(simulation, 'cells', compartment, receptor)[i] = state[field]
    }
  }
  const input = { somaCurrent: currents[0] * millivoltsPerPicoamp(cell, 'soma', dtMs), dendriteCurrent: currents[1] * millivoltsPerPicoamp(cell, 'dendrite', dtMs) }
  let spikes = 0
  for (let step = 0; step < steps; step++) {
    simulation.advance(1)
    const fired = lastSpikes(simulation, 'cells').map(({ neuron }) => neuron)
    for (const [i, state] of oracles.entries()) {
      const crosses = stepTwoCompartment(spec, cell, state, { step, ...input }, rebaseSteps)
      if (crosses && model === 'burstPoisson') state.ready = step + 200
      // The second spike of a burst comes by chance; it is followed by the refractory time as the first one is.
      if (fired.includes(i) && !crosses && model === 'burstPoisson') state.ready = step + 200
      else expect(fired.includes(i), `neuron ${i} in step ${step}`).toBe(crosses)
      if (crosses) spikes++
    }
    // Looked at often enough to tell where it first goes wrong.
    if (step % 100 < 5) {
      for (const [i, state] of oracles.entries()) {
        for (const field of ['soma', 'dendrite', 'somaAdaptation', 'dendriteAdaptation', 'threshold'] as const) {
          expect(fieldOf(simulation, 'cells', field, i), `${field} of neuron ${i} after step ${step}`).toBe(state[field])
        }
      }
    }
  }
  return spikes
}

describe('a population of pyramidal cells', () => {
  it.each([['soma'], ['dendrite']] as const)('equals its scalar oracle bit for bit, with the driving force of the %s', (dendriticDrivingForce) => {
    expect(compare('pyramidal', { dendriticDrivingForce })).toBeGreaterThan(20)
  })
})

describe('a population of simplified cells', () => {
  it.each([['soma'], ['dendrite']] as const)('equals its scalar oracle bit for bit, with the driving force of the %s', (dendriticDrivingForce) => {
    expect(compare('burstPoisson', { dendriticDrivingForce })).toBeGreaterThan(10)
  })

  it('has cells beyond the last whole vector that nobody sees', () => {
    const simulation = simulate({ populations: { cells: population('burstPoisson', 5) } })
    simulation.inject('cells', 'soma', [600])
    advance(simulation, 2000)
    expect(lastSpikes(simulation, 'cells').every(({ neuron }) => neuron < 5)).toBe(true)
    expect(simulation.takeCounts('cells').events / 5).toBeGreaterThan(2)
  })
})
