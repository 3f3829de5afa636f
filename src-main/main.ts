/** Entry point of the window: hands Electron, this process and the lab to the shell. */
import { homedir } from 'node:os'
import { join } from 'node:path'
import { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, powerSaveBlocker, protocol, screen, session, shell, utilityProcess } from 'electron'
import { resolveDataFolder } from './lab/settings/data-folder.ts'
import { openLab } from './lab/open-lab.ts'
import { userName } from './lab/user-name.ts'
import { dataDirArgument } from './shell/command-line.ts'
import { startShell } from './shell/start-shell.ts'

// Not awaited: Electron becomes ready only after this module has been evaluated.
void startShell({
  electron: { app, BrowserWindow, dialog, ipcMain, Menu, nativeTheme, powerSaveBlocker, protocol, screen, session, shell, utilityProcess },
  process,
  files: {
    rendererDir: join(import.meta.dirname, '..', 'renderer'),
    preload: join(import.meta.dirname, '..', 'preload', 'preload.cjs'),
    runHost: join(import.meta.dirname, 'run-host.js'),
  },
  dataFolder: () => resolveDataFolder({
    argument: dataDirArgument(process.argv.slice(1)),
    environment: process.env,
    platform: process.platform,
    homeDir: homedir(),
    userName: userName(),
  }),
  openLab,
})
