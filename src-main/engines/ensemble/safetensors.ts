/**
 * The safetensors format: eight bytes with the length of a JSON header, the header, the numbers. It holds nothing that could be executed,
 * and every language has a reader. Numbers are 32-bit floats here.
 */

export interface NamedTensor {
  readonly name: string
  readonly shape: readonly number[]
  readonly values: Float32Array
}

export interface TensorFile {
  readonly tensors: readonly NamedTensor[]
  readonly metadata: Readonly<Record<string, string>>
}

/** Headers are small; a larger one is no header of ours. */
const largestHeader = 1e6

export function encodeTensors({ tensors, metadata }: TensorFile): Uint8Array<ArrayBuffer> {
  let offset = 0
  const header: Record<string, unknown> = { __metadata__: metadata }
  for (const { name, shape, values } of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [offset, offset + values.byteLength] }
    offset += values.byteLength
  }
  const json = new TextEncoder().encode(JSON.stringify(header))
  // Numbers begin at a multiple of eight bytes.
  const padded = Math.ceil(json.length / 8) * 8
  const bytes = new Uint8Array(8 + padded + offset)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(padded), true)
  bytes.fill(0x20, 8, 8 + padded)
  bytes.set(json, 8)
  let at = 8 + padded
  for (const { values } of tensors) {
    bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at)
    at += values.byteLength
  }
  return bytes
}

/** Throws a RangeError that says what is wrong with the bytes. */
export function decodeTensors(bytes: Uint8Array): TensorFile {
  const refuse = (what: string): never => { throw new RangeError(`This is no checkpoint: ${what}.`) }
  if (bytes.length < 8) return refuse(`it has ${bytes.length} bytes, expected a header`)
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0, true))
  if (length > largestHeader || 8 + length > bytes.length) return refuse(`its header would have ${length} bytes`)
  const header = parseHeader(new TextDecoder().decode(bytes.subarray(8, 8 + length)))
  if (header === undefined) return refuse('its header is not JSON with an object')
  const body = bytes.subarray(8 + length)
  const tensors: NamedTensor[] = []
  let metadata: Readonly<Record<string, string>> = {}
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') {
      metadata = entry as Readonly<Record<string, string>>
      continue
    }
    const { dtype, shape, data_offsets: offsets } = entry as { readonly dtype?: unknown; readonly shape?: unknown; readonly data_offsets?: unknown }
    if (dtype !== 'F32') return refuse(`the numbers of ${name} are ${String(dtype)}, expected F32`)
    if (!isWhole(shape) || !isWhole(offsets) || offsets.length !== 2) return refuse(`${name} has no shape or place`)
    const [from = 0, to = 0] = offsets
    const count = shape.reduce((product, size) => product * size, 1)
    if (to - from !== count * 4 || to > body.length) return refuse(`${name} should have ${count} numbers in bytes ${from} to ${to} of ${body.length}`)
    tensors.push({ name, shape, values: new Float32Array(body.slice(from, to).buffer) })
  }
  return { tensors, metadata }
}

function parseHeader(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && Object.values(value).every((entry) => typeof entry === 'object' && entry !== null) ? value as Readonly<Record<string, unknown>> : undefined
  } catch {
    return undefined
  }
}

const isWhole = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every((item) => typeof item === 'number' && Number.isInteger(item) && item >= 0)
