import { describe, expect, it } from 'vitest'
import { parseSpiking } from '../../../../../src-main/experiments/spiking/schema.ts'
import { clampSpec } from '../../../../../src-main/experiments/spiking/presets/bench.ts'
import { valueAt } from '../../../../../src-main/experiments/spec-path.ts'
import {
  addPhase, aimedBy, durationMs, duplicatePhase, isPlastic, movePhase, phasesIn, removePhase, snapped, stepMs, togglePlastic, toggleTeacher, withBorder, withDuration,
} from '../../../../../src-renderer/places/experiment/protocol/protocol-edits.ts'
import { addStep, removeStep, steppedCurrents, withStep } from '../../../../../src-renderer/places/experiment/protocol/step-edits.ts'
import { sampleSpec } from '../../../../experiments/spiking/sample-spec.ts'

const isValid = (spec: unknown): boolean => parseSpiking(spec).ok
const labels = (spec: unknown): unknown[] => phasesIn(spec).map((phase) => valueAt(phase, 'label'))

describe('the length of a phase', () => {
  it('is a whole number of time steps, at least one', () => {
    expect(snapped(0.26, sampleSpec)).toBe(0.3)
    expect(snapped(-5, sampleSpec)).toBe(0.1)
    expect(durationMs(withDuration(sampleSpec, 0, 1234.56), 0)).toBe(1234.6)
  })

  it('is a whole number of epochs where examples are shown', () => {
    const longer = withDuration(sampleSpec, 1, 13_100)
    expect(valueAt(longer, 'protocol.phases.1.epochs')).toBe(7)
    expect(valueAt(withDuration(sampleSpec, 1, 0), 'protocol.phases.1.epochs')).toBe(1)
    expect(isValid(longer)).toBe(true)
  })

  it('grows behind its border, or at the cost of the next phase', () => {
    const three = addPhase(duplicatePhase(sampleSpec, 0), 1).spec
    expect([0, 1].map((index) => durationMs(withBorder(three, 0, 500, false), index))).toEqual([2500, 2000])
    expect([0, 1].map((index) => durationMs(withBorder(three, 0, 500, true), index))).toEqual([2500, 1500])
    expect([0, 1].map((index) => durationMs(withBorder(three, 0, 1e6, true), index))).toEqual([3999.9, 0.1])
  })

  it('is as round as a hand can aim at while its border is dragged', () => {
    expect(durationMs(sampleSpec, 0) + aimedBy(sampleSpec, 0, 495.1, 5.4)).toBe(2500)
    expect(durationMs(sampleSpec, 0) + aimedBy(sampleSpec, 0, -333, 0.8), 'finer where a pixel is less').toBe(1667)
    expect(aimedBy(sampleSpec, 0, 0, 5.4), 'of a hand that stays').toBe(0)
  })

  it('changes by a round step, or by an epoch', () => {
    expect(stepMs(sampleSpec, 0)).toBe(100)
    expect(stepMs(sampleSpec, 1)).toBe(2000)
  })
})

describe('phases', () => {
  it('are added, copied, moved and thrown away', () => {
    expect(labels(addPhase(sampleSpec, 0).spec)).toEqual(['burn-in', 'phase 3', 'learning'])
    expect(labels(duplicatePhase(sampleSpec, 1))).toEqual(['burn-in', 'learning', 'learning'])
    expect(labels(movePhase(sampleSpec, 1, 0))).toEqual(['learning', 'burn-in'])
    expect(labels(removePhase(sampleSpec, 0))).toEqual(['learning'])
    expect(movePhase(sampleSpec, 0, 2)).toBe(sampleSpec)
    expect([addPhase(sampleSpec, undefined).spec, duplicatePhase(sampleSpec, 1), movePhase(sampleSpec, 1, 0), removePhase(sampleSpec, 0)].every(isValid)).toBe(true)
  })

  it('are plastic or not; examples keep their length', () => {
    expect(isPlastic(togglePlastic(sampleSpec, 0), 0)).toBe(true)
    const tested = togglePlastic(sampleSpec, 1)
    expect([isPlastic(tested, 1), durationMs(tested, 1)]).toEqual([false, durationMs(sampleSpec, 1)])
    expect(togglePlastic(tested, 1)).toEqual(sampleSpec)
  })

  it('have a teacher or none', () => {
    const untaught = toggleTeacher(sampleSpec)
    expect(valueAt(untaught, 'protocol.teacher')).toBeNull()
    expect(toggleTeacher(untaught)).toEqual(sampleSpec)
    expect(toggleTeacher({ ...sampleSpec, projections: {}, protocol: { ...sampleSpec.protocol, teacher: null } })).toMatchObject({ protocol: { teacher: null } })
  })
})

describe('steps of a current', () => {
  const stepsOf = (spec: unknown, name = 'pyrSoma') => steppedCurrents(spec).find((current) => current.name === name)?.steps

  it('move within their neighbours, in whole time steps and pA', () => {
    expect(stepsOf(withStep(clampSpec, 'pyrSoma', 1, { timeMs: 432.16, currentPa: 12.4 }))?.[1]).toEqual({ timeMs: 432.2, currentPa: 12 })
    expect(stepsOf(withStep(clampSpec, 'pyrSoma', 1, { timeMs: 5000, currentPa: 0 }))?.[1]?.timeMs).toBe(1099.9)
    expect(stepsOf(withStep(clampSpec, 'pyrSoma', 0, { timeMs: -20, currentPa: 0 }))?.[0]?.timeMs).toBe(0)
    expect(isValid(withStep(clampSpec, 'pyrSoma', 1, { timeMs: -20, currentPa: 0 }))).toBe(true)
  })

  it('are added half-way, and taken away down to the last', () => {
    expect(stepsOf(addStep(clampSpec, 'pyrSoma', 3, 1600))?.at(-1)).toEqual({ timeMs: 1550, currentPa: 0 })
    const one = [0, 0, 0, 0, 0].reduce<unknown>((spec) => removeStep(spec, 'pyrSoma', 0), clampSpec)
    expect(stepsOf(one)).toHaveLength(1)
    expect(isValid(one)).toBe(true)
  })
})
