/**
 * What the shell uses of Electron, and no more. main.ts hands in the real one (so the compiler checks these shapes against
 * Electron's own types), tests hand in a stand-in.
 */
import type { BrowserWindowConstructorOptions, CustomScheme, ForkOptions, MenuItemConstructorOptions, MessageBoxSyncOptions } from 'electron'
import type { Area } from './window-state.ts'

interface Preventable {
  preventDefault(): void
}

export interface AppPart {
  readonly isPackaged: boolean
  enableSandbox(): void
  exit(code: number): void
  quit(): void
  relaunch(): void
  isReady(): boolean
  whenReady(): Promise<void>
  getVersion(): string
  getPath(name: 'userData'): string
  setPath(name: 'userData', path: string): void
  requestSingleInstanceLock(data: Record<string, unknown>): boolean
  on(event: 'second-instance', listener: (event: unknown, argv: string[], folder: string) => void): unknown
  on(event: 'open-file', listener: (event: Preventable, path: string) => void): unknown
  on(event: 'will-quit', listener: (event: Preventable) => void): unknown
  on(event: 'web-contents-created', listener: (event: unknown, contents: ContentsPart) => void): unknown
}

export interface FramePart {
  readonly url: string
  /** Null for the frame that is the page itself. */
  readonly parent: object | null
}

export interface NavigationStart {
  readonly isMainFrame: boolean
  readonly isSameDocument: boolean
}

export interface ContentsPart {
  readonly id: number
  isDestroyed(): boolean
  setWindowOpenHandler(handler: (details: { readonly url: string }) => { action: 'deny' }): void
  on(event: 'will-navigate', listener: (event: Preventable & { readonly url: string }) => void): unknown
  on(event: 'will-frame-navigate' | 'will-redirect' | 'will-attach-webview', listener: (event: Preventable) => void): unknown
  on(event: 'did-start-navigation', listener: (details: NavigationStart) => void): unknown
  on(event: 'destroyed', listener: () => void): unknown
  on(event: 'render-process-gone', listener: (event: unknown, details: { readonly reason: string; readonly exitCode: number }) => void): unknown
  off(event: 'did-start-navigation', listener: (details: NavigationStart) => void): unknown
  off(event: 'destroyed' | 'render-process-gone', listener: () => void): unknown
}

export interface WindowPart {
  readonly webContents: ContentsPart
  loadURL(url: string): Promise<void>
  reload(): void
  show(): void
  focus(): void
  restore(): void
  maximize(): void
  isMinimized(): boolean
  isMaximized(): boolean
  isDestroyed(): boolean
  getNormalBounds(): Area
  on(event: 'close', listener: (event: Preventable) => void): unknown
  once(event: 'ready-to-show', listener: () => void): unknown
}

export interface DialogPart {
  showErrorBox(title: string, content: string): void
  showMessageBoxSync(options: MessageBoxSyncOptions): number
}

export interface IpcEventPart {
  readonly sender: ContentsPart
  /** Null where the frame has gone. */
  readonly senderFrame: FramePart | null
  /** Answers the very frame that sent. */
  reply(channel: string, message: unknown): void
}

export interface IpcMainPart {
  on(channel: string, listener: (event: IpcEventPart, message: unknown) => void): unknown
}

export interface ProtocolPart {
  registerSchemesAsPrivileged(schemes: CustomScheme[]): void
  handle(scheme: string, handler: (request: Request) => Promise<Response>): void
}

export interface SessionPart {
  setPermissionRequestHandler(handler: (contents: unknown, permission: string, answer: (granted: boolean) => void) => void): void
  setPermissionCheckHandler(handler: (contents: unknown, permission: string) => boolean): void
  setDevicePermissionHandler(handler: () => boolean): void
  setDisplayMediaRequestHandler(handler: (request: unknown, answer: (streams: null) => void) => void): void
  readonly webRequest: {
    onBeforeRequest(listener: (details: { readonly url: string }, answer: (response: { cancel: boolean }) => void) => void): void
  }
}

export interface ChildPart {
  readonly pid: number | undefined
  postMessage(message: unknown): void
  kill(): boolean
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'error', listener: (type: string, location: string) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
}

export interface PowerSaveBlockerPart {
  /** Gives the number by which it is stopped. */
  start(type: 'prevent-app-suspension'): number
  stop(id: number): void
}

export interface UtilityPart {
  fork(file: string, args: string[], options: ForkOptions): ChildPart
}

/** `Menu` is whatever Electron's menus are: they are built and handed back, never looked into. */
export interface MenuPart<Menu> {
  buildFromTemplate(template: MenuItemConstructorOptions[]): Menu
  setApplicationMenu(menu: Menu): void
}

export interface WindowParts {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => WindowPart
  readonly screen: { getAllDisplays(): { readonly workArea: Area }[] }
  readonly nativeTheme: { readonly shouldUseDarkColors: boolean }
}

export interface ElectronParts<Menu> extends WindowParts {
  readonly app: AppPart
  readonly dialog: DialogPart
  readonly ipcMain: IpcMainPart
  readonly Menu: MenuPart<Menu>
  readonly protocol: ProtocolPart
  /** Its default session exists only when the app is ready. */
  readonly session: { readonly defaultSession: SessionPart }
  readonly shell: { openExternal(url: string): Promise<void> }
  readonly utilityProcess: UtilityPart
  readonly powerSaveBlocker: PowerSaveBlockerPart
}
