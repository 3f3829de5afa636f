import { describe, expect, it } from 'vitest'
import type { PlottedCurve } from '../../src-main/experiments/figure-data.ts'
import type { Check } from '../../src-main/experiments/figure.ts'
import { judge } from '../../src-main/experiments/judge.ts'
import type { PresetReference } from '../../src-main/experiments/kind.ts'

const reference: PresetReference = { id: 'r', panel: 'p', label: 'theirs', source: 'there', x: [1, 2], y: [-1, 1], sd: [0.4, 0.4], realisations: 17 }
const absolute: Check = { type: 'points', id: 'a', label: '', source: 'Fig. 1', panel: 'p', reference: 'r', tolerance: { absolute: 0.1 } }
const errors: Check = { ...absolute, id: 'e', tolerance: { standardErrors: 3 } }
const crossing: Check = { type: 'signChange', id: 's', label: 'turns positive at', source: 'Fig. 1', panel: 'p', between: [1, 2], reference: 1.5 }

function verdict(checks: readonly Check[], curve: Partial<PlottedCurve>, { matchesPreset = true, references = [reference], spec = {} as unknown } = {}) {
  const definition = { id: 'p', title: '', series: '', xColumn: '', yColumn: '', x: { label: 'f', unit: 'Hz' }, y: { label: 'Δw', unit: '' }, draw: 'points' as const }
  return judge({ panels: [{ definition, curves: [{ label: '', colourIndex: 0, x: [], y: [], ...curve }], references: [] }], checks, references, spec, matchesPreset })
}

const words = (of: ReturnType<typeof verdict>): string[] => of.rows.map((row) => row.verdict)

describe('points against a curve', () => {
  it('pass within the tolerance, fail outside, and say by how much', () => {
    const found = verdict([absolute], { x: [1, 2], y: [-1.05, 1.2] })
    expect(words(found)).toEqual(['pass', 'fail'])
    expect(found).toMatchObject({ state: 'fail', rows: [{ quantity: 'Δw at 1 Hz', reference: -1, ours: -1.05, tolerance: 0.1 }, { quantity: 'Δw at 2 Hz' }] })
    expect(found.rows[1]?.difference).toBeCloseTo(0.2, 12)
  })

  it('are pending while some are missing', () => {
    expect(verdict([absolute], { x: [1], y: [-1] })).toMatchObject({ state: 'pending', rows: [{ verdict: 'pass' }, { verdict: 'pending', ours: null, difference: null }] })
  })

  it('fail where they are there and no numbers: nothing will come', () => {
    expect(verdict([absolute], { x: [1, 2], y: [-1, NaN] })).toMatchObject({ state: 'fail', rows: [{ verdict: 'pass' }, { verdict: 'fail', ours: null, difference: null }] })
    expect(words(verdict([errors], { x: [1, 2], y: [NaN, NaN] }))).toEqual(['fail', 'fail'])
  })

  it('are the same point where x differs by rounding only', () => {
    expect(words(verdict([absolute], { x: [1 + 1e-12, 2 - 1e-12], y: [-1, 1] }))).toEqual(['pass', 'pass'])
  })

  it('may lie so many standard errors of the difference apart', () => {
    // Theirs: 0.4/√16 = 0.1. Ours: 0.3/√9 = 0.1. Together 0.1414, three times that 0.424.
    const ours = { x: [1, 2], sd: [0.3, 0.3], count: [10, 10] }
    const found = verdict([errors], { ...ours, y: [-1 + 0.42, 1 - 0.43] })
    expect(words(found)).toEqual(['pass', 'fail'])
    expect(found.rows[0]?.tolerance).toBeCloseTo(3 * Math.SQRT2 * 0.1, 12)
  })

  it('are pending where a single realisation says nothing of the error', () => {
    expect(words(verdict([errors], { x: [1, 2], y: [-1, 1] }))).toEqual(['pending', 'pending'])
  })

  it('carry the name of their reference where there are several', () => {
    const other = { ...reference, id: 'other', label: 'closed form' }
    const found = verdict([absolute, { ...absolute, reference: 'other' }], { x: [1, 2], y: [-1, 1] }, { references: [reference, other] })
    expect(found.rows.map((row) => row.quantity)).toEqual(['Δw at 1 Hz, theirs', 'Δw at 2 Hz, theirs', 'Δw at 1 Hz, closed form', 'Δw at 2 Hz, closed form'])
  })
})

describe('a change of sign', () => {
  it('is interpolated, and must be the only one, within its interval', () => {
    expect(verdict([crossing], { x: [1, 2], y: [-1, 3] })).toMatchObject({ state: 'pass', rows: [{ ours: 1.25, difference: -0.25, toleranceNote: 'once, between 1 Hz and 2 Hz' }] })
    expect(words(verdict([crossing], { x: [0, 1, 2, 3], y: [-1, 1, -1, 1] }))).toEqual(['fail'])
    expect(words(verdict([crossing], { x: [1, 2, 3], y: [-2, -1, 1] }))).toEqual(['fail'])
    expect(words(verdict([crossing], { x: [1, 2], y: [1, 2] }))).toEqual(['fail'])
    // Also a downward one is one too many.
    expect(words(verdict([crossing], { x: [0, 1, 2], y: [1, -1, 1] }))).toEqual(['fail'])
    expect(words(verdict([crossing], { x: [1, 2, 3], y: [-1, 1, -1] }))).toEqual(['fail'])
    expect(words(verdict([crossing], { x: [1, 2], y: [1, -1] }))).toEqual(['fail'])
  })

  it('is pending until the curve spans the interval', () => {
    expect(words(verdict([crossing], { x: [1, 1.5], y: [-1, 1] }))).toEqual(['pending'])
  })
})

describe('the verdict as a whole', () => {
  it('is for information where the spec is not the preset\'s', () => {
    expect(verdict([absolute], { x: [1, 2], y: [-1, 1] }, { matchesPreset: false }).state).toBe('differs')
  })

  it('does not wait for points that a varied spec does not have', () => {
    expect(verdict([absolute], { x: [2, 3], y: [1, 5] }, { matchesPreset: false })).toMatchObject({ state: 'differs', rows: [{ quantity: 'Δw at 2 Hz', verdict: 'pass' }] })
  })

  it('is none where there is nothing to compare with', () => {
    expect(verdict([], { x: [1], y: [1] })).toEqual({ state: 'none', rows: [] })
  })

  it('leaves out checks whose condition the spec does not meet', () => {
    const when = { path: 'fidelity.integration', equals: ['euler'] }
    const judged = (integration: string) => verdict([{ ...absolute, when }], { x: [1, 2], y: [-1, 1] }, { spec: { fidelity: { integration } } })
    expect(judged('euler').rows).toHaveLength(2)
    expect(judged('exact').rows).toHaveLength(0)
  })

  it('has no number that JSON cannot carry', () => {
    for (const y of [[NaN, 1], [-1, NaN], [Infinity, 1], [-Infinity, 1], []]) {
      const found = verdict([absolute, errors, crossing], { x: [1, 2], y })
      expect(JSON.parse(JSON.stringify(found))).toEqual(found)
    }
  })
})
