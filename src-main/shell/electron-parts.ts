/** What the shell uses of Electron, handed in by main.ts, so that each part can be tried with a stand-in. */
import type { App, Dialog, IpcMain, Menu, Protocol, Session, Shell } from 'electron'
import type { UtilityParts } from './utility-run-host.ts'
import type { WindowParts } from './main-window.ts'

export interface ElectronParts extends WindowParts {
  readonly app: App
  readonly dialog: Pick<Dialog, 'showErrorBox' | 'showMessageBoxSync'>
  readonly ipcMain: Pick<IpcMain, 'on'>
  readonly Menu: Pick<typeof Menu, 'buildFromTemplate' | 'setApplicationMenu'>
  readonly protocol: Pick<Protocol, 'registerSchemesAsPrivileged' | 'handle'>
  /** Its default session exists only when the app is ready. */
  readonly session: { readonly defaultSession: Session }
  readonly shell: Pick<Shell, 'openExternal'>
  readonly utilityProcess: UtilityParts
}
