/** JPEG and PNG files as bytes, channel first. */
import { decode as decodeJpeg } from '@cwasm/jpeg-turbo'
import { decode as decodePng } from 'fast-png'
import { convertIndexedToRgb } from 'fast-png'
import { inflateSync } from 'node:zlib'
import { DatasetError, wordsOf } from '../errors.ts'

/** One image, C·H·W. */
export interface DecodedImage {
  readonly channels: 1 | 3
  readonly height: number
  readonly width: number
  readonly pixels: Uint8Array
}

/** More pixels than any photograph for training has; a small file that decodes beyond it is a trap or a mistake. */
const mostPixels = 100_000_000

/**
 * Decodes a JPEG or PNG file, which its first bytes tell apart. Colour becomes grey (ITU-R 601 luma) where `channels` is 1, grey is
 * repeated where it is 3; transparency is dropped, 16 bits become 8. `file` is for messages. Throws a DatasetError where the bytes
 * are neither, are truncated, or hold CMYK colours.
 */
export function decodeImage(bytes: Uint8Array, file: string, channels: 1 | 3): DecodedImage {
  const isJpeg = bytes[0] === 0xff && bytes[1] === 0xd8
  const isPng = bytes[0] === 0x89 && bytes[1] === 0x50 && bytes[2] === 0x4e && bytes[3] === 0x47
  if (!isJpeg && !isPng) throw new DatasetError('DAMAGED', `${file} begins with ${firstBytes(bytes)}; expected a JPEG (ff d8) or PNG (89 50 4e 47) image.`)
  const kind = isJpeg ? 'JPEG' : 'PNG'
  const frame = isJpeg ? jpegFrame(bytes) : pngFrame(bytes)
  if (frame === undefined || frame.height * frame.width === 0) throw new DatasetError('DAMAGED', `${file} has no whole ${kind} header. It may be truncated.`)
  if (frame.height * frame.width > mostPixels) throw new DatasetError('DAMAGED', `${file} has ${frame.height} × ${frame.width} pixels; expected at most ${mostPixels} in all.`)
  if (frame.components === 4 && isJpeg) throw new DatasetError('DAMAGED', `${file} is a JPEG of four colours (CMYK); expected grey or three. Save it as RGB.`)
  try {
    const raw = isJpeg ? { ...jpegData(bytes), stride: 4, grey: frame.components === 1 } : pngData(bytes)
    return { channels, height: raw.height, width: raw.width, pixels: planes(raw.data, raw.height * raw.width, raw.stride, raw.grey, channels) }
  } catch (error) {
    throw new DatasetError('DAMAGED', `${file} could not be decoded as ${kind}: ${wordsOf(error)}. It may be truncated.`, error)
  }
}

interface Frame {
  readonly height: number
  readonly width: number
  readonly components: number
}

/** Size and colours out of the frame header, which is one of the first segments. */
function jpegFrame(bytes: Uint8Array): Frame | undefined {
  let at = 2
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at++
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { height: word(bytes, at + 5), width: word(bytes, at + 7), components: bytes[at + 9] ?? 0 }
    at += 2 + word(bytes, at + 2)
  }
  return undefined
}

const pngFrame = (bytes: Uint8Array): Frame | undefined => (
  bytes.length < 26 ? undefined : { width: word(bytes, 16) * 65536 + word(bytes, 18), height: word(bytes, 20) * 65536 + word(bytes, 22), components: 0 }
)

const word = (bytes: Uint8Array, at: number): number => (bytes[at] ?? 0) * 256 + (bytes[at + 1] ?? 0)

function jpegData(bytes: Uint8Array): { data: Uint8ClampedArray; height: number; width: number } {
  const { data, height, width } = decodeJpeg(bytes)
  return { data, height, width }
}

interface Raw {
  readonly data: Uint8Array | Uint8ClampedArray
  readonly height: number
  readonly width: number
  /** Values per pixel. */
  readonly stride: number
  readonly grey: boolean
}

/** A file below this cannot swell to more than 256 MiB, whatever is in it: deflate packs 1032 bytes into one at most. */
const harmlessBytes = 2 ** 18
/** Of a colour profile, unpacked; real ones have some megabytes. */
const mostProfileBytes = 2 ** 26

/** The decoder unpacks whatever the file holds. Of a large one it is unpacked here first, no further than the header's size goes. Throws where there is more. */
function refuseSwelling(bytes: Uint8Array): void {
  if (bytes.length <= harmlessBytes) return
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const rowBytes = view.readUInt32BE(16) * 8 + 1
  // Rows of an interlaced picture are cut up seven times.
  const mostBytes = rowBytes * view.readUInt32BE(20) + 7 * (rowBytes + view.readUInt32BE(20))
  const pixels: Uint8Array[] = []
  for (let at = 8; at + 12 <= view.length;) {
    const end = at + 8 + view.readUInt32BE(at)
    const [type, data] = [view.toString('latin1', at + 4, at + 8), view.subarray(at + 8, end)]
    if (type === 'IDAT') pixels.push(data)
    // A name of at most 79 letters, a zero and the method come first.
    if (type === 'iCCP') refuseMore(data.subarray(data.indexOf(0) + 2), mostProfileBytes)
    at = end + 4
  }
  refuseMore(Buffer.concat(pixels), mostBytes)
}

function refuseMore(packed: Uint8Array, mostBytes: number): void {
  try {
    inflateSync(packed, { maxOutputLength: mostBytes })
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(`it unpacks to more than ${mostBytes} bytes`) : error
  }
}

function pngData(bytes: Uint8Array): Raw {
  refuseSwelling(bytes)
  const image = decodePng(bytes, { checkCrc: true })
  const { height, width } = image
  if (image.palette !== undefined) {
    // Rows of a palette image of less than 8 bits are packed; the library unpacks them.
    return { data: asBytes(convertIndexedToRgb(image)), height, width, stride: image.palette[0]?.length ?? 3, grey: false }
  }
  const data = image.depth < 8 ? unpackBits(asBytes(image.data), height, width, image.depth) : asBytes(image.data)
  return { data, height, width, stride: image.channels, grey: image.channels < 3 }
}

const asBytes = (data: Uint8Array | Uint8ClampedArray | Uint16Array): Uint8Array | Uint8ClampedArray => (
  data instanceof Uint16Array ? Uint8Array.from(data, (value) => value >> 8) : data
)

/** Grey of 1, 2 or 4 bits: each row begins with a byte of its own; the largest value is white. */
function unpackBits(packed: Uint8Array | Uint8ClampedArray, height: number, width: number, depth: number): Uint8Array {
  const out = new Uint8Array(height * width)
  const rowBytes = Math.ceil((width * depth) / 8)
  const most = (1 << depth) - 1
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const bit = x * depth
      const value = ((packed[y * rowBytes + (bit >> 3)] ?? 0) >> (8 - depth - (bit & 7))) & most
      out[y * width + x] = (value * 255) / most
    }
  }
  return out
}

function planes(data: Uint8Array | Uint8ClampedArray, area: number, stride: number, grey: boolean, channels: 1 | 3): Uint8Array {
  const out = new Uint8Array(channels * area)
  for (let i = 0; i < area; i++) {
    const at = i * stride
    const red = data[at] ?? 0
    if (grey || channels === 3) {
      out[i] = red
      if (channels === 3) {
        out[area + i] = grey ? red : data[at + 1] ?? 0
        out[2 * area + i] = grey ? red : data[at + 2] ?? 0
      }
    } else {
      // The weights of ITU-R 601 in 16 bits, as the usual imaging libraries have them.
      out[i] = (red * 19595 + (data[at + 1] ?? 0) * 38470 + (data[at + 2] ?? 0) * 7471 + 0x8000) >> 16
    }
  }
  return out
}

const firstBytes = (bytes: Uint8Array): string => (
  bytes.length === 0 ? 'nothing' : [...bytes.subarray(0, 4)].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')
)
