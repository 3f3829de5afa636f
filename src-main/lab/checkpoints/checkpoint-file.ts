/**
 * A checkpoint as a file: safetensors, with what it belongs to in its metadata and a checksum over everything. docs/checkpoints.md describes
 * it. What is damaged, or of something else, is refused before a number of it is used.
 */
import { createHash } from 'node:crypto'
import { closeSync, createReadStream, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { bytesOf, decodeTensors, encodeHead, headerLength, lengthBytes } from '../../engines/safetensors.ts'
import type { StateTensor } from '../../engines/state.ts'

/** What a checkpoint belongs to, and where in the run it is. */
export interface CheckpointHead {
  readonly kind: string
  readonly specHash: string
  readonly seed: number
  readonly engineVersion: string
  /** On which numbers come out as they did; null where that is the same everywhere. */
  readonly device: string | null
  readonly position: Readonly<Record<string, number>>
  /** In words. */
  readonly label: string
  /** 0 to 1. */
  readonly fraction: number
  /** Recorded until then. */
  readonly series: readonly { readonly name: string; readonly rows: number }[]
  /** Names of the metrics until then. */
  readonly metrics: readonly string[]
}

export interface Checkpoint extends CheckpointHead {
  readonly tensors: readonly StateTensor[]
}

/** A checkpoint that cannot be used; the message says why. */
export class CheckpointError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.name = 'CheckpointError'
  }
}

const format = 'burstlab-checkpoint'
const version = '1'
/** Stands in the header while the checksum over it is taken. */
const noChecksum = '0'.repeat(64)
/** One call of the operating system writes no more than 2 GiB. */
const bytesAtOnce = 2 ** 28

const headSchema = z.object({
  kind: z.string(), specHash: z.string(), seed: z.number(), engineVersion: z.string(), device: z.string().nullable(), position: z.record(z.string(), z.number()),
  label: z.string(), fraction: z.number().min(0).max(1), series: z.array(z.object({ name: z.string(), rows: z.int().min(0) })), metrics: z.array(z.string()),
})

/** Complete or not there at all: beside its place first, then moved. Gives its size. */
export function writeCheckpoint(file: string, { tensors, ...head }: Checkpoint): number {
  const metadata = (sha256: string): Record<string, string> => ({ format, version, sha256, head: JSON.stringify(head) })
  const hash = createHash('sha256').update(encodeHead({ tensors, metadata: metadata(noChecksum) }))
  for (const tensor of tensors) hash.update(bytesOf(tensor))
  const parts = [encodeHead({ tensors, metadata: metadata(hash.digest('hex')) }), ...tensors.map(bytesOf)]
  placeFile(file, parts)
  return parts.reduce((sum, { length }) => sum + length, 0)
}

/** Complete or not there at all. */
export function placeFile(file: string, parts: readonly Uint8Array[]): void {
  // Of this process alone: one whose lab was killed may still be at the same checkpoint of the same run.
  const beside = `${file}.${process.pid}.part`
  try {
    writeThrough(beside, parts)
    renameSync(beside, file)
  } catch (error) {
    // On a full disk, what was begun takes the room that others need.
    rmSync(beside, { force: true })
    throw error
  }
  syncFolder(dirname(file))
}

function writeThrough(file: string, parts: readonly Uint8Array[]): void {
  const descriptor = openSync(file, 'w')
  try {
    for (const part of parts) for (let at = 0; at < part.length;) at += writeSync(descriptor, part, at, Math.min(bytesAtOnce, part.length - at))
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** So that the new name survives a power cut too; Windows has no such thing, and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return
  const descriptor = openSync(folder, 'r')
  try {
    fsyncSync(descriptor)
  } finally {
    closeSync(descriptor)
  }
}

/** Throws a CheckpointError. */
export const readCheckpoint = (file: string): Checkpoint => withCheckpointErrors(file, () => parseCheckpoint(readFileSync(file), file))

/** Of a whole file in memory; `file` is for messages. Throws a CheckpointError. */
export function parseCheckpoint(bytes: Uint8Array, file: string): Checkpoint {
  return withCheckpointErrors(file, () => {
    const { tensors, metadata } = decodeTensors(bytes)
    const { head, sha256 } = headOf(metadata)
    const length = lengthBytes + headerLength(bytes)
    const found = createHash('sha256').update(withoutChecksum(bytes.subarray(0, length), sha256)).update(bytes.subarray(length)).digest('hex')
    if (found !== sha256) throw new RangeError(damaged)
    return { ...head, tensors }
  })
}

/** Reads it from end to end without holding it in memory. Rejects with a CheckpointError. */
export async function checkCheckpoint(file: string): Promise<CheckpointHead> {
  const hash = createHash('sha256')
  let start: Buffer = Buffer.alloc(0)
  let found: ReturnType<typeof headOf> | undefined
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
      if (found !== undefined) {
        hash.update(chunk)
        continue
      }
      start = Buffer.concat([start, chunk])
      if (start.length < lengthBytes) continue
      const length = lengthBytes + headerLength(start)
      if (start.length < length) continue
      found = headOf(metadataIn(start.subarray(lengthBytes, length)))
      hash.update(withoutChecksum(start.subarray(0, length), found.sha256)).update(start.subarray(length))
    }
    if (found === undefined) throw new RangeError('This is no checkpoint: it ends within its header.')
    if (hash.digest('hex') !== found.sha256) throw new RangeError(damaged)
    return found.head
  } catch (error) {
    throw asCheckpointError(file, error)
  }
}

const damaged = 'It is damaged: its checksum is not that of its contents.'

/** Throws a CheckpointError that says what differs. */
export function assertBelongs(head: CheckpointHead, expected: Pick<CheckpointHead, 'kind' | 'specHash' | 'seed' | 'engineVersion'>): void {
  if (head.kind !== expected.kind || head.specHash !== expected.specHash || head.seed !== expected.seed) {
    throw new CheckpointError(`The checkpoint is of another run: of spec ${head.specHash.slice(0, 12)} (${head.kind}) with seed ${head.seed}; expected ${expected.specHash.slice(0, 12)} (${expected.kind}) with seed ${expected.seed}.`)
  }
  if (head.engineVersion !== expected.engineVersion) {
    throw new CheckpointError(`The checkpoint was made by version ${head.engineVersion} of the engine; this Burstlab has ${expected.engineVersion}, whose numbers may differ. "Re-run exactly" starts the run anew.`)
  }
}

function headOf(metadata: Readonly<Record<string, string>>): { readonly head: CheckpointHead; readonly sha256: string } {
  const { format: foundFormat, version: foundVersion, sha256 = '', head = '' } = metadata
  if (foundFormat !== format) throw new RangeError(`This is no checkpoint of Burstlab: its format is ${foundFormat === undefined ? 'not given' : `"${foundFormat}"`}.`)
  if (foundVersion !== version) throw new RangeError(`The checkpoint has version ${String(foundVersion)} of the format; expected ${version}.`)
  if (!/^[\da-f]{64}$/.test(sha256)) throw new RangeError('This is no checkpoint: it has no checksum.')
  return { head: headSchema.parse(JSON.parse(head)), sha256 }
}

function metadataIn(header: Uint8Array): Readonly<Record<string, string>> {
  const { __metadata__: metadata } = z.object({ __metadata__: z.record(z.string(), z.string()) }).parse(JSON.parse(new TextDecoder().decode(header)))
  return metadata
}

/** A copy of the header in which the checksum is not there yet. */
function withoutChecksum(header: Uint8Array, sha256: string): Buffer {
  const copy = Buffer.from(header)
  const at = copy.indexOf(sha256)
  if (at >= 0) copy.write(noChecksum, at, 'latin1')
  return copy
}

function withCheckpointErrors<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw asCheckpointError(file, error)
  }
}

function asCheckpointError(file: string, error: unknown): CheckpointError {
  if (error instanceof CheckpointError) return error
  if ((error as NodeJS.ErrnoException).code === 'ENOENT') return new CheckpointError(`The checkpoint ${file} is not there any more.`, error)
  const reason = error instanceof z.ZodError || error instanceof SyntaxError ? 'This is no checkpoint: its header is not as it should be.' : error instanceof Error ? error.message : String(error)
  return new CheckpointError(`${file}: ${reason}`, error)
}
