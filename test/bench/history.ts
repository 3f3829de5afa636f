/** A history of 10,000 runs: what the lab and the page's queries take alone, and all that a hand does, as seen in the browser. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { defaultQuery, queryRuns } from '../../src-renderer/places/history/history-query.ts'
import { openLab } from '../../src-main/lab/open-lab.ts'
import { findChromium, launchOptions } from '../e2e/support/chromium.ts'
import { serve } from '../e2e/support/server.ts'
import { seedHistory } from '../support/seeded-history.ts'
import { measure } from './measure.ts'
import type { Benchmark, Measurement } from './measure.ts'

const runCount = 10_000
const goalMs = 100

export const historyBenchmark: Benchmark = {
  name: 'history',
  what: `${runCount} runs in the history`,
  async run() {
    const folder = await mkdtemp(join(tmpdir(), 'burstlab-bench-'))
    const dataDir = join(folder, 'data')
    try {
      await seedHistory(dataDir, { count: runCount })
      return [...(await inTheLab(dataDir)), ...(await inTheBrowser(dataDir, folder))]
    } finally {
      await rm(folder, { recursive: true })
    }
  },
}

async function inTheLab(dataDir: string): Promise<Measurement[]> {
  const lab = await openLab({ dataDir, dataDirSource: 'the benchmark', spawnRunHost: () => { throw new Error('no runs here') }, electronVersion: null })
  try {
    const runs = lab.runs.list(false)
    if (runs.length !== runCount) throw new Error(`${runs.length} runs are listed`)
    return [
      await measure({ what: 'lab: list', goalMs, times: 20 }, () => lab.runs.list(false)),
      await measure({ what: 'lab: a window of 1,000', goalMs, times: 20 }, () => lab.history.page({ trashed: false, after: null, limit: 1000 })),
      await measure({ what: 'lab: cards of Home', goalMs, times: 10 }, () => lab.home.cards()),
      await measure({ what: 'lab: a metric, a parameter and the sizes', goalMs, times: 10 }, () => lab.history.values({ columns: ['metric:test error (%)', 'param:rule.tauPreMs', 'bytes'], trashed: false })),
      await measure({ what: 'lab: search names, notes and logs', goalMs, times: 10 }, () => lab.history.search('learning rate')),
      await measure({ what: 'lab: search what every log has', goalMs, times: 10 }, () => lab.history.search('computed core')),
      await measure({ what: 'query: filter by text', goalMs, times: 20 }, () => queryRuns(runs, { ...defaultQuery, text: 'poisson talk' })),
      await measure({ what: 'query: three conditions', goalMs, times: 20 }, () => queryRuns(runs, { ...defaultQuery, text: 'duration>1s tag:good after:2026-03-10' })),
      await measure({ what: 'query: sort by name', goalMs, times: 20 }, () => queryRuns(runs, { ...defaultQuery, groupBy: null, sort: { column: 'name', descending: false } })),
      await measure({ what: 'query: group by a column', goalMs, times: 20 }, () => queryRuns(runs, { ...defaultQuery, groupBy: 'presetId' })),
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
    const inTurn = <T>(first: T, second: T) => { let turn = 0; return () => (turn++ % 2 === 0 ? first : second) }
    const [place, word, typedConditions, heading, grouping, keys] = [inTurn(120_000, 40_000), inTurn('poisson', 'periodic'), inTurn('duration>2s', 'duration>3s tag:good'), inTurn('name', 'durationMs'), inTurn('By figure', 'Started together'), inTurn('{ key: "a", ctrlKey: true, bubbles: true }', '{ key: "Escape", bubbles: true }')]
    const row = '[data-testid^="history-row-"]'
    const rowsOf = "document.querySelector('[data-testid^=\"history-row-\"], [data-testid^=\"history-group-\"]')?.dataset.testid"
    const scroll = await measure({ what: 'browser: scroll by many screens', goalMs, times: 10 }, () => page.evaluate<number>(inPage(
      `const table = find('history-table'); const before2 = ${rowsOf}; table.scrollTop = ${place()}`, `${rowsOf} !== before2`)))
    await page.evaluate("document.querySelector('[data-testid=history-table]').scrollTop = 0")
    const filter = await measure({ what: 'browser: filter by a typed word', goalMs, times: 10 }, () => untilCounted(page, word()))
    const condition = await measure({ what: 'browser: filter by typed conditions', goalMs, times: 10 }, () => untilCounted(page, typedConditions()))
    await page.getByTestId('history-filter').fill('')
    const sort = await measure({ what: 'browser: sort by a column', goalMs, times: 10 }, () => page.evaluate<number>(inPage(
      `const sorted = () => document.querySelector('[role=columnheader][aria-sort]:not([aria-sort=none])'); const was = sorted()?.textContent + sorted()?.ariaSort; find('sort-${heading()}').click()`,
      'sorted()?.textContent + sorted()?.ariaSort !== was')))
    const group = await measure({ what: 'browser: unfold and fold a group', goalMs, times: 10 }, () => page.evaluate<number>(inPage(
      "const fold = () => document.querySelector('[data-testid^=\"fold-\"]'); const open = fold().ariaExpanded; fold().click()", 'fold().ariaExpanded !== open')))
    const regroup = await measure({ what: 'browser: group by figure, and together again', goalMs, times: 7 }, async () => {
      await page.getByTestId('group-by').click()
      const label = grouping()
      await page.getByRole('option', { name: label }).waitFor()
      const headings = "document.querySelectorAll('[data-testid^=\"history-group-\"]')[0]?.dataset.testid"
      return page.evaluate<number>(inPage(`const was = ${headings}; [...document.querySelectorAll('[role=option]')].find((option) => option.ariaLabel === '${label}').dispatchEvent(new MouseEvent('mousedown', { bubbles: true }))`, `${headings} !== was`))
    })
    // Runs of one line, to have some to open.
    await page.locator('[data-testid^="fold-"][aria-expanded="false"]').first().click()
    await page.getByTestId('history-table').focus()
    const all = await measure({ what: 'browser: select all, and none', goalMs, times: 10 }, () => page.evaluate<number>(inPage(
      `const words = () => find('bulk-bar').textContent; const was = words(); find('history-table').dispatchEvent(new KeyboardEvent('keydown', ${keys()}))`,
      'words() !== was')))
    const run = await measure({ what: 'browser: open a run', goalMs, times: 6 }, async () => {
      await page.getByTestId('nav-history').click()
      await page.locator(row).first().waitFor()
      return page.evaluate<number>(inPage(`document.querySelector('${row} .link').click()`, "find('run-status') !== null"))
    })
    const home = await measure({ what: 'browser: back to Home', goalMs, times: 6 }, async () => {
      await page.getByTestId('nav-history').click()
      await page.locator(row).first().waitFor()
      return untilPainted(page, 'nav-home', '[data-testid="card-fig2b"]')
    })
    const settings = await measure({ what: 'browser: to Settings', goalMs, times: 6 }, async () => {
      await page.getByTestId('nav-history').click()
      await page.locator(row).first().waitFor()
      return untilPainted(page, 'nav-settings', '[data-testid="place-settings"]')
    })
    return [open, scroll, filter, condition, sort, group, regroup, all, run, home, settings]
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
  do {
    await frame()
    if (performance.now() - from > 10_000) throw new Error('nothing came of it in 10 s')
  } while (!(${done}))
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
