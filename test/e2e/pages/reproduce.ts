/** The place where the paper is reproduced, as a user sees it. */
import type { Locator, Page } from '@playwright/test'

export class Reproduce {
  private readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.getByTestId('nav-reproduce').click()
  }

  row(presetId: string): Locator {
    return this.page.getByTestId(`reproduce-${presetId}`)
  }

  get table(): Locator { return this.page.getByTestId('reproduce-table') }
  get progress(): Locator { return this.page.getByTestId('reproduce-progress') }
  get claims(): Locator { return this.page.getByTestId('reproduce-claims') }
  get startButton(): Locator { return this.page.getByTestId('start-reproduction') }
  get stopButton(): Locator { return this.page.getByTestId('stop-reproduction') }

  async scope(name: 'Quick round' | 'Everything'): Promise<void> {
    await this.page.getByTestId('reproduce-scope').getByText(name).click()
  }

  async filter(name: 'All' | 'Out of tolerance' | 'Not done'): Promise<void> {
    await this.page.getByTestId('reproduce-filter').getByText(name, { exact: true }).click()
  }
}
