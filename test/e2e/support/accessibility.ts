/** What assistive technology would stumble over. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * The rules to ask for. What a scheme changes are colours: the page's structure is the same in both, and looking at it is the larger part
 * of the time.
 */
const rulesOf = {
  light: (builder: AxeBuilder) => builder,
  dark: (builder: AxeBuilder) => builder.withRules(['color-contrast']),
} as const

/** Serious and critical faults of the page as it is, in light and in dark: rule, place, what to do. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    // Half way from one scheme to the other a colour has no contrast of its own.
    await page.evaluate('Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished))')
    // There are no frames: in this mode axe need not open a page of its own to put their results together. What is right is not listed.
    const { violations } = await rulesOf[colorScheme](new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] })).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    faults.push(...serious.flatMap(({ id, nodes }) => nodes.map((node) => `${colorScheme}: ${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`)))
  }
  return faults
}
