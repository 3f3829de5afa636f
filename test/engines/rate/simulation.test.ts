/** The network in time, against closed forms and against the same model without savings. */
import { describe, expect, it } from 'vitest'
import type { RateSpec } from '../../../src-main/engines/rate/spec.ts'
import { createSimulation, endExample, present, run } from '../../../src-main/engines/rate/simulation.ts'
import type { Simulation } from '../../../src-main/engines/rate/simulation.ts'
import { oracleOf, oracleStep, runningOf } from './oracle.ts'
import { smallImages } from './small-images.ts'
import { smallSpec } from './small-spec.ts'

const { train } = smallImages
const size = { inputs: 12, outputs: 3 }
const random = (feedbackScale: number): RateSpec['network'] => ({ hiddenUnits: 8, feedback: 'random', feedbackScale })
const made = (change: { network?: RateSpec['network']; dynamics?: Partial<RateSpec['dynamics']>; rule?: Partial<RateSpec['rule']> } = {}): Simulation => {
  const { network, dynamics, rule } = smallSpec
  return createSimulation({ ...smallSpec, network: change.network ?? network, dynamics: { ...dynamics, ...change.dynamics }, rule: { ...rule, ...change.rule } }, size, 7)
}
const lit = (image: number): number[] => [...train.pixels.subarray(image * 12, (image + 1) * 12)].map((pixel) => pixel / 255)
const largestDifference = (a: ArrayLike<number>, b: ArrayLike<number>): number => Math.max(...Array.from(a, (value, i) => Math.abs(value - (b[i] ?? NaN))))

describe('rates in time', () => {
  it('relax onto W e₀ as exp(-t/τ_z), in steps of Euler', () => {
    const simulation = made({ dynamics: { tauSomaS: 1, dtS: 0.01 } })
    present(simulation, train, 0)
    run(simulation, 100, null)
    const { potential } = simulation.hidden
    const { hidden: drive } = simulation.drives
    expect(largestDifference(potential, drive.map((d) => d * (1 - 0.99 ** 100)))).toBeLessThan(1e-12)
    // And near the exact solution, one time constant after the start.
    expect(largestDifference(potential, drive.map((d) => d * (1 - Math.exp(-1))))).toBeLessThan(0.01)
  })

  it('of the output sum to 1', () => {
    const simulation = made()
    present(simulation, train, 4)
    for (const target of [null, 1, null, 2]) {
      run(simulation, 7, target)
      expect(simulation.output.eventRate.reduce((sum, e) => sum + e, 0)).toBeCloseTo(1, 12)
    }
  })

  it('follow the layer before after one step each, where dt is the time constant', () => {
    const simulation = made()
    present(simulation, train, 0)
    run(simulation, 1, null)
    expect(largestDifference(simulation.hidden.eventRate, simulation.drives.hidden.map(Math.exp))).toBe(0)
    expect(largestDifference(simulation.output.eventRate, [1 / 3, 1 / 3, 1 / 3])).toBeLessThan(1e-15)
    run(simulation, 1, null)
    expect(largestDifference(simulation.output.eventRate, [1 / 3, 1 / 3, 1 / 3])).toBeGreaterThan(0.01)
  })

  it('let dendrites relax onto B b₂ with τ_u, and burst probability is its sigmoid', () => {
    const simulation = made({ dynamics: { tauDendriteS: 0.5, dendriticSlope: 2 }, network: random(3) })
    present(simulation, train, 0)
    run(simulation, 2000, null)
    const { network, output, hidden, dendrite } = simulation
    const expected = Array.from(dendrite, (_, i) => output.burstRate.reduce((sum, b, k) => sum + b * (network.feedbackWeights[k * 8 + i] ?? NaN), 0))
    expect(largestDifference(dendrite, expected)).toBeLessThan(1e-12)
    expect(largestDifference(hidden.burstProbability, expected.map((u) => 1 / (1 + Math.exp(-2 * u))))).toBeLessThan(1e-12)
  })
})

describe('running averages', () => {
  it('reach the rates themselves, and p̄ reaches p', () => {
    const simulation = made()
    present(simulation, train, 0)
    run(simulation, 3000, null)
    for (const layer of [simulation.hidden, simulation.output]) {
      expect(largestDifference(layer.runningEvents, layer.eventRate)).toBeLessThan(1e-12)
      expect(largestDifference(layer.running, layer.burstProbability)).toBeLessThan(1e-12)
    }
  })

  it('forget the teacher as (1 - dt/τ_avg)ⁿ', () => {
    const simulation = made({ rule: { tauWeightS: 1e300 } })
    present(simulation, train, 0)
    run(simulation, 3000, null)
    run(simulation, 5, 0)
    run(simulation, 1, null)
    const [burstsThen, eventRate] = [simulation.output.runningBursts.slice(), simulation.output.eventRate.slice()]
    run(simulation, 100, null)
    // The first of these steps still averages over what was before it, which is the same by now.
    const expected = burstsThen.map((b, k) => 0.5 * (eventRate[k] ?? NaN) + (b - 0.5 * (eventRate[k] ?? NaN)) * 0.98 ** 100)
    expect(largestDifference(simulation.output.runningBursts, expected)).toBeLessThan(1e-12)
  })
})

describe('the teacher', () => {
  it('moves burst probability to p_ref (1 + tanh((t - ē)/ē)), within its bounds', () => {
    const simulation = made()
    present(simulation, train, 0)
    run(simulation, 3000, null)
    const averages = simulation.output.runningEvents.slice()
    run(simulation, 1, 1)
    const expected = averages.map((e, k) => 0.5 + 0.5 * Math.tanh(((k === 1 ? 1 : 0) - e) / (e + 1e-8)))
    expect(largestDifference(simulation.output.burstProbability, expected)).toBeLessThan(1e-15)
    expect(Math.min(...expected)).toBeGreaterThan(0)
    expect(simulation.output.burstProbability[0]).toBeCloseTo(0.5 - 0.5 * Math.tanh(1), 6)
  })

  it('changes the output\'s weights in the direction of the error', () => {
    const simulation = made()
    present(simulation, train, 0)
    run(simulation, 3000, null)
    const before = simulation.network.outputWeights.slice()
    run(simulation, 5, 1)
    const change = simulation.network.outputWeights.map((w, i) => w - (before[i] ?? NaN))
    expect([0, 1, 2].map((k) => [...new Set(Array.from(change.subarray(8 * k, 8 * k + 8), Math.sign))])).toEqual([[-1], [1], [-1]])
  })

  it('reaches hidden units through B: their weights change with the sign of what comes down', () => {
    const simulation = made({ network: random(1) })
    present(simulation, train, 0)
    run(simulation, 3000, null)
    const baseline = simulation.dendrite.slice()
    run(simulation, 5, 1)
    const told = simulation.dendrite.map((u, i) => Math.sign(u - (baseline[i] ?? NaN)))
    expect(Array.from(simulation.plasticity.pending, Math.sign)).toEqual([...told])
  })
})

describe('weights', () => {
  it('stay where they are without a teacher', () => {
    const simulation = made()
    const [first, second] = [simulation.network.hiddenWeights.slice(), simulation.network.outputWeights.slice()]
    present(simulation, train, 0)
    run(simulation, 50, null)
    endExample(simulation)
    expect(simulation.network.hiddenWeights).toEqual(first)
    expect(simulation.network.outputWeights).toEqual(second)
  })

  it('do not change with the gate open either, once p̄ is p', () => {
    const simulation = made({ rule: { gate: 'always', tauWeightS: 1e6 } })
    present(simulation, train, 0)
    run(simulation, 5000, null)
    const before = simulation.network.outputWeights.slice()
    run(simulation, 100, null)
    expect(largestDifference(simulation.network.outputWeights, before)).toBeLessThan(1e-15)
  })

  it('of a hidden unit above the limit are weakened by λ (1 - e_max/e) e_pre', () => {
    const simulation = made({ network: random(0), rule: { maxRate: 0.5 } })
    present(simulation, train, 0)
    run(simulation, 3000, null)
    const rates = simulation.hidden.eventRate.slice()
    run(simulation, 1, 0)
    const expected = rates.map((e) => (e > 0.5 ? -0.001 * 0.05 * (1 - 0.5 / e) : 0))
    expect(largestDifference(simulation.plasticity.pending, expected)).toBeLessThan(1e-12)
    expect(Math.min(...expected)).toBeLessThan(0)
    expect(simulation.network.hiddenBias.every((n) => Math.abs(n) < 1e-12)).toBe(true)
  })

  it('of the way down are those of the way up where they are transported', () => {
    const simulation = made({ network: { hiddenUnits: 8, feedback: 'transported' } })
    present(simulation, train, 0)
    run(simulation, 50, null)
    run(simulation, 5, 1)
    expect(simulation.network.feedbackWeights).toBe(simulation.network.outputWeights)
  })
})

describe.each([
  ['published', {}],
  ['with slower membranes and a low limit', { dynamics: { tauSomaS: 0.4, tauDendriteS: 0.7, dendriticSlope: 1.5, referenceBurstProbability: 0.3 }, rule: { maxRate: 1, tauWeightS: 5 }, network: random(2) }],
  ['with the gate open', { rule: { gate: 'always', tauWeightS: 10 } }],
] as const)('six examples %s', (_, change) => {
  it('are what plain matrices give', () => {
    const simulation = made(change)
    const { spec, network, hidden, output } = simulation
    const oracle = oracleOf(network, spec.dynamics.referenceBurstProbability)
    for (let example = 0; example < 6; example++) {
      const label = train.labels[example] ?? 0
      present(simulation, train, example)
      run(simulation, 50, null)
      run(simulation, 5, label)
      endExample(simulation)
      for (let step = 0; step < 55; step++) oracleStep(oracle, spec, lit(example), step < 50 ? null : label)
    }
    const { referenceBurstProbability: reference } = spec.dynamics
    expect(largestDifference(network.outputWeights, oracle.w2.flat())).toBeLessThan(1e-12)
    expect(largestDifference(network.hiddenBias, oracle.n1)).toBeLessThan(1e-12)
    oracle.w1.forEach((row, i) => expect(largestDifference(row, Array.from({ length: 12 }, (_, j) => network.hiddenWeights[j * 8 + i] ?? NaN))).toBeLessThan(1e-12))
    expect(largestDifference(hidden.running, runningOf(oracle.bAvg1, oracle.eAvg1, reference))).toBeLessThan(1e-12)
    expect(largestDifference(output.running, runningOf(oracle.bAvg2, oracle.eAvg2, reference))).toBeLessThan(1e-12)
    expect(largestDifference(output.eventRate, oracle.e2)).toBeLessThan(1e-12)
  })
})
