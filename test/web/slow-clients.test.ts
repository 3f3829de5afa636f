/** Clients that take their time to hold connections (slow loris): they are cut off, each of them, while the page is served on. */
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { limits } from '../../src-main/web/limits.ts'
import { ownHeaders, send, startTestServer } from './test-server.ts'
import type { TestServer } from './test-server.ts'

/** The same code that waits for seconds, with limits that a test can wait for. */
const short = { headersTimeoutMs: 100, requestTimeoutMs: 200, checkMs: 20, pingMs: 50, pongWaitMs: 50 }
/** Between two bytes of a client that never falls silent; the end of a test that nobody cut off comes long after. */
const betweenBytesMs = 10

let site: TestServer
beforeAll(async () => { site = await startTestServer(short) })
afterAll(() => site.stop())

const own = (): string => Object.entries({ Host: `127.0.0.1:${site.server.port}`, ...ownHeaders(site.server) }).map(([name, value]) => `${name}: ${value}\r\n`).join('')

/** Says `text`, then `more` again and again; all that came back once the server has closed the connection. */
function trickle(text: string, more = ''): Promise<string> {
  return new Promise((resolve) => {
    let said = ''
    let drops: NodeJS.Timeout | undefined
    const socket = connect(site.server.port, '127.0.0.1', () => {
      socket.write(text)
      drops = setInterval(() => { if (more !== '' && socket.writable) socket.write(more) }, betweenBytesMs)
    })
    socket.on('data', (part: Buffer) => { said += part.toString('latin1') })
    // The server has closed what we still write to.
    socket.on('error', () => undefined)
    socket.on('close', () => {
      clearInterval(drops)
      resolve(said)
    })
  })
}

const posted = (): string => `POST /api/trpc/runs.rerun HTTP/1.1\r\n${own()}Content-Type: application/json\r\n`
const upgraded = (): string => `GET /api/ws HTTP/1.1\r\n${own()}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`

const slow: readonly (readonly [who: string, text: () => string, more: string, answer: RegExp])[] = [
  ['connects and says nothing', () => '', '', /^(HTTP\/1\.1 408 .*)?$/s],
  ['stops in the middle of a header', () => 'GET / HTTP/1.1\r\nHost: 127', '', /^HTTP\/1\.1 408 /],
  ['sends another header now and then, for ever', () => 'GET / HTTP/1.1\r\n', 'X: y\r\n', /^HTTP\/1\.1 (408|431) /],
  ['sends a byte of its body now and then, for ever', () => `${posted()}Content-Length: 1000000\r\n\r\n{`, ' ', /^HTTP\/1\.1 408 /],
  ['sends a chunk of its body now and then, for ever', () => `${posted()}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n', /^HTTP\/1\.1 408 /],
  ['stops in the middle of its second request', () => `GET / HTTP/1.1\r\n${own()}\r\nGET / HTTP/1.1\r\nHost`, '', /^HTTP\/1\.1 200 .*HTTP\/1\.1 408 /s],
  ['opens a WebSocket and answers no ping', upgraded, '', /^HTTP\/1\.1 101 /],
]

describe('a client that', () => {
  it.each(slow)('%s, is cut off', async (_who, text, more, answer) => {
    expect(await trickle(text(), more)).toMatch(answer)
    expect([site.calls, site.errors]).toEqual([[], []])
  })

  it('is one of a crowd, is cut off with it, and keeps nobody out meanwhile', async () => {
    const crowd = Array.from({ length: 100 }, () => trickle('GET / HTTP/1.1\r\n', 'X: y\r\n'))
    expect((await send(site.server, { headers: ownHeaders(site.server) })).status).toBe(200)
    for (const said of await Promise.all(crowd)) expect(said).toMatch(/^HTTP\/1\.1 (408|431) /)
  })
})

it('the limits of every day are seconds, not minutes', () => {
  const { headersTimeoutMs, requestTimeoutMs, checkMs, pingMs, pongWaitMs, connections } = limits
  expect(headersTimeoutMs + checkMs).toBeLessThanOrEqual(15_000)
  expect(requestTimeoutMs + checkMs).toBeLessThanOrEqual(40_000)
  expect(pingMs + pongWaitMs).toBeLessThanOrEqual(40_000)
  expect(connections).toBeLessThanOrEqual(256)
})
