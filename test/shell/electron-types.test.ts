/**
 * The shell's view of Electron beside Electron's own type definitions. The compiler decides, not a run: with `npm run typecheck`, each
 * `true` and `false` here is what it found, and another word in its place does not compile.
 */
import type * as Electron from 'electron'
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import type { AppPart, ElectronParts, Listen, Permission } from '../../src-main/shell/electron-parts.ts'
import type { DoorParts } from '../../src-main/shell/page-door.ts'
import type { StandIn } from './electron-stand-in/electron.ts'
import type { pageElectron } from './electron-stand-in/page.ts'

/** Whether `Given` can stand where `Wanted` is asked for. */
type Fits<Given, Wanted> = [Given] extends [Wanted] ? true : false

describe('what the shell uses of Electron', () => {
  it('is in Electron, call by call and event by event', () => {
    const main: Fits<typeof Electron, ElectronParts<Electron.Menu>> = true
    const preload: Fits<typeof Electron, DoorParts> = true
    expect([main, preload]).toEqual([true, true])
  })

  it('is in the stand-in, under names that Electron has', () => {
    const main: Fits<StandIn['electron'], ElectronParts<MenuItemConstructorOptions[]>> = true
    const preload: Fits<ReturnType<typeof pageElectron>['electron'], DoorParts> = true
    const names: Fits<keyof StandIn['electron'], keyof typeof Electron> = true
    expect([main, preload, names]).toEqual([true, true, true])
  })
})

describe('a wrong view of Electron', () => {
  it('does not fit: an event that it does not send', () => {
    const misspelt: Fits<Electron.App, { readonly on: Listen<{ 'will-quitt': [] }> }> = false
    const ofAnother: Fits<Electron.BrowserWindow, { readonly on: Listen<{ 'will-quit': [] }> }> = false
    expect([misspelt, ofAnother]).toEqual([false, false])
  })

  it('does not fit: more than an event brings', () => {
    const folderAsNumber: Fits<Electron.App, { readonly on: Listen<{ 'second-instance': [event: unknown, argv: string[], folder: number] }> }> = false
    const withUrl: Fits<Electron.WebContents, { readonly on: Listen<{ 'will-attach-webview': [event: { readonly url: string }] }> }> = false
    expect([folderAsNumber, withUrl]).toEqual([false, false])
  })

  it('does not fit: a call that it does not take', () => {
    const path: Fits<Electron.App, { readonly getPath: (name: 'userdata') => string }> = false
    const blocker: Fits<typeof Electron.powerSaveBlocker, { readonly start: (type: 'prevent-sleep') => number }> = false
    const permission: Fits<'notification', Permission> = false
    const exit: Fits<Electron.App, { readonly exit: (reason: string) => void }> = false
    expect([path, blocker, permission, exit]).toEqual([false, false, false, false])
  })

  it('does not fit: a stand-in that takes less than the shell gives, or answers something else', () => {
    const exit: Fits<{ readonly exit: (code: 0) => void }, Pick<AppPart, 'exit'>> = false
    const ready: Fits<{ readonly isReady: () => string }, Pick<AppPart, 'isReady'>> = false
    expect([exit, ready]).toEqual([false, false])
  })
})
