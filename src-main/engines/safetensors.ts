/**
 * The safetensors format: eight bytes with the length of a JSON header, the header, the numbers. It holds nothing that could be executed,
 * and every language has a reader. Numbers are 32-bit or 64-bit floats or bytes here.
 */
import type { StateNumbers, StateTensor } from './state.ts'

export interface TensorFile {
  readonly tensors: readonly StateTensor[]
  readonly metadata: Readonly<Record<string, string>>
}

/** Headers are small; a larger one is no header of ours. */
const largestHeader = 4e6
/** The length of the header, which comes first. */
export const lengthBytes = 8

const kinds = { F64: 8, F32: 4, U8: 1 } as const
type Dtype = keyof typeof kinds

const dtypeOf = (values: StateNumbers): Dtype => (values instanceof Float64Array ? 'F64' : values instanceof Float32Array ? 'F32' : 'U8')

/** The length and the header of a file; the numbers of the tensors follow in their order. */
export function encodeHead({ tensors, metadata }: TensorFile): Uint8Array<ArrayBuffer> {
  let offset = 0
  const header: Record<string, unknown> = { __metadata__: metadata }
  for (const { name, shape, values } of tensors) {
    header[name] = { dtype: dtypeOf(values), shape, data_offsets: [offset, offset + values.byteLength] }
    offset += values.byteLength
  }
  const json = new TextEncoder().encode(JSON.stringify(header))
  // Numbers begin at a multiple of eight bytes.
  const padded = Math.ceil(json.length / 8) * 8
  const bytes = new Uint8Array(lengthBytes + padded)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(padded), true)
  bytes.fill(0x20, lengthBytes)
  bytes.set(json, lengthBytes)
  return bytes
}

export const bytesOf = ({ values }: Pick<StateTensor, 'values'>): Uint8Array => new Uint8Array(values.buffer, values.byteOffset, values.byteLength)

/** A whole file. */
export function encodeTensors(file: TensorFile): Uint8Array<ArrayBuffer> {
  const head = encodeHead(file)
  const bytes = new Uint8Array(head.length + file.tensors.reduce((sum, { values }) => sum + values.byteLength, 0))
  bytes.set(head)
  let at = head.length
  for (const tensor of file.tensors) {
    bytes.set(bytesOf(tensor), at)
    at += tensor.values.byteLength
  }
  return bytes
}

const refuse = (what: string): never => { throw new RangeError(`This is no checkpoint: ${what}.`) }

/** Bytes of the header, from the first eight of a file. Throws a RangeError where they are none of ours. */
export function headerLength(bytes: Uint8Array): number {
  if (bytes.length < lengthBytes) return refuse(`it has ${bytes.length} bytes, expected a header`)
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset, lengthBytes).getBigUint64(0, true))
  return length > largestHeader ? refuse(`its header would have ${length} bytes`) : length
}

/** Throws a RangeError that says what is wrong with the bytes. */
export function decodeTensors(given: Uint8Array): TensorFile {
  // A slice of Node's buffers is no copy.
  const bytes = new Uint8Array(given.buffer, given.byteOffset, given.byteLength)
  const length = headerLength(bytes)
  if (lengthBytes + length > bytes.length) return refuse(`its header would have ${length} bytes`)
  const header = parseHeader(new TextDecoder().decode(bytes.subarray(lengthBytes, lengthBytes + length))) ?? refuse('its header is not JSON with an object')
  const body = bytes.subarray(lengthBytes + length)
  const tensors: StateTensor[] = []
  let metadata: Readonly<Record<string, string>> = {}
  for (const [name, entry] of Object.entries(header)) {
    if (name === '__metadata__') metadata = textsOf(entry)
    else tensors.push(readTensor(name, entry, body))
  }
  return { tensors, metadata }
}

function readTensor(name: string, entry: object, body: Uint8Array): StateTensor {
  const { dtype, shape, data_offsets: offsets } = entry as { readonly dtype?: unknown; readonly shape?: unknown; readonly data_offsets?: unknown }
  if (dtype !== 'F64' && dtype !== 'F32' && dtype !== 'U8') return refuse(`the numbers of ${name} are ${String(dtype)}, expected F32, F64 or U8`)
  if (!isWhole(shape) || !isWhole(offsets) || offsets.length !== 2) return refuse(`${name} has no shape or place`)
  const [from = 0, to = 0] = offsets
  const count = shape.reduce((product, size) => product * size, 1)
  if (to - from !== count * kinds[dtype] || to > body.length) return refuse(`${name} should have ${count} numbers in bytes ${from} to ${to} of ${body.length}`)
  // Bytes are looked at in place: they may be gigabytes. Floats need an address that suits them.
  if (dtype === 'U8') return { name, shape, values: body.subarray(from, to) }
  const { buffer } = body.slice(from, to)
  return { name, shape, values: dtype === 'F64' ? new Float64Array(buffer) : new Float32Array(buffer) }
}

function parseHeader(text: string): Readonly<Record<string, object>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null && Object.values(value).every((entry) => typeof entry === 'object' && entry !== null) ? value as Readonly<Record<string, object>> : undefined
  } catch {
    return undefined
  }
}

const textsOf = (entry: object): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(entry).map(([key, value]: [string, unknown]) => (typeof value === 'string' ? [key, value] : refuse(`its "${key}" is no text`))))

const isWhole = (value: unknown): value is readonly number[] => Array.isArray(value) && value.every((item) => typeof item === 'number' && Number.isInteger(item) && item >= 0)
