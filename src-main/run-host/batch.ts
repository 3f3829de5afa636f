/** Gathers what an engine puts out until the next message to the lab. */
import type { EngineOutput } from '../engines/engine.ts'
import type { HostReply, PackedRows } from '../lab/run-host.ts'

type Advance = Omit<Extract<HostReply, { type: 'advance' }>, 'type' | 'runId'>

export interface Batch {
  /** What is not for a batch travels by itself, or with the run's end. */
  add(output: Extract<EngineOutput, { type: 'progress' | 'log' | 'rows' }>): void
  /** How far the run is. */
  fraction(): number
  /** What came since the last time; progress stays. */
  take(): Advance
}

/** `begun`: how far the run is, until it says more. */
export function createBatch(begun: { readonly fraction: number; readonly label: string } = { fraction: 0, label: '' }): Batch {
  const series = new Map<string, { readonly columns: readonly string[]; readonly values: number[] }>()
  let log: string[] = []
  let { fraction, label: activity } = begun
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
    fraction: () => fraction,
    take() {
      const rows = [...series].map(([name, { columns, values }]): PackedRows => ({ series: name, columns, values: Float64Array.from(values) }))
      const taken = { fraction, activity, rows, log }
      series.clear()
      log = []
      return taken
    },
  }
}
