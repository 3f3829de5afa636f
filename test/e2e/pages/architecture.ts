/** The drawing of a layered network, as a user finds it on the Experiment and on the Run page. */
import type { Locator, Page } from '@playwright/test'

export class Architecture {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  get drawing(): Locator {
    return this.page.getByTestId('architecture')
  }

  /** "input", "layer-1" and so on, "output". */
  layer(id: string): Locator {
    return this.page.getByTestId(`architecture-${id}`)
  }

  /** Arrows, a locator each: event rates up, what comes down, recurrent input. */
  arrows(way: 'up' | 'down' | 'loop'): Locator {
    return this.drawing.locator(`[data-testid^="architecture-${way}-"]`)
  }

  get rule(): Locator {
    return this.page.getByTestId('architecture-rule')
  }

  /** Which part of the form is shown; not there while all of it is. */
  get shownPart(): Locator {
    return this.page.getByTestId('shown-part')
  }

  async showAll(): Promise<void> {
    await this.page.getByTestId('show-all-parameters').click()
  }
}
