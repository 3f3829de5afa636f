/** The built workbench as `burstlab serve` starts it. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { mark } from './way-out-mark.ts'

export interface Served {
  /** With its token. */
  readonly url: string
  /** Ends it as Ctrl+C does; resolves when it is gone. */
  stop(): Promise<void>
  /** Ends it as a power cut does; resolves when it is gone. */
  crash(): Promise<void>
  /** What it, or a process that it started, wanted of other machines. */
  reached(): string[]
}

const patienceMs = 20_000

export async function serve(dataDir: string, home: string): Promise<Served> {
  const child = spawn(process.execPath, [resolve('out/main/cli.js'), 'serve', '--json', '--data-dir', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env, XDG_CONFIG_HOME: home, XDG_CONFIG_DIRS: home, NODE_OPTIONS: `--import=${pathToFileURL(resolve('test/e2e/support/no-way-out.ts')).href}`,
      // The tests start some hundred processes: those after the first read what it has compiled.
      NODE_COMPILE_CACHE: resolve('node_modules/.cache/node'),
    },
  })
  let said = ''
  const url = await new Promise<string>((found, fail) => {
    const timer = setTimeout(() => fail(new Error(`the workbench did not start within ${patienceMs / 1000} s: ${said}`)), patienceMs)
    const read = (text: Buffer): void => {
      said += text.toString()
      const match = /"url": "([^"]+)"/.exec(said)
      if (match?.[1] === undefined) return
      clearTimeout(timer)
      found(match[1])
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.on('exit', (code) => fail(new Error(`the workbench ended with ${code}: ${said}`)))
  })
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs)
    await gone
    clearTimeout(timer)
  }
  return { url, stop: () => end('SIGTERM'), crash: () => end('SIGKILL'), reached: () => said.split('\n').filter((line) => line.includes(mark)) }
}
