/** The learning rule: weights of a small network against Eqs. 6-8 on the spikes it fired, and the limits of weights, gate and rates. */
import { describe, expect, it } from 'vitest'
import { createStream } from '../../../../src-main/engines/random/random-stream.ts'
import { weightPlaces } from '../../../../src-main/engines/spiking/build-projections.ts'
import { eventRatesHz, runningAverages } from '../../../../src-main/engines/spiking/running-averages.ts'
import type { FidelitySpec, PlasticitySpec } from '../../../../src-main/engines/spiking/spec.ts'
import { advance, burstRule, dtMs, fidelity, fire, lastSpikes, plasticityOf, population, projection, setField, simulate } from '../network.ts'
import { createPlasticityOracle } from '../oracle/plasticity.ts'

const weight = 0.2

interface Learning {
  /** Neurons on either side. */
  readonly pre?: number
  readonly post?: number
  readonly probability?: number
  readonly rule?: Partial<PlasticitySpec>
  readonly changed?: Partial<FidelitySpec>
  readonly preHz?: number
  readonly postHz?: number
  readonly seconds?: number
  readonly gate?: (step: number) => boolean
}

/** Bursts and lone spikes of both sides at random; the membrane has no say. */
function learn({ pre = 20, post = 10, probability = 0.5, rule: changedRule = {}, changed = {}, preHz = 8, postHz = 6, seconds = 4, gate = () => true }: Learning) {
  const rule = { ...burstRule, ...changedRule }
  const simulation = simulate({
    populations: { from: population('relay', pre), to: population('relay', post) }, plasticity: { rule }, fidelity: { ...fidelity, ...changed },
    projections: { synapse: projection('from', 'to', { plasticity: 'rule', transmits: 'events', delayMs: 0, probability, weight }) },
  })
  const plasticity = plasticityOf(simulation, 'synapse')
  const { record, synapses } = plasticity
  const projected = simulation.projections.get('synapse')?.record
  if (projected === undefined) throw new Error('not connected')
  const starts = simulation.kernel.words(projected.get('rowStart'), pre + 1)
  const targets = simulation.kernel.words(projected.get('targets'), synapses)
  const rows = Array.from({ length: pre }, (_, j) => Array.from(targets.subarray(starts[j], starts[j + 1])))
  const oracle = createPlasticityOracle({ rule, rows, targets: post, weight: Math.fround(weight), fidelity: { ...fidelity, ...changed }, dtMs })
  const random = createStream({ seed: 9, purpose: 1, index: 0, subIndex: 0 })
  const due = new Map<number, Set<string>>()
  const plan = (step: number, what: string): void => { due.set(step, (due.get(step) ?? new Set()).add(what)) }
  for (const [side, count, hz] of [['from', pre, preHz], ['to', post, postHz]] as const) {
    for (let i = 0; i < count; i++) {
      for (let step = Math.ceil(random.exponential(10_000 / hz)); step < seconds * 10_000; step += 20 + Math.ceil(random.exponential(10_000 / hz))) {
        plan(step, `${side} ${i}`)
        // The second, and sometimes a third spike of a burst.
        for (let k = 1; random.uniform() < 0.4; k++) plan(step + k * 50 + Math.floor(random.uniform() * 50), `${side} ${i}`)
      }
    }
  }
  for (let step = 0; step < seconds * 10_000; step++) {
    simulation.gate(gate(step))
    for (const what of due.get(step) ?? []) {
      const [side = '', i = ''] = what.split(' ')
      setField(simulation, side, 'soma', 100, Number(i))
    }
    fire(simulation, 'from', [])
    oracle.step(lastSpikes(simulation, 'from'), lastSpikes(simulation, 'to'), gate(step))
  }
  const learned = simulation.kernel.floats(record.get('weights'), synapses)
  const placeOf = weightPlaces(simulation.kernel, plasticity)
  const weights = Array.from(learned, (_, synapse) => learned[placeOf(synapse)] ?? NaN)
  return { simulation, oracle, weights, expected: oracle.weights.flat() }
}

const largestDifference = (a: readonly number[], b: readonly number[]): number => Math.max(...a.map((value, k) => Math.abs(value - (b[k] ?? NaN))))

describe('weights after some seconds', () => {
  it.each([
    ['as in the authors\' code', {}],
    ['with the running event rate in the low-rate term', { changed: { lowRateHomeostasis: 'eventAverage' } }],
    ['with an unknown burst probability that counts as 0', { changed: { burstProbabilityBeforeEvents: 'zero' } }],
    ['with the plain interval as burst detector', { changed: { burstDetector: 'interval' } }],
    ['with rates beyond the highest that is wanted', { rule: { maxRateHz: 2, minRateHz: 0 } }],
    ['with a gate that opens and closes', { gate: (step: number) => step % 3000 > 1500 }],
    ['over many times the eligibility\'s and averages\' time constants', { rule: { tauPreMs: 20, tauAvgS: 0.3 } }],
  ] satisfies [string, Learning][])('are those of Eqs. 6-8, %s', (_, learning) => {
    const { weights, expected, simulation, oracle } = learn(learning)
    expect(largestDifference(weights, expected)).toBeLessThan(1e-5)
    expect(largestDifference(weights, weights.map(() => weight))).toBeGreaterThan(0.01)
    expect(largestDifference(Array.from(eventRatesHz(simulation, 'synapse')), oracle.eventRatesHz())).toBeLessThan(1e-4)
    const sum = (values: readonly number[]): number => values.slice(0, 5).reduce((total, value) => total + value, 0)
    const averages = runningAverages(simulation, 'synapse', 5)
    expect(averages.eventRateHz).toBeCloseTo(sum(oracle.eventRatesHz()) / 5, 4)
    expect(averages.burstRateHz).toBeCloseTo(sum(oracle.burstRatesHz()) / 5, 4)
    expect(averages.burstProbability).toBeCloseTo(sum(oracle.burstRatesHz()) / sum(oracle.eventRatesHz()), 4)
  })

  it.each([[0.999], [0.8]])('are the same where they lie by columns, as in a matrix too large for the cache (connected with %f)', (probability) => {
    const { weights, expected, simulation } = learn({ pre: 320, post: 300, probability, seconds: 0.25, rule: { learningRate: 0.05 } })
    expect(plasticityOf(simulation, 'synapse').record.get('byColumns')).toBe(1)
    expect(largestDifference(weights, expected)).toBeLessThan(1e-5)
    expect(largestDifference(weights, weights.map(() => weight))).toBeGreaterThan(0.01)
  })

  it('stay within their bounds, however fast they are learned', () => {
    const { weights, expected } = learn({ rule: { learningRate: 5, minWeight: 0.05, maxWeight: 0.7 }, seconds: 2 })
    expect(Math.min(...weights)).toBeCloseTo(0.05, 6)
    expect(Math.max(...weights)).toBeCloseTo(0.7, 6)
    expect(largestDifference(weights, expected)).toBeLessThan(1e-4)
  })

  it('are what they were where the gate is closed, while the running averages go on', () => {
    const { weights, simulation, oracle } = learn({ gate: () => false, seconds: 2 })
    expect(new Set(weights)).toEqual(new Set([Math.fround(weight)]))
    expect(largestDifference(Array.from(eventRatesHz(simulation, 'synapse')), oracle.eventRatesHz())).toBeLessThan(1e-4)
    expect(eventRatesHz(simulation, 'synapse').every((rate) => rate > 0)).toBe(true)
  })
})

describe('one synapse', () => {
  function synapse(changed: Partial<FidelitySpec> = {}, rule: Partial<PlasticitySpec> = {}) {
    const simulation = simulate({
      populations: { from: population('relay', 1), to: population('relay', 1) }, plasticity: { rule: { ...burstRule, minRateHz: 0, ...rule } }, fidelity: { ...fidelity, ...changed },
      projections: { synapse: projection('from', 'to', { plasticity: 'rule', transmits: 'events', delayMs: 0, weight }) },
    })
    simulation.gate(true)
    const { record } = plasticityOf(simulation, 'synapse')
    return { simulation, change: () => ((simulation.kernel.floats(record.get('weights'), 1)[0] ?? NaN) - Math.fround(weight)) / 0.004 }
  }

  it.each([['one', -1], ['zero', 0]] as const)('has a first event with a burst probability that counts as %s', (burstProbabilityBeforeEvents, expected) => {
    const { simulation, change } = synapse({ burstProbabilityBeforeEvents })
    fire(simulation, 'from', [0])
    advance(simulation, 100)
    fire(simulation, 'to', [0])
    expect(change()).toBeCloseTo(expected * Math.exp(-10.1 / 100), 4)
  })

  it('gains by a burst what the eligibility trace still is', () => {
    const { simulation, change } = synapse({ burstProbabilityBeforeEvents: 'zero' })
    fire(simulation, 'to', [0])
    advance(simulation, 20)
    fire(simulation, 'from', [0])
    advance(simulation, 79)
    fire(simulation, 'to', [0])
    expect(change()).toBeCloseTo(Math.exp(-8 / 100), 4)
  })

  it('sees a presynaptic event of the same step', () => {
    const { simulation, change } = synapse()
    setField(simulation, 'to', 'soma', 100)
    fire(simulation, 'from', [0])
    expect(change()).toBeCloseTo(-1, 4)
  })

  it.each([['spikeAverage', 1.9], ['eventAverage', 2]] as const)('is strengthened by presynaptic events while the postsynaptic cell is too quiet (%s)', (lowRateHomeostasis, expected) => {
    const { simulation, change } = synapse({ lowRateHomeostasis }, { minRateHz: 2 })
    fire(simulation, 'from', [0])
    expect(change()).toBeCloseTo(expected, 4)
  })

  it('depresses with every event where the cell is far above the highest rate, even a burst\'s', () => {
    const { simulation, change } = synapse({ burstProbabilityBeforeEvents: 'zero' }, { maxRateHz: 0.1 })
    fire(simulation, 'to', [0])
    advance(simulation, 400)
    fire(simulation, 'from', [0])
    fire(simulation, 'to', [0])
    // H = r_max / r - 1 with r = e^(-0.02) / 2 s.
    const rate = Math.exp(-40.2 / 2000) / 2
    expect(change()).toBeCloseTo((0.1 / rate - 1) * Math.exp(-0.1 / 100), 3)
  })
})
