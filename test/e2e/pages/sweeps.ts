/** Sweeps and the queue as a user finds them. */
import { expect } from '@playwright/test'
import type { Download, Locator, Page } from '@playwright/test'

/** The dialog in which a sweep is set up. */
export class SweepSetup {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** From the experiment that is open. */
  async open(): Promise<void> {
    await this.page.getByTestId('sweep-button').click()
    await expect(this.page.getByTestId('sweep-seeds')).toBeVisible()
    await expect(this.page.getByTestId('sweep-find'), 'typing finds a parameter at once').toBeFocused()
  }

  /** Finds a parameter and takes it. */
  async add(words: string, path: string): Promise<void> {
    await this.page.getByTestId('sweep-find').fill(words)
    await this.page.getByTestId(`sweep-add-${path}`).click()
    await expect(this.axis(path)).toBeVisible()
  }

  axis(path: string): Locator {
    return this.page.getByTestId(`axis-${path}`)
  }

  async list(path: string, values: string): Promise<void> {
    await this.page.getByTestId(`axis-list-${path}`).fill(values)
  }

  async range(path: string, type: 'linear' | 'log', from: string, to: string, count: string): Promise<void> {
    await this.page.getByTestId(`axis-type-${path}`).selectOption(type)
    for (const [name, text] of [['from', from], ['to', to], ['count', count]] as const) await this.page.getByTestId(`axis-${name}-${path}`).fill(text)
  }

  async seeds(count: string): Promise<void> {
    await this.page.getByTestId('sweep-seeds').fill(count)
  }

  problem(path: string): Locator {
    return this.page.getByTestId(`axis-problem-${path}`)
  }

  get forecast(): Locator {
    return this.page.getByTestId('sweep-forecast')
  }

  get points(): Locator {
    return this.page.getByTestId('sweep-points')
  }

  get startButton(): Locator {
    return this.page.getByTestId('start-sweep')
  }

  async start(): Promise<Sweep> {
    await this.startButton.click()
    const sweep = new Sweep(this.page)
    await expect(sweep.progress).toBeVisible()
    return sweep
  }
}

export class Sweep {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get progress(): Locator {
    return this.page.getByTestId('sweep-progress')
  }

  get table(): Locator {
    return this.page.getByTestId('sweep-table')
  }

  get chart(): Locator {
    return this.page.getByTestId('figure-chart')
  }

  point(index: number): Locator {
    return this.page.getByTestId(`point-${index}`)
  }

  async chooseMetric(name: string): Promise<void> {
    await this.page.getByTestId('sweep-metric').selectOption(name)
  }

  async draw(label: 'Curves' | 'Heat map'): Promise<void> {
    await this.page.getByTestId('sweep-draw').getByText(label).click()
  }

  async done(runs: number): Promise<void> {
    await expect(this.progress).toHaveText(`${runs} of ${runs} done`, { timeout: 60_000 })
  }

  async export(format: 'svg' | 'png' | 'csv' | 'json'): Promise<Download> {
    const download = this.page.waitForEvent('download')
    await this.page.getByTestId('sweep-export').click()
    await this.page.getByTestId(`sweep-export-${format}`).click()
    if (format === 'svg' || format === 'png') await this.page.getByTestId('export-confirm').click()
    return download
  }
}

export class Queue {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.getByTestId('nav-queue').click()
    await expect(this.page.getByTestId('queue-place')).toBeVisible()
  }

  /** Ids of the waiting runs, in order. */
  async order(): Promise<string[]> {
    return this.page.getByTestId('queue-queued').locator('[data-run]').evaluateAll((rows) => rows.map((row) => row.getAttribute('data-run') ?? ''))
  }

  row(id: string): Locator {
    return this.page.getByTestId(`queue-row-${id}`)
  }

  get pauseButton(): Locator {
    return this.page.getByTestId('pause-queue')
  }
}
