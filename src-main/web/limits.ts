/** How much the web server takes from one client before it refuses. */
export const limits = {
  /** Bytes of a request body or of a WebSocket message. */
  bodyBytes: 5 * 1024 * 1024,
  /** Calls in one batch. */
  batchSize: 50,
  /** Open connections, WebSockets among them. */
  connections: 256,
  /** Milliseconds for the headers, and for a whole request, to arrive. */
  headersTimeoutMs: 10_000,
  requestTimeoutMs: 30_000,
  /** How often these two are looked after. */
  checkMs: 5_000,
  headerBytes: 16 * 1024,
  /** A WebSocket that answers no ping is cut off. */
  pingMs: 20_000,
  pongWaitMs: 10_000,
  /** How long a WebSocket may take to say goodbye when the server closes. */
  goodbyeMs: 500,
} as const
