/** The recorded numbers of a run, as the data exporters take them. */

export interface ExportSeries {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  /** Row-major: rows × columns. */
  readonly values: Float64Array
}

export interface ExportRun {
  readonly id: string
  readonly name: string
  readonly specHash: string
  readonly seed: number
  readonly checksum: string | null
  readonly spec: unknown
  /** What it used of the machine; null where nothing was measured. */
  readonly usage: { readonly cpuMs: number; readonly cores: number | null; readonly peakMemoryBytes: number } | null
  readonly series: readonly ExportSeries[]
}

/** Throws RangeError when a series has more or fewer values than its rows and columns say. */
export function assertComplete(runs: readonly ExportRun[]): void {
  for (const run of runs) {
    for (const series of run.series) {
      const expected = series.rows * series.columns.length
      if (series.values.length !== expected) {
        const sizes = `${series.values.length} values, expected ${series.rows} rows × ${series.columns.length} columns = ${expected}`
        throw new RangeError(`run ${run.id}, series "${series.name}": ${sizes}`)
      }
    }
  }
}
