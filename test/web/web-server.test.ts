import { connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startWebServer } from '../../src-main/web/web-server.ts'
import { fakeLab } from '../api/fake-lab.ts'
import { ownHeaders, send, startTestServer } from './test-server.ts'
import type { Answer, RawRequest, TestServer } from './test-server.ts'

let site: TestServer

beforeAll(async () => {
  site = await startTestServer()
})

afterAll(() => site.stop())

const asPage = (request: RawRequest = {}): Promise<Answer> =>
  send(site.server, { ...request, headers: { ...ownHeaders(site.server), ...request.headers } })

describe('opening the address with the token', () => {
  it('swaps it for a cookie and leaves the address bar clean', async () => {
    const answer = await send(site.server, { path: `/?token=${site.server.token}` })
    expect(answer.status).toBe(303)
    expect(answer.headers['location']).toBe('/')
    expect(answer.headers['set-cookie']).toEqual([`burstlab_token_${site.server.port}=${site.server.token}; HttpOnly; SameSite=Strict; Path=/`])
    expect(answer.headers['cache-control']).toBe('no-store')
  })

  it('is what the printed URL does', () => expect(site.server.url).toBe(`http://127.0.0.1:${site.server.port}/?token=${site.server.token}`))

  it('sets no cookie for a wrong token', async () => {
    for (const token of ['', 'wrong', `${site.server.token}x`, site.server.token.slice(1)]) {
      const answer = await send(site.server, { path: `/?token=${token}` })
      expect(answer.status).toBe(401)
      expect(answer.headers['set-cookie']).toBeUndefined()
    }
  })

  it('works at the root only', async () => {
    expect((await send(site.server, { path: `/index.html?token=${site.server.token}` })).status).toBe(401)
    expect((await send(site.server, { path: `/api/trpc/app.info?token=${site.server.token}` })).status).toBe(401)
  })
})

describe('the page', () => {
  it('is served with a policy whose nonce is in it, new each time', async () => {
    const [first, second] = [await asPage(), await asPage()]
    const nonce = /content="([^"]+)"/.exec(first.body)?.[1] ?? ''
    expect(first.status).toBe(200)
    expect(first.headers['content-security-policy']).toContain(`style-src 'self' 'nonce-${nonce}'`)
    expect(first.headers['content-security-policy']).toContain(`connect-src 'self' ws://127.0.0.1:${site.server.port};`)
    expect(first.body).not.toBe(second.body)
    expect(first.headers['cache-control']).toBe('no-store')
  })

  it('may keep files whose name has a hash, and no others', async () => {
    const [script, icon] = [await asPage({ path: '/assets/app-1a2b.js' }), await asPage({ path: '/icon.svg' })]
    expect(script).toMatchObject({ status: 200, body: 'go()' })
    expect(script.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect(script.headers['cache-control']).toBe('private, max-age=31536000, immutable')
    expect(icon.headers['cache-control']).toBe('no-store')
  })

  it('answers HEAD with the headers alone', async () => {
    const answer = await asPage({ method: 'HEAD', path: '/icon.svg' })
    expect(answer).toMatchObject({ status: 200, body: '' })
    expect(answer.headers['content-length']).toBe('6')
  })

  it('is guarded by headers on every answer, good or bad', async () => {
    const answers = [
      await asPage(), await asPage({ path: '/missing' }), await send(site.server, {}), await asPage({ path: '/api/trpc/app.info' }),
      await asPage({ method: 'PUT' }),
    ]
    expect(answers.map((answer) => answer.status)).toEqual([200, 404, 401, 200, 405])
    for (const answer of answers) {
      expect(answer.headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      })
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'")
      expect(answer.headers['access-control-allow-origin']).toBeUndefined()
      expect(answer.headers['x-powered-by']).toBeUndefined()
    }
  })

  it('is also served to a program with the token in its header', async () => {
    expect((await send(site.server, { headers: { authorization: `Bearer ${site.server.token}` } })).status).toBe(200)
  })
})

describe('without the token', () => {
  it('a browser reads how to get in, and nothing else', async () => {
    const answer = await send(site.server, {})
    expect(answer.status).toBe(401)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.body).toContain('Burstlab needs its token')
    expect(answer.body).not.toContain(site.server.token)
  })

  it.each(['/assets/app-1a2b.js', '/icon.svg', '/missing', '/api/trpc/app.info', '/api/ws'])('%s is refused', async (path) => {
    expect((await send(site.server, { path })).status).toBe(401)
  })
})

describe('a request that is not the workbench\'s own', () => {
  it('is refused by its host, whatever the token', async () => {
    for (const host of ['evil.example', `evil.example:${site.server.port}`, '127.0.0.1', '[::1]']) {
      expect((await asPage({ headers: { host } })).status).toBe(403)
      expect((await asPage({ path: `/?token=${site.server.token}`, headers: { host } })).status).toBe(403)
    }
  })

  it('is refused by its origin, whatever the token', async () => {
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1']) expect((await asPage({ headers: { origin } })).status).toBe(403)
  })
})

describe('a path that leads astray', () => {
  it.each([
    ['/../secret.txt', 404], ['/..%2fsecret.txt', 404], ['/%2e%2e/secret.txt', 404], ['/%252e%252e/secret.txt', 404],
    ['/assets/..%5c..%5csecret.txt', 404], ['/index.html%00', 404], ['/%zz', 404], ['//evil.example/index.html', 404], ['/%2f%2fevil.example', 404],
    ['http://evil.example/', 400], ['*', 400], ['index.html', 400],
  ])('%s is answered with %i', async (path, status) => {
    const answer = await asPage({ path })
    expect(answer.status).toBe(status)
    expect(answer.body).not.toContain('secret')
  })
})

describe('a request that makes no sense', () => {
  it.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE'])('%s to the page is refused', async (method) => {
    const answer = await asPage({ method })
    expect(answer.status).toBe(405)
    expect(answer.headers['allow']).toBe('GET, HEAD')
  })

  it('cannot bring the server down', async () => {
    const long = `GET / HTTP/1.1\r\nHost: ${'x'.repeat(20_000)}\r\n\r\n`
    for (const bytes of ['\r\n\r\n', 'GET\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', '\u0016\u0003\u0001', long]) await sendBytes(bytes)
    expect((await asPage()).status).toBe(200)
  })
})

function sendBytes(bytes: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(site.server.port, '127.0.0.1', () => socket.end(bytes))
    socket.on('error', () => resolve())
    socket.on('close', () => resolve())
    socket.resume()
  })
}

describe('startWebServer', () => {
  it('listens on loopback only', async () => {
    const faces = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    const outside = faces.find((face) => !face.internal && face.family === 'IPv4')?.address ?? '127.0.0.2'
    const reached = await new Promise<boolean>((resolve) => {
      const socket = connect(site.server.port, outside, () => {
        socket.destroy()
        resolve(true)
      })
      socket.on('error', () => resolve(false))
    })
    expect(reached).toBe(false)
  })

  it('says so when the port is taken', async () => {
    const { port } = site.server
    const message = `Port ${port} is in use by another program. Choose another port, or none for a free one.`
    await expect(startWebServer({ lab: fakeLab().lab, rendererDir: '/', port })).rejects.toMatchObject({ code: 'CONFLICT', message })
  })

  it.each([-1, 65_536, 1.5, NaN])('refuses the port %d', async (port) => {
    const message = `port: ${port} is not a port; expected a whole number from 0 to 65535`
    await expect(startWebServer({ lab: fakeLab().lab, rendererDir: '/', port })).rejects.toThrow(message)
  })

  it('refuses a token that is no secret', async () => {
    await expect(startWebServer({ lab: fakeLab().lab, rendererDir: '/', token: 'abc' })).rejects.toThrow('token: expected 32 to 256')
  })

  it('leaves the lab open and the port free when it closes', async () => {
    const other = await startTestServer()
    const { port } = other.server
    await other.stop()
    expect(other.calls).toEqual([])
    const again = await startWebServer({ lab: fakeLab().lab, rendererDir: '/', port })
    expect(again.port).toBe(port)
    await again.close()
  })
})
