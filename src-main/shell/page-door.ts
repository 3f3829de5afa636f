/** What the page gets of Electron: to send a message to the lab and to hear its answers. Runs in the preload script. */
import { ipcChannel, ipcGlobal } from './ipc-channel.ts'

export interface DoorParts {
  readonly contextBridge: { readonly exposeInMainWorld: (name: string, api: object) => void }
  readonly ipcRenderer: {
    readonly send: (channel: string, message: unknown) => void
    readonly on: (channel: string, listener: (event: unknown, answer: unknown) => void) => unknown
  }
}

/** The two functions that the page's link looks for. The event, which would lead to `ipcRenderer`, stays on this side. */
export function exposeDoor({ contextBridge, ipcRenderer }: DoorParts): void {
  contextBridge.exposeInMainWorld(ipcGlobal, {
    sendMessage: (message: unknown): void => ipcRenderer.send(ipcChannel, message),
    onMessage: (listener: (answer: unknown) => void): void => {
      ipcRenderer.on(ipcChannel, (_event, answer: unknown) => listener(answer))
    },
  })
}
