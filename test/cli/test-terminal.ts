/** A terminal in memory, and the command line on it: runs are computed by real processes. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { runCli } from '../../src-main/cli/program.ts'
import type { Terminal } from '../../src-main/cli/terminal.ts'
import { runHostFile } from '../support/run-host-file.ts'

export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface Circumstances {
  /** The program that computes; the real one by default. */
  readonly runHost?: string
  /** Whether somebody looks at the terminal; false by default. */
  readonly interactive?: boolean
  /** Ctrl+C, as soon as the command listens for it. */
  readonly interrupted?: boolean
  /** Variables, besides those that keep this machine's own settings out. */
  readonly environment?: Readonly<Record<string, string>>
  /** Gets what it says and may interrupt it. */
  readonly onSaid?: (said: string, interrupt: () => void) => void
}

export interface TestCli {
  readonly folder: string
  readonly dataDir: string
  /** Runs `burstlab …args` on the test's data folder. */
  run(args: readonly string[], circumstances?: Circumstances): Promise<Outcome>
  /** The same with --json, parsed. */
  json(args: readonly string[]): Promise<unknown>
  end(): void
}

export function testCli(): TestCli {
  const folder = mkdtempSync(join(tmpdir(), 'burstlab-cli-'))
  const dataDir = join(folder, 'data')

  async function run(args: readonly string[], { interrupted = false, interactive = false, runHost = runHostFile, environment = {}, onSaid = () => undefined }: Circumstances = {}): Promise<Outcome> {
    const said = { out: '', err: '' }
    const listeners = new Set<() => void>()
    const interrupt = (): void => { for (const listener of listeners) listener() }
    const terminal: Terminal = {
      out(text) {
        said.out += text
        onSaid(text, interrupt)
      },
      err(text) {
        said.err += text
        onSaid(text, interrupt)
      },
      interactive, environment: { XDG_CONFIG_DIRS: folder, ...environment }, platform: process.platform, homeDir: folder,
      onInterrupt(listener) {
        listeners.add(listener)
        if (interrupted) queueMicrotask(listener)
        return () => listeners.delete(listener)
      },
    }
    const code = await runCli([...args, '--data-dir', dataDir], { terminal, runHostFile: resolve(runHost), rendererDir: resolve('out/renderer') })
    return { code, ...said }
  }

  return {
    folder, dataDir, run,
    async json(args) {
      const { code, out, err } = await run([...args, '--json'])
      if (out === '') throw new Error(`exit code ${code}: ${err}`)
      const parsed: unknown = JSON.parse(out)
      return parsed
    },
    end: () => rmSync(folder, { recursive: true }),
  }
}
