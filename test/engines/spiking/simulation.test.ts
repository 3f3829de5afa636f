/** A network in memory: copied and continued, watched for divergence, and random by name. */
import { describe, expect, it } from 'vitest'
import { createSimulation } from '../../../src-main/engines/spiking/simulation.ts'
import type { SpikingSpec } from '../../../src-main/engines/spiking/spec.ts'
import { advance, dtMs, fieldOf, networkSpec, noise, plasticityOf, population, projection, relay, setField, simulate, spikesDuring, recording, pyramidal } from './network.ts'
import { experiment } from './small-experiment.ts'

/** Of the small experiment, with currents and an open gate. */
function started(seed = 1) {
  const simulation = createSimulation(experiment, seed)
  simulation.inject('input', 'soma', [150])
  simulation.inject('output', 'dendrite', [250])
  simulation.gate(true)
  return simulation
}

describe('a checkpoint', () => {
  it('continues as if nothing had happened, bit for bit, in another simulation too', () => {
    const uninterrupted = started()
    advance(uninterrupted, 3333)
    const snapshot = uninterrupted.snapshot()
    advance(uninterrupted, 2500)
    const end = uninterrupted.snapshot()

    const continued = createSimulation(experiment, 1)
    continued.restore(snapshot)
    expect(continued.step()).toBe(3333)
    advance(continued, 2500)
    expect(Buffer.compare(continued.snapshot(), end)).toBe(0)
    uninterrupted.restore(snapshot)
    advance(uninterrupted, 2500)
    expect(Buffer.compare(uninterrupted.snapshot(), end)).toBe(0)
    const { record, synapses } = plasticityOf(continued, 'learned')
    expect(new Set(continued.kernel.floats(record.get('weights'), synapses)).size).toBeGreaterThan(10)
  })

  it('is independent of the network that goes on', () => {
    const simulation = started()
    const snapshot = simulation.snapshot()
    const copy = snapshot.slice()
    advance(simulation, 100)
    expect(Buffer.compare(snapshot, copy)).toBe(0)
  })

  it('of another network is refused', () => {
    const other = simulate({ populations: { cell: population('relay', 3) } })
    expect(() => { other.restore(started().snapshot()) }).toThrow(/The checkpoint has \d+ bytes; expected \d+: it is of another network/)
  })
})

describe('stretches', () => {
  it('of any length give the same result', () => {
    const [whole, pieces] = [started(), started()]
    advance(whole, 2000)
    for (const steps of [1, 511, 2, 700, 786]) pieces.advance(steps)
    expect(Buffer.compare(whole.snapshot(), pieces.snapshot())).toBe(0)
  })

  it('are 1000 steps at most, the room for currents', () => {
    expect(() => { started().advance(1001) }).toThrow(RangeError)
  })
})

describe('injected currents', () => {
  it('may differ in every step', () => {
    const simulation = simulate({ populations: { cell: population('relay', 1) } })
    const values = [100, -50, 0, 200, 25]
    simulation.inject('cell', 'soma', values)
    let expected = 0
    for (const value of values) {
      simulation.advance(1)
      expected = expected * (1 - dtMs / 16) + (value * dtMs) / 370
      expect(fieldOf(simulation, 'cell', 'soma')).toBeCloseTo(expected, 6)
    }
  })

  it('of a teacher are of each neuron\'s own, until they end', () => {
    const simulation = simulate({ populations: { cell: population('relay', 6) } })
    simulation.teach('cell', [0, 100, 200, 300, 400, 500])
    simulation.advance(1)
    const perPa = dtMs / 170
    Array.from(simulation.field('cell', 'dendrite', 6)).forEach((voltage, i) => { expect(voltage).toBeCloseTo(100 * i * perPa, 5) })
    simulation.teach('cell', null)
    simulation.advance(1)
    expect(fieldOf(simulation, 'cell', 'dendrite', 5)).toBeCloseTo(500 * perPa * (1 - dtMs / 7), 5)
  })
})

describe('divergence', () => {
  it('is told with the population, the neuron, the compartment and the time', () => {
    const simulation = simulate({ populations: { calm: population('relay', 5), wild: population('relay', 5) } })
    advance(simulation, 1230)
    simulation.assertFinite()
    setField(simulation, 'wild', 'dendrite', 1001, 3)
    expect(() => { simulation.assertFinite() }).toThrow('The simulation diverged: the dendrite of neuron 3 of population wild is beyond ±400 mV at 0.123 s')
  })

  it('is found where a voltage is no number, and beyond on either side', () => {
    for (const value of [NaN, -1001, Infinity]) {
      const simulation = simulate({ populations: { cell: population('relay', 2) } })
      setField(simulation, 'cell', 'soma', value, 1)
      expect(() => { simulation.assertFinite() }, `${value}`).toThrow(/soma of neuron 1 of population cell/)
    }
  })

  it('comes of absurd weights', () => {
    const simulation = simulate({
      populations: { source: population('source', 50), cell: population('relay', 4) }, cells: { relay, source: { model: 'poisson', rateHz: 100 } },
      projections: { flood: projection('source', 'cell', { compartment: 'dendrite', receptor: 'inhibitory', weight: 1e9 }) },
    })
    advance(simulation, 200)
    expect(() => { simulation.assertFinite() }).toThrow(/diverged: the dendrite of neuron 0 of population cell/)
  })
})

describe('randomness', () => {
  const spikesOf = (parts: Partial<SpikingSpec>, seed = 1) => {
    const simulation = simulate({ recording: { ...recording, rasters: ['cells'] }, ...parts }, seed)
    simulation.inject('cells', 'soma', [200])
    return spikesDuring(simulation, 'cells', 3000)
  }
  const cells = population('pyramidal', 50, { soma: noise(500, 0.35), dendrite: noise(500, 0.05), spreadMv: 5 })

  it('follows the seed', () => {
    expect(spikesOf({ populations: { cells } })).toEqual(spikesOf({ populations: { cells } }))
    expect(spikesOf({ populations: { cells } })).not.toEqual(spikesOf({ populations: { cells } }, 2))
  })

  it('belongs to names: more populations, in any order, change nobody else\'s numbers', () => {
    const alone = spikesOf({ populations: { cells } })
    expect(alone.length).toBeGreaterThan(20)
    expect(spikesOf({ populations: { zoo: cells, cells, aviary: { ...cells, size: 3 } } })).toEqual(alone)
    expect(spikesOf({ populations: { cells }, cells: { pyramidal } })).toEqual(alone)
  })

  it('scatters the voltages at the start around rest, by the spread that is asked for', () => {
    const voltages = Array.from(createSimulation(networkSpec({ populations: { cells: population('relay', 4000, { spreadMv: 5 }) } }), 1).field('cells', 'soma', 4000))
    const mean = voltages.reduce((sum, value) => sum + value, 0) / 4000
    expect(Math.abs(mean)).toBeLessThan(4 * 5 / Math.sqrt(4000))
    expect(Math.sqrt(voltages.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 4000)).toBeCloseTo(5, 0)
  })
})
