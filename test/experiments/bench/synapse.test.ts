import { describe, expect, it } from 'vitest'
import type { ShortTermSpec } from '../../../src-main/engines/spiking/spec.ts'
import { releaseTrain, settledEfficacy } from '../../../src-main/experiments/bench/synapse.ts'
import { depressing, facilitating } from '../../../src-main/experiments/spiking/synapses.ts'
import { advance, conductance, dtMs, fidelity, fire, population, projection, setField, simulate } from '../../engines/spiking/network.ts'

const intervals = [3, 20, 11.5, 400, 8]
const timesMs = intervals.reduce<number[]>((times, interval) => [...times, (times.at(-1) ?? 0) + interval], [0])

/** What arrives of each spike in the engine. */
function arrived(shortTerm: ShortTermSpec, mode: 'classical' | 'extended'): number[] {
  const simulation = simulate({
    populations: { from: population('relay', 1), to: population('relay', 1) },
    projections: { synapse: projection('from', 'to', { weight: 1, delayMs: 0, connectivity: 'oneToOne', shortTerm: 'dynamic' }) }, shortTerm: { dynamic: shortTerm }, fidelity: { ...fidelity, shortTerm: mode },
  })
  return timesMs.map((_, index) => {
    const before = conductance(simulation, 'to')
    fire(simulation, 'from', [0])
    const release = conductance(simulation, 'to') - before * Math.exp(-dtMs / 5)
    const interval = intervals[index]
    if (interval !== undefined) advance(simulation, Math.round(interval / dtMs) - 1)
    setField(simulation, 'to', 'soma', 0)
    return release
  })
}

describe('what a synapse releases', () => {
  it.each([['classical', depressing], ['extended', depressing], ['classical', facilitating], ['extended', facilitating]] as const)('%s: is what the engine lets arrive (%#)', (shortTerm, synapse) => {
    const found = arrived(synapse, shortTerm)
    releaseTrain(synapse, { dtMs, shortTerm }, timesMs).forEach(({ efficacy }, index) => { expect(found[index]).toBeCloseTo(efficacy, 5) })
  })

  it('settles in a long regular train', () => {
    for (const synapse of [depressing, facilitating]) {
      for (const shortTerm of ['classical', 'extended'] as const) {
        const train = releaseTrain(synapse, { dtMs, shortTerm }, Array.from({ length: 400 }, (_, index) => 25 * index))
        expect(train.at(-1)?.efficacy).toBeCloseTo(settledEfficacy(synapse, { dtMs, shortTerm }, 40), 8)
      }
    }
  })

  it('is its utilisation where spikes are rare', () => {
    expect(settledEfficacy(depressing, { dtMs, shortTerm: 'classical' }, 0.01)).toBeCloseTo(0.9, 6)
  })
})
