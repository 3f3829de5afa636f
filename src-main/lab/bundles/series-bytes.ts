/** Recorded series as bytes, back again, and the checksum that a run's result has. */
import { createHash } from 'node:crypto'
import type { SeriesChunk } from '../../store/records.ts'

const floatBytes = Float64Array.BYTES_PER_ELEMENT

/** Of one series: its values as they lie in memory, which on all machines that the store runs on is little-endian. */
export const bytesOf = (values: Float64Array): Uint8Array => new Uint8Array(values.buffer, values.byteOffset, values.byteLength)

export interface SeriesShape {
  readonly name: string
  readonly columns: readonly string[]
  readonly rows: number
}

/** How many bytes series of these shapes have together. */
export const bytesOfShapes = (shapes: readonly SeriesShape[]): number => shapes.reduce((sum, { columns, rows }) => sum + columns.length * rows * floatBytes, 0)

/** The series one after the other. `bytes` has `bytesOfShapes` of them. */
export function seriesFrom(bytes: Uint8Array, shapes: readonly SeriesShape[]): SeriesChunk[] {
  let at = 0
  return shapes.map(({ name, columns, rows }) => {
    const values = new Float64Array(columns.length * rows)
    bytesOf(values).set(bytes.subarray(at, at + values.byteLength))
    at += values.byteLength
    return { series: name, columns, values }
  })
}

/** Of one series: SHA-256 over the names of its columns and its values, NaN always with the same bits. */
export const seriesChecksum = ({ columns, values }: Pick<SeriesChunk, 'columns' | 'values'>): string =>
  createHash('sha256').update(JSON.stringify(columns)).update(bytesOf(values.map((value) => (Number.isNaN(value) ? NaN : value)))).digest('hex')

/** The result checksum of series with these sums, in the order of their names. */
export function combinedChecksum(series: readonly { readonly name: string; readonly sum: string }[]): string {
  const all = createHash('sha256')
  for (const { name, sum } of [...series].sort((a, b) => (a.name < b.name ? -1 : 1))) all.update(`${JSON.stringify(name)} ${sum}\n`)
  return all.digest('hex')
}

/** As the process that computed the run made it. */
export const checksumOf = (series: readonly SeriesChunk[]): string => combinedChecksum(series.map((one) => ({ name: one.series, sum: seriesChecksum(one) })))

/** Rows of a stored chunk are at most this large, so that later reads of some rows need not take all. */
const chunkBytes = 512 * 1024

/** The same rows in parts: those that came together, where that is known (as `[rows, from ms, to ms]`). A series without rows stays one part. */
export function inParts({ series, columns, values }: SeriesChunk, times: readonly (readonly [number, number, number])[] = []): SeriesChunk[] {
  if (times.length > 0) {
    let end = 0
    return times.map(([rows, fromMs, toMs]) => ({ series, columns, values: values.slice(end, end += rows * columns.length), came: { fromMs, toMs } }))
  }
  const step = Math.max(1, Math.floor(chunkBytes / (columns.length * floatBytes))) * columns.length
  return Array.from({ length: Math.max(1, Math.ceil(values.length / step)) }, (_, i) => ({ series, columns, values: values.slice(i * step, (i + 1) * step) }))
}
