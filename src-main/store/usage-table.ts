/** What runs used of the machine: processor time and memory, added up over all attempts of a run. */
import type Database from 'better-sqlite3'
import { StoreError } from './errors.ts'
import type { UsageRecord } from './records.ts'
import type { UsageTable } from './store.ts'

const columns = 'cpu_ms AS cpuMs, measured_ms AS measuredMs, peak_memory_bytes AS peakMemoryBytes'

export function createUsageTable(db: Database.Database): UsageTable {
  const add = db.prepare<[UsageRecord & { readonly runId: string }]>(`
    INSERT INTO run_usage (run, cpu_ms, measured_ms, peak_memory_bytes)
    SELECT seq, :cpuMs, :measuredMs, :peakMemoryBytes FROM runs WHERE id = :runId
    ON CONFLICT (run) DO UPDATE SET
      cpu_ms = cpu_ms + excluded.cpu_ms, measured_ms = measured_ms + excluded.measured_ms, peak_memory_bytes = max(peak_memory_bytes, excluded.peak_memory_bytes)`)
  const one = db.prepare<[string], UsageRecord>(`SELECT ${columns} FROM run_usage WHERE run = (SELECT seq FROM runs WHERE id = ?)`)
  const all = db.prepare<[], UsageRecord & { readonly id: string }>(`SELECT runs.id, ${columns} FROM run_usage JOIN runs ON runs.seq = run_usage.run`)
  return {
    add(runId, { cpuMs, measuredMs, peakMemoryBytes }) {
      if (add.run({ runId, cpuMs, measuredMs, peakMemoryBytes }).changes === 0) throw new StoreError('NOT_FOUND', `There is no run "${runId}".`)
    },
    get: (runId) => one.get(runId),
    all: () => new Map(all.all().map(({ id, ...usage }) => [id, usage])),
  }
}
