/** Injected currents over time. */
import type { Waveform } from './spec.ts'

/** pA at time `ms`. */
export function currentAt(waveform: Waveform, ms: number): number {
  switch (waveform.type) {
    case 'constant': return waveform.currentPa
    case 'sine': {
      // In absolute time, so that the phase does not depend on when it begins.
      const swing = ms < waveform.startMs ? 0 : waveform.amplitudePa * Math.sin((2 * Math.PI * ms) / waveform.periodMs)
      return waveform.baselinePa + swing
    }
    case 'steps': {
      const step = waveform.timesMs.findLastIndex((at) => at <= ms)
      return step < 0 ? 0 : waveform.currentsPa[step] ?? 0
    }
    case 'sampled': return sampledAt(waveform, ms)
  }
}

function sampledAt({ samplesPa, intervalMs, after }: Extract<Waveform, { type: 'sampled' }>, ms: number): number {
  const count = samplesPa.length
  const place = ms / intervalMs
  const inside = after === 'repeat' ? place % count : Math.min(place, count - 1)
  const before = Math.floor(inside)
  const next = after === 'repeat' ? (before + 1) % count : Math.min(before + 1, count - 1)
  const from = samplesPa[before] ?? 0
  return from + ((samplesPa[next] ?? 0) - from) * (inside - before)
}

/** Whether it has one value from `fromMs` up to `toMs`. */
export function isConstant(waveform: Waveform, fromMs: number, toMs: number): boolean {
  switch (waveform.type) {
    case 'constant': return true
    case 'steps': return !waveform.timesMs.some((at) => at > fromMs && at < toMs)
    case 'sine': return toMs <= waveform.startMs || waveform.amplitudePa === 0
    case 'sampled': return false
  }
}
