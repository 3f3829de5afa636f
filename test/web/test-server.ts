/** A web server on a fake lab with a small renderer, and raw requests to it that can carry any header and path. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTRPCClient, createWSClient, httpBatchLink, wsLink } from '@trpc/client'
import type { TRPCClient } from '@trpc/client'
import { WebSocket } from 'ws'
import type { AppRouter } from '../../src-main/api/router.ts'
import type { Limits } from '../../src-main/web/limits.ts'
import { startWebServer } from '../../src-main/web/web-server.ts'
import type { WebServer } from '../../src-main/web/web-server.ts'
import { fakeLab } from '../api/fake-lab.ts'
import type { FakeLab } from '../api/fake-lab.ts'

export interface TestServer extends FakeLab {
  readonly server: WebServer
  readonly errors: Error[]
  stop(): Promise<void>
}

export async function startTestServer(limits: Partial<Limits> = {}): Promise<TestServer> {
  const folder = await mkdtemp(join(tmpdir(), 'burstlab-web-'))
  const rendererDir = join(folder, 'renderer')
  await mkdir(join(rendererDir, 'assets'), { recursive: true })
  await writeFile(join(rendererDir, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__"><script src="/assets/app-1a2b.js"></script>')
  await writeFile(join(rendererDir, 'assets', 'app-1a2b.js'), 'go()')
  await writeFile(join(rendererDir, 'icon.svg'), '<svg/>')
  await writeFile(join(folder, 'secret.txt'), 'secret')
  const fake = fakeLab()
  const errors: Error[] = []
  const server = await startWebServer({ lab: fake.lab, rendererDir, limits, onError: (error) => errors.push(error) })
  const stop = async (): Promise<void> => {
    await server.close()
    await rm(folder, { recursive: true })
  }
  return { ...fake, server, errors, stop }
}

export interface Answer {
  readonly status: number
  readonly headers: Record<string, string | string[] | undefined>
  readonly body: string
}

export interface RawRequest {
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string>
  readonly body?: string
}

/** Sends exactly this; nothing is normalised on the way. */
export function send(server: WebServer, { method = 'GET', path = '/', headers = {}, body }: RawRequest): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: server.port, method, path, headers: { connection: 'close', ...headers } }, (incoming) => {
      const parts: Buffer[] = []
      incoming.on('data', (part: Buffer) => parts.push(part))
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(parts).toString('utf8') }))
      incoming.on('error', reject)
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** What the workbench's page sends along. */
export const ownHeaders = (server: WebServer): Record<string, string> => ({
  cookie: `burstlab_token_${server.port}=${server.token}`,
  origin: server.origin,
})

/** The typed client over HTTP, as the page uses it. */
export const httpClient = (server: WebServer): TRPCClient<AppRouter> =>
  createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: `${server.origin}/api/trpc`, headers: ownHeaders(server) })] })

/** The typed client over a WebSocket, and what hangs up. */
export function socketClient(server: WebServer): { readonly api: TRPCClient<AppRouter>; close(): Promise<void> } {
  class PageSocket extends globalThis.WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: ownHeaders(server) })
    }
  }
  const client = createWSClient({ url: socketUrl(server), WebSocket: PageSocket })
  return { api: createTRPCClient<AppRouter>({ links: [wsLink({ client })] }), close: () => client.close() }
}

export const socketUrl = (server: WebServer): string => `ws://127.0.0.1:${server.port}/api/ws`

/** Tries to open a WebSocket: the status of the refusal, or 101. */
export function tryUpgrade(server: WebServer, headers: Record<string, string>, url = socketUrl(server)): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url, { headers })
    socket.on('open', () => {
      resolve(101)
      socket.close()
    })
    socket.on('unexpected-response', (outgoing, incoming) => {
      resolve(incoming.statusCode ?? 0)
      outgoing.destroy()
    })
    socket.on('error', reject)
  })
}
