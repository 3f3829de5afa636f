/** The place Data as a user finds it. */
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'

export class Data {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  async open(): Promise<void> {
    await this.page.getByTestId('nav-data').click()
    await expect(this.set('digits')).toBeVisible()
  }

  /** In the list. */
  set(name: string): Locator {
    return this.page.getByTestId(`dataset-${name}`)
  }

  get name(): Locator {
    return this.page.getByTestId('dataset-name')
  }

  get facts(): Locator {
    return this.page.getByTestId('dataset-facts')
  }

  /** Images of a class. */
  images(classIndex: number): Locator {
    return this.page.getByTestId(`preview-class-${classIndex}`).getByRole('img')
  }

  balance(classIndex: number): Locator {
    return this.page.getByTestId(`balance-${classIndex}`)
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Import a data set' })
  }

  /** The dialog's message about a part of the request. */
  problem(field: 'path' | 'name' | 'size'): Locator {
    return this.page.getByTestId(`import-problem-${field}`)
  }

  async openImport(): Promise<void> {
    await this.page.getByTestId('import-dataset').click()
    await expect(this.page.getByTestId('import-path')).toBeFocused()
  }

  /** Fills the dialog in and confirms it. Without a name it takes the one that is suggested. */
  async import(path: string, { name, place = 'copied' }: { readonly name?: string; readonly place?: 'copied' | 'linked' } = {}): Promise<void> {
    await this.page.getByTestId('import-path').fill(path)
    if (name !== undefined) await this.page.getByTestId('import-name').fill(name)
    await this.page.getByTestId(`import-${place}`).check()
    await this.page.getByTestId('import-confirm').click()
  }

  async remove(): Promise<void> {
    await this.page.getByTestId('remove-dataset').click()
    await this.page.getByTestId('remove-confirm').click()
  }
}
