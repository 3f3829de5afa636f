/** The application from its first line to its open window; the order of the steps is what Electron asks for. */
import { join } from 'node:path'
import type { Lab } from '../lab/lab.ts'
import type { OpenLabOptions } from '../lab/open-lab.ts'
import type { DataFolder } from '../lab/settings/data-folder.ts'
import type { SystemConfig } from '../lab/settings/system-config.ts'
import { registerAppScheme, serveAppScheme } from './app-scheme.ts'
import { claimDataFolder } from './single-instance.ts'
import { askBeforeClosing } from './close-question.ts'
import { fileArguments } from './command-line.ts'
import { closeLabBeforeQuit } from './close-lab.ts'
import { guardAllContents } from './contents-guard.ts'
import { guardCrashes } from './crash-guard.ts'
import type { CrashGuard } from './crash-guard.ts'
import type { ElectronParts, WindowPart } from './electron-parts.ts'
import { serveIpc } from './ipc-server.ts'
import { keepAwake } from './keep-awake.ts'
import { createMainWindow, showMainWindow } from './main-window.ts'
import { createFileDoor } from './file-door.ts'
import type { FileDoor } from './file-door.ts'
import { menuTemplate } from './menu.ts'
import { openExternal } from './open-external.ts'
import { pageAddress } from './own-page.ts'
import { guardSession } from './session-guard.ts'
import { utilityRunHosts } from './utility-run-host.ts'

export interface ShellOptions<Menu> {
  readonly electron: ElectronParts<Menu>
  readonly process: Pick<NodeJS.Process, 'env' | 'platform' | 'pid' | 'cwd'> & Pick<NodeJS.EventEmitter, 'on'> & {
    readonly argv: readonly string[]
    readonly versions: Readonly<Record<string, string | undefined>>
    readonly stderr: { write(text: string): unknown }
  }
  readonly files: { readonly rendererDir: string; readonly preload: string; readonly runHost: string }
  /** Which data folder to use, and which setting chose it. */
  readonly dataFolder: () => Pick<DataFolder, 'path' | 'source' | 'system'>
  readonly openLab: (options: OpenLabOptions) => Promise<Lab>
}

/** Resolves when the window is open, or when the application is on its way out because it cannot be. */
export async function startShell<Menu>(options: ShellOptions<Menu>): Promise<void> {
  const { electron: { app, protocol, dialog, shell }, process } = options
  const notes: Notes = {}
  const log = (error: Error): void => {
    process.stderr.write(`Burstlab: ${error.message}\n`)
    notes.take?.(error)
  }
  registerAppScheme(protocol)
  app.enableSandbox()
  const crashes = guardCrashes({ app, dialog, process }, {
    folder: () => join(app.getPath('userData'), 'crash-reports'),
    context: () => ({ appVersion: app.getVersion(), versions: process.versions, platform: process.platform, pid: process.pid }),
    now: () => new Date(),
  })
  // macOS says so before the app is ready.
  const door = createFileDoor(app, log)
  guardAllContents(app, { onLink: (url) => void openExternal(shell, url).catch(log) })
  try {
    const folder = options.dataFolder()
    const claim = claimDataFolder(app, folder.path)
    if (claim === null) {
      process.stderr.write(`Burstlab is already open on ${folder.path}; its window comes to the front.\n`)
      app.exit(0)
      return
    }
    await app.whenReady()
    await openWorkbench(options, { ...claim, source: folder.source, system: folder.system, crashes, door, log, notes })
  } catch (error) {
    dialog.showErrorBox('Burstlab could not start', error instanceof Error ? error.message : String(error))
    app.exit(1)
  }
}

/** Who else is told of errors, once there is a lab to write them down. */
interface Notes {
  take?: (error: Error) => void
}

interface Opening {
  readonly dataDir: string
  readonly windowDir: string
  readonly source: string
  readonly system: SystemConfig
  readonly crashes: CrashGuard
  readonly door: FileDoor
  readonly log: (error: Error) => void
  readonly notes: Notes
}

/** All that waits for the app to be ready. */
async function openWorkbench<Menu>({ electron, process, files, openLab }: ShellOptions<Menu>, { dataDir, windowDir, source, system, crashes, door, log, notes }: Opening): Promise<void> {
  const { app, dialog, ipcMain, Menu, powerSaveBlocker, protocol, session, utilityProcess } = electron
  const page = pageAddress({ isPackaged: app.isPackaged, environment: process.env })
  guardSession(session.defaultSession, page)
  serveAppScheme(protocol, files.rendererDir)
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, !app.isPackaged)))
  const lab = await openLab({
    dataDir,
    dataDirSource: source,
    system,
    spawnRunHost: utilityRunHosts(utilityProcess, { file: files.runHost, environment: process.env }),
    electronVersion: process.versions.electron ?? null,
    startedWith: 'the window',
  })
  notes.take = lab.diagnostics.note
  try {
    closeLabBeforeQuit(app, lab, log)
    void keepAwake(powerSaveBlocker, lab).catch(log)
    serveIpc(ipcMain, { lab, page, onError: log })
    const window = createMainWindow(electron, { preloadFile: files.preload, stateFile: join(windowDir, 'window-state.json'), onError: log })
    askBeforeClosing(window, dialog, lab)
    crashes.watchWindow(window)
    app.on('second-instance', (_event, argv, folder) => {
      showMainWindow(window)
      door.open(fileArguments(argv.slice(1), folder))
    })
    door.open(fileArguments(process.argv.slice(1), process.cwd()))
    door.connect((path) => lab.incoming.offer(path))
    await loadPage(window, page)
  } catch (error) {
    await lab.close()
    throw error
  }
}

/** A window that was closed meanwhile needs no page. */
async function loadPage(window: Pick<WindowPart, 'loadURL' | 'isDestroyed'>, page: string): Promise<void> {
  try {
    await window.loadURL(page)
  } catch (error) {
    if (!window.isDestroyed()) throw error
  }
}
