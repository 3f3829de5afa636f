import { describe, expect, it } from 'vitest'
import { createSpikeCounter } from '../../../src-main/lab/recordings/spike-activity.ts'
import type { Histogram } from '../../../src-main/lab/recordings/spike-activity.ts'

/** Bins that hold something, by their lower edge. */
const filled = ({ edges, counts }: Histogram) => counts.flatMap((count, i) => (count === 0 ? [] : [[Number(edges[i]?.toPrecision(3)), count]]))

function counted(size: number, ...pieces: readonly (readonly (readonly [number, number, number])[])[]) {
  const counter = createSpikeCounter(size)
  for (const rows of pieces) counter.add(Float64Array.from(rows.flat()))
  return counter.result()
}

describe('the activity of single neurons', () => {
  it('is counts, bursts per event, the mean interval and its spread', () => {
    // Intervals of 10, 90 and 50 ms: mean 50, population SD √(3200 / 3).
    const { neurons: [own] } = counted(1, [[1, 0, 1], [1.01, 0, 2], [1.1, 0, 1], [1.15, 0, 1]])
    expect(own).toMatchObject({ neuron: 0, spikes: 4, events: 3, bursts: 1, burstProbability: 1 / 3 })
    expect(own?.meanIntervalMs).toBeCloseTo(50, 9)
    expect(own?.cv).toBeCloseTo(Math.sqrt(3200 / 3) / 50, 9)
  })

  it('has no CV of fewer than three intervals, no mean of none, and no burst probability without events', () => {
    const { neurons } = counted(3, [[1, 1, 0], [1.1, 2, 1], [1.2, 2, 1], [1.3, 2, 1]])
    expect(neurons).toMatchObject([
      { spikes: 0, burstProbability: null, meanIntervalMs: null, cv: null }, { spikes: 1, burstProbability: null, meanIntervalMs: null, cv: null },
      { spikes: 3, burstProbability: 0, cv: null },
    ])
  })

  it('knows of an interval whose ends came in different pieces, and leaves out neurons that are not asked for', () => {
    const { neurons, evenIntervals } = counted(1, [[1, 0, 1], [1.002, 7, 1]], [[1.005, 0, 2]])
    expect(neurons).toMatchObject([{ spikes: 2 }])
    expect(filled(evenIntervals)).toEqual([[4, 1]])
  })

  it('is 0 of regular spikes, and about 1 of a Poisson process', () => {
    const regular = counted(1, Array.from({ length: 100 }, (_, i) => [i * 0.02, 0, 0] as const))
    expect(regular.neurons[0]?.cv).toBeCloseTo(0, 6)
    // Quantiles of an exponential distribution as intervals.
    let timeS = 0
    const poisson = counted(1, Array.from({ length: 2000 }, (_, i) => [timeS += -Math.log(1 - (i + 0.5) / 2000), 0, 0] as const))
    expect(poisson.neurons[0]?.cv).toBeCloseTo(1, 1)
    expect(filled(regular.cvs)).toEqual([[0, 1]])
  })

  it('has intervals in equal steps and equal ratios; one of 16 ms is not below the threshold', () => {
    const { evenIntervals, logIntervals } = counted(1, [[1, 0, 1], [1.016, 0, 0], [1.0319, 0, 0], [2.0319, 0, 1]])
    expect(filled(evenIntervals)).toEqual([[14, 1], [16, 1]])
    expect(filled(logIntervals)).toEqual([[15.8, 2], [1000, 1]])
  })
})
