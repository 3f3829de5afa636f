import { describe, expect, it } from 'vitest'
import { epochBeside, hasEpochs } from '../../../../src-renderer/components/time/epochs.ts'

/** 2 s of rest, 3 epochs of 2 patterns (1 s of prediction, 0.5 s of learning), 1 s of rest with a step of current in its middle. */
const taught = {
  kind: 'spiking', currents: { step: { waveform: { type: 'steps', timesMs: [11_500], valuesPa: [100] } } },
  protocol: {
    teacher: {}, patterns: [{ label: '00' }, { label: '01' }],
    phases: [
      { type: 'run', durationMs: 2000, label: 'rest' }, { type: 'examples', patterns: [0, 1], epochs: 3, predictionMs: 1000, learningMs: 500 }, { type: 'run', durationMs: 1000 },
    ],
  },
}

const course = (lane: 'stimulus' | 'teacher', way: 1 | -1, fromS: number): number[] => {
  const next = epochBeside(taught, lane, fromS, way)
  return next === undefined ? [] : [next, ...course(lane, way, next)]
}

describe('jumping through a protocol', () => {
  it('goes from stimulus to stimulus, and back', () => {
    expect(course('stimulus', 1, 0)).toEqual([2, 3.5, 5, 6.5, 8, 9.5, 11.5])
    expect(course('stimulus', -1, 12)).toEqual([11.5, 9.5, 8, 6.5, 5, 3.5, 2])
  })

  it('goes from one teaching to the next, also from within one', () => {
    expect(course('teacher', 1, 6)).toEqual([7.5, 9, 10.5])
    expect(epochBeside(taught, 'teacher', 6.2, -1)).toBe(6)
  })

  it('ends where there are no more', () => {
    expect(epochBeside(taught, 'stimulus', 11.5, 1)).toBeUndefined()
    expect(epochBeside(taught, 'teacher', 1, -1)).toBeUndefined()
    expect(hasEpochs({ ...taught, protocol: { ...taught.protocol, teacher: null } }, 'teacher')).toBe(false)
    expect(hasEpochs({ kind: 'ensemble' }, 'stimulus')).toBe(false)
  })
})
