/** What assistive technology would stumble over. */
import type { Page } from '@playwright/test'
import axe from 'axe-core'
import type { AxeResults, RunOptions } from 'axe-core'

/** What is right is not listed. Style sheets and sound are not fetched anew: no rule that is asked for reads the former, and there is none of the latter. */
const common: RunOptions = { resultTypes: ['violations'], preload: false }

/**
 * The rules to ask for. What a scheme changes are colours: the page's structure is the same in both, and looking at it is the larger part
 * of the time.
 */
const optionsOf = {
  light: common,
  dark: { ...common, runOnly: { type: 'rule', values: ['color-contrast'] } },
} as const satisfies Record<string, RunOptions>

/** Symbols are drawn alike everywhere, of hundreds of pieces, and took a third of the time: a few pages are looked at with theirs. */
const withoutSymbols = { exclude: ['.katex'] }

/**
 * Half way from one scheme to the other a colour has no contrast of its own: first the frame in which the page is told of the scheme, then the one
 * that it draws of it, then what goes on from there.
 */
const coloursAtRest = `new Promise((told) => requestAnimationFrame(() => requestAnimationFrame(told)))
  .then(() => Promise.allSettled(document.getAnimations().filter((one) => one instanceof CSSTransition).map((one) => one.finished)))`

/** Serious and critical faults of the page as it is, in light and in dark: rule, place, what to do. The page has no frames: those are not looked into. */
export async function seriousFaults(page: Page, { symbols = false } = {}): Promise<string[]> {
  // Once for a document: put in anew it would have to be compiled anew, which takes as long as looking.
  if (await page.evaluate('!("axe" in globalThis)')) await page.evaluate(axe.source)
  const faults: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.evaluate(coloursAtRest)
    const { violations } = await page.evaluate(`axe.run(${symbols ? 'document' : JSON.stringify(withoutSymbols)}, ${JSON.stringify(optionsOf[colorScheme])})`) as AxeResults
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    faults.push(...serious.flatMap(({ id, nodes }) => nodes.map((node) => `${colorScheme}: ${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`)))
  }
  return faults
}
