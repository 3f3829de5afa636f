/**
 * A stand-in for the `electron` module of the main process that behaves as its documentation says, as far as the shell
 * uses it, and refuses what the real one refuses (a window before the app is ready, a scheme after).
 */
import type { BrowserWindowConstructorOptions, MenuItemConstructorOptions, MessageBoxSyncOptions } from 'electron'
import type { Area } from '../../../src-main/shell/window-state.ts'
import { StandInApp } from './app.ts'
import { StandInIpcMain } from './contents.ts'
import { createDiary } from './diary.ts'
import { StandInPowerSaveBlocker } from './power.ts'
import { StandInProtocol } from './protocol.ts'
import { StandInSession } from './session.ts'
import { StandInUtilityProcess } from './utility.ts'
import { StandInWindow } from './window.ts'

export interface StandInOptions {
  readonly userData: string
  readonly isPackaged?: boolean
  readonly lock?: boolean
  readonly screens?: readonly Area[]
  /** Whether utility processes really run (as processes of plain Node). */
  readonly realChildren?: boolean
  /** What the user answers to a question; told the labels of the buttons. */
  readonly choose?: (buttons: readonly string[]) => number
}

/** The module under `electron`, and what happened in it beside. */
export function createStandIn(options: StandInOptions) {
  const diary = createDiary()
  const app = new StandInApp({ diary, userData: options.userData, isPackaged: options.isPackaged ?? true, lock: options.lock ?? true })
  const windows: StandInWindow[] = []
  const questions: MessageBoxSyncOptions[] = []
  const errorBoxes: { title: string; content: string }[] = []
  const opened: string[] = []
  const menu: { template: MenuItemConstructorOptions[] | null } = { template: null }
  const session = new StandInSession()
  const isReady = (): boolean => app.isReady()

  class BrowserWindow extends StandInWindow {
    constructor(windowOptions: BrowserWindowConstructorOptions) {
      if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
      super(windowOptions, windows.length + 1, diary)
      windows.push(this)
      diary.write('window made')
      app.emit('web-contents-created', {}, this.webContents)
    }
  }

  const electron = {
    app,
    BrowserWindow,
    dialog: {
      showErrorBox(title: string, content: string): void {
        errorBoxes.push({ title, content })
        diary.write(`error box: ${title}`)
      },
      showMessageBoxSync(question: MessageBoxSyncOptions): number {
        questions.push(question)
        diary.write(`question: ${question.message}`)
        return options.choose?.(question.buttons ?? []) ?? 0
      },
    },
    ipcMain: new StandInIpcMain(),
    Menu: {
      buildFromTemplate: (template: MenuItemConstructorOptions[]): MenuItemConstructorOptions[] => template,
      setApplicationMenu(template: MenuItemConstructorOptions[]): void {
        menu.template = template
      },
    },
    nativeTheme: { shouldUseDarkColors: false },
    protocol: new StandInProtocol(diary, isReady),
    screen: {
      getAllDisplays(): { workArea: Area }[] {
        if (!app.isReady()) throw new Error("The 'screen' module can't be used before the app 'ready' event")
        return (options.screens ?? [{ x: 0, y: 0, width: 1920, height: 1080 }]).map((workArea) => ({ workArea }))
      },
    },
    session: {
      get defaultSession(): StandInSession {
        if (!app.isReady()) throw new Error('Session can only be received when app is ready')
        return session
      },
    },
    shell: {
      openExternal(url: string): Promise<void> {
        opened.push(url)
        return Promise.resolve()
      },
    },
    utilityProcess: new StandInUtilityProcess(isReady, options.realChildren),
    powerSaveBlocker: new StandInPowerSaveBlocker(),
  }
  return { electron, diary: diary.lines, windows, questions, errorBoxes, opened, menu, session }
}

export type StandIn = ReturnType<typeof createStandIn>
