/** Eqs. 1, 3-5 on spike trains that can be computed by hand. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { presentTrains } from '../../../src-main/engines/pairing/present-trains.ts'
import type { PairingFidelity, PairingRule } from '../../../src-main/engines/pairing/spec.ts'
import { burstProbability, initialState } from '../../../src-main/engines/pairing/synapse.ts'
import type { SynapseState } from '../../../src-main/engines/pairing/synapse.ts'

const rule: PairingRule = { learningRate: 0.1, tauPreMs: 50, tauAvgS: 15, burstThresholdMs: 16 }
const exact: PairingFidelity = { integration: 'exact' }

function after(preMs: readonly number[], postMs: readonly number[], { start = { eventRateHz: 5, burstProbability: 0.2 }, durationMs = 1000, with: changed = rule, fidelity = exact } = {}): SynapseState {
  const state = initialState(start)
  presentTrains(state, changed, fidelity, { preMs, postMs, durationMs })
  return state
}

describe('the rule, exact between spikes', () => {
  it('does nothing without a presynaptic event, or without a postsynaptic spike', () => {
    expect(after([], [10, 20, 500]).weightChange).toBe(0)
    expect(after([10, 20, 500], []).weightChange).toBe(0)
  })

  it('depresses on a lone postsynaptic spike by η·P̄ times the trace (Eq. 1)', () => {
    expect(after([10], [40]).weightChange).toBeCloseTo(-0.1 * 0.2 * Math.exp(-30 / 50), 14)
  })

  it('adds the burst at its second spike (Eq. 1)', () => {
    const trace = (ms: number): number => Math.exp(-ms / 50)
    expect(after([10], [40, 50]).weightChange).toBeCloseTo(0.1 * (trace(40) - 0.2 * trace(30)), 14)
  })

  it('takes a presynaptic event of the same instant into the trace, and only events', () => {
    expect(after([10], [10]).weightChange).toBeCloseTo(-0.1 * 0.2, 14)
    // The second and third presynaptic spikes belong to the burst that the first one began.
    expect(after([10, 15, 20], [20]).weightChange).toBeCloseTo(-0.1 * 0.2 * Math.exp(-10 / 50), 14)
  })

  it('uses the running burst probability from before the event', () => {
    const { weightChange, eventRateHz, burstRateHz } = after([0], [0], { start: { eventRateHz: 5, burstProbability: 1 }, durationMs: 0 })
    expect(weightChange).toBeCloseTo(-0.1, 14)
    expect(eventRateHz).toBeCloseTo(5 + 1 / 15, 14)
    expect(burstRateHz).toBe(5)
  })

  it('lets the running rates decay with τ_avg and their ratio stand while nothing fires (Eqs. 4, 5)', () => {
    const state = after([], [], { durationMs: 15_000 })
    expect(state.eventRateHz).toBeCloseTo(5 / Math.E, 12)
    expect(burstProbability(state)).toBeCloseTo(0.2, 14)
  })

  it.each<PairingFidelity>([exact, { integration: 'euler', dtMs: 1 }, { integration: 'euler', dtMs: 10 }])(
    'lets the ratio stand through a silence of 100,000 time constants, and the next event starts the rates afresh: %j', (fidelity) => {
      const quick = { ...rule, tauAvgS: 0.01 }
      const silent = after([], [], { with: quick, fidelity, durationMs: 1_000_000 })
      expect(burstProbability(silent)).toBeCloseTo(0.2, 12)
      const woken = after([1_000_000], [1_000_000], { with: quick, fidelity, durationMs: 1_000_000 })
      expect(woken.weightChange).toBeCloseTo(-0.1 * 0.2, 12)
      expect(woken.eventRateHz).toBeCloseTo(1 / 0.01, 12)
    })
})

describe('the sign of the change', () => {
  const randomPost = fc.array(fc.double({ min: 0, max: 1000, noNaN: true }), { minLength: 1, maxLength: 60 }).map((times) => times.sort((a, b) => a - b))

  it('cannot be positive without bursts, nor negative for a cell whose running burst probability is zero', () => {
    fc.assert(fc.property(randomPost, randomPost, (pre, post) => {
      const lone = post.filter((time, i) => time - (post[i - 1] ?? -Infinity) > 16)
      expect(after(pre, lone).weightChange).toBeLessThanOrEqual(0)
      // With P̄ = 0 the first term alone acts, until the first burst raises P̄.
      const firstBurst = post.findIndex((time, i) => time - (post[i - 1] ?? -Infinity) <= 16)
      expect(after(pre, post.slice(0, firstBurst + 1), { start: { eventRateHz: 5, burstProbability: 0 } }).weightChange).toBeGreaterThanOrEqual(0)
    }))
  })

  it('depends on the unit of neither the weight nor time', () => {
    fc.assert(fc.property(randomPost, randomPost, fc.double({ min: 0.1, max: 10, noNaN: true }), (pre, post, scale) => {
      const change = after(pre, post).weightChange
      expect(after(pre, post, { with: { ...rule, learningRate: 0.1 * scale } }).weightChange).toBeCloseTo(change * scale, 10)
      // All times twice as long, and all rates half as large: the same story told in another unit.
      const slow = { ...rule, tauPreMs: 100, tauAvgS: 30, burstThresholdMs: 32 }
      const doubled = (times: readonly number[]): number[] => times.map((time) => 2 * time)
      expect(after(doubled(pre), doubled(post), { with: slow, start: { eventRateHz: 2.5, burstProbability: 0.2 }, durationMs: 2000 }).weightChange).toBeCloseTo(change, 10)
    }))
  })
})

describe('the authors\' discretisation', () => {
  it('tends to the exact rule as its step shrinks', () => {
    const pre = [10, 60, 200]
    const post = [15, 25, 90, 210, 215]
    const target = after(pre, post).weightChange
    const errors = [1, 0.5, 0.25].map((dtMs) => Math.abs(after(pre, post, { fidelity: { integration: 'euler', dtMs } }).weightChange - target))
    expect(errors[1]).toBeLessThan((errors[0] ?? 0) * 0.6)
    expect(errors[2]).toBeLessThan((errors[1] ?? 0) * 0.6)
  })

  it('is Euler\'s method, step by step', () => {
    const dtMs = 1
    const pre = [3, 40, 41, 90]
    const post = [5, 14, 70, 75, 90]
    const result = after(pre, post, { durationMs: 200, fidelity: { integration: 'euler', dtMs } })
    // The loop that the closed form between spikes stands for.
    let [e, E, B, w] = [0, 5, 1, 0]
    const preEvents = new Set([3, 40, 90])
    // The last postsynaptic spike is the third of its burst: it does nothing.
    const [postEvents, postBursts] = [new Set([5, 70]), new Set([14, 75])]
    for (let step = 0; step < 200; step++) {
      const preEvent = preEvents.has(step) ? 1 : 0
      const event = postEvents.has(step) ? 1 : 0
      const burst = postBursts.has(step) ? 1 : 0
      e += (-e * dtMs) / 50 + preEvent
      w += 0.1 * (burst - (B / E) * event) * e
      E += (-E * dtMs) / 15_000 + event / 15
      B += (-B * dtMs) / 15_000 + burst / 15
    }
    expect(result.weightChange).toBeCloseTo(w, 12)
    expect(result.eventRateHz).toBeCloseTo(E, 12)
    expect(result.burstRateHz).toBeCloseTo(B, 12)
  })
})
