/** From `npm start`, after a build, to a page that can be used. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { needsBuild } from '../../build/lib/freshness.mjs'
import { findChromium, launchOptions } from '../e2e/support/chromium.ts'
import { measure } from './measure.ts'
import type { Benchmark } from './measure.ts'

export const startBenchmark: Benchmark = {
  name: 'start',
  what: 'npm start until Home is there; the browser itself is already running',
  async run() {
    if (needsBuild(resolve('.'))) throw new Error('out/ is missing or older than the sources: run "npm run build" first')
    const browser = await chromium.launch(launchOptions(await findChromium()))
    try {
      return [
        await measure({ what: 'npm start to a usable page', goalMs: 3000, times: 5 }, () => startOnce(browser, ['npm', 'start', '--'])),
        await measure({ what: 'the same without npm', times: 5 }, () => startOnce(browser, [process.execPath, resolve('build/start.mjs')])),
      ]
    } finally {
      await browser.close()
    }
  },
}

/** In ms. */
async function startOnce(browser: Browser, [program = '', ...args]: readonly string[]): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'burstlab-bench-'))
  const context = await browser.newContext()
  const page = await context.newPage()
  const { DISPLAY: _, WAYLAND_DISPLAY: __, ...env } = process.env
  const from = performance.now()
  const child = spawn(program, [...args, '--data-dir', join(folder, 'data')], { stdio: ['ignore', 'pipe', 'ignore'], env, detached: true })
  try {
    let said = ''
    const url = await new Promise<string>((found) => child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      const match = /http:\S+/.exec(said)?.[0]
      if (match !== undefined) found(match)
    }))
    await page.goto(url)
    await page.getByTestId('open-preset-fig2b').waitFor()
    return performance.now() - from
  } finally {
    const gone = once(child, 'exit')
    process.kill(-(child.pid ?? 0), 'SIGTERM')
    await gone
    await context.close()
    await rm(folder, { recursive: true })
  }
}
