import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../src-main/web/request-guard.ts'
import type { RequestFacts, RequestKind } from '../../src-main/web/request-guard.ts'

const gate = { port: 4000, token: 'the-right-token' }
const cookie = 'burstlab_token_4000=the-right-token'
const own = 'http://127.0.0.1:4000'

/** A request by the workbench's own page. */
const good: RequestFacts = { method: 'POST', host: '127.0.0.1:4000', origin: own, cookie, fetchSite: 'same-origin' }
const status = (change: Partial<RequestFacts>, kind: RequestKind = 'api'): number | null =>
  refusalOf({ ...good, ...change }, kind, gate)?.status ?? null

describe('the gate lets in', () => {
  it('the page itself', () => {
    expect(status({})).toBeNull()
    expect(status({}, 'socket')).toBeNull()
  })
  it('the page under the name localhost', () => expect(status({ host: 'localhost:4000', origin: 'http://localhost:4000' })).toBeNull())
  it('a program with the token in its header', () => {
    expect(status({ cookie: undefined, authorization: 'Bearer the-right-token', fetchSite: undefined })).toBeNull()
  })
  it('reading without an Origin, which browsers leave out', () => expect(status({ method: 'GET', origin: undefined })).toBeNull())
  it('a typed or bookmarked address', () => expect(status({ method: 'GET', origin: undefined, fetchSite: 'none' }, 'page')).toBeNull())
  it('the address with the token from anywhere, without a cookie', () => {
    expect(status({ method: 'GET', origin: undefined, cookie: undefined, fetchSite: 'cross-site' }, 'open')).toBeNull()
  })
})

describe('the gate keeps out', () => {
  it.each([
    undefined, '', 'evil.example', 'evil.example:4000', '127.0.0.1', '127.0.0.1:4001', 'localhost', '127.0.0.1:4000.evil.example', '[::1]:4000',
    '0.0.0.0:4000', 'LOCALHOST:4000',
  ])('the host %j, even with the token', (host) => {
    expect(status({ host, origin: host === undefined ? undefined : `http://${host}` })).toBe(403)
  })

  it.each([
    'http://evil.example', 'http://127.0.0.1:4001', 'http://localhost:4000', 'https://127.0.0.1:4000', 'null', '', `${own}/`, `${own}.evil.example`,
  ])('the origin %j, even with the token', (origin) => {
    for (const kind of ['api', 'socket', 'page', 'open'] as const) {
      expect(status({ origin }, kind)).toBe(403)
      expect(status({ origin, method: 'GET' }, kind)).toBe(403)
    }
  })

  it('a change without an origin', () => expect(status({ origin: undefined })).toBe(403))
  it('a WebSocket without an origin', () => expect(status({ method: 'GET', origin: undefined }, 'socket')).toBe(403))
  it.each(['cross-site', 'same-site'])('reading that a %s page caused', (fetchSite) => {
    expect(status({ method: 'GET', origin: undefined, fetchSite })).toBe(403)
  })

  it.each(['api', 'socket', 'page'] as const)('a %s request without a token', (kind) => expect(status({ cookie: undefined }, kind)).toBe(401))
  it.each([
    'burstlab_token_4000=', 'burstlab_token_4000=wrong', 'burstlab_token_4001=the-right-token', 'burstlab_token_4000=the-right-token-and-more',
  ])('the cookie %j', (wrong) => expect(status({ cookie: wrong })).toBe(401))
  it('a wrong header, whatever the cookie', () => expect(status({ authorization: 'Bearer wrong' })).toBe(401))
})
