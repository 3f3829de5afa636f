/** The cell bench: sliders move, the figure follows, nothing is kept unless asked. */
import { expect, test } from './support/workbench.ts'

test('a slider moves and the bursts follow, without a run in the history', async ({ workbench: { page } }) => {
  await page.getByTestId('nav-bench').click()
  await expect(page.getByTestId('figure-chart')).toBeVisible()
  await expect(page.getByTestId('bench-bursts')).not.toHaveText('0')
  const dendrite = page.getByTestId('bench-dendritePa-number')
  await dendrite.fill('0')
  await dendrite.press('Enter')
  await expect(page.getByTestId('bench-bursts')).toHaveText('0')
  await page.getByTestId('bench-dendritePa').focus()
  for (let step = 0; step < 5; step++) await page.keyboard.press('PageUp')
  await expect(page.getByTestId('bench-bursts')).not.toHaveText('0')
  await page.getByTestId('bench-cell').selectOption('pv')
  await expect(page.getByTestId('bench-dendritePa')).toBeHidden()
  await expect(page.getByTestId('bench-bursts')).toHaveText('0')

  await page.getByTestId('nav-history').click()
  await expect(page.getByTestId('history-place')).toContainText(/No runs|never|nothing/i)
  await page.getByTestId('nav-bench').click()
  await page.getByTestId('bench-keep').click()
  await expect(page.getByTestId('schematic-population-cell')).toBeVisible()
})
