/** What is in a data set, in numbers. */
import { createHash } from 'node:crypto'
import { imageBytesOf, type Dataset, type DatasetKind, type ImageShape, type ImageSource, type Labels } from './types.ts'

export interface SetReport {
  readonly count: number
  /** Images of each class, in the order of the classes. */
  readonly perClass: readonly number[]
  /** Per channel, of values from 0 (black) to 1. */
  readonly mean: readonly number[]
  /** Standard deviation over all pixels, per channel, of values from 0 to 1. */
  readonly sd: readonly number[]
}

export interface DatasetReport {
  readonly name: string
  readonly kind: DatasetKind
  readonly shape: ImageShape
  readonly classes: readonly string[]
  readonly train: SetReport
  readonly test: SetReport
  /** SHA-256 (hex) of what is learned from: shape, labels and pixels of both parts, however they were stored. */
  readonly checksum: string
}

const chunkImages = 256

/**
 * Reads the whole data set once. Gives way to other work from time to time and throws the signal's reason where it is aborted; throws a
 * DatasetError where images cannot be read.
 */
export async function inspectDataset(dataset: Dataset, { signal }: { readonly signal?: AbortSignal } = {}): Promise<DatasetReport> {
  const { name, kind, classes, channels, height, width } = dataset
  const shape: ImageShape = { channels, height, width }
  const hash = createHash('sha256').update(`burstlab images 1\n${channels} ${height} ${width}\n`)
  const report = async (source: ImageSource): Promise<SetReport> => {
    hash.update(`${source.count}\n`).update(littleEndian(source.labels))
    const { mean, sd } = await statistics(source, shape, (bytes) => hash.update(bytes), signal)
    return { count: source.count, perClass: classCounts(source.labels, classes.length), mean, sd }
  }
  const train = await report(dataset.train)
  const test = await report(dataset.test)
  return { name, kind, shape, classes, train, test, checksum: hash.digest('hex') }
}

/** Images of each class. */
export function classCounts(labels: Labels, classes: number): number[] {
  const counts = Array<number>(classes).fill(0)
  for (const label of labels) counts[label] = (counts[label] ?? 0) + 1
  return counts
}

/** The first `perClass` images of each class, as indices: for a preview. Classes with fewer images give fewer. */
export function previewIndices(labels: Labels, classes: number, perClass: number): number[][] {
  const found = Array.from({ length: classes }, (): number[] => [])
  let missing = classes
  for (let i = 0; i < labels.length && missing > 0; i++) {
    const list = found[labels[i] ?? 0]
    if (list === undefined || list.length >= perClass) continue
    list.push(i)
    if (list.length === perClass) missing--
  }
  return found
}

/** Counts how often each channel has each byte; whole numbers, so that nothing is rounded on the way. */
async function statistics(
  source: ImageSource, shape: ImageShape, note: (bytes: Uint8Array) => void, signal: AbortSignal | undefined,
): Promise<{ mean: number[]; sd: number[] }> {
  const imageBytes = imageBytesOf(shape)
  const area = shape.height * shape.width
  const histogram = new Float64Array(shape.channels * 256)
  const chunk = new Uint8Array(Math.min(chunkImages, source.count) * imageBytes)
  let counted = 0
  for (let first = 0; first < source.count; first += chunkImages) {
    const size = Math.min(chunkImages, source.count - first)
    source.read(Array.from({ length: size }, (_, i) => first + i), chunk)
    note(chunk.subarray(0, size * imageBytes))
    for (let plane = 0; plane < size * shape.channels; plane++) {
      const line = (plane % shape.channels) * 256
      for (let i = plane * area; i < (plane + 1) * area; i++) {
        const at = line + (chunk[i] ?? 0)
        histogram[at] = (histogram[at] ?? 0) + 1
      }
    }
    signal?.throwIfAborted()
    counted += size * imageBytes
    if (counted >= bytesBetweenBreaks) {
      counted = 0
      await giveWay()
    }
  }
  const channels = Array.from({ length: shape.channels }, (_, channel) => moments(histogram.subarray(channel * 256, (channel + 1) * 256)))
  return { mean: channels.map(({ mean }) => mean), sd: channels.map(({ sd }) => sd) }
}

function moments(counts: Float64Array): { mean: number; sd: number } {
  const total = counts.reduce((sum, count) => sum + count, 0)
  const mean = counts.reduce((sum, count, byte) => sum + count * byte, 0) / total
  const variance = counts.reduce((sum, count, byte) => sum + count * (byte - mean) ** 2, 0) / total
  return { mean: mean / 255, sd: Math.sqrt(variance) / 255 }
}

/** Two bytes each, the lower first, whatever the machine and however many classes. */
function littleEndian(labels: Labels): Uint8Array {
  const out = new Uint8Array(2 * labels.length)
  labels.forEach((label, i) => {
    out[2 * i] = label & 0xff
    out[2 * i + 1] = label >> 8
  })
  return out
}

/** Counted without looking up: some tens of milliseconds, whatever the size of the images. */
const bytesBetweenBreaks = 2 ** 22

const giveWay = (): Promise<void> => new Promise((resolve) => {
  setImmediate(resolve)
})
