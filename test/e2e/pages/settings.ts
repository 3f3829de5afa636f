/** The place Settings as a user finds it. */
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

export class Settings {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.getByTestId('nav-settings').click()
    await expect(this.page.getByTestId('devices-table')).toBeVisible()
  }

  get auto(): Locator {
    return this.page.getByTestId('devices-auto')
  }

  get look(): Locator {
    return this.page.getByTestId('devices-look')
  }

  /** In percent; waits until the page has it. */
  async setTextSize(percent: number): Promise<void> {
    await this.page.getByTestId('text-size').getByText(`${percent} %`).click()
    await expect(this.page.locator('html')).toHaveCSS('font-size', `${0.15 * percent}px`)
  }

  /** Of curves and populations: "okabe-ito". */
  async setColours(scheme: string): Promise<void> {
    await this.page.getByTestId(`scheme-${scheme}`).check()
    await expect(this.page.locator('html')).toHaveAttribute('data-figure-colours', scheme)
  }

  device(name: string): Locator {
    return this.page.getByTestId(`device-${name}`)
  }

  state(name: string): Locator {
    return this.page.getByTestId(`device-state-${name}`)
  }

  result(name: string): Locator {
    return this.page.getByTestId(`device-result-${name}`)
  }

  /** When all devices have been looked at. */
  async looked(): Promise<void> {
    await expect(this.auto).toContainText('auto takes', { timeout: 60_000 })
    for (const name of ['cpu', 'webgpu', 'cuda', 'wasm']) await expect(this.state(name)).not.toHaveText('looking')
  }

  /** Presses a key for an action, whose place is folded open. */
  async giveKey(scope: string, action: string, key: string): Promise<void> {
    const place = this.page.getByTestId(`keys-of-${scope}`)
    if (await place.getAttribute('open') === null) await place.locator('summary').click()
    await this.page.getByTestId(`add-key-${action}`).click()
    await expect(this.page.getByTestId('key-capture')).toBeFocused()
    await this.page.keyboard.press(key)
  }

  keysOf(action: string): Locator {
    return this.page.getByTestId(`keys-${action}`)
  }

  /** Asks for a backup in the dialog. */
  async backUp(path: string): Promise<void> {
    await this.page.getByTestId('back-up').click()
    await this.page.getByTestId('back-up-path').fill(path)
    await this.page.getByTestId('back-up-confirm').click()
  }

  /** Asks what a backup holds. */
  async restore(backup: string): Promise<void> {
    await this.page.getByTestId('restore').click()
    await this.page.getByTestId('restore-backup').fill(backup)
    await this.page.getByTestId('restore-confirm').click()
  }

  async test(name: string): Promise<void> {
    await this.page.getByTestId(`device-test-${name}`).click()
  }
}
