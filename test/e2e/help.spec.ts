/** The manual: what it says of a place, an experiment of the tour that computes, and the way from a symbol to its field. */
import { seriousFaults } from './support/accessibility.ts'
import { expect, test } from './support/workbench.ts'

test('the tour computes while a slider moves, and a symbol leads to its field', async ({ workbench: { page } }) => {
  await page.getByTestId('nav-history').click()
  await expect(page.getByTestId('history-place')).toBeVisible()
  await page.keyboard.press('F1')
  await expect(page.getByRole('heading', { name: 'History: find it again' })).toBeFocused()

  // As at 200 % zoom.
  await page.setViewportSize({ width: 720, height: 450 })
  await page.getByTestId('manual-page-choice').selectOption('tour')
  await page.getByTestId('station-burst').scrollIntoViewIfNeeded()
  const reading = page.getByTestId('readings-burst')
  await expect(reading).toContainText('Δw at 80 Hz')
  const frequency = page.getByTestId('burst-frequencyHz-number')
  await frequency.fill('20')
  await frequency.press('Enter')
  await expect(reading).toContainText(/Δw at 20 Hz\s*−0\.418/)
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
  await page.getByTestId('manual-page-choice').selectOption('data')
  await expect(page.getByTestId('manual-data-folder')).toContainText('burstlab.db')
  expect(await seriousFaults(page)).toEqual([])
  await page.getByTestId('manual-page-choice').selectOption('new')
  await expect(page.getByRole('heading', { name: 'Changelog' })).toBeVisible()

  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByTestId('manual-search').fill('eligibility trace')
  await page.getByTestId('manual-found').getByRole('link', { name: /^Time constant of the eligibility trace/ }).first().click()
  await page.getByTestId('symbol-rule.tauPreMs').first().click()
  await expect(page.getByTestId('field-rule.tauPreMs')).toBeFocused()
})
