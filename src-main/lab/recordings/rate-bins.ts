/** Rates of a population in bins of time, from recorded spikes: any width of bins, long after the run. */

/** A plot has no more points. */
export const mostBins = 20_000

export interface BinnedRates {
  readonly binMs: number
  /** Where the first bin begins and the last one ends. */
  readonly fromS: number
  readonly toS: number
  /** Middles of the bins. */
  readonly timesS: readonly number[]
  /** Means over neurons. */
  readonly spikesHz: readonly number[]
  readonly eventsHz: readonly number[]
  readonly burstsHz: readonly number[]
}

export interface RateBins {
  /** Rows of (time in s, neuron, mark), as `raster.*` has them. */
  add(rows: Float64Array): void
  /** Of the bins that end by then: one that is not over yet would look like a fall. */
  result(untilS: number): BinnedRates
}

/** Bins begin at `fromS`; of the last one what lies within the time counts, over its own length. */
export function createRateBins({ fromS, toS, binMs, neurons }: { readonly fromS: number; readonly toS: number; readonly binMs: number; readonly neurons: number }): RateBins {
  const binS = binMs / 1000
  const count = Math.max(0, Math.ceil((toS - fromS) / binS - 1e-9))
  const [spikes, events, bursts] = [new Uint32Array(count), new Uint32Array(count), new Uint32Array(count)]
  const add = (counts: Uint32Array, bin: number): void => { counts[bin] = (counts[bin] ?? 0) + 1 }
  const endOf = (bin: number): number => Math.min(toS, fromS + (bin + 1) * binS)
  return {
    add(rows) {
      for (let at = 0; at < rows.length; at += 3) {
        // Times are sums of steps: a spike on an edge may miss it in the last digits.
        const bin = Math.floor(((rows[at] ?? NaN) - fromS) / binS + 1e-6)
        if (!(bin >= 0 && bin < count) || (rows[at + 1] ?? neurons) >= neurons) continue
        add(spikes, bin)
        if (rows[at + 2] === 1) add(events, bin)
        if (rows[at + 2] === 2) add(bursts, bin)
      }
    },
    result(untilS) {
      const bins = Array.from({ length: count }, (_, bin) => bin).filter((bin) => endOf(bin) <= untilS + 1e-9)
      const rates = (counts: Uint32Array): number[] => bins.map((bin) => (neurons === 0 ? 0 : (counts[bin] ?? 0) / neurons / (endOf(bin) - fromS - bin * binS)))
      return { binMs, fromS, toS: bins.length === 0 ? fromS : endOf(bins.length - 1), timesS: bins.map((bin) => Number(((fromS + bin * binS + endOf(bin)) / 2).toPrecision(12))), spikesHz: rates(spikes), eventsHz: rates(events), burstsHz: rates(bursts) }
    },
  }
}
