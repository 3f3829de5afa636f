import { TRPCClientError } from '@trpc/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { limits } from '../../src-main/web/limits.ts'
import { fakeEvent, fakeFrame, fakeInfo } from '../api/fake-lab.ts'
import { httpClient, ownHeaders, send, socketClient, socketUrl, startTestServer, tryUpgrade } from './test-server.ts'
import type { Answer, RawRequest, TestServer } from './test-server.ts'

let site: TestServer
const json = { 'content-type': 'application/json' }

beforeEach(async () => {
  site = await startTestServer()
})

afterEach(() => site.stop())

const post = (path: string, body: string, more: RawRequest = {}): Promise<Answer> =>
  send(site.server, { method: 'POST', path, body, ...more, headers: { ...ownHeaders(site.server), ...json, ...more.headers } })

async function failure(call: Promise<unknown>): Promise<{ message: string; data: unknown }> {
  const error: unknown = await call.then(() => null, (reason: unknown) => reason)
  if (!(error instanceof TRPCClientError)) throw new Error(`expected an API error, got ${String(error)}`)
  return { message: error.message, data: error.data }
}

describe('calls over HTTP', () => {
  it('reach the lab and come back typed', async () => {
    const api = httpClient(site.server)
    expect(await api.app.info.query()).toEqual(fakeInfo)
    expect((await api.runs.start.mutate({ experimentId: 'e1', seedCount: 3 }))[0]?.id).toBe('r1')
    expect(site.calls.map((call) => call.method)).toEqual(['info', 'runs.start'])
  })

  it('carry the lab\'s own errors with code and fields', async () => {
    expect(await failure(httpClient(site.server).runs.rerun.mutate({ id: 'invalid' }))).toEqual({
      message: 'The experiment is not valid.',
      data: { code: 'BAD_REQUEST', path: 'runs.rerun', issues: [{ path: 'rates.0', message: 'Rate is -1; expected 0 to 200 Hz' }] },
    })
    expect((await failure(httpClient(site.server).runs.get.query({ id: 'missing' }))).data).toMatchObject({ code: 'NOT_FOUND', issues: [] })
  })

  it('name the field of an input that is not valid', async () => {
    const message = 'seedCount: expected a whole number of seeds from 1 to 1000'
    expect(await failure(httpClient(site.server).runs.start.mutate({ experimentId: 'e1', seedCount: 0 }))).toEqual({
      message,
      data: { code: 'BAD_REQUEST', path: 'runs.start', issues: [{ path: 'seedCount', message }] },
    })
  })

  it('tell our own bugs to us, and no stack to the caller', async () => {
    const { data } = await failure(httpClient(site.server).runs.log.query({ id: 'broken' }))
    expect(data).toEqual({ code: 'INTERNAL_SERVER_ERROR', path: 'runs.log', issues: [] })
    expect(site.errors.map((error) => error.message)).toEqual(['a bug'])
  })

  it('do not report the caller\'s mistakes as ours', async () => {
    await failure(httpClient(site.server).runs.get.query({ id: 'missing' }))
    expect(site.errors).toEqual([])
  })
})

describe('calls over HTTP are refused', () => {
  const mutation = '/api/trpc/runs.rerun'
  const id = '{"id":"r1"}'

  afterEach(() => expect(site.calls).toEqual([]))

  it('without a token, and with a wrong one', async () => {
    expect((await post(mutation, id, { headers: { cookie: '' } })).status).toBe(401)
    expect((await post(mutation, id, { headers: { authorization: 'Bearer wrong' } })).status).toBe(401)
  })

  it('from a foreign origin or without one', async () => {
    expect((await post(mutation, id, { headers: { origin: 'http://evil.example' } })).status).toBe(403)
    const { cookie = '' } = ownHeaders(site.server)
    expect((await send(site.server, { method: 'POST', path: mutation, body: id, headers: { cookie, ...json } })).status).toBe(403)
  })

  it('under a foreign host name', async () => expect((await post(mutation, id, { headers: { host: 'evil.example' } })).status).toBe(403))

  const foreign = ['text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded', 'application/jsonx', '']
  it.each(foreign)('as %j, which a foreign form could send', async (type) => {
    expect((await post(mutation, id, { headers: { 'content-type': type } })).status).toBe(415)
  })

  it('with a body that is no JSON', async () => {
    const answer = await post(mutation, '{"id":')
    expect(answer.status).toBe(400)
    expect(JSON.parse(answer.body)).toMatchObject({ error: { data: { code: 'BAD_REQUEST' } } })
  })

  it('with a body beyond the limit', async () => {
    const answer = await post(mutation, JSON.stringify({ id: 'x'.repeat(limits.bodyBytes) }))
    expect(answer.status).toBe(413)
  })

  it('by another method', async () => {
    for (const method of ['PUT', 'DELETE', 'OPTIONS', 'HEAD']) expect((await post(mutation, '', { method })).status).toBe(405)
  })

  it('as a read, where they change something', async () => {
    expect((await send(site.server, { path: `${mutation}?input=${encodeURIComponent(id)}`, headers: ownHeaders(site.server) })).status).toBe(405)
  })

  it('in a batch beyond the limit', async () => {
    const names = Array.from({ length: limits.batchSize + 1 }, () => 'runs.rerun').join(',')
    expect((await post(`/api/trpc/${names}?batch=1`, '{}')).status).toBe(400)
  })

  it.each(['', 'nothing', '__proto__', 'constructor', 'runs.__proto__.get'])('at the procedure %j, where there is none', async (name) => {
    expect((await post(`/api/trpc/${name}`, '{}')).status).toBe(404)
  })

  it('with input that is no JSON in the address', async () => {
    expect((await send(site.server, { path: '/api/trpc/runs.get?input=%7B', headers: ownHeaders(site.server) })).status).toBe(400)
  })
})

describe('a WebSocket', () => {
  it('opens for the page', async () => expect(await tryUpgrade(site.server, ownHeaders(site.server))).toBe(101))

  it('is refused without a token and with a wrong one', async () => {
    const { origin } = site.server
    expect(await tryUpgrade(site.server, { origin })).toBe(401)
    expect(await tryUpgrade(site.server, { origin, cookie: `burstlab_token_${site.server.port}=wrong` })).toBe(401)
  })

  it('takes no token from the address, where logs would keep it', async () => {
    expect(await tryUpgrade(site.server, { origin: site.server.origin }, `${socketUrl(site.server)}?token=${site.server.token}`)).toBe(401)
  })

  it('is refused to a foreign origin, to none, and under a foreign host', async () => {
    const headers = ownHeaders(site.server)
    expect(await tryUpgrade(site.server, { ...headers, origin: 'http://evil.example' })).toBe(403)
    expect(await tryUpgrade(site.server, { cookie: headers['cookie'] ?? '' })).toBe(403)
    expect(await tryUpgrade(site.server, { ...headers, host: 'evil.example' })).toBe(403)
  })

  it('opens nowhere else', async () => {
    expect(await tryUpgrade(site.server, ownHeaders(site.server), `ws://127.0.0.1:${site.server.port}/api/trpc`)).toBe(404)
  })

  it('carries calls and typed errors like HTTP', async () => {
    const { api, close } = socketClient(site.server)
    expect(await api.app.info.query()).toEqual(fakeInfo)
    expect(await failure(api.runs.rerun.mutate({ id: 'invalid' }))).toMatchObject({ data: { code: 'BAD_REQUEST', issues: [{ path: 'rates.0' }] } })
    expect(await failure(api.runs.start.mutate({ experimentId: 'e1', seedCount: 0 }))).toMatchObject({ data: { issues: [{ path: 'seedCount' }] } })
    await close()
  })

  it('outlives messages that make no sense', async () => {
    const socket = new WebSocket(socketUrl(site.server), { headers: ownHeaders(site.server) })
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))
    const errors: string[] = []
    for (const text of ['{', '[]', 'null', '{"id":1}', '{"id":1,"method":"query","params":{"path":"__proto__"}}', '7']) socket.send(text)
    const done = new Promise<void>((resolve) => {
      socket.addEventListener('message', (event) => {
        const text = String(event.data)
        if (text.includes('"id":99')) return resolve()
        errors.push(text)
      })
    })
    socket.send('{"id":99,"method":"query","params":{"path":"app.info"}}')
    await done
    expect(errors.length).toBeGreaterThan(0)
    expect(errors.join()).not.toContain('"stack"')
    socket.close()
  })

  it('is cut off when a message is beyond the limit', async () => {
    const socket = new WebSocket(socketUrl(site.server), { headers: ownHeaders(site.server) })
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }))
    const closed = new Promise<number>((resolve) => socket.addEventListener('close', (event) => resolve(event.code), { once: true }))
    socket.send('x'.repeat(limits.bodyBytes + 1))
    expect(await closed).toBe(1009)
  })
})

describe('a subscription', () => {
  it('delivers, and ends in the lab when the page lets go of it', async () => {
    const { api, close } = socketClient(site.server)
    const event = await new Promise((resolve) => {
      const subscription = api.events.subscribe(undefined, {
        onData: (data) => {
          subscription.unsubscribe()
          resolve(data)
        },
      })
    })
    expect(event).toEqual(fakeEvent)
    await site.openBecomes(0)
    await close()
  })

  it('ends in the lab when the connection breaks', async () => {
    const { api, close } = socketClient(site.server)
    const frame = await new Promise((resolve) => {
      api.runs.watch.subscribe({ runId: 'r1' }, { onData: resolve })
    })
    expect(frame).toEqual(fakeFrame)
    expect(site.open()).toBe(1)
    await close()
    await site.openBecomes(0)
  })

  it('ends in the lab when the server closes', async () => {
    const { api, close } = socketClient(site.server)
    await new Promise((resolve) => api.events.subscribe(undefined, { onData: resolve }))
    await site.server.close()
    await site.openBecomes(0)
    await close()
  })
})
