/** NumPy's .npz: a zip of .npy arrays (format version 1.0), which `numpy.load` reads without pickle. */
import type { FigureProvenance } from '../experiments/figure-data.ts'
import { provenanceText } from './provenance.ts'
import { assertComplete } from './run-data.ts'
import type { ExportRun } from './run-data.ts'
import { zipOf } from './zip-writer.ts'

/** 64-bit floats, last index fastest. Throws RangeError where the shape does not hold the values. */
export function npyOf(values: ArrayLike<number>, shape: readonly number[]): Buffer {
  const size = shape.reduce((product, extent) => product * extent, 1)
  if (size !== values.length) throw new RangeError(`npy: ${values.length} values do not make (${shape.join(', ')})`)
  const body = Buffer.alloc(8 * values.length)
  for (let i = 0; i < values.length; i++) body.writeDoubleLE(values[i] ?? NaN, 8 * i)
  return Buffer.concat([header('<f8', shape), body])
}

/** A list of texts, in UTF-8 bytes (`S`): decode them with `array.astype(str)` where they are ASCII, with `numpy.char.decode(array, 'utf-8')` else. */
export function npyOfTexts(texts: readonly string[]): Buffer {
  const bytes = texts.map((text) => Buffer.from(text, 'utf8'))
  const width = Math.max(1, ...bytes.map(({ length }) => length))
  return Buffer.concat([header(`|S${width}`, [texts.length]), ...bytes.map((text) => Buffer.concat([text, Buffer.alloc(width - text.length)]))])
}

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

function header(type: string, shape: readonly number[]): Buffer {
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`
  // Magic, version and length take 10 bytes; the whole ends at a multiple of 64.
  const padded = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`
  const start = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, padded.length & 255, padded.length >> 8])
  return Buffer.concat([start, Buffer.from(padded, 'latin1')])
}
