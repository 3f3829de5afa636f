/** The recorded numbers of a run, as the data exporters take them: piece by piece, so that no more than one has to be in memory. */

export interface ExportSeries {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
  /** Whole rows in their order (row-major), from the beginning at each call; `rows` of them. */
  readonly pieces: () => Iterable<Float64Array>
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

/** The pieces of a series. Throws RangeError, at their end, where there are more or fewer values than its rows and columns say. */
export function* piecesOf(run: Pick<ExportRun, 'id'>, { name, rows, columns, pieces }: ExportSeries): Generator<Float64Array> {
  let values = 0
  for (const piece of pieces()) {
    values += piece.length
    yield piece
  }
  const expected = rows * columns.length
  if (values !== expected) throw new RangeError(`run ${run.id}, series "${name}": ${values} values, expected ${rows} rows × ${columns.length} columns = ${expected}`)
}
