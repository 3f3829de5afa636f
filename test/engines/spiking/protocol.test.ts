/** Protocols as sequences of segments. */
import { describe, expect, it } from 'vitest'
import { segmentsOf, totalSteps } from '../../../src-main/engines/spiking/protocol.ts'
import type { PhaseSpec } from '../../../src-main/engines/spiking/spec.ts'
import { networkSpec } from './network.ts'

const run: PhaseSpec = { type: 'run', label: 'baseline', durationMs: 500, plastic: true, weightFactors: { pool: 1.5 }, addedCurrentsPa: { apical: 40 } }
const learning: PhaseSpec = { type: 'examples', label: 'learning', epochs: 30, order: 'shuffled', patterns: [0, 1, 2, 3], predictionMs: 90, learningMs: 10 }
const testing: PhaseSpec = { ...learning, epochs: 1, order: 'fixed', learningMs: 0, predictionMs: 100.1 }

const specOf = (...phases: PhaseSpec[]) => networkSpec({ protocol: { phases, patterns: [0, 1, 2, 3].map((k) => ({ label: `${k}`, somaCurrentsPa: {}, target: 0 })), teacher: null } })
const segments = (seed: number, ...phases: PhaseSpec[]) => [...segmentsOf(specOf(...phases), seed)]

describe('a run', () => {
  it('is one segment with the settings of its phase', () => {
    expect(segments(1, run)).toEqual([{
      kind: 'run', steps: 5000, phase: 0, epoch: -1, pattern: -1, plastic: true, weightFactors: { pool: 1.5 }, addedCurrentsPa: { apical: 40 }, endsExample: false, endsEpoch: false,
    }])
  })
})

describe('examples', () => {
  it('that are taught are predicted first, without plasticity', () => {
    const [prediction, teaching] = segments(1, run, { ...learning, order: 'fixed' }).slice(1)
    expect(prediction).toMatchObject({ kind: 'prediction', steps: 900, phase: 1, epoch: 0, pattern: 0, plastic: false, endsExample: false })
    expect(teaching).toMatchObject({ kind: 'learning', steps: 100, phase: 1, epoch: 0, pattern: 0, plastic: true, endsExample: true, endsEpoch: false })
  })

  it('that are only tested have a second half over which they are averaged', () => {
    const found = segments(1, testing)
    expect(found.map(({ kind, steps, pattern }) => [kind, steps, pattern])).toEqual([0, 1, 2, 3].flatMap((pattern) => [['prediction', 500, pattern], ['settled', 501, pattern]]))
    expect(found.every(({ plastic }) => !plastic)).toBe(true)
    expect(found.map(({ endsEpoch }) => endsEpoch)).toEqual([false, false, false, false, false, false, false, true])
  })

  it('end an epoch with its last pattern', () => {
    expect(segments(1, learning).flatMap(({ endsEpoch }, k) => (endsEpoch ? [k] : []))).toEqual(Array.from({ length: 30 }, (_, epoch) => epoch * 8 + 7))
  })
})

describe('a shuffled order', () => {
  const orders = (seed: number): string[] => {
    const patterns = segments(seed, learning).filter(({ kind }) => kind === 'learning').map(({ pattern }) => pattern)
    return Array.from({ length: 30 }, (_, epoch) => patterns.slice(epoch * 4, epoch * 4 + 4).join(''))
  }

  it('has every pattern once in each epoch, in ever new order', () => {
    expect(orders(1).every((order) => [...order].sort().join('') === '0123')).toBe(true)
    expect(new Set(orders(1)).size).toBeGreaterThan(10)
  })

  it('follows the seed', () => {
    expect(orders(1)).toEqual(orders(1))
    expect(orders(1)).not.toEqual(orders(2))
  })
})

describe('the length of a protocol', () => {
  it('is that of all its segments', () => {
    const phases = [run, learning, testing, { ...run, durationMs: 0.26 }]
    expect(totalSteps(specOf(...phases))).toBe(segments(1, ...phases).reduce((sum, { steps }) => sum + steps, 0))
  })
})
