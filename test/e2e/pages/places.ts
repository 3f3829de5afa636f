/** The places of the workbench as a user finds them. */
import { expect } from '@playwright/test'
import type { Download, Locator, Page } from '@playwright/test'

export class Home {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.getByTestId('nav-home').click()
    await expect(this.card('fig2b')).toBeVisible()
  }

  card(id: string): Locator {
    return this.page.getByTestId(`card-${id}`)
  }

  async openPreset(id: string): Promise<Experiment> {
    await this.page.getByTestId(`open-preset-${id}`).click()
    const experiment = new Experiment(this.page)
    await expect(experiment.runButton).toBeVisible()
    return experiment
  }
}

export class Experiment {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  field(path: string): Locator {
    return this.page.getByTestId(`field-${path}`)
  }

  async set(path: string, text: string): Promise<void> {
    await this.field(path).fill(text)
  }

  badge(path: string): Locator {
    return this.page.getByTestId(`badge-${path}`)
  }

  difference(path: string): Locator {
    return this.page.getByTestId(`diff-row-${path}`)
  }

  error(path: string): Locator {
    return this.page.getByTestId(`field-error-${path}`)
  }

  async saved(): Promise<void> {
    await expect(this.page.getByTestId('saved-state')).toHaveText(/Saved/)
  }

  get runButton(): Locator {
    return this.page.getByTestId('run-button')
  }

  async run(seeds = 1): Promise<Run> {
    await this.page.getByTestId('seed-count').fill(String(seeds))
    await this.runButton.click()
    const run = new Run(this.page)
    await expect(run.status).toBeVisible()
    return run
  }
}

export class Run {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get status(): Locator {
    return this.page.getByTestId('run-status')
  }

  get verdict(): Locator {
    return this.page.getByTestId('verdict-summary')
  }

  /** 0 to 1 while it computes. */
  get progress(): Locator {
    return this.page.getByTestId('run-progress')
  }

  get chart(): Locator {
    return this.page.getByTestId('figure-chart')
  }

  /** Moves the cursor that all plots over time share. */
  get timeSlider(): Locator {
    return this.page.getByTestId('time-slider')
  }

  /** A plot over time, by its panel, with the strip of the protocol below it. */
  plot(panel: string): Plot {
    return new Plot(this.page, panel)
  }

  /** Draws a window on the timeline, from one share of its width to another. */
  async dragOnTimeline(from: number, to: number): Promise<void> {
    const box = await this.page.getByTestId('timeline-strip').boundingBox()
    if (box === null) throw new Error('the timeline is not in view')
    const { mouse } = this.page
    const y = box.y + box.height / 2
    await mouse.move(box.x + from * box.width, y)
    await mouse.down()
    await mouse.move(box.x + to * box.width, y, { steps: 5 })
    await mouse.up()
  }

  async done(patienceMs = 60_000): Promise<void> {
    await expect(this.status).toHaveText(/done/, { timeout: patienceMs })
  }

  /** From the address: "#/run/ID". */
  id(): string {
    return decodeURIComponent(new URL(this.page.url()).hash.split('/').at(-1) ?? '')
  }

  /** Picks an entry of the export menu; a picture's dialog is confirmed as it stands. */
  async export(format: 'svg' | 'png' | 'csv' | 'json'): Promise<Download> {
    const download = this.page.waitForEvent('download')
    await this.page.getByTestId('export-menu').click()
    await this.page.getByTestId(`export-${format}`).click()
    if (format === 'svg' || format === 'png') await this.page.getByTestId('export-confirm').click()
    return download
  }
}

export class Plot {
  readonly page: Page
  readonly panel: string

  constructor(page: Page, panel: string) {
    this.page = page
    this.panel = panel
  }

  /** Carries what of the time is in view. */
  get area(): Locator {
    return this.page.getByTestId(`plot-${this.panel}`)
  }

  get strip(): Locator {
    return this.page.getByTestId(`plot-strip-${this.panel}`)
  }

  get cursor(): Locator {
    return this.page.getByTestId(`plot-cursor-${this.panel}`)
  }

  get values(): Locator {
    return this.page.getByTestId(`plot-values-${this.panel}`)
  }

  async shows(fromS: number, toS: number): Promise<void> {
    const near = async (end: 'from' | 'to', expected: number): Promise<void> => {
      await expect.poll(async () => Math.abs(Number(await this.area.getAttribute(`data-${end}-s`)) - expected), { message: `${this.panel} ${end} ${expected} s` }).toBeLessThan(0.02)
    }
    await near('from', fromS)
    await near('to', toS)
  }
}

export class History {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.getByTestId('nav-history').click()
    await expect(this.page.getByTestId('history-place')).toBeVisible()
  }

  async filter(text: string): Promise<void> {
    await this.page.getByTestId('history-filter').fill(text)
  }

  get count(): Locator {
    return this.page.getByTestId('history-count')
  }

  row(id: string): Locator {
    return this.page.getByTestId(`history-row-${id}`)
  }

  /** By its name. */
  async openRun(id: string): Promise<Run> {
    await this.row(id).getByRole('gridcell').nth(2).getByRole('button').first().click()
    const run = new Run(this.page)
    await expect(run.status).toBeVisible()
    return run
  }

  /** At the pace of a hand: the page has time to draw between the two clicks. */
  async doubleClick(id: string): Promise<void> {
    const box = await this.row(id).boundingBox()
    if (box === null) throw new Error(`run ${id} is not in view`)
    const { mouse } = this.page
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await mouse.down()
    await mouse.up()
    await expect(this.row(id)).toHaveAttribute('aria-selected', 'true')
    await mouse.down({ clickCount: 2 })
    await mouse.up({ clickCount: 2 })
  }

  /** The newest one, by its name. */
  async openSweep(): Promise<void> {
    await this.page.locator('[data-testid^="open-sweep-"]').first().click()
  }

  /** Shows the runs of the first line that has several. */
  async unfold(): Promise<void> {
    await this.page.locator('[data-testid^="fold-"][aria-expanded="false"]').first().click()
  }

  async select(...ids: string[]): Promise<void> {
    for (const id of ids) await this.page.getByTestId(`select-${id}`).check()
  }

  async bulk(action: 'compare' | 'trash' | 'restore' | 'star' | 'csv'): Promise<void> {
    await this.page.getByTestId(`bulk-${action}`).click()
  }

  async showTrash(): Promise<void> {
    await this.page.getByTestId('show-trash').click()
  }
}
