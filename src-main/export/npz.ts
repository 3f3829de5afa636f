/** Runs as NumPy's .npz: a zip of .npy arrays, which `numpy.load` reads without pickle. */
import type { FigureProvenance } from '../experiments/figure-data.ts'
import { npyOf, npyOfTexts } from './npy.ts'
import { provenanceText } from './provenance.ts'
import { assertComplete } from './run-data.ts'
import type { ExportRun } from './run-data.ts'
import { zipOf } from './zip-writer.ts'

/**
 * Every series of every run as a table (rows × columns) `RUN/SERIES`, with the names of its columns in `RUN/SERIES/columns`; the
 * provenance is JSON in `provenance`.
 */
export function runsToNpz(runs: readonly ExportRun[], provenance: FigureProvenance): Buffer {
  assertComplete(runs)
  return zipOf([
    ['provenance.npy', npyOfTexts([provenanceText(provenance)])],
    ...runs.flatMap((run) => run.series.flatMap((series): [string, Buffer][] => [
      [`${run.id}/${series.name}.npy`, npyOf(series.values, [series.rows, series.columns.length])],
      [`${run.id}/${series.name}/columns.npy`, npyOfTexts(series.columns)],
    ])),
  ])
}
