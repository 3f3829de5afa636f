/** Events and bursts: which spikes of a train are the first of a burst, the second, or neither, on the post- and the presynaptic side. */
import { describe, expect, it } from 'vitest'
import { createStream } from '../../../../src-main/engines/random/random-stream.ts'
import type { FidelitySpec } from '../../../../src-main/engines/spiking/spec.ts'
import { fidelity, fire, lastSpikes, population, simulate } from '../network.ts'
import { marksOf } from '../oracle/detector.ts'

/** Marks of one neuron that is made to fire in these steps. */
function detect(train: readonly number[], changed: Partial<FidelitySpec> = {}) {
  const simulation = simulate({ populations: { cell: population('relay', 1) }, fidelity: { ...fidelity, ...changed } })
  return train.map((step) => {
    while (simulation.step() < step) simulation.advance(Math.min(1000, step - simulation.step()))
    fire(simulation, 'cell', [0])
    const [spike] = lastSpikes(simulation, 'cell')
    return { post: spike?.post, pre: spike?.pre }
  })
}
const post = (train: readonly number[], changed: Partial<FidelitySpec> = {}) => detect(train, changed).map((marks) => marks.post)
const pre = (train: readonly number[], changed: Partial<FidelitySpec> = {}) => detect(train, changed).map((marks) => marks.pre)

const first = 50
const [event, burst, other] = [1, 2, 0]

describe('after an isolated spike', () => {
  it('the postsynaptic side has an event where the interval exceeds 16.0 ms', () => {
    expect(post([first, first + 160])).toEqual([event, burst])
    expect(post([first, first + 161])).toEqual([event, event])
  })

  it('the presynaptic side has an event where the interval exceeds 16.8 ms', () => {
    expect(pre([first, first + 168])).toEqual([event, burst])
    expect(pre([first, first + 169])).toEqual([event, event])
  })

  it('the presynaptic side has not yet seen a spike of the last 0.8 ms', () => {
    expect(pre([first, first + 8])).toEqual([event, event])
    expect(pre([first, first + 9])).toEqual([event, burst])
  })

  it('follows the threshold of the experiment', () => {
    expect(post([first, first + 100], { burstThresholdMs: 10 })).toEqual([event, burst])
    expect(post([first, first + 101], { burstThresholdMs: 10 })).toEqual([event, event])
  })
})

describe('within and after a burst', () => {
  it('spikes beyond the second are neither', () => {
    expect(post([first, first + 60, first + 120, first + 180])).toEqual([event, burst, other, other])
  })

  // 16 ms × (1 + ln(1 + exp(-d / 16 ms))) after the second spike: the trace adds up.
  it.each([[5], [10], [15]])('of %i ms, the next event takes longer than 16 ms', (ms) => {
    const silence = Math.floor(160 * (1 + Math.log(1 + Math.exp(-ms / 16))))
    if (ms === 5) expect(silence).toBe(247)
    const second = first + ms * 10
    expect(post([first, second, second + silence])).toEqual([event, burst, other])
    expect(post([first, second, second + silence + 1])).toEqual([event, burst, event])
  })

  it('spikes that come too early for an event do not begin another burst', () => {
    // The third spike is dropped altogether, and so is the fourth, which follows it within 16 ms.
    expect(post([first, first + 50, first + 280, first + 380])).toEqual([event, burst, other, other])
  })
})

describe('the plain interval', () => {
  const interval: Partial<FidelitySpec> = { burstDetector: 'interval' }

  it('has an event where the interval exceeds 16 ms, on both sides', () => {
    expect(detect([first, first + 160], interval)).toEqual([{ post: event, pre: event }, { post: burst, pre: burst }])
    expect(detect([first, first + 161], interval)).toEqual([{ post: event, pre: event }, { post: event, pre: event }])
  })

  it('does not add up', () => {
    expect(post([first, first + 50, first + 211], interval)).toEqual([event, burst, event])
    expect(post([first, first + 50, first + 210], interval)).toEqual([event, burst, other])
  })
})

describe('a long irregular train', () => {
  it('is marked as a trace that is stepped along marks it, on both sides', () => {
    const random = createStream({ seed: 3, purpose: 1, index: 0, subIndex: 0 })
    const train: number[] = []
    // Intervals of 1 ms and more; closer spikes would reach the presynaptic detector after they matter.
    for (let step = first, k = 0; k < 3000; k++, step += 10 + Math.floor(random.exponential(random.uniform() < 0.5 ? 60 : 400))) train.push(step)
    const marks = detect(train)
    expect(marks).toEqual(marksOf(train))
    for (const mark of [event, burst, other]) expect(marks.filter((found) => found.post === mark).length).toBeGreaterThan(100)
  })
})

describe('counts', () => {
  it('are of events, bursts and spikes, and start again when they are taken', () => {
    const simulation = simulate({ populations: { cell: population('relay', 3) } })
    fire(simulation, 'cell', [0, 2])
    for (let step = 0; step < 50; step++) simulation.advance(1)
    fire(simulation, 'cell', [0, 1])
    fire(simulation, 'cell', [0])
    expect(simulation.takeCounts('cell')).toEqual({ events: 3, bursts: 1, spikes: 5 })
    expect(simulation.takeCounts('cell')).toEqual({ events: 0, bursts: 0, spikes: 0 })
  })
})
