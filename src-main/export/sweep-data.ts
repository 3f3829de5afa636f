/** A sweep's points as JSON and as NumPy's .npz, with provenance: what the table as CSV has, for programs. */
import type { FigureProvenance } from '../experiments/figure-data.ts'
import { npyOf, npyOfTexts } from './npy.ts'
import { provenanceText } from './provenance.ts'
import type { SweepTable } from './sweep-csv.ts'
import { zipOf } from './zip-writer.ts'

/** `settings`: the axes as they were asked for, seeds of random ones included. */
export function sweepToJson({ axes, metrics, rows }: SweepTable, settings: unknown, provenance: FigureProvenance): string {
  const points = rows.map(({ values, runIds, metrics: found }, point) => ({
    point, values: Object.fromEntries(axes.map((path, k) => [path, values[k] ?? null])), runs: runIds, metrics: Object.fromEntries(metrics.map((name, k) => [name, found[k] ?? null])),
  }))
  return `${JSON.stringify({ format: 'burstlab-sweep', formatVersion: 1, provenance, settings, axes, metrics, points })}\n`
}

/** A row per point: `axes` and per metric `mean`, `sd` (NaN without a number) and `count`; values that are no numbers as `axes/PATH`. */
export function sweepToNpz({ axes, metrics, rows }: SweepTable, settings: unknown, provenance: FigureProvenance): Buffer {
  const numbers = (of: 'mean' | 'sd' | 'count'): Buffer => npyOf('<f8', [rows.length, metrics.length], rows.map(({ metrics: found }) => metrics.map((_, k) => found[k]?.[of] ?? (of === 'count' ? 0 : NaN))))
  const worded = axes.flatMap((path, k): [string, Buffer][] => (rows.every(({ values }) => typeof values[k] === 'number') ? [] : [[`axes/${path}.npy`, npyOfTexts(rows.map(({ values }) => String(values[k] ?? '')))]]))
  return zipOf([
    ['provenance.npy', npyOfTexts([provenanceText(provenance)])], ['settings.npy', npyOfTexts([JSON.stringify(settings)])],
    ['axes.npy', npyOf('<f8', [rows.length, axes.length], rows.map(({ values }) => axes.map((_, k) => { const value = values[k]; return typeof value === 'number' ? value : NaN })))],
    ['axes/names.npy', npyOfTexts(axes)], ...worded, ['metrics/names.npy', npyOfTexts(metrics)],
    ['mean.npy', numbers('mean')], ['sd.npy', numbers('sd')], ['count.npy', numbers('count')], ['runs.npy', npyOfTexts(rows.map(({ runIds }) => runIds.join(' ')))],
  ])
}
