/** Arrays in NumPy's .npy format, versions 1 to 3. */
import { DatasetError } from '../errors.ts'

export interface NpyArray {
  readonly shape: readonly number[]
  /** NumPy's letter and size, such as `u1`, `i8`, `f4`. */
  readonly type: NpyType
  readonly length: number
  /** The value at position `i` in the order of memory (last index fastest). 64-bit integers beyond 2^53 are rounded. */
  at(i: number): number
  /** The bytes themselves where the type is `u1`. */
  readonly bytes?: Uint8Array
}

const readersOf = {
  b1: { size: 1, get: (view: DataView, at: number) => view.getUint8(at) },
  u1: { size: 1, get: (view: DataView, at: number) => view.getUint8(at) },
  i1: { size: 1, get: (view: DataView, at: number) => view.getInt8(at) },
  u2: { size: 2, get: (view: DataView, at: number, little: boolean) => view.getUint16(at, little) },
  i2: { size: 2, get: (view: DataView, at: number, little: boolean) => view.getInt16(at, little) },
  u4: { size: 4, get: (view: DataView, at: number, little: boolean) => view.getUint32(at, little) },
  i4: { size: 4, get: (view: DataView, at: number, little: boolean) => view.getInt32(at, little) },
  u8: { size: 8, get: (view: DataView, at: number, little: boolean) => Number(view.getBigUint64(at, little)) },
  i8: { size: 8, get: (view: DataView, at: number, little: boolean) => Number(view.getBigInt64(at, little)) },
  f4: { size: 4, get: (view: DataView, at: number, little: boolean) => view.getFloat32(at, little) },
  f8: { size: 8, get: (view: DataView, at: number, little: boolean) => view.getFloat64(at, little) },
} as const

export type NpyType = keyof typeof readersOf

const isNpyType = (type: string): type is NpyType => Object.hasOwn(readersOf, type)

/**
 * The array in `bytes`; its values are read from there when asked for. `place` is for messages. Throws a DatasetError where the bytes
 * are no .npy file, of a type that is no number, in column order, or of another length than their header says.
 */
export function parseNpy(bytes: Uint8Array, place: string): NpyArray {
  const refuse = (what: string): never => {
    throw new DatasetError('DAMAGED', `${place} ${what}.`)
  }
  if (bytes.length < 10 || Buffer.from(bytes.subarray(0, 6)).toString('latin1') !== '\x93NUMPY') return refuse('does not begin with \\x93NUMPY; expected an array as NumPy saves it')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = bytes[6] ?? 0
  if (version < 1 || version > 3) return refuse(`is in version ${version} of the .npy format; expected 1, 2 or 3`)
  const headerAt = version === 1 ? 10 : 12
  if (bytes.length < headerAt) return refuse('ends within its header')
  const dataAt = headerAt + (version === 1 ? view.getUint16(8, true) : view.getUint32(8, true))
  if (dataAt > bytes.length) return refuse('ends within its header')
  const header = Buffer.from(bytes.subarray(headerAt, dataAt)).toString('latin1')

  const descr = /'descr':\s*'([^']*)'/.exec(header)?.[1]
  const dimensions = /'shape':\s*\(([\d,\s]*)\)/.exec(header)?.[1]
  if (descr === undefined || dimensions === undefined) return refuse(`has the header ${header.trim().slice(0, 100)}; expected a plain array with descr and shape`)
  const type = descr.slice(1)
  if (!/^[<>|=]/.test(descr) || !isNpyType(type)) return refuse(`has values of type ${descr}; expected whole numbers or floats (${Object.keys(readersOf).join(', ')})`)
  if (/'fortran_order':\s*True/.test(header)) return refuse('is in column order (fortran_order); expected row order: save numpy.ascontiguousarray of it')

  const shape = dimensions.split(',').map((part) => part.trim()).filter((part) => part !== '').map(Number)
  const length = shape.reduce((product, extent) => product * extent, 1)
  const { size, get } = readersOf[type]
  if (bytes.length - dataAt !== length * size) return refuse(`has ${bytes.length - dataAt} bytes of values; expected ${length * size} for shape (${shape.join(', ')}) of ${descr}`)
  const little = !descr.startsWith('>')
  return {
    shape, type, length,
    at: (i) => get(view, dataAt + i * size, little),
    ...(type === 'u1' ? { bytes: bytes.subarray(dataAt) } : {}),
  }
}
