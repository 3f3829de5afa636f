/**
 * The built workbench in the real Electron. Runs wherever Electron's binary and a display are there, and is reported as not
 * run, with the reason, elsewhere; the stand-in's tests (test/shell) run everywhere.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { _electron, expect, test } from '@playwright/test'
import type { ElectronApplication, Page } from '@playwright/test'
import { electronBinary } from '../../build/lib/electron-binary.mjs'
import { windowObstacle } from '../../build/lib/window-obstacle.mjs'

const root = resolve(import.meta.dirname, '..', '..')
const readText = (path: string): string | null => (existsSync(path) ? readFileSync(path, 'utf8') : null)
const binary = electronBinary({ root, env: process.env, readText, exists: existsSync })
const obstacle = windowObstacle({ electron: binary, platform: process.platform, env: process.env, uid: process.getuid?.() ?? null })

test.describe(obstacle === null ? 'the window' : `the window (not run: ${obstacle})`, () => {
  test.skip(obstacle !== null, `Not run on the real Electron: ${obstacle ?? ''}`)

  let app: ElectronApplication
  let page: Page
  let dataDir = ''

  test.beforeEach(async () => {
    dataDir = join(test.info().outputDir, 'data')
    app = await _electron.launch({ executablePath: binary ?? '', args: [root, '--data-dir', dataDir] })
    page = await app.firstWindow()
  })

  test.afterEach(() => app.close())

  test('opens on Home with the paper\'s figures', async () => {
    await expect(page).toHaveTitle(/Burstlab/)
    await expect(page.getByText('Fig. 2b').first()).toBeVisible()
  })

  test('keeps Node and foreign pages away from its page', async () => {
    await expect(page.getByText('Fig. 2b').first()).toBeVisible()
    expect(await page.evaluate(() => ['require', 'process', 'module'].filter((name) => name in globalThis))).toEqual([])
    expect(await page.evaluate('window.open("https://example.org/")')).toBeNull()
    await page.evaluate('location.assign("https://example.org/")')
    await expect(page.getByText('Fig. 2b').first()).toBeVisible()
    expect(page.url()).toMatch(/^app:\/\/burstlab\//)
  })

  test('is the only one on its data folder', async () => {
    const second = spawn(binary ?? '', [root, '--data-dir', dataDir], { stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    second.stderr.on('data', (text: Buffer) => (said += text.toString()))
    const [code] = await once(second, 'close') as [number | null]
    expect(code).toBe(0)
    expect(said).toContain('already open')
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })
})
