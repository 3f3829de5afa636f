import { describe, expect, it } from 'vitest'
import { contentSecurityPolicy, createNonce, injectNonce } from '../../src-main/web/content-security.ts'

describe('contentSecurityPolicy', () => {
  const policy = contentSecurityPolicy('bm9uY2U=', ["'self'", 'ws://127.0.0.1:4000'])
  const directives = new Map(policy.split('; ').map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1).join(' ')]))

  it('denies what it does not name', () => expect(directives.get('default-src')).toBe("'none'"))
  it('runs scripts from our own files only', () => expect(directives.get('script-src')).toBe("'self'"))
  it('takes style elements with the nonce only', () => expect(directives.get('style-src')).toBe("'self' 'nonce-bm9uY2U='"))
  it('connects to the given sources only', () => expect(directives.get('connect-src')).toBe("'self' ws://127.0.0.1:4000"))
  it('cannot be framed, re-based or posted away', () => {
    for (const name of ['frame-ancestors', 'base-uri', 'form-action']) expect(directives.get(name)).toBe("'none'")
  })
  it('never allows evaluation of text or inline scripts', () => expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/))
  it('connects nowhere when there is no source', () => expect(contentSecurityPolicy('x', [])).toContain("connect-src 'none'"))

  it.each(["x'; script-src *", '', 'a b', 'a\nb'])('refuses the nonce %j', (nonce) => {
    expect(() => contentSecurityPolicy(nonce, [])).toThrow(/nonce: ".*" is not base64/s)
  })
  it.each(["'self'; script-src *", 'a b', ''])('refuses the source %j', (source) => {
    expect(() => contentSecurityPolicy('x', [source])).toThrow(/connectSources/)
  })
})

describe('injectNonce', () => {
  it('fills in every placeholder', () => {
    const page = '<meta content="__CSP_NONCE__"><style nonce="__CSP_NONCE__"></style>'
    expect(injectNonce(page, 'abc=')).toBe('<meta content="abc="><style nonce="abc="></style>')
  })
  it('refuses a nonce that could break out of its attribute', () => expect(() => injectNonce('', '"><script>')).toThrow(/not base64/))
})

describe('createNonce', () => {
  it('is 128 bits and new each time', () => {
    const nonces = Array.from({ length: 100 }, createNonce)
    expect(new Set(nonces).size).toBe(100)
    for (const nonce of nonces) expect(Buffer.from(nonce, 'base64')).toHaveLength(16)
  })
})
