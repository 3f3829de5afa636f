/** Where the command line reads and writes. */
import { homedir } from 'node:os'

export interface Terminal {
  out(text: string): void
  err(text: string): void
  /** Whether standard error is a terminal, on which a line can be overwritten. */
  readonly interactive: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly platform: string
  readonly homeDir: string
  /** Calls back at Ctrl+C or a request to end; returns how to stop listening. */
  onInterrupt(listener: () => void): () => void
}

export function processTerminal(process: Pick<NodeJS.Process, 'stdout' | 'stderr' | 'env' | 'platform' | 'on' | 'off'>): Terminal {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe)
  return {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
    interactive: process.stderr.isTTY,
    environment: process.env,
    platform: process.platform,
    homeDir: homedir(),
    onInterrupt(listener) {
      const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
      for (const signal of signals) process.on(signal, listener)
      return () => { for (const signal of signals) process.off(signal, listener) }
    },
  }
}

/** `burstlab runs | head` closes the pipe when it has seen enough: that is no failure, and a run goes on without its reader. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error
}
