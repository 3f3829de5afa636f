import { describe, expect, it } from 'vitest'
import { createRateBins } from '../../../src-main/lab/recordings/rate-bins.ts'

describe('rates of a population', () => {
  // Two neurons: an event and the second spike of a burst within the first 100 ms, another spike in the next.
  const rows = Float64Array.from([0.02, 0, 1, 0.03, 0, 2, 0.1, 1, 0, 0.15, 7, 1])

  it('are spikes, events and bursts per neuron and second, in bins of any width', () => {
    const bins = createRateBins({ fromS: 0, toS: 0.2, binMs: 100, neurons: 2 })
    bins.add(rows.subarray(0, 6))
    bins.add(rows.subarray(6))
    expect(bins.result(0.2)).toEqual({ binMs: 100, fromS: 0, toS: 0.2, timesS: [0.05, 0.15], spikesHz: [10, 5], eventsHz: [5, 0], burstsHz: [5, 0] })
  })

  it('end with the last whole bin of what is there, and with a shorter one at the end of the time', () => {
    const made = () => { const bins = createRateBins({ fromS: 0, toS: 0.25, binMs: 100, neurons: 1 }); bins.add(Float64Array.from([0.22, 0, 0])); return bins }
    expect(made().result(0.15).timesS).toEqual([0.05])
    expect(made().result(0.25)).toMatchObject({ timesS: [0.05, 0.15, 0.225], spikesHz: [0, 0, expect.closeTo(20, 6)] })
  })
})
