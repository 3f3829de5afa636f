/** Fig. 2b-d against the authors' curves, the closed form, and the claims the paper makes of them. */
import { describe, expect, it } from 'vitest'
import { meanWeightChange } from '../../../src-main/engines/pairing/closed-form.ts'
import { conditionsOf, simulateCondition } from '../../../src-main/engines/pairing/conditions.ts'
import type { PairingSpec } from '../../../src-main/engines/pairing/spec.ts'
import { meanAndSd } from '../../../src-main/experiments/pooled-points.ts'
import { presetById } from '../../../src-main/experiments/kinds.ts'
import {
  burstPoissonReference10, burstPoissonReference5, periodicReference, poissonClosedForm30, poissonClosedForm50, poissonReference30, poissonReference50,
} from '../../../src-main/experiments/pairing/references.ts'

function specOf(presetId: string): PairingSpec {
  const preset = presetById(presetId)
  if (preset?.spec.kind !== 'pairing') throw new Error(`no pairing preset ${presetId}`)
  return preset.spec
}

interface Curve {
  readonly x: readonly number[]
  readonly mean: readonly number[]
  /** Standard error of each mean. */
  readonly error: readonly number[]
}

function curveOf(spec: PairingSpec, seed = 1): Curve {
  const x = conditionsOf(spec.protocol)
  const points = x.map((_, index) => meanAndSd(Array.from({ length: spec.protocol.realisations }, (_, realisation) => simulateCondition(spec, seed, index, realisation).weightChange)))
  return { x, mean: points.map((point) => point.mean), error: points.map((point) => point.sd / Math.sqrt(Math.max(1, spec.protocol.realisations - 1))) }
}

/** Difference in units of the standard error of the difference, at every point. */
function deviations(ours: Curve, reference: { readonly y: readonly number[]; readonly sd?: readonly number[]; readonly realisations?: number }): number[] {
  return ours.mean.map((mean, i) => {
    const theirs = (reference.sd?.[i] ?? 0) / Math.sqrt((reference.realisations ?? 2) - 1)
    return Math.abs(mean - (reference.y[i] ?? NaN)) / Math.hypot(ours.error[i] ?? 0, theirs)
  })
}

/** Where the curve goes from negative to positive, interpolated; every place it does. */
function crossings({ x, mean }: Curve): number[] {
  return x.flatMap((right, i) => {
    const [left, below, above] = [x[i - 1], mean[i - 1], mean[i]]
    return left === undefined || below === undefined || above === undefined || below >= 0 || above < 0 ? [] : [left - (below * (right - left)) / (above - below)]
  })
}

const exactly = (spec: PairingSpec): PairingSpec => ({ ...spec, fidelity: { integration: 'exact' } })

describe('Fig. 2b', () => {
  it('agrees with the authors\' code to 1e-6 at all 20 frequencies, in its discretisation', () => {
    const { x, mean } = curveOf(specOf('fig2b'))
    expect(x).toHaveLength(20)
    mean.forEach((change, i) => expect(Math.abs(change - (periodicReference.y[i] ?? NaN))).toBeLessThan(1e-6))
  })

  it('computed exactly, differs from the discretisation by 0.0013 at most', () => {
    const { mean } = curveOf(exactly(specOf('fig2b')))
    const largest = Math.max(...mean.map((change, i) => Math.abs(change - (periodicReference.y[i] ?? NaN))))
    expect(largest).toBeGreaterThan(0.0012)
    expect(largest).toBeLessThan(0.0013)
  })

  it('turns positive where intervals become shorter than 16 ms, and only there', () => {
    const [crossing, ...more] = crossings(curveOf(specOf('fig2b')))
    expect(more).toEqual([])
    expect(crossing).toBeGreaterThan(58.3)
    expect(crossing).toBeLessThan(63.6)
  })
})

describe.each([
  ['fig2c-30', poissonReference30], ['fig2c-50', poissonReference50], ['fig2d-5hz', burstPoissonReference5], ['fig2d-10hz', burstPoissonReference10],
])('%s', (presetId, reference) => {
  it.each([['in the authors\' steps', (spec: PairingSpec) => spec], ['exact', exactly]])('%s, lies within 3 standard errors of the authors\' curve at every point', (_, variant) => {
    for (const deviation of deviations(curveOf(variant(specOf(presetId))), reference)) expect(deviation).toBeLessThan(3)
  })
})

describe('Fig. 2c', () => {
  it.each([['fig2c-30', poissonClosedForm30], ['fig2c-50', poissonClosedForm50]])('%s agrees with the closed form within 3 standard errors', (presetId, closedForm) => {
    for (const deviation of deviations(curveOf(specOf(presetId)), { y: closedForm.y })) expect(deviation).toBeLessThan(3)
  })

  it.each([['fig2c-30', poissonClosedForm30], ['fig2c-50', poissonClosedForm50]])('%s: our closed form is the one of the reference', (presetId, closedForm) => {
    const { protocol, rule, initial } = specOf(presetId)
    if (protocol.type !== 'poisson') throw new Error('not Poisson')
    closedForm.x.forEach((rateHz, i) => expect(meanWeightChange(protocol, rule, initial, rateHz)).toBeCloseTo(closedForm.y[i] ?? NaN, 3))
  })

  it('turns positive at a rate that rises with the starting burst probability', () => {
    const [low] = crossings(curveOf(specOf('fig2c-30')))
    const [high] = crossings(curveOf(specOf('fig2c-50')))
    expect(low).toBeGreaterThan(20)
    expect(low).toBeLessThan(28)
    expect(high).toBeGreaterThan(40)
  })
})

describe('Fig. 2d', () => {
  it('turns positive at the starting burst probability, whatever the event rate', () => {
    // More realisations than the paper's, for an error of the crossing below one percent.
    const many = (id: string): PairingSpec => ({ ...specOf(id), protocol: { ...specOf(id).protocol, realisations: 400 } })
    const [slow] = crossings(curveOf(many('fig2d-5hz')))
    const [fast] = crossings(curveOf(many('fig2d-10hz')))
    expect(slow).toBeCloseTo(0.2, 1)
    expect(Math.abs((slow ?? NaN) - (fast ?? NaN))).toBeLessThan(0.03)
  })

  it('scales with the event rate', () => {
    const [slow, fast] = ['fig2d-5hz', 'fig2d-10hz'].map((id) => curveOf(specOf(id)))
    expect(fast?.mean[0]).toBeLessThan(2 * (slow?.mean[0] ?? NaN))
    expect(fast?.mean.at(-1)).toBeGreaterThan(2 * (slow?.mean.at(-1) ?? NaN))
  })
})

describe('reproducibility', () => {
  it('a point depends on seed, condition and realisation, not on what else is computed', () => {
    const spec = specOf('fig2c-30')
    const alone = simulateCondition(spec, 7, 3, 5)
    for (let i = 0; i < 3; i++) simulateCondition(spec, 7, i, i)
    expect(simulateCondition(spec, 7, 3, 5)).toEqual(alone)
    const others = [simulateCondition(spec, 8, 3, 5), simulateCondition(spec, 7, 4, 5), simulateCondition(spec, 7, 3, 6)]
    for (const other of others) expect(other.weightChange).not.toBe(alone.weightChange)
  })
})
