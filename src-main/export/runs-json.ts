/**
 * Runs as JSON: provenance, then per run its spec and, per series, one array per column. JSON has no NaN: it is written
 * as null, and the infinities as the strings "Infinity" and "-Infinity".
 */
import type { FigureProvenance } from '../experiments/figure-data.ts'
import { piecesOf } from './run-data.ts'
import type { ExportRun, ExportSeries } from './run-data.ts'

/**
 * The file in parts, with a line break at its end; what was recorded is read once a column. Throws RangeError at the end of a series of
 * the wrong length.
 */
export function* runsToJson(runs: readonly ExportRun[], provenance: FigureProvenance): Generator<Uint8Array> {
  yield text(open({ format: 'burstlab-runs', formatVersion: 1, provenance }, 'runs'))
  for (const [index, run] of runs.entries()) {
    const { id, name, seed, specHash, checksum, usage, spec } = run
    const used = usage === null ? null : { cpuMs: usage.cpuMs, cores: usage.cores, peakMemoryBytes: usage.peakMemoryBytes }
    yield text(`${commaAt(index)}${open({ id, name, seed, specHash, checksum, usage: used, spec }, 'series')}`)
    for (const [at, series] of run.series.entries()) {
      yield text(`${commaAt(at)}${open({ name: series.name, rows: series.rows }, 'columns')}`)
      for (const column of series.columns.keys()) yield* columnOf(run, series, column)
      yield text(']}')
    }
    yield text(']}')
  }
  yield text(']}\n')
}

function* columnOf(run: ExportRun, series: ExportSeries, column: number): Generator<Uint8Array> {
  const width = series.columns.length
  yield text(`${commaAt(column)}${open({ name: series.columns[column] }, 'values')}`)
  let comma = ''
  for (const piece of piecesOf(run, series)) {
    const numbers = Array.from({ length: Math.floor(piece.length / width) }, (_, row) => JSON.stringify(jsonNumber(piece[row * width + column] ?? NaN)))
    if (numbers.length === 0) continue
    yield text(`${comma}${numbers.join(',')}`)
    comma = ','
  }
  yield text(']}')
}

/** An object whose last property is a list that is still to come. */
const open = (head: Readonly<Record<string, unknown>>, list: string): string => `${JSON.stringify(head).slice(0, -1)},"${list}":[`

const commaAt = (index: number): string => (index === 0 ? '' : ',')

const jsonNumber = (value: number): number | string | null => (Number.isFinite(value) ? value : Number.isNaN(value) ? null : String(value))

const text = (content: string): Uint8Array => Buffer.from(content, 'utf8')
