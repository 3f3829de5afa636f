/** What runs used of the machine, as it is shown: means of what was added up. */
import type { UsageRecord } from '../../store/records.ts'
import type { UsageSample } from './run-host.ts'
import type { LiveUsage, RunUsage } from './run-types.ts'

/** What can be a column of the history. */
export const usageNames = ['cpuMs', 'cores', 'peakMemoryBytes'] as const satisfies readonly (keyof RunUsage)[]

export const runUsage = (record: UsageRecord | undefined): RunUsage | null =>
  (record === undefined ? null : { cpuMs: record.cpuMs, cores: coresOf(record), peakMemoryBytes: record.peakMemoryBytes })

/** `last`: what was measured last, of a run that computes. */
export function liveUsage(record: UsageRecord | undefined, last: UsageSample | null): LiveUsage | null {
  const usage = runUsage(record)
  return usage === null || last === null ? null : { ...usage, coresNow: coresOf(last), memoryBytes: last.memoryBytes }
}

const coresOf = ({ cpuMs, measuredMs }: Pick<UsageRecord, 'cpuMs' | 'measuredMs'>): number | null => (measuredMs === 0 ? null : cpuMs / measuredMs)
