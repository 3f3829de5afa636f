/** How much the web server takes from one client before it refuses. */
export interface Limits {
  /** Bytes of a request body or of a WebSocket message. */
  readonly bodyBytes: number
  /** Calls in one batch. */
  readonly batchSize: number
  /** Open connections, WebSockets among them. */
  readonly connections: number
  /** Milliseconds for the headers, and for a whole request, to arrive. */
  readonly headersTimeoutMs: number
  readonly requestTimeoutMs: number
  /** How often these two are looked after. */
  readonly checkMs: number
  readonly headerBytes: number
  /** A WebSocket that answers no ping is cut off. */
  readonly pingMs: number
  readonly pongWaitMs: number
  /** How long a WebSocket may take to say goodbye when the server closes. */
  readonly goodbyeMs: number
}

export const limits: Limits = {
  bodyBytes: 5 * 1024 * 1024,
  batchSize: 50,
  connections: 256,
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  checkMs: 5_000,
  headerBytes: 16 * 1024,
  pingMs: 20_000,
  pongWaitMs: 10_000,
  goodbyeMs: 500,
}
