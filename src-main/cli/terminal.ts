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

export const processTerminal = (process: NodeJS.Process): Terminal => ({
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
})
