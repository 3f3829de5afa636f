/** Files of every kind of data set as bytes, made without a disk and without a test runner. */
import { encode as encodePng } from 'fast-png'
import { crc32, deflateRawSync, gzipSync } from 'node:zlib'

/** `count` bytes 0, 1, 2, … from `first` on. */
export const ramp = (count: number, first = 0): Uint8Array => Uint8Array.from({ length: count }, (_, i) => first + i)

const bigEndian = (...words: number[]): Buffer => {
  const out = Buffer.alloc(4 * words.length)
  words.forEach((word, i) => out.writeUInt32BE(word, 4 * i))
  return out
}

export const idxImages = (count: number, height: number, width: number, pixels = ramp(count * height * width)): Buffer => (
  Buffer.concat([bigEndian(0x803, count, height, width), pixels])
)
export const idxLabels = (...labels: number[]): Buffer => Buffer.concat([bigEndian(0x801, labels.length), Uint8Array.from(labels)])

/** Four images of 2 × 3 to train with, two to test with. */
export const idxFiles = (): Record<string, Uint8Array> => ({
  'train-images-idx3-ubyte': idxImages(4, 2, 3),
  'train-labels-idx1-ubyte': idxLabels(7, 2, 1, 0),
  't10k-images-idx3-ubyte': idxImages(2, 2, 3, ramp(12, 100)),
  't10k-labels-idx1-ubyte': idxLabels(9, 0),
})

export const gzipped = (files: Record<string, Uint8Array>): Record<string, Uint8Array> => (
  Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`${name}.gz`, gzipSync(bytes)]))
)

/** A record of CIFAR: its labels, then 3 × 1024 pixels of these three values. */
export const cifarRecord = (labels: readonly number[], [red, green, blue]: readonly [number, number, number]): Buffer => (
  Buffer.concat([Uint8Array.from(labels), Buffer.alloc(1024, red), Buffer.alloc(1024, green), Buffer.alloc(1024, blue)])
)

/** One image per batch file, with the batch's number for a label. */
export const cifar10Files = (): Record<string, Uint8Array | string> => ({
  ...Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`data_batch_${n}.bin`, cifarRecord([n], [n, 10 * n, 20 * n])])),
  'test_batch.bin': cifarRecord([9], [1, 2, 3]),
  'batches.meta.txt': 'airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n',
})

/** A PNG of `height` × `width` pixels, grey or RGB by the count of `data`. */
export const png = (height: number, width: number, data: Uint8Array): Uint8Array => (
  encodePng({ height, width, data, channels: data.length / (height * width), depth: 8 })
)

/** A PNG of one colour. */
export const plainPng = (height: number, width: number, colour: readonly number[]): Uint8Array => (
  png(height, width, Uint8Array.from({ length: height * width * colour.length }, (_, i) => colour[i % colour.length] ?? 0))
)

/** A grey JPEG of 8 × 8 pixels of value 128: its one block has nothing but zeros. */
export const greyJpeg = (): Uint8Array => Buffer.from(
  `ffd8ffdb004300${'01'.repeat(64)}ffc0000b080008000801011100ffc40014000100000000000000000000000000000000ffc400141001000000000000000000000000000000`
  + '00ffda0008010100003f003fffd9', 'hex',
)

/** Two classes of 4 × 4 colours, two images each to train with and one to test with. */
export const imageFiles = (): Record<string, Uint8Array> => ({
  'train/cat/b.png': plainPng(4, 4, [2, 20, 200]),
  'train/cat/a.png': plainPng(4, 4, [1, 10, 100]),
  'train/ant/a.png': plainPng(4, 4, [3, 30, 130]),
  'train/ant/notes.txt': Buffer.from('no image'),
  'train/ant/z.PNG': plainPng(4, 4, [4, 40, 140]),
  'test/ant/a.png': plainPng(4, 4, [5, 50, 150]),
  'test/cat/a.png': plainPng(4, 4, [6, 60, 160]),
})

export interface NpyParts { descr: string; shape: readonly number[]; data: Uint8Array; fortran?: boolean; version?: 1 | 2 }

export function npy({ descr, shape, data, fortran = false, version = 1 }: NpyParts): Buffer {
  const text = `{'descr': '${descr}', 'fortran_order': ${fortran ? 'True' : 'False'}, 'shape': (${shape.join(', ')}${shape.length === 1 ? ',' : ''}), }`
  const start = version === 1 ? 10 : 12
  const padded = `${text.padEnd(Math.ceil((start + text.length + 1) / 64) * 64 - start - 1)}\n`
  const head = Buffer.alloc(start)
  head.write('\x93NUMPY', 'latin1')
  head[6] = version
  if (version === 1) head.writeUInt16LE(padded.length, 8)
  else head.writeUInt32LE(padded.length, 8)
  return Buffer.concat([head, Buffer.from(padded, 'latin1'), data])
}

/** A zip archive of these members, stored or deflated. */
export function zip(members: Record<string, Uint8Array>, deflate = false): Buffer {
  const locals: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const [name, bytes] of Object.entries(members)) {
    const packed = deflate ? deflateRawSync(bytes) : bytes
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(deflate ? 8 : 0, 4)
    common.writeUInt32LE(crc32(bytes), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(bytes.length, 18)
    common.writeUInt16LE(name.length, 22)
    const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, Buffer.from(name), packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    central.push(Buffer.concat([Buffer.from('504b01021400', 'hex'), common, tail, Buffer.from(name)]))
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('504b0506', 'hex')
  end.writeUInt16LE(central.length, 8)
  end.writeUInt16LE(central.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}

/** Two images of 2 × 2 to train with and one to test with. */
export const npzArrays = (): Record<'x_train' | 'y_train' | 'x_test' | 'y_test', NpyParts> => ({
  x_train: { descr: '|u1', shape: [2, 2, 2], data: ramp(8) },
  y_train: { descr: '<i8', shape: [2], data: new Uint8Array(new BigInt64Array([1n, 0n]).buffer) },
  x_test: { descr: '|u1', shape: [1, 2, 2], data: ramp(4, 50) },
  y_test: { descr: '|u1', shape: [1], data: Uint8Array.of(2) },
})

export const npz = (arrays: Record<string, NpyParts>, deflate = false): Buffer => (
  zip(Object.fromEntries(Object.entries(arrays).map(([name, parts]) => [`${name}.npy`, npy(parts)])), deflate)
)
