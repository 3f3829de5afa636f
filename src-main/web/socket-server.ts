/** The WebSocket side of the API: subscriptions and calls at /api/ws. */
import { STATUS_CODES } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { applyWSSHandler } from '@trpc/server/adapters/ws'
import { WebSocketServer } from 'ws'
import { appRouter } from '../api/router.ts'
import type { Lab } from '../lab/lab.ts'
import type { Limits } from './limits.ts'

export interface SocketOptions {
  readonly lab: Lab
  readonly limits: Limits
  /** Why the request may not upgrade, or null. */
  refuse(request: IncomingMessage): { readonly status: number; readonly message: string } | null
  onError(error: Error): void
}

/** Serves upgrades of `server` at /api/ws; returns what ends all sockets and with them their subscriptions. */
export function serveSockets(server: Server, options: SocketOptions): () => Promise<void> {
  const { limits } = options
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.bodyBytes, perMessageDeflate: false })
  applyWSSHandler({
    wss: sockets,
    router: appRouter,
    createContext: () => ({ lab: options.lab }),
    maxBatchSize: limits.batchSize,
    keepAlive: { enabled: true, pingMs: limits.pingMs, pongWaitMs: limits.pongWaitMs },
    // A frame that is none is the sender's mistake, for which ws has closed the connection.
    onError: ({ error }) => { if (!isProtocolError(error.cause)) options.onError(error) },
  })
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    // A client that goes away in the middle of its upgrade is no concern of ours, but without a listener it ends the process.
    socket.on('error', () => socket.destroy())
    const refusal = options.refuse(request)
    if (refusal !== null) return refuseUpgrade(socket, refusal)
    sockets.handleUpgrade(request, socket, head, (client) => sockets.emit('connection', client, request))
  })
  return () => closeSockets(sockets, limits.goodbyeMs)
}

const isProtocolError = (cause: unknown): boolean => cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code.startsWith('WS_ERR_')

function refuseUpgrade(socket: Duplex, { status, message }: { readonly status: number; readonly message: string }): void {
  const body = `${message}\n`
  socket.end([
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n'))
}

/** Says goodbye and cuts off whoever does not answer. */
async function closeSockets(sockets: WebSocketServer, goodbyeMs: number): Promise<void> {
  const clients = [...sockets.clients]
  const gone = clients.map((client) => new Promise<void>((resolve) => client.once('close', () => resolve())))
  for (const client of clients) client.close(1001, 'Burstlab is closing')
  const impatience = setTimeout(() => clients.forEach((client) => client.terminate()), goodbyeMs)
  await Promise.all(gone)
  clearTimeout(impatience)
  await new Promise<void>((resolve) => sockets.close(() => resolve()))
}
