/** From a spike to a conductance: delay, decay, what is transmitted, short-term plasticity, private noise. */
import { describe, expect, it } from 'vitest'
import type { ProjectionSpec, ShortTermSpec, SpikingSpec } from '../../../../src-main/engines/spiking/spec.ts'
import { advance, conductance, dtMs, fidelity, fieldOf, fire, mean, noise, population, projection, relay, setField, simulate } from '../network.ts'

/** Ten relays onto as many others. */
const pair = (changed: Partial<ProjectionSpec>, more: Partial<SpikingSpec> = {}) => simulate({
  populations: { from: population('relay', 10), to: population('relay', 10) }, projections: { synapse: projection('from', 'to', { weight: 0.3, ...changed }) }, ...more,
})

describe('a spike', () => {
  it.each([[0], [0.8], [2]])('reaches the conductance after %f ms, and acts undecayed in the step after', (delayMs) => {
    const simulation = pair({ delayMs, connectivity: 'oneToOne' })
    fire(simulation, 'from', [4])
    for (let step = 0; step < Math.round(delayMs / dtMs); step++) {
      expect(conductance(simulation, 'to', { neuron: 4 })).toBe(0)
      simulation.advance(1)
    }
    expect(conductance(simulation, 'to', { neuron: 4 })).toBeCloseTo(0.3, 6)
    setField(simulation, 'to', 'soma', 0)
    simulation.advance(1)
    // dt/τ × g × (0 mV - rest).
    expect(fieldOf(simulation, 'to', 'soma', 4)).toBeCloseTo((dtMs / 16) * 0.3 * 70, 5)
    expect(fieldOf(simulation, 'to', 'soma', 3)).toBe(0)
  })

  it.each([['soma', 'excitatory', 5], ['soma', 'inhibitory', 10], ['dendrite', 'excitatory', 5], ['dendrite', 'inhibitory', 10]] as const)(
    'into the %s, %s, decays with %i ms, across many rebases', (compartment, receptor, tauMs) => {
      const simulation = pair({ compartment, receptor, connectivity: 'oneToOne' })
      const now = () => conductance(simulation, 'to', { compartment, receptor, membraneTauMs: compartment === 'soma' ? 16 : 7 })
      advance(simulation, 490)
      fire(simulation, 'from', [0])
      advance(simulation, 8)
      expect(now()).toBeCloseTo(0.3, 5)
      for (let ms = 10; ms <= 60; ms += 10) {
        advance(simulation, 100)
        expect(now() / (0.3 * Math.exp(-ms / tauMs))).toBeCloseTo(1, 4)
      }
    })

  it('of an inhibitory synapse pulls towards -80 mV', () => {
    const simulation = pair({ receptor: 'inhibitory', delayMs: 0 })
    fire(simulation, 'from', [0])
    simulation.advance(1)
    expect(fieldOf(simulation, 'to', 'soma')).toBeCloseTo(-(dtMs / 16) * 0.3 * 10, 6)
  })

  it.each([['soma', 30], ['dendrite', 50]] as const)('into the dendrite is driven by the voltage of the %s, as the experiment says', (dendriticDrivingForce, forceMv) => {
    const simulation = pair({ compartment: 'dendrite', delayMs: 0 }, { cells: { relay: { ...relay, thresholdMv: 0 } }, fidelity: { ...fidelity, dendriticDrivingForce } })
    fire(simulation, 'from', [0])
    setField(simulation, 'to', 'soma', 40)
    setField(simulation, 'to', 'dendrite', 20)
    simulation.advance(1)
    expect(fieldOf(simulation, 'to', 'dendrite')).toBeCloseTo(20 * (1 - dtMs / 7) + (dtMs / 7) * 0.3 * forceMv, 5)
  })

  it('of several neurons at once adds up', () => {
    const simulation = pair({ delayMs: 0 })
    fire(simulation, 'from', [1, 2, 7])
    expect(conductance(simulation, 'to', { neuron: 9 })).toBeCloseTo(0.9, 5)
  })
})

describe('transmission', () => {
  /** What has arrived after an event, a second spike of its burst 10 ms later, and a third. */
  const arrivals = (transmits: ProjectionSpec['transmits']): number[] => {
    const simulation = pair({ transmits, delayMs: 0, connectivity: 'oneToOne' })
    return [0, 1, 2].map(() => {
      const before = conductance(simulation, 'to')
      fire(simulation, 'from', [0])
      const arrived = conductance(simulation, 'to') - before * Math.exp(-dtMs / 5)
      setField(simulation, 'to', 'soma', 0)
      advance(simulation, 99)
      return Math.abs(arrived) < 1e-6 ? 0 : Math.round((arrived / 0.3) * 1e4) / 1e4
    })
  }

  it('is of all spikes, of events only, or of bursts only, at their second spike', () => {
    expect(arrivals('spikes')).toEqual([1, 1, 1])
    expect(arrivals('events')).toEqual([1, 0, 0])
    expect(arrivals('bursts')).toEqual([0, 1, 0])
  })
})

describe('short-term plasticity', () => {
  const depressing: ShortTermSpec = { depressionTauMs: 20, facilitationTauMs: 1000, utilisation: 0.9, facilitationJump: 0.1, initialUtilisation: 0.01 }
  const facilitating: ShortTermSpec = { depressionTauMs: 100, facilitationTauMs: 100, utilisation: 0.02, facilitationJump: 0.1, initialUtilisation: 0.01 }

  /** Releases of a train of equal intervals, as the increments of a conductance show them. */
  function releases(shortTerm: ShortTermSpec, intervalSteps: number, count: number, mode: 'classical' | 'extended'): number[] {
    const simulation = pair({ delayMs: 0, connectivity: 'oneToOne', shortTerm: 'dynamic', weight: 1 }, { shortTerm: { dynamic: shortTerm }, fidelity: { ...fidelity, shortTerm: mode } })
    return Array.from({ length: count }, () => {
      const before = conductance(simulation, 'to')
      fire(simulation, 'from', [0])
      const release = conductance(simulation, 'to') - before * Math.exp(-dtMs / 5)
      advance(simulation, intervalSteps - 1)
      setField(simulation, 'to', 'soma', 0)
      return release
    })
  }

  /** Euler's method step by step; the first spike comes at once. */
  function expected({ depressionTauMs, facilitationTauMs, utilisation, facilitationJump, initialUtilisation }: ShortTermSpec, intervalSteps: number, count: number, mode: 'classical' | 'extended'): number[] {
    let [x, u] = [1, initialUtilisation]
    return Array.from({ length: count }, () => {
      const release = x * u
      x -= u * x
      u += (mode === 'classical' ? utilisation : facilitationJump) * (1 - u)
      for (let k = 0; k < intervalSteps; k++) {
        x += (dtMs / depressionTauMs) * (1 - x)
        u += (dtMs / facilitationTauMs) * (utilisation - u)
      }
      return release
    })
  }

  it.each([['classical', depressing], ['extended', depressing], ['classical', facilitating], ['extended', facilitating]] as const)(
    '%s: twenty spikes at 50 Hz release what Euler\'s method gives (%#)', (mode, shortTerm) => {
      const found = releases(shortTerm, 200, 20, mode)
      expected(shortTerm, 200, 20, mode).forEach((release, k) => { expect(found[k]).toBeCloseTo(release, 5) })
    })

  it('the facilitating kind: the second of a pair releases more, and the pair recovers with the interval', () => {
    const ratio = (steps: number): number => {
      const [first = NaN, second = NaN] = releases({ ...facilitating, initialUtilisation: 0.02 }, steps, 2, 'extended')
      return second / first
    }
    // x = 1 - U e^(-t/τ_d), u = U + f (1 - U) e^(-t/τ_f), both relative to U.
    const exact = (ms: number): number => (1 - 0.02 * Math.exp(-ms / 100)) * (0.02 + 0.1 * 0.98 * Math.exp(-ms / 100)) / 0.02
    expect(ratio(100)).toBeCloseTo(exact(10), 2)
    expect(ratio(1000)).toBeCloseTo(exact(100), 2)
    expect(ratio(100)).toBeGreaterThan(5)
  })

  it('the depressing kind: at a regular rate the release settles at its fixed point', () => {
    const last = releases(depressing, 100, 200, 'classical').at(-1) ?? NaN
    const [d, r] = [(1 - dtMs / 20) ** 100, (1 - dtMs / 1000) ** 100]
    // u = U + (u + U (1 - u) - U) r and x = 1 - (1 - x + u x) d.
    const u = 0.9 / (1 - 0.1 * r)
    const x = (1 - d) / (1 - (1 - u) * d)
    expect(last).toBeCloseTo(u * x, 5)
  })

  it('the very first spike of a depressing synapse is weak in the authors\' code', () => {
    expect(releases(depressing, 100, 1, 'classical')[0]).toBeCloseTo(0.01, 6)
  })
})

describe('private noise', () => {
  // Rates below and above where gaps are drawn from a table.
  it.each([[20, 0.5], [500, 0.35]])('at %i Hz with a weight of %f gives the mean conductance rate × w × τ, and its variance', (rateHz, weight) => {
    const size = 2000
    const simulation = simulate({ populations: { cells: population('relay', size, { soma: { ...noise(rateHz, weight, 0.4) } }) } })
    const found = { excitatory: [] as number[], inhibitory: [] as number[] }
    for (let k = 0; k < 12; k++) {
      advance(simulation, 1000)
      setField(simulation, 'cells', 'soma', 0)
      for (const receptor of ['excitatory', 'inhibitory'] as const) for (let neuron = 0; neuron < size; neuron += 2) found[receptor].push(conductance(simulation, 'cells', { receptor, neuron }))
    }
    for (const [receptor, w, tauS] of [['excitatory', weight, 0.005], ['inhibitory', 0.4, 0.01]] as const) {
      const [expected, sd] = [rateHz * w * tauS, w * Math.sqrt((rateHz * tauS) / 2)]
      // The sum over steps is 1 % above the integral at most, from its first, undecayed step.
      expect(Math.abs(mean(found[receptor]) / expected - (1 + (0.5 * dtMs) / (tauS * 1000)))).toBeLessThan((4 * sd) / expected / Math.sqrt(found[receptor].length))
    }
  })
})
