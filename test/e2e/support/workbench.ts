/** A test's own workbench: fresh data folder, real server, real browser. Errors of the page fail the test, and whatever page or server ask of other machines. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { chromium } from '@playwright/test'
import type { Candidate } from './chromium.ts'
import { launchOptions } from './chromium.ts'
import { serve } from './server.ts'
import type { Served } from './server.ts'

export interface Workbench {
  readonly dataDir: string
  readonly page: Page
  /** What the page complained about; a test that provokes something empties it. */
  readonly complaints: string[]
  /** Ends the server and starts it again on the same folder, then opens the page anew. */
  restart(): Promise<void>
  /** Kills the server; the page stays open and alone. `restart` goes on from there. */
  crash(): Promise<void>
}

interface WorkerFixtures {
  readonly sharedBrowser: Browser
}

export const test = base.extend<{ workbench: Workbench }, WorkerFixtures>({
  sharedBrowser: [async ({}, use) => { // oxlint-disable-line no-empty-pattern -- Playwright wants the pattern
    const browser = await chromium.launch(launchOptions(JSON.parse(process.env['BURSTLAB_E2E_BROWSER'] ?? '{}') as Candidate))
    await use(browser)
    await browser.close()
  }, { scope: 'worker' }],

  workbench: async ({ sharedBrowser }, use, testInfo) => {
    const folder = await mkdtemp(join(tmpdir(), 'burstlab-e2e-'))
    const dataDir = join(folder, 'data')
    let served: Served = await serve(dataDir, folder)
    // What glides and fades would only be waited for, and drawn on the tests' two cores; a test of motion asks for it.
    const context = await sharedBrowser.newContext({ viewport: { width: 1440, height: 900 }, acceptDownloads: true, reducedMotion: 'reduce' })
    const page = await context.newPage()
    const complaints: string[] = []
    const reached: string[] = []
    page.on('pageerror', (error) => complaints.push(`error: ${error.message}`))
    page.on('console', (message) => { if (message.type() === 'error') complaints.push(`console: ${message.text()}`) })
    page.on('websocket', (socket) => { if (new URL(socket.url()).hostname !== '127.0.0.1') complaints.push(`connection to ${socket.url()}`) })
    await context.route((url) => url.hostname !== '127.0.0.1', (route) => {
      complaints.push(`request to ${route.request().url()}`)
      return route.abort()
    })
    await page.goto(served.url)
    await use({
      dataDir, page, complaints,
      async restart() {
        await served.stop()
        reached.push(...served.reached())
        served = await serve(dataDir, folder)
        await page.goto(served.url)
        // The lost connection is what was asked for.
        complaints.length = 0
      },
      crash: () => served.crash(),
    })
    const heard = [...complaints]
    await context.close()
    await served.stop()
    reached.push(...served.reached())
    await rm(folder, { recursive: true })
    if (testInfo.status === 'passed') expect(heard, 'what the page complained about').toEqual([])
    expect(reached, 'what the server asked of other machines').toEqual([])
  },
})

export { expect }
