/** Runs as NumPy's .npz: a zip of .npy arrays, which `numpy.load` reads without pickle. */
import type { FigureProvenance } from '../experiments/figure-data.ts'
import { npyOf, npyOfTexts } from './npy.ts'
import { provenanceText } from './provenance.ts'
import { piecesOf } from './run-data.ts'
import type { ExportRun } from './run-data.ts'
import { zipParts } from './zip-writer.ts'

/**
 * Every series of every run as a table (rows × columns) `RUN/SERIES`, with the names of its columns in `RUN/SERIES/columns`; the
 * provenance is JSON in `provenance`. In parts, one series after the other. Throws RangeError for a series of the wrong length.
 */
export const runsToNpz = (runs: readonly ExportRun[], provenance: FigureProvenance): Generator<Uint8Array> => zipParts(members(runs, provenance))

function* members(runs: readonly ExportRun[], provenance: FigureProvenance): Generator<readonly [name: string, content: Uint8Array]> {
  yield ['provenance.npy', npyOfTexts([provenanceText(provenance)])]
  for (const run of runs) {
    for (const series of run.series) {
      yield [`${run.id}/${series.name}.npy`, npyOf('<f8', [series.rows, series.columns.length], piecesOf(run, series))]
      yield [`${run.id}/${series.name}/columns.npy`, npyOfTexts(series.columns)]
    }
  }
}
