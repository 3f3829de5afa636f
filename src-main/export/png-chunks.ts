/** Reads and adds the chunks of a PNG file (PNG specification, third edition, sections 5 and 11.3). */
import { crc32 } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export interface PngChunk {
  readonly type: string
  readonly data: Buffer
}

/** All chunks in order. Throws RangeError when the bytes are no PNG, end too early, or a checksum is wrong. */
export function readChunks(png: Uint8Array): PngChunk[] {
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  if (!bytes.subarray(0, signature.length).equals(signature)) throw new RangeError('png: expected a PNG file, which starts with its signature')
  const chunks: PngChunk[] = []
  let at = signature.length
  while (at < bytes.length) {
    if (at + 12 > bytes.length) throw new RangeError(`png: the file ends within the chunk at byte ${at}`)
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) throw new RangeError(`png: the file ends within the chunk at byte ${at}`)
    const typed = bytes.subarray(at + 4, end - 4)
    const type = typed.toString('latin1', 0, 4)
    if (crc32(typed) !== bytes.readUInt32BE(end - 4)) throw new RangeError(`png: the checksum of the chunk ${type} at byte ${at} is wrong`)
    chunks.push({ type, data: typed.subarray(4) })
    at = end
  }
  return chunks
}

/** The bytes of a PNG of these chunks. */
export const writeChunks = (chunks: readonly PngChunk[]): Buffer => Buffer.concat([signature, ...chunks.map(encode)])

/** The same picture with its physical size and a text; a pHYs chunk or a text of this keyword that is there already is replaced. */
export function annotatePng(png: Uint8Array, note: { readonly dpi: number; readonly keyword: string; readonly text: string }): Buffer {
  const [header, ...rest] = readChunks(png)
  if (header?.type !== 'IHDR') throw new RangeError(`png: the first chunk is ${header?.type ?? 'missing'}, expected IHDR`)
  const kept = rest.filter((chunk) => chunk.type !== 'pHYs' && textOf(chunk)?.keyword !== note.keyword)
  return writeChunks([header, physicalSize(note.dpi), textChunk(note.keyword, note.text), ...kept])
}

/** The text under a keyword, or null; also null for bytes that are no PNG. */
export function pngText(png: Uint8Array, keyword: string): string | null {
  try {
    return readChunks(png).map(textOf).find((text) => text?.keyword === keyword)?.text ?? null
  } catch {
    return null
  }
}

/** Pixels per inch by the pHYs chunk, or null. */
export function pngDpi(png: Uint8Array): number | null {
  const chunk = readChunks(png).find(({ type }) => type === 'pHYs')
  return chunk === undefined || chunk.data[8] !== 1 ? null : chunk.data.readUInt32BE(0) * 0.0254
}

/** pHYs counts in whole pixels per metre: 300 dpi is stored as 11811, read back as 299.9994. */
function physicalSize(dpi: number): PngChunk {
  const data = Buffer.alloc(9)
  const perMetre = Math.round(dpi / 0.0254)
  data.writeUInt32BE(perMetre, 0)
  data.writeUInt32BE(perMetre, 4)
  data[8] = 1
  return { type: 'pHYs', data }
}

/** tEXt holds Latin-1; text beyond ASCII goes into an uncompressed iTXt, which holds UTF-8. */
function textChunk(keyword: string, text: string): PngChunk {
  if (!/^[!-~][ -~]{0,77}[!-~]$/.test(keyword)) throw new RangeError(`keyword: "${keyword}" is no PNG keyword; expected 2 to 79 ASCII characters`)
  const name = Buffer.from(`${keyword}\0`, 'latin1')
  if (/^[\n -~]*$/.test(text)) return { type: 'tEXt', data: Buffer.concat([name, Buffer.from(text, 'latin1')]) }
  return { type: 'iTXt', data: Buffer.concat([name, Buffer.alloc(4), Buffer.from(text, 'utf8')]) }
}

function textOf(chunk: PngChunk): { readonly keyword: string; readonly text: string } | null {
  if (chunk.type !== 'tEXt' && chunk.type !== 'iTXt') return null
  const nameEnd = chunk.data.indexOf(0)
  if (nameEnd < 0) return null
  const keyword = chunk.data.toString('latin1', 0, nameEnd)
  if (chunk.type === 'tEXt') return { keyword, text: chunk.data.toString('latin1', nameEnd + 1) }
  const languageEnd = chunk.data.indexOf(0, nameEnd + 3)
  const translationEnd = chunk.data.indexOf(0, languageEnd + 1)
  const compressed = chunk.data[nameEnd + 1] !== 0
  return compressed || languageEnd < 0 || translationEnd < 0 ? null : { keyword, text: chunk.data.toString('utf8', translationEnd + 1) }
}

function encode(chunk: PngChunk): Buffer {
  const typed = Buffer.concat([Buffer.from(chunk.type, 'latin1'), chunk.data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(chunk.data.length, 0)
  frame.writeUInt32BE(crc32(typed), 4)
  return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)])
}
