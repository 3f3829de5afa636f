/** Electron's `utilityProcess`: children that only keep what they were told. */
import { EventEmitter } from 'node:events'
import type { ForkOptions } from 'electron'

export class StandInChild extends EventEmitter {
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

export class StandInUtilityProcess {
  readonly children: StandInChild[] = []
  readonly #isReady: () => boolean

  constructor(isReady: () => boolean) {
    this.#isReady = isReady
  }

  fork(file: string, _args: string[], options: ForkOptions): StandInChild {
    if (!this.#isReady()) throw new Error('utilityProcess cannot be created before app is ready')
    const child = new StandInChild(file, options)
    this.children.push(child)
    return child
  }
}
