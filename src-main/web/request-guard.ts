/** Decides which requests get in, from their headers alone. A page of any other site, or of another port of this machine, stays out. */
import { offeredToken, sameToken } from './token.ts'

/** What the decision rests on. */
export interface RequestFacts {
  readonly method: string
  readonly host?: string | undefined
  readonly origin?: string | undefined
  readonly authorization?: string | undefined
  readonly cookie?: string | undefined
  /** The Sec-Fetch-Site header, which browsers set and pages cannot. */
  readonly fetchSite?: string | undefined
}

export interface Refusal {
  readonly status: 401 | 403
  readonly message: string
}

export interface Gate {
  readonly port: number
  readonly token: string
}

/** `open`: the address with the token in it, which may be followed from anywhere. `page`: our files. `api` and `socket`: calls. */
export type RequestKind = 'open' | 'page' | 'api' | 'socket'

/** Null lets the request in. */
export function refusalOf(facts: RequestFacts, kind: RequestKind, gate: Gate): Refusal | null {
  return hostRefusal(facts, gate) ?? originRefusal(facts, kind) ?? (kind === 'open' ? null : tokenRefusal(facts, gate))
}

/** A name that an attacker's DNS points at this machine is not ours, though the connection is. */
function hostRefusal(facts: RequestFacts, { port }: Gate): Refusal | null {
  if (facts.host === `127.0.0.1:${port}` || facts.host === `localhost:${port}`) return null
  return {
    status: 403,
    message: `The Host header must be 127.0.0.1:${port} or localhost:${port}. Through a tunnel, forward the same port number on both ends.`,
  }
}

/**
 * SameSite cookies and DNS know no ports, so another program's page on this machine counts as the same site: the exact
 * origin is what tells it apart. Calls that change something must name theirs.
 */
function originRefusal(facts: RequestFacts, kind: RequestKind): Refusal | null {
  const own = `http://${facts.host ?? ''}`
  const required = kind === 'socket' || !['GET', 'HEAD'].includes(facts.method)
  if (facts.origin === undefined ? required : facts.origin !== own) {
    return { status: 403, message: `The Origin header must be ${own}: only the workbench's own page may call it.` }
  }
  // A GET carries no Origin; an image or script element of another page could cause one.
  if (kind === 'api' && ['cross-site', 'same-site'].includes(facts.fetchSite ?? '')) {
    return { status: 403, message: 'Only the workbench\'s own page may call it.' }
  }
  return null
}

function tokenRefusal(facts: RequestFacts, { port, token }: Gate): Refusal | null {
  const offered = offeredToken(facts, port)
  if (offered !== null && sameToken(offered, token)) return null
  return { status: 401, message: offered === null ? 'This request carries no token.' : 'This request carries a wrong token.' }
}
