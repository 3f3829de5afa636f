import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMainWindow, showMainWindow } from '../../src-main/shell/main-window.ts'
import { createStandIn } from './electron-stand-in/electron.ts'
import type { StandInWindow } from './electron-stand-in/window.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'burstlab-main-window-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

function open(errors: string[] = []): StandInWindow {
  const standIn = createStandIn({ userData: folder })
  standIn.electron.app.becomeReady()
  createMainWindow(standIn.electron, { preloadFile: '/preload.cjs', stateFile: join(folder, 'window-state.json'), onError: (error) => errors.push(error.message) })
  const [window] = standIn.windows
  if (window === undefined) throw new Error('no window was made')
  return window
}

describe('the window', () => {
  it('keeps Node away from its page', () => {
    expect(open().options.webPreferences).toEqual({
      preload: '/preload.cjs', contextIsolation: true, sandbox: true, nodeIntegration: false, nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false, webviewTag: false, spellcheck: false,
    })
  })

  it('shows itself when there is something to see', async () => {
    const window = open()
    expect(window.shown).toBe(false)
    await window.loadURL('app://burstlab/')
    expect(window.shown).toBe(true)
  })

  it('opens where it was closed', () => {
    const first = open()
    first.bounds = { x: 40, y: 30, width: 1100, height: 750 }
    first.maximized = true
    first.close()
    const second = open()
    expect(second.bounds).toEqual({ x: 40, y: 30, width: 1100, height: 750 })
    expect(second.maximized).toBe(true)
  })

  it('closes even where its place cannot be written down', () => {
    const errors: string[] = []
    const window = open(errors)
    rmSync(folder, { recursive: true })
    expect(window.close()).toBe(true)
    expect(errors).toEqual([expect.stringContaining('ENOENT')])
    folder = mkdtempSync(join(tmpdir(), 'burstlab-main-window-'))
  })

  it('comes to the front from wherever it was', () => {
    const window = open()
    window.minimized = true
    showMainWindow(window)
    expect([window.minimized, window.shown, window.focused]).toEqual([false, true, true])
  })
})
