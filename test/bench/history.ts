/** A history of 5,000 runs: listing, filtering and sorting, in the lab alone and as seen in the browser. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { defaultQuery, queryRuns } from '../../src-renderer/places/history/history-query.ts'
import { openLab } from '../../src-main/lab/open-lab.ts'
import { openStore } from '../../src-main/store/open-store.ts'
import type { NewRun } from '../../src-main/store/records.ts'
import { presets } from '../../src-main/experiments/kinds.ts'
import { findChromium, launchOptions } from '../e2e/support/chromium.ts'
import { serve } from '../e2e/support/server.ts'
import { measure } from './measure.ts'
import type { Benchmark, Measurement } from './measure.ts'

const runCount = 5000
const goalMs = 100

export const historyBenchmark: Benchmark = {
  name: 'history',
  what: `${runCount} runs in the history`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'burstlab-bench-'))
    const dataDir = join(folder, 'data')
    try {
      await fill(dataDir)
      return [...(await inTheLab(dataDir)), ...(await inTheBrowser(dataDir, folder))]
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

/** Groups of five seeds over the presets, all done, some tagged. */
async function fill(dataDir: string): Promise<void> {
  const store = await openStore({ dataDir, now: () => new Date() })
  const origin = { appVersion: '0', engineVersion: '0', gitCommit: null, device: 'cpu', host: 'bench', platform: 'bench', nodeVersion: '0' }
  const runs = Array.from({ length: runCount }, (_, i): NewRun => {
    const preset = presets[i % presets.length]
    if (preset === undefined) throw new Error('there are no presets')
    const createdAt = new Date(Date.parse('2026-01-01T00:00:00Z') + i * 60_000).toISOString()
    return {
      id: `run${i}`, name: `${preset.figure}: ${preset.title}`, kind: preset.kind, presetId: preset.id, experimentId: null, groupId: `group${Math.floor(i / 5)}`, seed: i % 5,
      specHash: String(i % 40).padStart(64, '0'), differenceCount: i % 4, createdAt, spec: preset.spec, baseline: preset.spec, rerunOf: null, origin,
    }
  })
  store.runs.insert(runs)
  runs.forEach(({ id, createdAt }, i) => store.runs.update(id, {
    status: 'done', progress: 1, checksum: String(i).padStart(64, '0'), startedAt: createdAt, finishedAt: createdAt, durationMs: 100 + (i * 37) % 5000, verdict: i % 3 === 0 ? 'pass' : 'differs', tags: i % 7 === 0 ? ['talk'] : [],
  }))
  store.close()
}

async function inTheLab(dataDir: string): Promise<Measurement[]> {
  const lab = await openLab({ dataDir, dataDirSource: 'the benchmark', spawnRunHost: () => { throw new Error('no runs here') }, electronVersion: null })
  try {
    const runs = lab.runs.list(false)
    if (runs.length !== runCount) throw new Error(`${runs.length} runs are listed`)
    return [
      await measure({ what: 'lab: list', goalMs, times: 20 }, () => lab.runs.list(false)),
      await measure({ what: 'query: filter by text', goalMs, times: 20 }, () => queryRuns(runs, { ...defaultQuery, text: 'poisson talk' })),
      await measure({ what: 'query: sort by name', goalMs, times: 20 }, () => queryRuns(runs, { ...defaultQuery, grouped: false, sort: { column: 'name', descending: false } })),
    ]
  } finally {
    await lab.close()
  }
}

async function inTheBrowser(dataDir: string, home: string): Promise<Measurement[]> {
  const served = await serve(dataDir, home)
  const browser = await chromium.launch(launchOptions(await findChromium()))
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
    await page.goto(served.url)
    await page.getByTestId('card-fig2b').waitFor()
    const open = await measure({ what: 'browser: open the history', goalMs, times: 10 }, async () => {
      await page.getByTestId('nav-home').click()
      await page.getByTestId('card-fig2b').waitFor()
      return untilPainted(page, 'nav-history', '[data-testid^="history-group-"]')
    })
    let letter = 0
    const filter = await measure({ what: 'browser: filter by a typed word', goalMs, times: 10 }, () => untilCounted(page, letter++ % 2 === 0 ? 'poisson' : 'periodic'))
    await page.getByTestId('history-filter').fill('')
    const sort = await measure({ what: 'browser: sort by a column', goalMs, times: 10 }, () => untilPainted(page, 'sort-name', '[data-testid^="history-group-"]'))
    return [open, filter, sort]
  } finally {
    await browser.close()
    await served.stop()
  }
}

/** Code that runs in the page, as text: the compiler of the main side knows no DOM. Waits for the frame after the one in which `done` holds. */
const inPage = (act: string, done: string): string => `(async () => {
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  const find = (id) => document.querySelector('[data-testid="' + id + '"]')
  const count = () => find('history-count')?.textContent
  const before = count()
  const from = performance.now()
  ${act}
  do await frame()
  while (!(${done}))
  await frame()
  return performance.now() - from
})()`

/** From a click to what it shows, in ms. */
const untilPainted = (page: Page, testid: string, selector: string): Promise<number> =>
  page.evaluate<number>(inPage(`find(${JSON.stringify(testid)}).click()`, `document.querySelector(${JSON.stringify(selector)}) !== null`))

/** From a typed word to the number of runs it leaves, in ms. */
const untilCounted = (page: Page, word: string): Promise<number> => page.evaluate<number>(inPage(
  `find('history-filter').value = ${JSON.stringify(word)}; find('history-filter').dispatchEvent(new Event('input', { bubbles: true }))`,
  'count() !== before',
))
