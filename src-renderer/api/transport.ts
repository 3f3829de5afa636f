/** How calls travel: by Electron's messages in the window, by HTTP and WebSocket in a browser. */
import { createTRPCClient, createWSClient, httpBatchLink, splitLink, wsLink } from '@trpc/client'
import type { AppRouter } from '../../src-main/api/contract.ts'
import { findElectronDoor, ipcLink } from './ipc-link.ts'
import type { Api } from './use-api.ts'

/** The server takes no larger batch. */
const batchSize = 50
/** A query with more than this many characters of input doesn't fit into an address, and goes by the socket. */
const longestAddressInput = 4000
/** Pause before connecting again, in ms; the first attempts come at once. */
const retryMs = (attempt: number): number => Math.min(2000, 250 * attempt)

/** The client for this page. In a browser the cookie that came with the first visit lets it in. */
export function connectToLab(page: { readonly location: Pick<Location, 'origin'> }): Api {
  const door = findElectronDoor(page)
  return door === null ? connectOverLoopback(page.location) : createTRPCClient<AppRouter>({ links: [ipcLink(door)] })
}

function connectOverLoopback({ origin }: Pick<Location, 'origin'>): Api {
  const client = createWSClient({
    url: `${origin.replace(/^http/, 'ws')}/api/ws`,
    retryDelayMs: retryMs,
    // A tunnel that broke says nothing: only a missing answer tells.
    keepAlive: { enabled: true, intervalMs: 10_000, pongTimeoutMs: 5_000 },
  })
  return createTRPCClient<AppRouter>({
    links: [splitLink({
      condition: (op) => op.type === 'subscription' || (op.type === 'query' && isLong(op.input)),
      true: wsLink({ client }),
      false: httpBatchLink({ url: `${origin}/api/trpc`, maxItems: batchSize, maxURLLength: 2 * longestAddressInput }),
    })],
  })
}

const isLong = (input: unknown): boolean => input !== undefined && encodeURIComponent(JSON.stringify(input)).length > longestAddressInput
