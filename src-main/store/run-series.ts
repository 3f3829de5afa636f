/** Series of runs: rows of 64-bit floats, appended in chunks, little-endian on disk (`openDatabase` refuses other machines). */
import type Database from 'better-sqlite3'
import { StoreError } from './errors.ts'
import { textsFromJson, toJson } from './json-column.ts'
import type { SeriesChunk, SeriesData, SeriesSize, TimedRows } from './records.ts'

/** By the run's `seq`; the caller has the transaction. */
export interface RunSeries {
  /** Throws a StoreError BAD_SERIES for rows that do not fit what is there. */
  append(run: number, chunk: SeriesChunk): void
  sizes(run: number): SeriesSize[]
  /** Keeps so many rows of each series, and nothing of a series that is not named. Throws a StoreError DAMAGED where there are fewer. */
  truncate(run: number, rows: Readonly<Record<string, number>>): void
  /** The first so many rows of each series, with their times, to a run that has none yet. Throws a StoreError DAMAGED where there are fewer. */
  copy(from: number, to: number, rows: Readonly<Record<string, number>>): void
  read(run: number, name: string, rows: RowRange): SeriesData | undefined
  /** The first row whose first column, which ascends, is not below `value`; as many as there are rows where none is. Reads one chunk. */
  find(run: number, name: string, value: number): number | undefined
  /** When its rows came, in their order; undefined where there is no such series, or nobody knows of some of them. */
  times(run: number, name: string): TimedRows[] | undefined
  /** How long the run had been running when its last rows came, in ms; null where nobody knows of some of them. */
  ranMs(run: number): number | null
}

export interface RowRange {
  readonly firstRow: number
  /** Not itself read; to the end where it is not given. */
  readonly endRow?: number | undefined
}

interface Header {
  readonly seq: number
  readonly name: string
  /** JSON. */
  readonly columns: string
  readonly rows: number
}

interface Chunk {
  readonly firstRow: number
  readonly rows: number
  readonly data: Uint8Array
}

const floatBytes = Float64Array.BYTES_PER_ELEMENT

export function createRunSeries(db: Database.Database): RunSeries {
  const headers = db.prepare<[number], Header>('SELECT seq, name, columns, rows FROM series WHERE run = ? ORDER BY seq')
  const header = db.prepare<[number, string], Header>('SELECT seq, name, columns, rows FROM series WHERE run = ? AND name = ?')
  const begin = db.prepare<[number, string, string], Header>('INSERT INTO series (run, name, columns) VALUES (?, ?, ?) RETURNING seq, name, columns, rows')
  const addChunk = db.prepare<[number, number, number, Uint8Array]>('INSERT INTO series_chunks (series, first_row, rows, data) VALUES (?, ?, ?, ?)')
  const addTimes = db.prepare<[number | bigint, number, number]>('INSERT INTO chunk_times (chunk, from_ms, to_ms) VALUES (?, ?, ?)')
  const timesOf = db.prepare<[number], { readonly rows: number; readonly fromMs: number | null; readonly toMs: number | null }>(`
    SELECT rows, from_ms AS fromMs, to_ms AS toMs FROM series_chunks LEFT JOIN chunk_times ON chunk = seq WHERE series = ? ORDER BY first_row`)
  const latest = db.prepare<[number], { readonly ms: number | null; readonly untimed: number }>(`
    SELECT max(to_ms) AS ms, count(series_chunks.seq) - count(to_ms) AS untimed
    FROM series JOIN series_chunks ON series_chunks.series = series.seq LEFT JOIN chunk_times ON chunk = series_chunks.seq WHERE run = ?`)
  const grow = db.prepare<[number, number]>('UPDATE series SET rows = ? WHERE seq = ?')
  // From the last chunk that begins at or before the wanted row: what lies before it is not read.
  const chunksWithin = db.prepare<[number, number, number, number], Chunk>(`
    SELECT first_row AS firstRow, rows, data FROM series_chunks
    WHERE series = ? AND first_row >= (SELECT max(first_row) FROM series_chunks WHERE series = ? AND first_row <= ?) AND first_row < ?
    ORDER BY first_row`)
  // Its first value alone: SQLite reads no more of it.
  const startOfChunk = db.prepare<[number, number], Chunk>(`
    SELECT first_row AS firstRow, rows, substr(data, 1, ${floatBytes}) AS data FROM series_chunks
    WHERE series = ? AND first_row <= ? ORDER BY first_row DESC LIMIT 1`)

  const dropSeries = db.prepare<[number]>('DELETE FROM series WHERE seq = ?')
  const dropFrom = db.prepare<[number, number]>('DELETE FROM series_chunks WHERE series = ? AND first_row >= ?')
  const lastChunk = db.prepare<[number], Chunk>('SELECT first_row AS firstRow, rows, data FROM series_chunks WHERE series = ? ORDER BY first_row DESC LIMIT 1')
  const cutChunk = db.prepare<[number, Uint8Array, number, number]>('UPDATE series_chunks SET rows = ?, data = ? WHERE series = ? AND first_row = ?')

  const cutTimes = db.prepare<[number, number, number]>(`
    UPDATE chunk_times SET to_ms = from_ms + (to_ms - from_ms) * ? WHERE chunk = (SELECT seq FROM series_chunks WHERE series = ? AND first_row = ?)`)

  const copySeries = db.prepare<[number, number], number>('INSERT INTO series (run, name, columns, rows) SELECT ?, name, columns, rows FROM series WHERE seq = ? RETURNING seq').pluck()
  const copyChunks = db.prepare<[number, number, number]>('INSERT INTO series_chunks (series, first_row, rows, data) SELECT ?, first_row, rows, data FROM series_chunks WHERE series = ? AND first_row < ?')
  const copyTimes = db.prepare<[number, number]>(`
    INSERT INTO chunk_times (chunk, from_ms, to_ms) SELECT copied.seq, from_ms, to_ms
    FROM series_chunks copied JOIN series_chunks original ON original.first_row = copied.first_row JOIN chunk_times ON chunk = original.seq WHERE copied.series = ? AND original.series = ?`)

  function cut({ seq, name, columns, rows: there }: Header, rows: number): void {
    if (rows > there) throw new StoreError('DAMAGED', `The series "${name}" has ${there} rows; its checkpoint was made with ${rows}. Run the self-test, and restore a backup if it finds the database damaged.`)
    dropFrom.run(seq, rows)
    const last = lastChunk.get(seq)
    // A chunk that goes on beyond the last row to keep; those of a run end where its checkpoints are made.
    if (last !== undefined && last.firstRow + last.rows > rows) {
      const kept = rows - last.firstRow
      cutChunk.run(kept, last.data.subarray(0, kept * textsFromJson(columns).length * floatBytes), seq, last.firstRow)
      cutTimes.run(kept / last.rows, seq, last.firstRow)
    }
    grow.run(rows, seq)
  }

  return {
    truncate(run, rows) {
      const there = headers.all(run)
      const lost = Object.keys(rows).find((name) => !there.some((found) => found.name === name))
      if (lost !== undefined) throw missing(lost)
      for (const found of there) {
        const kept = rows[found.name]
        if (kept === undefined) dropSeries.run(found.seq)
        else cut(found, kept)
      }
    },
    copy(from, to, rows) {
      for (const [name, kept] of Object.entries(rows)) {
        const original = header.get(from, name)
        const copied = original === undefined ? undefined : copySeries.get(to, original.seq)
        if (original === undefined || copied === undefined) throw missing(name)
        copyChunks.run(copied, original.seq, kept)
        copyTimes.run(copied, original.seq)
        cut({ ...original, seq: copied }, kept)
      }
    },
    append(run, { series, columns, values, came }) {
      assertRows(series, columns, values)
      const found = header.get(run, series) ?? begin.get(run, series, toJson(columns))
      if (found === undefined) throw new Error('SQLite returned no row for a new series')
      assertSameColumns(found, columns)
      const rows = values.length / columns.length
      if (rows === 0) return
      const { lastInsertRowid } = addChunk.run(found.seq, found.rows, rows, new Uint8Array(values.buffer, values.byteOffset, values.byteLength))
      if (came !== undefined) addTimes.run(lastInsertRowid, came.fromMs, came.toMs)
      grow.run(found.rows + rows, found.seq)
    },
    sizes: (run) => headers.all(run).map(sizeOf),
    times(run, name) {
      const found = header.get(run, name)
      const chunks = found === undefined ? undefined : timesOf.all(found.seq)
      const known = chunks?.flatMap(({ rows, fromMs, toMs }) => (fromMs === null || toMs === null ? [] : [{ rows, fromMs, toMs }]))
      return known?.length === chunks?.length ? known : undefined
    },
    ranMs(run) {
      const { ms, untimed } = latest.get(run) ?? { ms: null, untimed: 0 }
      return untimed > 0 ? null : ms ?? 0
    },
    read,
    find(run, name, value) {
      const found = header.get(run, name)
      if (found === undefined) return undefined
      // Between the first rows of chunks, then within the one that begins below it.
      let [low, high] = [0, found.rows]
      let within: { readonly firstRow: number; readonly endRow: number } | undefined
      while (low < high) {
        const chunk = startOfChunk.get(found.seq, Math.floor((low + high) / 2))
        if (chunk === undefined) break
        if ((numbersOf(chunk.data)[0] ?? NaN) < value) {
          low = chunk.firstRow + chunk.rows
          within = { firstRow: chunk.firstRow, endRow: low }
        } else high = chunk.firstRow
      }
      if (within === undefined) return 0
      const { values, columns } = read(run, name, within) ?? { values: new Float64Array(), columns: [''] }
      let row = within.firstRow
      while (row < within.endRow && (values[(row - within.firstRow) * columns.length] ?? NaN) < value) row++
      return row
    },
  }

  function read(run: number, name: string, { firstRow, endRow = Infinity }: RowRange): SeriesData | undefined {
    if (!Number.isSafeInteger(firstRow) || firstRow < 0) throw new RangeError(`firstRow is ${firstRow}; expected a whole number from 0`)
    const found = header.get(run, name)
    if (found === undefined) return undefined
    const size = sizeOf(found)
    const from = Math.min(firstRow, size.rows)
    const end = Math.min(size.rows, Math.max(from, endRow))
    const values = new Float64Array((end - from) * size.columns.length)
    if (values.length > 0) fill(values, chunksWithin.iterate(found.seq, found.seq, from, end), { size, from, end })
    return { ...size, firstRow: from, values }
  }
}

/** Copied: SQLite's bytes lie wherever they happen to. */
const numbersOf = (bytes: Uint8Array): Float64Array => new Float64Array(bytes.slice().buffer)

const sizeOf = ({ name, columns, rows }: Header): SeriesSize => ({ name, columns: textsFromJson(columns), rows })

/** Copies: SQLite's bytes lie wherever they happen to, which a Float64Array cannot look at in place. */
function fill(values: Float64Array, chunks: Iterable<Chunk>, { size, from, end }: { readonly size: SeriesSize; readonly from: number; readonly end: number }): void {
  const bytes = new Uint8Array(values.buffer)
  const rowBytes = size.columns.length * floatBytes
  let next = from
  for (const { firstRow, rows, data } of chunks) {
    if (firstRow > next || firstRow + rows <= next || firstRow + rows > size.rows || data.byteLength !== rows * rowBytes) break
    const last = Math.min(end, firstRow + rows)
    bytes.set(data.subarray((next - firstRow) * rowBytes, (last - firstRow) * rowBytes), (next - from) * rowBytes)
    next = last
  }
  if (next !== end) {
    throw new StoreError('DAMAGED', `The series "${size.name}" should have ${size.rows} rows, but from row ${next} on they are missing or damaged. Run the self-test, and restore a backup if it finds the database damaged.`)
  }
}

function assertRows(series: string, columns: readonly string[], values: Float64Array): void {
  if (columns.length === 0 || new Set(columns).size < columns.length) {
    throw new StoreError('BAD_SERIES', `The series "${series}" has the columns ${listed(columns)}; expected at least one, each with a name of its own.`)
  }
  if (values.length % columns.length !== 0) {
    throw new StoreError('BAD_SERIES', `The series "${series}" was given ${values.length} values for ${columns.length} columns; expected whole rows.`)
  }
}

function assertSameColumns({ name, columns }: Header, given: readonly string[]): void {
  if (columns === toJson(given)) return
  throw new StoreError('BAD_SERIES', `The series "${name}" has the columns ${listed(textsFromJson(columns))}, but was given rows with the columns ${listed(given)}. A series keeps its columns.`)
}

const listed = (columns: readonly string[]): string => (columns.length === 0 ? '(none)' : columns.map((column) => `"${column}"`).join(', '))

const missing = (name: string): StoreError =>
  new StoreError('DAMAGED', `The series "${name}", of which a checkpoint knows, is not there. Run the self-test, and restore a backup if it finds the database damaged.`)
