/** Whole runs: what is recorded, that it is the same again, and that it learns. */
import { describe, expect, it } from 'vitest'
import type { EngineOutput } from '../../../src-main/engines/engine.ts'
import type { LabelledImages } from '../../../src-main/engines/images.ts'
import { rateEngine } from '../../../src-main/engines/rate/rate-engine.ts'
import type { RateSpec } from '../../../src-main/engines/rate/spec.ts'
import { column, recordedOf } from './recorded.ts'
import { smallImages } from './small-images.ts'
import { smallSpec } from './small-spec.ts'

type Change = { [Part in Exclude<keyof RateSpec, 'kind' | 'version' | 'network'>]?: Partial<RateSpec[Part]> } & { network?: RateSpec['network'] }

function changed({ data, network, dynamics, rule, training, recording }: Change): RateSpec {
  return {
    ...smallSpec, data: { ...smallSpec.data, ...data }, network: network ?? smallSpec.network, dynamics: { ...smallSpec.dynamics, ...dynamics },
    rule: { ...smallSpec.rule, ...rule }, training: { ...smallSpec.training, ...training }, recording: { ...smallSpec.recording, ...recording },
  }
}

const ofType = <Type extends EngineOutput['type']>(spec: RateSpec, type: Type, images: LabelledImages = smallImages): Extract<EngineOutput, { type: Type }>[] =>
  [...rateEngine(spec, 1, images)].filter((output): output is Extract<EngineOutput, { type: Type }> => output.type === type)

describe('a run', () => {
  it('tests before it learns and after every epoch', () => {
    const recorded = recordedOf(smallSpec, smallImages)
    expect(column(recorded, 'epochs', 'epoch')).toEqual([0, 1, 2])
    expect(column(recorded, 'learning', 'epoch')).toEqual([1, 2])
  })

  it('moves on to its end', () => {
    const fractions = ofType(smallSpec, 'progress').map(({ fraction }) => fraction)
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b))
    expect(fractions.at(-1)).toBe(1)
  })

  it('learns: the small images are told apart in the end', () => {
    const errors = column(recordedOf(changed({ training: { epochs: 30 }, rule: { tauWeightS: 2 } }), smallImages), 'epochs', 'testErrorPct')
    expect(errors.at(-1)).toBe(0)
    expect(errors[0]).toBeGreaterThan(30)
  })

  it('learns nothing without a teacher', () => {
    const recorded = recordedOf(changed({ training: { teacherS: 0, epochs: 3 } }), smallImages)
    expect(new Set(column(recorded, 'epochs', 'testErrorPct')).size).toBe(1)
    expect(Math.max(...column(recorded, 'trace', 'outputWeightChange'))).toBe(0)
  })

  it('of an open gate and no teacher changes weights by far less than taught', () => {
    const sizeOf = (spec: RateSpec): number => {
      const weights = column(recordedOf(spec, smallImages), 'trace', 'outputWeight')
      return Math.abs((weights.at(-1) ?? NaN) - (weights[0] ?? NaN))
    }
    const followed = { fromExample: 6, durationS: 50 }
    const untaught = sizeOf(changed({ rule: { gate: 'always' }, training: { teacherS: 0 }, recording: followed }))
    expect(untaught).toBeLessThan(0.05 * sizeOf(changed({ recording: followed })))
  })

  it('is the same for the same seed and another one for another', () => {
    const of = (seed: number): unknown => [...recordedOf(smallSpec, smallImages, seed)]
    expect(of(3)).toEqual(of(3))
    expect(of(3)).not.toEqual(of(4))
  })

  it('learns the same whatever is followed', () => {
    const learnt = (recording: Partial<RateSpec['recording']>): unknown => recordedOf(changed({ recording }), smallImages).get('learning')
    expect(learnt({ fromExample: 0, durationS: 300 })).toEqual(learnt({ fromExample: 59, durationS: 0.1 }))
  })

  it('shows the images in another order in each epoch where they are shuffled', () => {
    const seen = column(recordedOf(changed({ training: { order: 'shuffled', epochs: 2 }, recording: { fromExample: 0, durationS: 330, outputUnit: 0 } }), smallImages), 'trace', 'target', (row) => row('teaching') === 1)
    const [first, second] = [seen.slice(0, 150), seen.slice(150)]
    expect(second).not.toEqual(first)
    // Each image once: a third of them is of the followed class.
    for (const part of [first, second]) expect(part.reduce((sum, target) => sum + target, 0)).toBe(50)
  })
})

describe('the followed stretch', () => {
  const recorded = recordedOf(smallSpec, smallImages)

  it('has a row per time step, at its end', () => {
    const times = column(recorded, 'trace', 'timeS')
    expect(times).toHaveLength(110)
    expect(times[0]).toBeCloseTo(3 * 5.5 + 0.1, 9)
    expect(times.at(-1)).toBeCloseTo(3 * 5.5 + 11, 9)
    expect(new Set(column(recorded, 'trace', 'example'))).toEqual(new Set([3, 4]))
  })

  it('tells when the teacher is on, and what it wants', () => {
    expect(column(recorded, 'trace', 'teaching').reduce((sum, on) => sum + on, 0)).toBe(10)
    // Example 4 is of class 1, the followed one.
    expect(column(recorded, 'trace', 'target', (row) => row('example') === 3)).not.toContain(1)
    expect(column(recorded, 'trace', 'target', (row) => row('example') === 4 && row('teaching') === 1)).toEqual([1, 1, 1, 1, 1])
  })

  it.each(['hidden', 'output'])('shows that weights of the %s layer change only while the teacher is on', (layer) => {
    const changes = (teaching: number): number[] => column(recorded, 'trace', `${layer}WeightChange`, (row) => row('teaching') === teaching)
    expect(Math.max(...changes(0))).toBe(0)
    expect(Math.min(...changes(1))).toBeGreaterThan(0)
  })

  it('has p, p̄ and their difference', () => {
    const [p, running, deviation] = ['outputBurstProbability', 'outputRunning', 'outputDeviation'].map((name) => column(recorded, 'trace', name))
    deviation?.forEach((value, row) => expect(value).toBe((p?.[row] ?? NaN) - (running?.[row] ?? NaN)))
  })

  it('goes on in the next epoch', () => {
    const later = recordedOf(changed({ recording: { fromExample: 29 } }), smallImages)
    expect(new Set(column(later, 'trace', 'example'))).toEqual(new Set([29, 30]))
  })

  it('shows a weight between its layers as it is when the example is over', () => {
    const weights = column(recordedOf(changed({ recording: { fromExample: 4, durationS: 11, inputUnit: 1, hiddenUnit: 2 } }), smallImages), 'trace', 'hiddenWeight')
    // The end of one example and the start of the next: kept apart before, in the matrix after.
    expect(weights[55]).toBeCloseTo(weights[54] ?? NaN, 14)
    expect(weights[54]).not.toBe(weights[49])
  })
})

describe('images that do not fit', () => {
  it('are refused with what was expected', () => {
    expect(() => ofType(changed({ recording: { inputUnit: 12 } }), 'log')).toThrow('The followed pixel (recording.inputUnit) is 12; the images of small have 12, counted from 0.')
    expect(() => ofType(changed({ recording: { outputUnit: 3 } }), 'log')).toThrow('The followed output (recording.outputUnit) is 3; small has 3 classes, counted from 0.')
    expect(() => ofType(smallSpec, 'log', { ...smallImages, test: { ...smallImages.test, count: 0 } })).toThrow('small has 30 images to learn and 0 to test; expected at least one of each.')
  })

})

it('A run whose rates explode says so', () => {
  expect(() => ofType(changed({ rule: { tauWeightS: 0.01, maxRate: 1e6 }, network: { hiddenUnits: 8, feedback: 'random', feedbackScale: 100 }, training: { epochs: 20 } }), 'log')).toThrow(/^Event rates grew beyond all bounds at example \d+\./)
})
