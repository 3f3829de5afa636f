/** Gathers what an engine puts out until the next message to the lab. */
import type { EngineOutput } from '../engines/engine.ts'
import type { HostReply, PackedRows } from '../lab/run-host.ts'

type Advance = Omit<Extract<HostReply, { type: 'advance' }>, 'type' | 'runId'>

export interface Batch {
  /** Metrics are not for a batch: they travel with the run's end. */
  add(output: Exclude<EngineOutput, { type: 'metric' }>): void
  /** What came since the last time; progress stays. */
  take(): Advance
}

export function createBatch(): Batch {
  const series = new Map<string, { readonly columns: readonly string[]; readonly values: number[] }>()
  let log: string[] = []
  let fraction = 0
  let activity = ''
  return {
    add(output) {
      switch (output.type) {
        case 'progress':
          fraction = output.fraction
          activity = output.label
          break
        case 'log':
          log.push(output.text)
          break
        case 'rows': {
          const known = series.get(output.series) ?? { columns: output.columns, values: [] }
          series.set(output.series, known)
          for (const value of output.values) known.values.push(value)
        }
      }
    },
    take() {
      const rows = [...series].map(([name, { columns, values }]): PackedRows => ({ series: name, columns, values: Float64Array.from(values) }))
      const taken = { fraction, activity, rows, log }
      series.clear()
      log = []
      return taken
    },
  }
}
