/** The `electron` module of a sandboxed preload script, and the page behind it: the door is all that the page sees. */
import type { StandInContents, StandInIpcMain } from './contents.ts'

/** What a preload script may import. */
export function pageElectron(contents: StandInContents, ipcMain: StandInIpcMain) {
  const world: Record<string, unknown> = {}
  const electron = {
    contextBridge: {
      exposeInMainWorld(name: string, api: object): void {
        world[name] = api
      },
    },
    ipcRenderer: {
      send: (channel: string, message: unknown): void => ipcMain.receive(contents, channel, message),
      on(channel: string, listener: (event: unknown, answer: unknown) => void): void {
        contents.hear(channel, listener)
      },
    },
  }
  return { electron, world }
}
