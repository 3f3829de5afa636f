/** NumPy's .npy arrays, format version 1.0. */

/** Floats and whole numbers, little-endian, and truths of one byte. */
export type NpyType = '<f8' | '<i4' | '|b1'

const arrays = { '<f8': Float64Array, '<i4': Int32Array, '|b1': Uint8Array } as const

/** One dimension, filled in place: of long columns there is no second copy. Throws RangeError for more or fewer numbers than `count`. */
export function npyColumn(type: NpyType, count: number, numbers: Iterable<number>): Buffer {
  const start = header(type, [count])
  const whole = Buffer.alloc(start.length + count * arrays[type].BYTES_PER_ELEMENT)
  start.copy(whole)
  // The header's length is a multiple of 64, and `alloc` begins its memory anew.
  const values = new arrays[type](whole.buffer, whole.byteOffset + start.length, count)
  let at = 0
  for (const number of numbers) values[at++] = number
  if (at !== count) throw new RangeError(`npy: ${at} values, expected ${count}`)
  return whole
}

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

function header(type: string, shape: readonly number[]): Buffer {
  const text = `{'descr': '${type}', 'fortran_order': False, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`
  // Magic, version and length take 10 bytes; the whole ends at a multiple of 64.
  const padded = `${text.padEnd(Math.ceil((text.length + 11) / 64) * 64 - 11)}\n`
  const start = Buffer.from([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, padded.length & 255, padded.length >> 8])
  return Buffer.concat([start, Buffer.from(padded, 'latin1')])
}
