/** The place Figures, files that are dropped on the window, and bundles. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Download, Locator, Page } from '@playwright/test'
import { expect } from '@playwright/test'

export class Figures {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.getByTestId('nav-figures').click()
    await expect(this.page.getByTestId('figures-place')).toBeVisible()
  }

  async fromTemplate(id: string): Promise<void> {
    await this.page.getByTestId(`template-${id}`).click()
    await expect(this.page.getByTestId('page-composer')).toBeVisible()
  }

  get panels(): Locator {
    return this.page.getByTestId('page-panel')
  }

  /** What a screen reader says of each panel, in their order. */
  async names(): Promise<(string | null)[]> {
    return Promise.all((await this.panels.all()).map((panel) => panel.getAttribute('aria-label')))
  }

  async saved(): Promise<void> {
    await expect(this.page.getByTestId('page-saved')).toHaveText('Saved')
  }

  /** Panels of the newest run of this name. */
  async addPanels(runId: string): Promise<void> {
    await this.page.getByTestId('add-panels').click()
    await this.page.getByTestId(`pick-${runId}`).check()
    await this.page.getByTestId('picker-confirm').click()
  }

  /** These runs as points. */
  async addScatter(runIds: readonly string[]): Promise<void> {
    await this.page.getByTestId('add-scatter').click()
    for (const runId of runIds) await this.page.getByTestId(`pick-${runId}`).check()
    await this.page.getByTestId('picker-confirm').click()
  }

  async exportNamed(name: string, choice: 'svg' | 'pdf'): Promise<Download> {
    await this.page.getByTestId('page-export').click()
    await this.page.getByTestId('page-export-named').click()
    await this.page.getByTestId('page-file-name').fill(name)
    await this.page.getByTestId('page-file-format').selectOption(choice)
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByTestId('page-file-confirm').click()])
    return download
  }

  async export(choice: 'svg' | 'pdf' | 'png' | 'csv' | 'npz' | 'report'): Promise<Download> {
    await this.page.getByTestId('page-export').click()
    const [download] = await Promise.all([this.page.waitForEvent('download'), this.page.getByTestId(`page-export-${choice}`).click()])
    return download
  }
}

/** Drops a file on the window, as from the desktop. */
export async function dropFile(page: Page, path: string, name = basename(path)): Promise<void> {
  const base64 = (await readFile(path)).toString('base64')
  const data = await page.evaluateHandle(`(() => {
    const transfer = new DataTransfer()
    transfer.items.add(new File([Uint8Array.from(atob(${JSON.stringify(base64)}), (letter) => letter.charCodeAt(0))], ${JSON.stringify(name)}))
    return transfer
  })()`)
  await page.dispatchEvent('body', 'drop', { dataTransfer: data })
}

export class BundleDialog {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get dialog(): Locator {
    return this.page.getByTestId('bundle-dialog')
  }

  row(runId: string): Locator {
    return this.page.getByTestId(`bundle-run-${runId}`)
  }

  async confirm(): Promise<void> {
    await this.page.getByTestId('bundle-confirm').click()
  }
}
