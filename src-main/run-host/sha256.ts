/**
 * SHA-256 that can be put aside and gone on with (FIPS 180-4): Node's own gives nobody its state, and a run that goes on from a checkpoint
 * must come to the checksum it would have had. A test compares it with Node's.
 */

export interface Sha256 {
  update(bytes: Uint8Array): void
  /** Ends it. */
  digest(): Uint8Array
  /** `stateBytes` of them. */
  save(): Uint8Array
}

const blockBytes = 64
/** Eight words, the number of bytes so far, and the bytes that do not fill a block yet. */
export const stateBytes = 32 + 8 + blockBytes

/** The first 32 bits of the fractional parts of the roots of the first primes. */
const roots = (count: number, power: number): Int32Array => {
  const words = new Int32Array(count)
  for (let n = 2, found = 0; found < count; n++) {
    if (!isPrime(n)) continue
    const root = n ** power
    words[found++] = Math.floor((root - Math.floor(root)) * 2 ** 32)
  }
  return words
}

function isPrime(n: number): boolean {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false
  return true
}

const constants = roots(64, 1 / 3)
const start = roots(8, 1 / 2)

/** From the beginning, or from a state that was saved. Throws a RangeError for what is none. */
export function createSha256(saved?: Uint8Array): Sha256 {
  const words = start.slice()
  const block = new Uint8Array(blockBytes)
  const schedule = new Int32Array(64)
  let length = 0
  if (saved !== undefined) {
    if (saved.length !== stateBytes) throw new RangeError(`The state of a checksum has ${saved.length} bytes; expected ${stateBytes}.`)
    const view = new DataView(saved.buffer, saved.byteOffset, saved.byteLength)
    for (let i = 0; i < 8; i++) words[i] = view.getInt32(i * 4)
    length = Number(view.getBigUint64(32))
    block.set(saved.subarray(40))
  }

  function update(bytes: Uint8Array): void {
    let at = 0
    const waiting = length % blockBytes
    length += bytes.length
    if (waiting > 0) {
      const taken = Math.min(bytes.length, blockBytes - waiting)
      block.set(bytes.subarray(0, taken), waiting)
      at = taken
      if (waiting + taken < blockBytes) return
      mix(words, schedule, block, 0)
    }
    for (; at + blockBytes <= bytes.length; at += blockBytes) mix(words, schedule, bytes, at)
    block.set(bytes.subarray(at))
  }

  const wordBytes = (): Uint8Array => {
    const out = new Uint8Array(32)
    const view = new DataView(out.buffer)
    words.forEach((word, i) => { view.setInt32(i * 4, word) })
    return out
  }

  return {
    update,
    digest() {
      const bits = BigInt(length) * 8n
      const padding = new Uint8Array(blockBytes - ((length + 8) % blockBytes) + 8)
      padding[0] = 0x80
      new DataView(padding.buffer).setBigUint64(padding.length - 8, bits)
      update(padding)
      return wordBytes()
    },
    save() {
      const out = new Uint8Array(stateBytes)
      out.set(wordBytes())
      new DataView(out.buffer).setBigUint64(32, BigInt(length))
      out.set(block.subarray(0, length % blockBytes), 40)
      return out
    },
  }
}

/**
 * One block into the words. Everything is a 32-bit integer with its sign at every turn, which is what the compiler keeps in registers: a raster
 * of thousands of cells is megabytes a second.
 */
function mix(words: Int32Array, w: Int32Array, bytes: Uint8Array, from: number): void {
  for (let i = 0; i < 16; i++) {
    const at = from + i * 4
    w[i] = ((bytes[at] ?? 0) << 24) | ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0)
  }
  for (let i = 16; i < 64; i++) {
    const x = w[i - 15] ?? 0, y = w[i - 2] ?? 0
    const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)
    const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)
    w[i] = ((((w[i - 16] ?? 0) + s0) | 0) + (((w[i - 7] ?? 0) + s1) | 0)) | 0
  }
  let a = words[0] ?? 0, b = words[1] ?? 0, c = words[2] ?? 0, d = words[3] ?? 0, e = words[4] ?? 0, f = words[5] ?? 0, g = words[6] ?? 0, h = words[7] ?? 0
  for (let i = 0; i < 64; i++) {
    const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))
    const t1 = (((((h + s1) | 0) + (g ^ (e & (f ^ g)))) | 0) + (((constants[i] ?? 0) + (w[i] ?? 0)) | 0)) | 0
    const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))
    const t2 = (s0 + ((a & b) ^ (c & (a ^ b)))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  words[0] = (words[0] ?? 0) + a
  words[1] = (words[1] ?? 0) + b
  words[2] = (words[2] ?? 0) + c
  words[3] = (words[3] ?? 0) + d
  words[4] = (words[4] ?? 0) + e
  words[5] = (words[5] ?? 0) + f
  words[6] = (words[6] ?? 0) + g
  words[7] = (words[7] ?? 0) + h
}
