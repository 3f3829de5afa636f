/** Writes a zip archive member by member (APPNOTE 6.3, without zip64): for NumPy's .npz files and for bundles of runs. */
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipWriter {
  /** Throws RangeError for a name that is there already or for more than the format holds. */
  add(name: string, content: Uint8Array): void
  /** The directory; nothing may be added after it. */
  end(): void
}

/**
 * No member is packed to less than this share of its size: a reader may refuse what unpacks to more, as hostile archives do. What
 * would be (long rows of zeros) is stored as it is.
 */
export const smallestShare = 1 / 100

const most = { bytes: 0xffffffff, members: 0xffff }
/** 1 January 1980, the first day that the format knows: equal contents make equal archives. */
const firstDay = 0x21
const utf8Names = 0x800

/** `write` gets the archive's bytes in order. */
export function createZipWriter(write: (bytes: Uint8Array) => void): ZipWriter {
  const directory: Buffer[] = []
  const names = new Set<string>()
  let at = 0

  function put(bytes: Uint8Array): void {
    write(bytes)
    at += bytes.length
    if (at > most.bytes) throw new RangeError(`The archive is larger than ${most.bytes} bytes, which is all that the format holds; choose less.`)
  }

  return {
    add(name, content) {
      if (names.has(name)) throw new RangeError(`The archive has a member "${name}" already.`)
      if (names.size === most.members) throw new RangeError(`The archive has ${most.members} members, which is all that the format holds; choose less.`)
      names.add(name)
      const packed = deflateRawSync(content)
      const stores = packed.length >= content.length || packed.length < content.length * smallestShare
      const body = stores ? content : packed
      const nameBytes = Buffer.from(name, 'utf8')
      const facts = memberFacts({ method: stores ? 0 : 8, crc: crc32(content), packedBytes: body.length, bytes: content.length, nameBytes: nameBytes.length })
      directory.push(Buffer.concat([centralHeader(facts, at), nameBytes]))
      put(Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), facts, nameBytes]))
      put(body)
    },
    end() {
      const from = at
      for (const entry of directory) put(entry)
      put(endRecord(directory.length, at - from, from))
    },
  }
}

/** The archive in parts, of which no more are in memory than one member has. */
export function* zipParts(members: Iterable<readonly [name: string, content: Uint8Array]>): Generator<Uint8Array> {
  let parts: Uint8Array[] = []
  const writer = createZipWriter((bytes) => { parts.push(bytes) })
  function* written(): Generator<Uint8Array> {
    yield* parts
    parts = []
  }
  for (const [name, content] of members) {
    writer.add(name, content)
    yield* written()
  }
  writer.end()
  yield* written()
}

/** The whole archive at once. */
export const zipOf = (members: Iterable<readonly [name: string, content: Uint8Array]>): Buffer => Buffer.concat([...zipParts(members)])

interface Member {
  readonly method: number
  readonly crc: number
  readonly packedBytes: number
  readonly bytes: number
  readonly nameBytes: number
}

/** What local and central headers share, from "version needed" to the length of the extra field. */
function memberFacts({ method, crc, packedBytes, bytes, nameBytes }: Member): Buffer {
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt16LE(utf8Names, 2)
  facts.writeUInt16LE(method, 4)
  facts.writeUInt16LE(firstDay, 8)
  facts.writeUInt32LE(crc, 10)
  facts.writeUInt32LE(packedBytes, 14)
  facts.writeUInt32LE(bytes, 18)
  facts.writeUInt16LE(nameBytes, 22)
  return facts
}

function centralHeader(facts: Buffer, localAt: number): Buffer {
  const start = Buffer.from([0x50, 0x4b, 1, 2, 20, 0])
  const rest = Buffer.alloc(14)
  rest.writeUInt32LE(localAt, 10)
  return Buffer.concat([start, facts, rest])
}

function endRecord(count: number, bytes: number, from: number): Buffer {
  const record = Buffer.alloc(22)
  record.writeUInt32LE(0x06054b50, 0)
  record.writeUInt16LE(count, 8)
  record.writeUInt16LE(count, 10)
  record.writeUInt32LE(bytes, 12)
  record.writeUInt32LE(from, 16)
  return record
}
