/** What single neurons did, from their spikes one after the other: counts, intervals between spikes, and how regular those are. */

/** No neuron of fewer intervals has a CV: of two, its spread says nothing. */
const fewestIntervals = 3

export interface NeuronActivity {
  readonly neuron: number
  readonly spikes: number
  readonly events: number
  readonly bursts: number
  /** Bursts per event; null without events. */
  readonly burstProbability: number | null
  /** Null without two spikes. */
  readonly meanIntervalMs: number | null
  /** Population SD of the intervals over their mean; null of fewer than three of them. */
  readonly cv: number | null
}

export interface Histogram {
  /** Ascending, one more than there are counts. */
  readonly edges: readonly number[]
  readonly counts: readonly number[]
}

export interface SpikeActivity {
  readonly neurons: readonly NeuronActivity[]
  /** Of all intervals, in ms: in equal ratios, and in equal steps up to 300 ms. */
  readonly logIntervals: Histogram
  readonly evenIntervals: Histogram
  /** Of the neurons' CVs. */
  readonly cvs: Histogram
}

export interface SpikeCounter {
  /** Rows of (time in s, neuron, mark) in the order of time, as `raster.*` has them; neurons beyond the first `size` are left out. */
  add(rows: Float64Array): void
  result(): SpikeActivity
}

/** Ten bins a decade, from 0.1 ms to 100 s. */
const logBins = { firstMs: 0.1, perDecade: 10, count: 60 } as const
/** Steps of which the paper's burst threshold, 16 ms, is an edge. */
const evenBins = { widthMs: 2, count: 150 } as const
const cvBins = { width: 0.1, count: 30 } as const

/** Over neurons 0 to `size` - 1, those without a spike included. */
export function createSpikeCounter(size: number): SpikeCounter {
  const [spikes, events, bursts] = [new Uint32Array(size), new Uint32Array(size), new Uint32Array(size)]
  const [lastS, means, squares] = [new Float64Array(size).fill(NaN), new Float64Array(size), new Float64Array(size)]
  const [logCounts, evenCounts] = [new Array<number>(logBins.count).fill(0), new Array<number>(evenBins.count).fill(0)]

  function addInterval(neuron: number, intervalMs: number): void {
    // Welford's: the mean and the sum of squared differences to it.
    const difference = intervalMs - (means[neuron] ?? 0)
    const mean = (means[neuron] ?? 0) + difference / (spikes[neuron] ?? 1)
    means[neuron] = mean
    squares[neuron] = (squares[neuron] ?? 0) + difference * (intervalMs - mean)
    countIn(logCounts, Math.log10(intervalMs / logBins.firstMs) * logBins.perDecade)
    countIn(evenCounts, intervalMs / evenBins.widthMs)
  }

  function activityOf(neuron: number): NeuronActivity {
    const [own, ownEvents, ownBursts, mean] = [spikes[neuron] ?? 0, events[neuron] ?? 0, bursts[neuron] ?? 0, means[neuron] ?? 0]
    const intervals = Math.max(0, own - 1)
    return {
      neuron, spikes: own, events: ownEvents, bursts: ownBursts, burstProbability: ownEvents === 0 ? null : ownBursts / ownEvents,
      meanIntervalMs: intervals === 0 ? null : mean, cv: intervals < fewestIntervals ? null : Math.sqrt((squares[neuron] ?? 0) / intervals) / mean,
    }
  }

  return {
    add(rows) {
      for (let at = 0; at < rows.length; at += 3) {
        const [timeS, neuron, mark] = [rows[at] ?? NaN, rows[at + 1] ?? size, rows[at + 2]]
        if (neuron >= size) continue
        const before = lastS[neuron] ?? NaN
        // Of n spikes the n-th ends interval n - 1, which is what is counted by then.
        if (!Number.isNaN(before)) addInterval(neuron, (timeS - before) * 1000)
        lastS[neuron] = timeS
        spikes[neuron] = (spikes[neuron] ?? 0) + 1
        if (mark === 1) events[neuron] = (events[neuron] ?? 0) + 1
        if (mark === 2) bursts[neuron] = (bursts[neuron] ?? 0) + 1
      }
    },
    result() {
      const neurons = Array.from({ length: size }, (_, neuron) => activityOf(neuron))
      const cvCounts = new Array<number>(cvBins.count).fill(0)
      for (const { cv } of neurons) if (cv !== null) countIn(cvCounts, cv / cvBins.width)
      return {
        neurons,
        logIntervals: { edges: edgesOf(logBins.count, (i) => logBins.firstMs * 10 ** (i / logBins.perDecade)), counts: logCounts },
        evenIntervals: { edges: edgesOf(evenBins.count, (i) => i * evenBins.widthMs), counts: evenCounts },
        cvs: { edges: edgesOf(cvBins.count, (i) => i * cvBins.width), counts: cvCounts },
      }
    },
  }
}

/** What lies beyond an end is counted nowhere. Times are sums of steps: an interval on an edge may miss it in the last digits. */
function countIn(counts: number[], place: number): void {
  const bin = Math.floor(place + 1e-6)
  if (bin >= 0 && bin < counts.length) counts[bin] = (counts[bin] ?? 0) + 1
}

const edgesOf = (count: number, edge: (i: number) => number): number[] => Array.from({ length: count + 1 }, (_, i) => edge(i))
