/** Gathers what an engine puts out until the next message to the lab. */
import type { EngineOutput } from '../engines/engine.ts'
import type { HostReply, PackedRows } from '../lab/runs/run-host.ts'

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
  const series = new Map<string, { readonly columns: readonly string[]; readonly pieces: (readonly number[] | Float64Array)[] }>()
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
          const known = series.get(output.series) ?? { columns: output.columns, pieces: [] }
          series.set(output.series, known)
          known.pieces.push(output.values)
        }
      }
    },
    fraction: () => fraction,
    take() {
      const rows = [...series].map(([name, { columns, pieces }]): PackedRows => ({ series: name, columns, values: joined(pieces) }))
      const taken = { fraction, activity, rows, log }
      series.clear()
      log = []
      return taken
    },
  }
}

function joined(pieces: readonly (readonly number[] | Float64Array)[]): Float64Array {
  const values = new Float64Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    values.set(piece, at)
    at += piece.length
  }
  return values
}
