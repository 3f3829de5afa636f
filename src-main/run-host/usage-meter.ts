/**
 * What a run takes of the machine: processor time, and memory. The numbers are those of the whole process, which computes one run after another: time is
 * measured as differences over the run's own, and memory that an earlier run has not given back counts for the next one too.
 */
import type { UsageSample } from '../lab/runs/run-host.ts'

/** Of this process. */
export interface UsageProbe {
  /** User and system, of all threads, since it began. */
  cpuMs(): number
  nowMs(): number
  /** Resident, now. */
  memoryBytes(): number
  /** Resident, at most since it began. */
  peakMemoryBytes(): number
}

export interface UsageMeter {
  /** Whether the last measurement is long enough ago. */
  due(): boolean
  /** What came since the last one. */
  take(): UsageSample
  /** The run has rested: what passed since the last one is not its own. */
  skip(): void
}

/** Measuring takes microseconds; writing down what was measured, a little more. */
const everyMs = 5000

export const processProbe: UsageProbe = {
  cpuMs() {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1000
  },
  nowMs: () => performance.now(),
  memoryBytes: () => process.memoryUsage.rss(),
  peakMemoryBytes: () => process.resourceUsage().maxRSS * 1024,
}

/** Begins to measure. */
export function createUsageMeter(probe: UsageProbe = processProbe): UsageMeter {
  const peakBefore = probe.peakMemoryBytes()
  let from = { cpuMs: probe.cpuMs(), nowMs: probe.nowMs() }
  let highest = probe.memoryBytes()

  /** The system's own peak misses nothing between two measurements, but may be of something earlier: it counts once it has grown. */
  function peak(memoryBytes: number): number {
    const peakNow = probe.peakMemoryBytes()
    highest = Math.max(highest, memoryBytes, peakNow > peakBefore ? peakNow : 0)
    return highest
  }
  const skip = (): void => { from = { cpuMs: probe.cpuMs(), nowMs: probe.nowMs() } }

  return {
    due: () => probe.nowMs() - from.nowMs >= everyMs,
    take() {
      const before = from
      skip()
      const memoryBytes = probe.memoryBytes()
      return { cpuMs: Math.max(0, from.cpuMs - before.cpuMs), measuredMs: Math.max(0, from.nowMs - before.nowMs), memoryBytes, peakMemoryBytes: peak(memoryBytes) }
    },
    skip,
  }
}
