/** Electron's `webContents` of a window: what a page would do to it, a test can do here. */
import { EventEmitter } from 'node:events'
import type { RenderProcessGoneDetails } from 'electron'
import type { ContentsEvents, FramePart, IpcEventPart } from '../../../src-main/shell/electron-parts.ts'
import { preventable } from './app.ts'

type WindowOpenHandler = (details: { readonly url: string }) => { action: 'deny' | 'allow' }
type MessageListener = (event: unknown, answer: unknown) => void

export class StandInContents extends EventEmitter<ContentsEvents> {
  readonly id: number
  readonly mainFrame: { url: string; parent: null } = { url: '', parent: null }
  #destroyed = false
  #windowOpenHandler: WindowOpenHandler = () => ({ action: 'allow' })
  /** ipcRenderer.on of the page's preload script. */
  readonly #pageListeners: { channel: string; listener: MessageListener }[] = []

  constructor(id: number) {
    super()
    this.id = id
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#windowOpenHandler = handler
  }

  hear(channel: string, listener: MessageListener): void {
    this.#pageListeners.push({ channel, listener })
  }

  /** Messages are cloned on their way, as between processes: a function in them throws. */
  deliver(channel: string, message: unknown): void {
    const copy: unknown = structuredClone(message)
    for (const entry of this.#pageListeners) if (entry.channel === channel) entry.listener({}, copy)
  }

  /** The page calls window.open: what becomes of it. */
  openWindow(url: string): 'deny' | 'allow' {
    return this.#windowOpenHandler({ url }).action
  }

  /** The page (or the user on it) does something that can be prevented; true where it was. */
  attempt(event: 'will-navigate' | 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview', url: string): boolean {
    const details = { ...preventable(), url }
    this.emit(event, details)
    return details.prevented()
  }

  /** A page begins to load. Its frame is a new one: those that listened are gone. */
  load(url: string): void {
    this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    this.#pageListeners.length = 0
    this.mainFrame.url = url
  }

  crash(reason: RenderProcessGoneDetails['reason']): void {
    this.#pageListeners.length = 0
    this.emit('render-process-gone', {}, { reason, exitCode: 5 })
  }

  destroy(): void {
    this.#destroyed = true
    this.emit('destroyed')
  }
}

/** Electron's ipcMain, with the way in for what a page sends. */
export class StandInIpcMain extends EventEmitter<Record<string, [event: IpcEventPart, message: unknown]>> {
  /** A message of the page in `sender`, from its main frame unless said otherwise. */
  receive(sender: StandInContents, channel: string, message: unknown, senderFrame: FramePart | null = sender.mainFrame): void {
    const reply = (answerChannel: string, answer: unknown): void => sender.deliver(answerChannel, answer)
    this.emit(channel, { sender, senderFrame, reply }, structuredClone(message))
  }
}
