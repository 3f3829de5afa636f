/** The editors of an experiment as a user finds them: the network, and the protocol. */
import { expect } from '@playwright/test'
import type { Locator, Page } from '@playwright/test'
import { Experiment } from './places.ts'

export class NetworkEditor {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  /** From the gallery, an experiment with nothing in it. */
  static async blank(page: Page): Promise<NetworkEditor> {
    await page.getByTestId('new-experiment').click()
    await page.getByTestId('new-blank-spiking').click()
    const editor = new NetworkEditor(page)
    await expect(editor.root).toBeVisible()
    return editor
  }

  get root(): Locator {
    return this.page.getByTestId('network-editor')
  }

  get experiment(): Experiment {
    return new Experiment(this.page)
  }

  population(name: string): Locator {
    return this.page.getByTestId(`schematic-population-${name}`)
  }

  projection(name: string): Locator {
    return this.page.getByTestId(`schematic-projection-${name}`)
  }

  /** In px from the editor's upper edge, wherever it is scrolled to. */
  async drawingTop(): Promise<number> {
    const [editor, drawing] = await Promise.all([this.root.boundingBox(), this.root.getByRole('group', { name: 'Network', exact: true }).boundingBox()])
    return Math.round((drawing?.y ?? NaN) - (editor?.y ?? NaN))
  }

  async add(block: string): Promise<void> {
    await this.page.getByTestId('add-population').click()
    await this.page.getByTestId(`add-${block}`).click()
  }

  /** From the handle of one to the soma or dendrite of another. */
  async drag(source: string, target: string, compartment: 'soma' | 'dendrite' = 'soma'): Promise<void> {
    await this.population(source).hover()
    const from = await centre(this.page.getByTestId(`schematic-handle-${source}`))
    const soma = await centre(this.population(target).locator('.soma'))
    const box = await this.population(target).locator('.soma').boundingBox()
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(soma.x, compartment === 'soma' ? soma.y : soma.y - (box?.height ?? 0) * 1.1, { steps: 6 })
    await mouse.up()
  }

  async move(name: string, byX: number, byY: number): Promise<void> {
    const from = await centre(this.population(name).locator('.soma'))
    const { mouse } = this.page
    await mouse.move(from.x, from.y)
    await mouse.down()
    await mouse.move(from.x + byX, from.y + byY, { steps: 6 })
    await mouse.up()
  }

  async place(name: string): Promise<{ readonly x: number; readonly y: number }> {
    return centre(this.population(name).locator('.soma'))
  }
}

async function centre(of: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await of.boundingBox()
  if (box === null) throw new Error('it is not in view')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}
