import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { downloadFile, type DownloadRequest } from '../../src-main/datasets/download.ts'
import { ramp, refusal, temporaryFolder } from './fixtures.ts'

const content = Buffer.concat(Array.from({ length: 400 }, (_, i) => ramp(1000, i)))
const sha256 = createHash('sha256').update(content).digest('hex')

/** A server on this machine that remembers which ranges it was asked for. */
async function serve(answer: RequestListener = sendFile): Promise<{ url: string; ranges: (string | undefined)[] }> {
  const ranges: (string | undefined)[] = []
  const server = createServer((request, response) => {
    ranges.push(request.headers.range)
    answer(request, response)
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/set.bin`, ranges }
}

const sendFile: RequestListener = ({ headers: { range } }, response) => {
  const from = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? NaN)
  if (Number.isNaN(from)) response.writeHead(200, { 'content-length': content.length }).end(content)
  else response.writeHead(206, { 'content-length': content.length - from, 'content-range': `bytes ${from}-${content.length - 1}/${content.length}` }).end(content.subarray(from))
}

/** Sends this many bytes and hangs up. */
const breakOff = (bytes: number): RequestListener => (_, response) => {
  response.writeHead(200, { 'content-length': content.length })
  response.write(content.subarray(0, bytes), () => {
    setImmediate(() => response.destroy())
  })
}

async function prepare(answer?: RequestListener): Promise<{ request: DownloadRequest; folder: string; ranges: (string | undefined)[] }> {
  const folder = await temporaryFolder()
  const { url, ranges } = await serve(answer)
  return { request: { url, file: join(folder, 'set.bin'), bytes: content.length, sha256 }, folder, ranges }
}

describe('a download', () => {
  it('brings the file and says how far it is', async () => {
    const { request, folder } = await prepare()
    const steps: number[] = []
    await downloadFile({ ...request, onProgress: (received, total) => {
      expect(total).toBe(content.length)
      steps.push(received)
    } })
    expect((await readFile(request.file)).equals(content)).toBe(true)
    expect(await readdir(folder)).toEqual(['set.bin'])
    expect([steps[0], steps.at(-1)]).toEqual([0, content.length])
    expect(steps).toEqual(steps.toSorted((a, b) => a - b))
  })

  it('of a file that is there and right asks for nothing', async () => {
    const { request, ranges } = await prepare()
    await writeFile(request.file, content)
    await downloadFile(request)
    expect(ranges).toEqual([])
  })

  it('of a file that is there and wrong replaces it', async () => {
    const { request } = await prepare()
    await writeFile(request.file, Buffer.alloc(content.length))
    await downloadFile(request)
    expect((await readFile(request.file)).equals(content)).toBe(true)
  })

  it('that broke off keeps what came, and goes on from there', async () => {
    let attempt = 0
    const { request, folder, ranges } = await prepare((asked, response) => {
      (attempt++ === 0 ? breakOff(150_000) : sendFile)(asked, response)
    })
    expect(await refusal(() => downloadFile(request))).toMatch(/^DOWNLOAD_FAILED: .* could not be downloaded: .*\. Try again: the 150000 bytes that are here are kept\.$/)
    expect(await readdir(folder)).toEqual(['set.bin.part'])
    await downloadFile(request)
    expect(ranges).toEqual([undefined, 'bytes=150000-'])
    expect((await readFile(request.file)).equals(content)).toBe(true)
  })

  it('begins again where the server knows no ranges', async () => {
    const { request } = await prepare((_, response) => response.writeHead(200, { 'content-length': content.length }).end(content))
    await writeFile(`${request.file}.part`, content.subarray(0, 1000))
    await downloadFile(request)
    expect((await readFile(request.file)).equals(content)).toBe(true)
  })

  it('begins again where the part is longer than the file', async () => {
    const { request, ranges } = await prepare()
    await writeFile(`${request.file}.part`, Buffer.alloc(content.length + 1))
    await downloadFile(request)
    expect(ranges).toEqual([undefined])
  })

  it('of another size than expected is refused and leaves nothing', async () => {
    const { request, folder } = await prepare()
    expect(await refusal(() => downloadFile({ ...request, bytes: 1234 }))).toBe(`DOWNLOAD_FAILED: ${request.url} has 400000 bytes; expected 1234. It is not the file it was.`)
    expect(await readdir(folder)).toEqual([])
  })

  it('that sends more than expected without saying so is refused and leaves nothing', async () => {
    const { request, folder } = await prepare((_, response) => {
      response.write(content)
      response.end('more')
    })
    expect(await refusal(() => downloadFile(request))).toContain('sent more than the 400000 bytes that were expected.')
    expect(await readdir(folder)).toEqual([])
  })

  it('of another content than expected is refused and leaves nothing, also if the wrong part was here before', async () => {
    const { request, folder } = await prepare()
    expect(await refusal(() => downloadFile({ ...request, sha256: '0'.repeat(64) }))).toMatch(/^DOWNLOAD_FAILED: The 400000 bytes from .* have the SHA-256 [\da-f]{64}; expected 0{64}\. They were deleted\.$/)
    await writeFile(`${request.file}.part`, Buffer.alloc(1000))
    expect(await refusal(() => downloadFile(request))).toContain('They were deleted.')
    expect(await readdir(folder)).toEqual([])
  })

  it('that the server refuses says how', async () => {
    const { request } = await prepare((_, response) => response.writeHead(404).end('no such file'))
    expect(await refusal(() => downloadFile(request))).toContain('answered 404 Not Found; expected 200')
  })

  it('from nowhere says so', async () => {
    expect(await refusal(async () => downloadFile({ url: 'http://127.0.0.1:1/x', file: join(await temporaryFolder(), 'x'), bytes: 1, sha256 }))).toMatch(/could not be downloaded: .*(ECONNREFUSED|bad port)/)
  })

  it('can be cancelled, and gone on with', async () => {
    const { request, folder, ranges } = await prepare((asked, response) => {
      if (asked.headers.range !== undefined) sendFile(asked, response)
      else response.writeHead(200, { 'content-length': content.length }).write(content.subarray(0, 5000))
    })
    const controller = new AbortController()
    const downloading = downloadFile({ ...request, signal: controller.signal, onProgress: (received) => {
      if (received > 0) controller.abort(new Error('enough'))
    } })
    await expect(downloading).rejects.toThrow('enough')
    expect(await readdir(folder)).toEqual(['set.bin.part'])
    await downloadFile(request)
    expect(ranges).toEqual([undefined, 'bytes=5000-'])
  })

  it('from a server that falls silent is given up', async () => {
    const { request } = await prepare((_, response) => response.writeHead(200, { 'content-length': content.length }).write('a few bytes'))
    expect(await refusal(() => downloadFile({ ...request, stallMs: 50 }))).toContain('nothing came for 50 ms')
  })

  it('of what is no address, size or checksum is refused', async () => {
    const request = { url: 'http://127.0.0.1/x', file: '/nowhere', bytes: 1, sha256 }
    expect(await refusal(() => downloadFile({ ...request, url: 'file:///etc/hosts' }))).toBe('BAD_OPTION: The address is file:///etc/hosts; expected one that begins with http:// or https://.')
    expect(await refusal(() => downloadFile({ ...request, bytes: 0 }))).toBe('BAD_OPTION: The expected size is 0; expected a whole number of bytes from 1.')
    expect(await refusal(() => downloadFile({ ...request, sha256: 'abc' }))).toBe('BAD_OPTION: The expected SHA-256 is abc; expected 64 hexadecimal digits.')
  })
})
