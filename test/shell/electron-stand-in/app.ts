/** Electron's `app`: its life from start to exit, its paths and its lock. */
import { EventEmitter } from 'node:events'
import { existsSync } from 'node:fs'
import type { AppEvents } from '../../../src-main/shell/electron-parts.ts'
import type { Diary } from './diary.ts'

export interface AppOptions {
  readonly diary: Diary
  readonly userData: string
  readonly isPackaged: boolean
  /** Whether the lock is free. */
  readonly lock: boolean
}

/** Sends what Electron sends: a table that its own types were held against. */
export class StandInApp extends EventEmitter<AppEvents & { ready: [] }> {
  readonly isPackaged: boolean
  /** Code of the exit, once there was one. */
  exitCode: number | null = null
  lockData: Record<string, unknown> | null = null
  readonly #diary: Diary
  readonly #lock: boolean
  #userData: string
  #ready = false

  constructor({ diary, userData, isPackaged, lock }: AppOptions) {
    super()
    this.isPackaged = isPackaged
    this.#diary = diary
    this.#userData = userData
    this.#lock = lock
  }

  /** What Chromium does when it has started up. */
  becomeReady(): void {
    this.#ready = true
    this.#diary.write('app ready')
    this.emit('ready')
  }

  isReady(): boolean {
    return this.#ready
  }

  whenReady(): Promise<void> {
    return this.#ready ? Promise.resolve() : new Promise((resolve) => this.once('ready', () => resolve()))
  }

  enableSandbox(): void {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready')
    this.#diary.write('sandbox for all')
  }

  getVersion(): string {
    return '0.1.0'
  }

  getPath(_name: 'userData'): string {
    return this.#userData
  }

  /** "If path specifies a directory that does not exist, an Error is thrown." */
  setPath(_name: 'userData', path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`)
    this.#userData = path
    this.#diary.write('userData set')
  }

  requestSingleInstanceLock(data: Record<string, unknown>): boolean {
    this.lockData = data
    this.#diary.write('lock asked')
    return this.#lock
  }

  relaunch(): void {
    this.#diary.write('relaunch')
  }

  /** Ends at once: no event can hold it up. (Ours goes on, so that the test can look at it.) */
  exit(code: number): void {
    this.exitCode ??= code
    this.#diary.write(`exit ${code}`)
  }

  /** Ends unless a listener of will-quit holds it up. The windows are taken to be closed. */
  quit(): void {
    const event = preventable()
    this.emit('will-quit', event)
    if (!event.prevented()) this.exit(0)
  }
}

/** An event whose default can be prevented, and that says whether it was. */
export function preventable(): { preventDefault(): void; prevented(): boolean } {
  let prevented = false
  return {
    preventDefault: () => {
      prevented = true
    },
    prevented: () => prevented,
  }
}
