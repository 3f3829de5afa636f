/** Electron's `utilityProcess`: children that only keep what they were told, or real processes of plain Node. */
import { fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { constants } from 'node:os'
import type { ForkOptions } from 'electron'
import type { ChildEvents } from '../../../src-main/shell/electron-parts.ts'

type Events = ChildEvents & { spawn: [] }

export class StandInChild extends EventEmitter<Events> {
  readonly file: string
  readonly options: ForkOptions
  /** Known only when the process runs. */
  pid: number | undefined = undefined
  readonly messages: unknown[] = []
  killed = false

  constructor(file: string, options: ForkOptions) {
    super()
    this.file = file
    this.options = options
  }

  spawned(pid: number): void {
    this.pid = pid
    this.emit('spawn')
  }

  postMessage(message: unknown): void {
    this.messages.push(structuredClone(message))
  }

  kill(): boolean {
    this.killed = true
    return true
  }

  /** The process is gone; its pid is forgotten after 'exit' was told. */
  end(code: number): void {
    this.emit('exit', code)
    this.pid = undefined
  }
}

/** Speaks the same messages; only, the program finds `process.send` where Electron gives it `process.parentPort`. */
export class RealChild extends EventEmitter<Events> {
  readonly #child: ChildProcess

  constructor(file: string, options: ForkOptions) {
    super()
    this.#child = fork(file, { env: { ...(options.env ?? process.env) }, serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    this.#child.on('spawn', () => this.emit('spawn'))
    this.#child.on('message', (message) => this.emit('message', message))
    // On Unix, Electron gives what waitpid gives: for a process that was killed, the number of the signal.
    this.#child.on('exit', (code, signal) => this.emit('exit', code ?? (signal === null ? 1 : constants.signals[signal])))
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  postMessage(message: unknown): void {
    // What is sent here are objects; Node's own types know nothing of a structured clone.
    this.#child.send(message as object)
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

export class StandInUtilityProcess {
  readonly children: (StandInChild | RealChild)[] = []
  readonly #isReady: () => boolean
  readonly #real: boolean

  constructor(isReady: () => boolean, real = false) {
    this.#isReady = isReady
    this.#real = real
  }

  fork(file: string, _args: string[], options: ForkOptions): StandInChild | RealChild {
    if (!this.#isReady()) throw new Error('utilityProcess cannot be created before app is ready')
    const child = this.#real ? new RealChild(file, options) : new StandInChild(file, options)
    this.children.push(child)
    return child
  }
}
