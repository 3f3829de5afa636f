/**
 * What the shell uses of Electron, and no more. main.ts hands in the real one, tests hand in a stand-in; the compiler holds both to these
 * shapes. They are made of function types, not of methods, for of those alone it compares what goes in strictly: a call that Electron
 * does not take, or an event that it does not send, does not compile.
 */
import type {
  BrowserWindowConstructorOptions, CustomScheme, Details as ChildProcessGoneDetails, ForkOptions, MenuItemConstructorOptions, MessageBoxSyncOptions, RenderProcessGoneDetails, Session,
} from 'electron'
import type { Area } from './window-state.ts'

interface Preventable {
  readonly preventDefault: () => void
}

/** A table of events and what their listeners get, as the overloads of `on`. */
export type Listen<Events> = Together<{ [Name in keyof Events]: Events[Name] extends unknown[] ? (event: Name, listener: (...args: Events[Name]) => void) => unknown : never }[keyof Events]>
type Together<Union> = (Union extends unknown ? (part: Union) => void : never) extends (whole: infer Whole) => void ? Whole : never

/* oxlint-disable typescript/consistent-type-definitions -- Node's emitter, which the stand-in is made of, takes no interface as its table. */
export type AppEvents = {
  'second-instance': [event: unknown, argv: string[], folder: string, data: unknown]
  'open-file': [event: Preventable, path: string]
  'will-quit': [event: Preventable]
  'web-contents-created': [event: unknown, contents: ContentsPart]
  'child-process-gone': [event: unknown, details: ChildProcessGoneDetails]
}

export type ContentsEvents = {
  'will-navigate': [details: Preventable & { readonly url: string }]
  'will-frame-navigate': [details: Preventable]
  'will-redirect': [details: Preventable]
  'will-attach-webview': [event: Preventable]
  'did-start-navigation': [details: NavigationStart]
  destroyed: []
  'render-process-gone': [event: unknown, details: RenderProcessGoneDetails]
}

export type WindowEvents = { close: [event: Preventable]; 'ready-to-show': [] }

export type ChildEvents = { message: [message: unknown]; error: [type: 'FatalError', location: string, report: string]; exit: [code: number] }
/* oxlint-enable typescript/consistent-type-definitions */

/** What a page may ask for, as Electron names it. */
export type Permission = Parameters<NonNullable<Parameters<Session['setPermissionRequestHandler']>[0]>>[1]

export interface AppPart {
  readonly isPackaged: boolean
  readonly enableSandbox: () => void
  readonly exit: (code: number) => void
  readonly quit: () => void
  readonly relaunch: () => void
  readonly isReady: () => boolean
  readonly whenReady: () => Promise<void>
  readonly getVersion: () => string
  readonly getPath: (name: 'userData') => string
  readonly setPath: (name: 'userData', path: string) => void
  readonly requestSingleInstanceLock: (data: Record<string, unknown>) => boolean
  readonly on: Listen<AppEvents>
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
  readonly isDestroyed: () => boolean
  readonly setWindowOpenHandler: (handler: (details: { readonly url: string }) => { action: 'deny' }) => void
  readonly on: Listen<ContentsEvents>
  readonly off: Listen<ContentsEvents>
}

export interface WindowPart {
  readonly webContents: ContentsPart
  readonly loadURL: (url: string) => Promise<void>
  readonly reload: () => void
  readonly show: () => void
  readonly focus: () => void
  readonly restore: () => void
  readonly maximize: () => void
  readonly isMinimized: () => boolean
  readonly isMaximized: () => boolean
  readonly isDestroyed: () => boolean
  readonly getNormalBounds: () => Area
  readonly on: Listen<WindowEvents>
  readonly once: Listen<WindowEvents>
}

export interface DialogPart {
  readonly showErrorBox: (title: string, content: string) => void
  readonly showMessageBoxSync: (options: MessageBoxSyncOptions) => number
}

export interface IpcEventPart {
  readonly sender: ContentsPart
  /** Null where the frame has gone. */
  readonly senderFrame: FramePart | null
  /** Answers the very frame that sent. */
  readonly reply: (channel: string, message: unknown) => void
}

export interface IpcMainPart {
  readonly on: (channel: string, listener: (event: IpcEventPart, message: unknown) => void) => unknown
}

export interface ProtocolPart {
  readonly registerSchemesAsPrivileged: (schemes: CustomScheme[]) => void
  readonly handle: (scheme: string, handler: (request: Request) => Promise<Response>) => void
}

export interface SessionPart {
  readonly setPermissionRequestHandler: (handler: (contents: unknown, permission: Permission, answer: (granted: boolean) => void) => void) => void
  readonly setPermissionCheckHandler: (handler: (contents: unknown, permission: string) => boolean) => void
  readonly setDevicePermissionHandler: (handler: () => boolean) => void
  readonly setDisplayMediaRequestHandler: (handler: (request: unknown, answer: (streams: null) => void) => void) => void
  readonly webRequest: {
    readonly onBeforeRequest: (listener: (details: { readonly url: string }, answer: (response: { cancel: boolean }) => void) => void) => void
  }
}

export interface ChildPart {
  readonly pid: number | undefined
  readonly postMessage: (message: unknown) => void
  readonly kill: () => boolean
  readonly on: Listen<ChildEvents>
}

export interface PowerSaveBlockerPart {
  /** Gives the number by which it is stopped. */
  readonly start: (type: 'prevent-app-suspension') => number
  readonly stop: (id: number) => void
}

export interface UtilityPart {
  readonly fork: (file: string, args: string[], options: ForkOptions) => ChildPart
}

/** `Menu` is whatever Electron's menus are: they are built and handed back, never looked into. */
export interface MenuPart<Menu> {
  readonly buildFromTemplate: (template: MenuItemConstructorOptions[]) => Menu
  readonly setApplicationMenu: (menu: Menu) => void
}

export interface WindowParts {
  readonly BrowserWindow: new (options: BrowserWindowConstructorOptions) => WindowPart
  readonly screen: { readonly getAllDisplays: () => { readonly workArea: Area }[] }
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
  readonly shell: { readonly openExternal: (url: string) => Promise<void> }
  readonly utilityProcess: UtilityPart
  readonly powerSaveBlocker: PowerSaveBlockerPart
}
