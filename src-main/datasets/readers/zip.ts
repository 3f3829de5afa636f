/** The members of a zip archive: stored or deflated, zip64 too, as NumPy writes them. */
import { crc32, inflateRawSync } from 'node:zlib'
import { DatasetError, wordsOf } from '../errors.ts'

export interface ZipMember {
  readonly name: string
  /** As the directory declares them: decompressed, and in the archive. `read` gives no more than the first. */
  readonly bytes: number
  readonly packedBytes: number
  /** Type and permissions of a Unix file; 0 where the archive says nothing of them. */
  readonly mode: number
  /** Decompressed, its checksum verified. Throws a DatasetError where it is damaged. */
  read(): Uint8Array
}

interface Entry {
  readonly name: string
  readonly flags: number
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly bytes: number
  readonly headerAt: number
  readonly mode: number
}

const endMagic = 0x06054b50
const end64Magic = 0x06064b50
const locator64Magic = 0x07064b50
const centralMagic = 0x02014b50
const localMagic = 0x04034b50
const endBytes = 22
/** More than any array of the usual sets has; a small archive that swells beyond it is a trap or a mistake. */
const largestBytes = 2 ** 31 - 1

/** Lists the archive in `bytes`. `file` is for messages. Throws a DatasetError where it is no zip archive or a truncated one. */
export function listZip(bytes: Uint8Array, file: string): ZipMember[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return centralDirectory(bytes, view, file).map((entry) => ({
      name: entry.name, bytes: entry.bytes, packedBytes: entry.packedBytes, mode: entry.mode, read: () => readMember(bytes, view, file, entry),
    }))
  } catch (error) {
    // A place outside of the file is what DataView throws a RangeError about.
    if (error instanceof RangeError) throw new DatasetError('DAMAGED', `${file} is a damaged zip archive: its directory points outside of the file.`, error)
    throw error
  }
}

function centralDirectory(bytes: Uint8Array, view: DataView, file: string): Entry[] {
  const endAt = findEnd(view)
  if (endAt === undefined) throw new DatasetError('DAMAGED', `${file} has no directory at its end; expected a whole zip archive. It may be truncated.`)
  let count = view.getUint16(endAt + 10, true)
  let at = view.getUint32(endAt + 16, true)
  if (endAt >= 20 && view.getUint32(endAt - 20, true) === locator64Magic) {
    const end64At = Number(view.getBigUint64(endAt - 20 + 8, true))
    if (view.getUint32(end64At, true) === end64Magic) {
      count = Number(view.getBigUint64(end64At + 32, true))
      at = Number(view.getBigUint64(end64At + 48, true))
    }
  }
  const entries: Entry[] = []
  for (let i = 0; i < count; i++) {
    if (view.getUint32(at, true) !== centralMagic) throw new DatasetError('DAMAGED', `${file} is a damaged zip archive: entry ${i} of its directory is not where it should be.`)
    const nameBytes = view.getUint16(at + 28, true)
    const extraBytes = view.getUint16(at + 30, true)
    entries.push({
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameBytes)).toString('utf8'),
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      mode: view.getUint32(at + 38, true) >>> 16,
      ...sizes(view, at, at + 46 + nameBytes, extraBytes),
    })
    at += 46 + nameBytes + extraBytes + view.getUint16(at + 32, true)
  }
  return entries
}

/** The archive may end in a comment of up to 65,535 bytes. */
function findEnd(view: DataView): number | undefined {
  for (let at = view.byteLength - endBytes; at >= Math.max(0, view.byteLength - endBytes - 0xffff); at--) {
    if (view.getUint32(at, true) === endMagic) return at
  }
  return undefined
}

/** A size or place that is all ones stands in the zip64 field, in this order. */
function sizes(view: DataView, at: number, extraAt: number, extraBytes: number): { bytes: number; packedBytes: number; headerAt: number } {
  let wide: number | undefined
  for (let field = extraAt; field + 4 <= extraAt + extraBytes; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) === 1) wide = field + 4
  }
  const value = (place: number): number => {
    const narrow = view.getUint32(place, true)
    if (narrow !== 0xffffffff || wide === undefined) return narrow
    wide += 8
    return Number(view.getBigUint64(wide - 8, true))
  }
  const bytes = value(at + 24)
  const packedBytes = value(at + 20)
  return { bytes, packedBytes, headerAt: value(at + 42) }
}

function readMember(bytes: Uint8Array, view: DataView, file: string, entry: Entry): Uint8Array {
  const place = `${entry.name} in ${file}`
  if (entry.headerAt + 30 > bytes.length || view.getUint32(entry.headerAt, true) !== localMagic) throw new DatasetError('DAMAGED', `${place} is not where the archive's directory says.`)
  if ((entry.flags & 1) !== 0) throw new DatasetError('DAMAGED', `${place} is encrypted; expected an archive without a password.`)
  if (entry.bytes > largestBytes) throw new DatasetError('DAMAGED', `${place} would have ${entry.bytes} bytes; expected at most ${largestBytes}.`)
  const from = entry.headerAt + 30 + view.getUint16(entry.headerAt + 26, true) + view.getUint16(entry.headerAt + 28, true)
  const packed = bytes.subarray(from, from + entry.packedBytes)
  if (packed.length !== entry.packedBytes) throw new DatasetError('DAMAGED', `${place} is truncated: ${packed.length} of its ${entry.packedBytes} bytes are there.`)
  const whole = unpack(packed, entry, place)
  if (whole.length !== entry.bytes) throw new DatasetError('DAMAGED', `${place} has ${whole.length} bytes; expected ${entry.bytes}.`)
  if (crc32(whole) !== entry.crc) throw new DatasetError('DAMAGED', `${place} has the checksum ${hex(crc32(whole))}; expected ${hex(entry.crc)}.`)
  return whole
}

function unpack(packed: Uint8Array, entry: Entry, place: string): Uint8Array {
  if (entry.method === 0) return packed
  if (entry.method !== 8) throw new DatasetError('DAMAGED', `${place} is compressed by method ${entry.method}; expected 0 (stored) or 8 (deflate).`)
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.bytes) })
  } catch (error) {
    throw new DatasetError('DAMAGED', `${place} could not be decompressed: ${wordsOf(error)}.`, error)
  }
}

const hex = (value: number): string => value.toString(16).padStart(8, '0')
