/** NumPy's .npy arrays, format version 1.0. */

/** Floats and whole numbers, little-endian, and truths of one byte. */
export type NpyType = '<f8' | '<i4' | '|b1'

const arrays = { '<f8': Float64Array, '<i4': Int32Array, '|b1': Uint8Array } as const

/**
 * Numbers in pieces, last index fastest, filled in place: of long ones there is no second copy. Throws RangeError for more or fewer numbers
 * than the shape holds.
 */
export function npyOf(type: NpyType, shape: readonly number[], pieces: Iterable<ArrayLike<number>>): Buffer {
  const size = shape.reduce((product, extent) => product * extent, 1)
  const start = header(type, shape)
  const whole = Buffer.alloc(start.length + size * arrays[type].BYTES_PER_ELEMENT)
  start.copy(whole)
  // The header's length is a multiple of 64, and `alloc` begins its memory anew.
  const values = new arrays[type](whole.buffer, whole.byteOffset + start.length, size)
  let at = 0
  for (const piece of pieces) {
    if (at + piece.length <= size) values.set(piece, at)
    at += piece.length
  }
  if (at !== size) throw new RangeError(`npy: ${at} values do not make (${shape.join(', ')})`)
  return whole
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
