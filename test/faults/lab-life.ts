/** One life of the lab's process, from the outside. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { FromLab, ToLab } from './lab-messages.ts'

export interface LabLife {
  readonly pid: number
  /** Processes that compute a run, or look at a device, the newest last. */
  readonly hosts: { readonly pid: number; readonly purpose: 'run' | 'device' }[]
  say(message: ToLab['type']): void
  /** The next message for which `wanted` holds; undefined where the process ends first. Messages are heard by `onMessage` in any case. */
  next(wanted: (message: FromLab) => boolean): Promise<FromLab | undefined>
  /** How it ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>
  kill(signal?: NodeJS.Signals): void
}

export interface LifeOptions {
  readonly dataDir: string
  /** Runs that it starts in all. */
  readonly runs: number
  /** The program that computes. */
  readonly host?: string
  readonly onMessage?: (message: FromLab) => void
  /** As whom it runs. */
  readonly uid?: number
}

/** Each life is a start: what is compiled once need not be again. */
const compiled = join(tmpdir(), 'burstlab-faults-compiled')

export function startLab({ dataDir, runs, host, onMessage = () => undefined, uid }: LifeOptions): LabLife {
  const child: ChildProcess = fork(resolve('test/faults/lab-process.ts'), [dataDir, String(runs), ...(host === undefined ? [] : [host])], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: [], env: { ...process.env, NODE_COMPILE_CACHE: compiled }, ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  const hosts: { readonly pid: number; readonly purpose: 'run' | 'device' }[] = []
  const listeners = new Set<(message: FromLab) => void>()
  // "close" comes after the last message; "exit" may come before.
  const ended = once(child, 'close').then(([code, signal]) => ({ code: code as number | null, signal: signal as NodeJS.Signals | null }))
  child.on('message', (received) => {
    const message = received as FromLab
    if (message.type === 'host') hosts.push({ pid: message.pid, purpose: message.purpose })
    onMessage(message)
    for (const listener of [...listeners]) listener(message)
  })
  return {
    pid: child.pid ?? 0, hosts, ended,
    say: (type) => void child.send({ type }, () => undefined),
    next: (wanted) => new Promise((found) => {
      const listener = (message: FromLab): void => {
        if (!wanted(message)) return
        listeners.delete(listener)
        found(message)
      }
      listeners.add(listener)
      void ended.then(() => found(undefined))
    }),
    kill: (signal = 'SIGKILL') => void child.kill(signal),
  }
}

/** Ends a process if it is there; false where it was gone. Throws a RangeError for what would name many: 0 is everyone in our group. */
export function killProcess(pid: number, signal: NodeJS.Signals = 'SIGKILL'): boolean {
  if (!Number.isInteger(pid) || pid <= 1) throw new RangeError(`${pid} is the number of no process of a lab`)
  try {
    process.kill(pid, signal)
    return true
  } catch {
    return false
  }
}
