/** The page's only door: messages to and from the lab. Sandboxed, so it can import nothing but Electron and what is bundled. */
import { contextBridge, ipcRenderer } from 'electron'
import { exposeDoor } from './shell/page-door.ts'

exposeDoor({ contextBridge, ipcRenderer })
