/** Electron's `BrowserWindow` without a picture. */
import { EventEmitter } from 'node:events'
import type { BrowserWindowConstructorOptions } from 'electron'
import type { WindowEvents } from '../../../src-main/shell/electron-parts.ts'
import type { Area } from '../../../src-main/shell/window-state.ts'
import { preventable } from './app.ts'
import { StandInContents } from './contents.ts'
import type { Diary } from './diary.ts'

export class StandInWindow extends EventEmitter<WindowEvents> {
  readonly options: BrowserWindowConstructorOptions
  readonly webContents: StandInContents
  bounds: Area
  shown: boolean
  focused = false
  minimized = false
  maximized = false
  readonly #diary: Diary
  #url = ''

  constructor(options: BrowserWindowConstructorOptions, id: number, diary: Diary) {
    super()
    this.options = options
    this.webContents = new StandInContents(id)
    this.bounds = { x: options.x ?? 0, y: options.y ?? 0, width: options.width ?? 800, height: options.height ?? 600 }
    this.shown = options.show ?? true
    this.#diary = diary
  }

  loadURL(url: string): Promise<void> {
    this.#url = url
    this.#diary.write(`load ${url}`)
    this.webContents.load(url)
    this.emit('ready-to-show')
    return Promise.resolve()
  }

  reload(): void {
    this.#diary.write('reload')
    this.webContents.load(this.#url)
  }

  show(): void {
    this.shown = true
  }

  focus(): void {
    this.focused = true
  }

  restore(): void {
    this.minimized = false
  }

  maximize(): void {
    this.maximized = true
  }

  isMinimized(): boolean {
    return this.minimized
  }

  isMaximized(): boolean {
    return this.maximized
  }

  isDestroyed(): boolean {
    return this.webContents.isDestroyed()
  }

  getNormalBounds(): Area {
    return this.bounds
  }

  /** The user closes it: true where it is gone. */
  close(): boolean {
    const event = preventable()
    this.emit('close', event)
    if (event.prevented()) return false
    this.webContents.destroy()
    return true
  }
}
