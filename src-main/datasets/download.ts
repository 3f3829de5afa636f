/** Fetches one file whose size and SHA-256 are known, goes on where it was broken off, and keeps nothing that is not what was expected. */
import { createHash, type Hash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatasetError, wordsOf } from './errors.ts'

export interface DownloadRequest {
  /** http: or https:. */
  readonly url: string
  /** Where the file goes; while it is incomplete it is `file` + `.part`. */
  readonly file: string
  /** Expected size. */
  readonly bytes: number
  /** Expected SHA-256, in hex. */
  readonly sha256: string
  readonly signal?: AbortSignal
  /** Called whenever bytes have come, with those of earlier attempts included. */
  readonly onProgress?: (receivedBytes: number, totalBytes: number) => void
  /** Gives up when nothing has come for so long; 60,000 by default. */
  readonly stallMs?: number
}

/**
 * Downloads `url` to `file`. What an earlier attempt left in the .part file is not fetched again. Where `file` is there and right,
 * nothing is fetched. Throws a DatasetError: DOWNLOAD_FAILED where the server refuses, the connection breaks (the .part file stays for
 * the next attempt), or size or checksum are not the expected ones (nothing stays). Throws the signal's reason where it is aborted; the
 * .part file stays.
 */
export async function downloadFile(request: DownloadRequest): Promise<void> {
  const { file, bytes, signal } = request
  checkRequest(request)
  signal?.throwIfAborted()
  const part = `${file}.part`
  if (await sizeOf(file) === bytes && (await hashFile(file, signal)).digest('hex') === request.sha256.toLowerCase()) {
    request.onProgress?.(bytes, bytes)
    return
  }
  await mkdir(dirname(file), { recursive: true })
  const had = await sizeOf(part) ?? 0
  if (had > bytes) await rm(part)
  if (had < bytes || had > bytes) await receive(request, part, had > bytes ? 0 : had)
  await accept(request, part)
}

async function receive(request: DownloadRequest, part: string, had: number): Promise<void> {
  const { url, bytes, signal, stallMs = 60_000, onProgress } = request
  const stall = stallTimer(url, stallMs)
  const either = signal === undefined ? stall.signal : AbortSignal.any([signal, stall.signal])
  let received = had
  let handle: FileHandle | undefined
  try {
    const response = await fetch(url, { signal: either, headers: { 'accept-encoding': 'identity', ...(had > 0 ? { range: `bytes=${had}-` } : {}) } })
    // A server that knows no ranges sends the whole file again; one that sends another part than asked for cannot be built upon.
    const goesOn = response.status === 206 && response.headers.get('content-range')?.startsWith(`bytes ${had}-`) === true
    if (!goesOn) received = 0
    if (response.status === 416 || (response.status === 206 && !goesOn)) await rm(part, { force: true })
    if (response.body === null || (response.status !== 200 && !goesOn)) {
      await response.body?.cancel()
      throw new DatasetError('DOWNLOAD_FAILED', `${url} answered ${response.status} ${response.statusText}; expected 200, or 206 for the rest of the file.`)
    }
    const announced = Number(response.headers.get('content-length') ?? NaN)
    if (Number.isFinite(announced) && received + announced !== bytes) {
      await response.body.cancel()
      await rm(part, { force: true })
      throw new DatasetError('DOWNLOAD_FAILED', `${url} has ${received + announced} bytes; expected ${bytes}. It is not the file it was.`)
    }
    handle = await open(part, goesOn ? 'a' : 'w')
    onProgress?.(received, bytes)
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      stall.reset()
      received += chunk.length
      if (received > bytes) {
        await rm(part, { force: true })
        throw new DatasetError('DOWNLOAD_FAILED', `${url} sent more than the ${bytes} bytes that were expected. It is not the file it was.`)
      }
      await handle.writeFile(chunk)
      onProgress?.(received, bytes)
    }
    if (received !== bytes) throw new DatasetError('DOWNLOAD_FAILED', `${url} ended after ${received} bytes; expected ${bytes}. Try again: what is here is kept.`)
  } catch (error) {
    signal?.throwIfAborted()
    if (error instanceof DatasetError) throw error
    throw new DatasetError('DOWNLOAD_FAILED', `${url} could not be downloaded: ${stall.signal.aborted ? `nothing came for ${stallMs} ms` : causeOf(error)}. Try again: the ${received} bytes that are here are kept.`, error)
  } finally {
    stall.end()
    await handle?.close()
  }
}

/** The last check, on what lies on the disk. */
async function accept({ url, file, bytes, sha256, signal }: DownloadRequest, part: string): Promise<void> {
  const found = (await hashFile(part, signal)).digest('hex')
  if (found !== sha256.toLowerCase()) {
    await rm(part, { force: true })
    throw new DatasetError('DOWNLOAD_FAILED', `The ${bytes} bytes from ${url} have the SHA-256 ${found}; expected ${sha256.toLowerCase()}. They were deleted.`)
  }
  await rename(part, file)
}

function checkRequest({ url, bytes, sha256 }: DownloadRequest): void {
  const protocol = URL.canParse(url) ? new URL(url).protocol : ''
  if (protocol !== 'http:' && protocol !== 'https:') throw new DatasetError('BAD_OPTION', `The address is ${url}; expected one that begins with http:// or https://.`)
  if (!Number.isInteger(bytes) || bytes < 1) throw new DatasetError('BAD_OPTION', `The expected size is ${bytes}; expected a whole number of bytes from 1.`)
  if (!/^[\da-f]{64}$/i.test(sha256)) throw new DatasetError('BAD_OPTION', `The expected SHA-256 is ${sha256}; expected 64 hexadecimal digits.`)
}

function stallTimer(url: string, milliseconds: number): { signal: AbortSignal; reset(): void; end(): void } {
  const controller = new AbortController()
  const timer = setTimeout(() => {
    controller.abort(new Error(`nothing came from ${url} for ${milliseconds} ms`))
  }, milliseconds)
  return { signal: controller.signal, reset: () => void timer.refresh(), end: () => {
    clearTimeout(timer)
  } }
}

async function hashFile(file: string, signal: AbortSignal | undefined): Promise<Hash> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file, { highWaterMark: 2 ** 20 }) as AsyncIterable<Buffer>) {
    signal?.throwIfAborted()
    hash.update(chunk)
  }
  return hash
}

const sizeOf = (file: string): Promise<number | undefined> => stat(file).then(({ size }) => size, () => undefined)

/** What fetch hides behind "fetch failed". */
const causeOf = (error: unknown): string => wordsOf(error instanceof Error && error.cause instanceof Error ? error.cause : error)
