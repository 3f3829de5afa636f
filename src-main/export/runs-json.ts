/**
 * Runs as JSON: provenance, then per run its spec and, per series, one array per column. JSON has no NaN: it is written
 * as null, and the infinities as the strings "Infinity" and "-Infinity".
 */
import type { FigureProvenance } from '../experiments/figure-data.ts'
import { assertComplete } from './run-data.ts'
import type { ExportRun, ExportSeries } from './run-data.ts'

/** The whole file, with a line break at its end. Throws RangeError for a series of the wrong length. */
export function runsToJson(runs: readonly ExportRun[], provenance: FigureProvenance): string {
  assertComplete(runs)
  const document = {
    format: 'burstlab-runs',
    formatVersion: 1,
    provenance,
    runs: runs.map((run) => ({
      id: run.id,
      name: run.name,
      seed: run.seed,
      specHash: run.specHash,
      checksum: run.checksum,
      usage: run.usage === null ? null : { cpuMs: run.usage.cpuMs, cores: run.usage.cores, peakMemoryBytes: run.usage.peakMemoryBytes },
      spec: run.spec,
      series: run.series.map((series) => ({
        name: series.name,
        rows: series.rows,
        columns: series.columns.map((name, index) => ({ name, values: columnValues(series, index) })),
      })),
    })),
  }
  return `${JSON.stringify(document)}\n`
}

function columnValues(series: ExportSeries, column: number): (number | string | null)[] {
  return Array.from({ length: series.rows }, (_, row) => jsonNumber(series.values[row * series.columns.length + column] ?? NaN))
}

const jsonNumber = (value: number): number | string | null => (Number.isFinite(value) ? value : Number.isNaN(value) ? null : String(value))
