/** The secret that lets a browser in: made, carried in a cookie or header, compared. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 bits, in letters that need no escaping in URL and cookie. */
export const createToken = (): string => randomBytes(32).toString('base64url')

/** Throws RangeError for a token that is too short to be a secret or does not fit into URL and cookie as it is. */
export function assertToken(token: string): void {
  if (!/^[\w-]{32,256}$/.test(token)) throw new RangeError('token: expected 32 to 256 letters, digits, "-" or "_"')
}

/** Equality in a time that depends on neither text: both are hashed to the same length first. */
export function sameToken(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text, 'utf8').digest()
  return timingSafeEqual(digest(a), digest(b))
}

/** Cookies ignore the port, so two workbenches on one machine tell theirs apart by name. */
export const cookieName = (port: number): string => `burstlab_token_${port}`

/** The Set-Cookie value: out of reach for scripts, never sent along from another site, gone with the browser. */
export const tokenCookie = (port: number, token: string): string => `${cookieName(port)}=${token}; HttpOnly; SameSite=Strict; Path=/`

export interface TokenHeaders {
  readonly authorization?: string | undefined
  readonly cookie?: string | undefined
}

/** What a request offers as its token, by `Authorization: Bearer` or by cookie; the header counts where both are there. */
export function offeredToken(headers: TokenHeaders, port: number): string | null {
  if (headers.authorization !== undefined) return /^Bearer +([\w-]+) *$/i.exec(headers.authorization)?.[1] ?? null
  const prefix = `${cookieName(port)}=`
  const found = (headers.cookie ?? '').split(';').map((part) => part.trim()).find((part) => part.startsWith(prefix))
  return found?.slice(prefix.length) ?? null
}
