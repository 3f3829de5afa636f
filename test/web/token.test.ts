import { describe, expect, it } from 'vitest'
import { assertToken, createToken, offeredToken, sameToken, tokenCookie } from '../../src-main/web/token.ts'

describe('a token', () => {
  it('has 256 bits, fits into a URL and is new each time', () => {
    const tokens = Array.from({ length: 50 }, createToken)
    expect(new Set(tokens).size).toBe(50)
    for (const token of tokens) {
      expect(Buffer.from(token, 'base64url')).toHaveLength(32)
      expect(encodeURIComponent(token)).toBe(token)
      expect(() => assertToken(token)).not.toThrow()
    }
  })

  it.each(['', 'short', 'x'.repeat(31), `${'x'.repeat(40)};`, `${'x'.repeat(40)} `, 'ä'.repeat(40)])('is refused as %j', (token) => {
    expect(() => assertToken(token)).toThrow('token: expected 32 to 256 letters')
  })

  it('equals itself only, whatever the lengths', () => {
    expect(sameToken('abc', 'abc')).toBe(true)
    for (const other of ['abd', 'ab', 'abcd', '', 'ABC']) expect(sameToken('abc', other)).toBe(false)
  })
})

describe('the cookie', () => {
  it('is out of reach for scripts and other sites and belongs to one port', () => {
    expect(tokenCookie(4000, 'abc')).toBe('burstlab_token_4000=abc; HttpOnly; SameSite=Strict; Path=/')
  })

  it.each([
    ['alone', { cookie: 'burstlab_token_4000=abc' }, 'abc'],
    ['among others', { cookie: 'a=1; burstlab_token_4000=abc; burstlab_token_4001=def' }, 'abc'],
    ['of another port', { cookie: 'burstlab_token_4001=abc' }, null],
    ['with a longer name', { cookie: 'xburstlab_token_4000=abc' }, null],
    ['missing', {}, null],
  ])('is found %s', (_where, headers, token) => expect(offeredToken(headers, 4000)).toBe(token))
})

describe('the Authorization header', () => {
  it.each([
    ['Bearer abc', 'abc'], ['bearer abc', 'abc'], ['Basic abc', null], ['abc', null], ['Bearer', null], ['', null],
  ])('%j offers %j', (authorization, token) => {
    expect(offeredToken({ authorization, cookie: 'burstlab_token_4000=other' }, 4000)).toBe(token)
  })
})
