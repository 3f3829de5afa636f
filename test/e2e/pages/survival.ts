/** What makes a run survive, and the look into what it has learned, as a hand and an eye meet them. */
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

export class Continuation {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get stop(): Locator {
    return this.page.getByTestId('stop-run')
  }

  get goOn(): Locator {
    return this.page.getByTestId('go-on')
  }

  get ending(): Locator {
    return this.page.getByTestId('run-ending')
  }

  /** From 0 to 1. */
  async progressBeyond(fraction: number): Promise<void> {
    await expect.poll(async () => Number(await this.page.getByTestId('run-progress').getAttribute('data-progress')), { timeout: 60_000 }).toBeGreaterThan(fraction)
  }

  async log(): Promise<Locator> {
    await this.page.locator('.dv-default-tab', { hasText: 'Log' }).click()
    return this.page.getByTestId('run-log')
  }

  async lineage(): Promise<Locator> {
    await this.page.locator('.dv-default-tab', { hasText: 'Lineage' }).click()
    return this.page.getByTestId('lineage')
  }
}

export class Inside {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.locator('.dv-default-tab', { hasText: 'Look inside' }).click()
    await expect(this.page.getByTestId('inside-image')).toBeVisible({ timeout: 60_000 })
  }

  part(name: 'index' | 'previous' | 'next' | 'random' | 'class' | 'wrong' | 'matching' | 'image' | 'answer' | 'none'): Locator {
    return this.page.getByTestId(`inside-${name}`)
  }

  picture(layer: string, quantity: 'e' | 'u' | 'p' | 'b' | 'd'): Locator {
    return this.page.getByTestId(`inside-${layer}-${quantity}`).getByRole('img')
  }
}
