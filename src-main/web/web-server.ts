/** The workbench on loopback: the built renderer and the API, for a browser on this machine (or at the other end of a tunnel) that has the token. */
import { createServer } from 'node:http'
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { appRouter } from '../api/router.ts'
import type { Lab } from '../lab/lab.ts'
import { limits } from './limits.ts'
import type { Limits } from './limits.ts'
import { listen, loopback } from './listen.ts'
import { refusalOf } from './request-guard.ts'
import type { RequestFacts, RequestKind } from './request-guard.ts'
import { sendFile, sendText, sendWayIn, setSecurityHeaders } from './responses.ts'
import { serveSockets } from './socket-server.ts'
import { assertToken, createToken, sameToken, tokenCookie } from './token.ts'

export interface WebServerOptions {
  readonly lab: Lab
  /** The built renderer, with its index.html. */
  readonly rendererDir: string
  /** 0, the default, takes a free one. */
  readonly port?: number
  /** Made anew by default. */
  readonly token?: string
  /** Other ones than `limits`: a test that waits for one wants it short. */
  readonly limits?: Partial<Limits>
  /** Told of errors that are ours (not the caller's). */
  readonly onError?: (error: Error) => void
}

export interface WebServer {
  /** With the token: whoever has it is in. */
  readonly url: string
  readonly origin: string
  readonly port: number
  readonly token: string
  /** Ends all connections and subscriptions; the lab stays open. */
  close(): Promise<void>
}

const apiPath = '/api/trpc'
const socketPath = '/api/ws'

/** Listens on 127.0.0.1 and nowhere else. Throws a LabError for a port that is none, is taken or is not allowed; a RangeError for an unfit token. */
export async function startWebServer(options: WebServerOptions): Promise<WebServer> {
  const token = options.token ?? createToken()
  assertToken(token)
  const most: Limits = { ...limits, ...options.limits }
  const server = createServer({
    headersTimeout: most.headersTimeoutMs,
    requestTimeout: most.requestTimeoutMs,
    connectionsCheckingInterval: most.checkMs,
    maxHeaderSize: most.headerBytes,
  })
  server.maxConnections = most.connections
  const port = await listen(server, options.port ?? 0)
  const onError = (error: Error): void => {
    if (!('code' in error) || error.code === 'INTERNAL_SERVER_ERROR') options.onError?.(error)
  }
  server.on('error', onError)
  const gate = { port, token }
  const site: Site = {
    gate,
    rendererDir: options.rendererDir,
    api: createHTTPHandler({
      router: appRouter,
      basePath: `${apiPath}/`,
      createContext: () => ({ lab: options.lab }),
      maxBodySize: most.bodyBytes,
      maxBatchSize: most.batchSize,
      onError: ({ error }) => onError(error),
    }),
  }
  const closeSockets = serveSockets(server, {
    lab: options.lab,
    limits: most,
    onError,
    refuse: (request) =>
      targetOf(request).path === socketPath ? refusalOf(factsOf(request), 'socket', gate) : { status: 404, message: 'There is no WebSocket here.' },
  })
  server.on('request', (request, response) => {
    answer(request, response, site).catch((error: unknown) => {
      options.onError?.(error instanceof Error ? error : new Error(String(error)))
      if (response.headersSent) response.destroy()
      else sendText(response, 500, 'Burstlab failed to answer; its log says why.')
    })
  })
  const origin = `http://${loopback}:${port}`
  return { url: `${origin}/?token=${token}`, origin, port, token, close: () => close(server, closeSockets) }
}

interface Site {
  readonly gate: { readonly port: number; readonly token: string }
  readonly rendererDir: string
  readonly api: RequestListener
}

async function answer(request: IncomingMessage, response: ServerResponse, site: Site): Promise<void> {
  setSecurityHeaders(response)
  const { path, query } = targetOf(request)
  if (path === null) return sendText(response, 400, 'The request target must be a path.')
  const isApi = path.startsWith(`${apiPath}/`)
  const offered = path === '/' ? query.get('token') : null
  const kind: RequestKind = isApi ? 'api' : offered !== null ? 'open' : 'page'
  const method = request.method ?? ''
  const allowed = isApi ? ['GET', 'POST'] : ['GET', 'HEAD']
  if (!allowed.includes(method)) {
    response.setHeader('Allow', allowed.join(', '))
    return sendText(response, 405, `The method must be ${allowed.join(' or ')}.`)
  }
  const refusal = refusalOf(factsOf(request), kind, site.gate)
  if (refusal?.status === 401 && kind === 'page') return sendWayIn(response, refusal.message)
  if (refusal !== null) return sendText(response, refusal.status, refusal.message)
  if (kind === 'api') return callApi(request, response, site)
  if (offered !== null) return openDoor(response, offered, site)
  const host = request.headers.host ?? ''
  return sendFile(response, site.rendererDir, path, ["'self'", `ws://${host}`])
}

/** Swaps the token in the address for a cookie, and the address for one that may be seen. */
function openDoor(response: ServerResponse, offered: string, { gate }: Site): void {
  if (!sameToken(offered, gate.token)) return sendWayIn(response, 'This address carries a wrong token.')
  response.writeHead(303, { 'Set-Cookie': tokenCookie(gate.port, gate.token), Location: '/' }).end()
}

/** JSON only: the other body types of the API library are those that a foreign form could send. */
function callApi(request: IncomingMessage, response: ServerResponse, site: Site): void {
  if (request.method === 'POST' && !/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return sendText(response, 415, 'The Content-Type must be application/json.')
  }
  void site.api(request, response)
}

/** The path as it came, still encoded; null where the target is not a path (an absolute URL, "*"). */
function targetOf(request: IncomingMessage): { path: string | null; query: URLSearchParams } {
  const target = request.url ?? ''
  const at = target.indexOf('?')
  const path = at < 0 ? target : target.slice(0, at)
  return { path: path.startsWith('/') ? path : null, query: new URLSearchParams(at < 0 ? '' : target.slice(at + 1)) }
}

const factsOf = ({ method, headers, headersDistinct }: IncomingMessage): RequestFacts => ({
  method: method ?? '',
  // Of two, Node would take the first and say nothing.
  host: headersDistinct['host']?.length === 1 ? headers.host : undefined,
  origin: headers.origin,
  authorization: headers.authorization,
  cookie: headers.cookie,
  fetchSite: typeof headers['sec-fetch-site'] === 'string' ? headers['sec-fetch-site'] : undefined,
})

async function close(server: Server, closeSockets: () => Promise<void>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  await closeSockets()
  server.closeAllConnections()
  await closed
}
