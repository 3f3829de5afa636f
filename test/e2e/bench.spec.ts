/** What is computed at once: on the cell bench sliders move and the figure follows, an experiment is computed as it is edited; nothing is kept unless asked. */
import { Home } from './pages/places.ts'
import { Settings } from './pages/settings.ts'
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

test('curves of a cell and a synapse under a train follow as well, and can be taken away', async ({ workbench: { page } }) => {
  await page.getByTestId('nav-bench').click()
  const views = page.getByTestId('bench-view')
  await views.getByText('Curves', { exact: true }).click()
  await expect(page.getByTestId('bench-firing')).toHaveText(/^\d+ pA$/)
  await page.getByTestId('bench-cell').selectOption('pv')
  await expect(page.getByTestId('bench-dendriteToPa')).toBeHidden()
  await expect(page.getByTestId('bench-bursting')).toBeHidden()
  const taken = page.waitForEvent('download')
  await page.getByTestId('bench-export').click()
  await page.getByTestId('bench-export-csv').click()
  expect((await taken).suggestedFilename()).toBe('bench-pv-interneurons-transfer-curves.csv')

  await views.getByText('Synapse', { exact: true }).click()
  await expect(page.getByTestId('bench-first')).toHaveText('0.9')
  await page.getByTestId('bench-synapse').selectOption('facilitating')
  await expect(page.getByTestId('bench-first')).toHaveText('0.02')
  await page.getByTestId('bench-keep').click()
  await expect(page.getByRole('button', { name: 'pre to the somata of post: excitatory, facilitating' })).toBeAttached()
})

test('where text is large and the window small, the figure has the width of the page', async ({ workbench: { page } }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  const settings = new Settings(page)
  await settings.open()
  await settings.setTextSize(150)
  await page.getByTestId('nav-bench').click()
  await page.getByTestId('bench-view').getByText('Curves', { exact: true }).click()
  const [place, chart] = [await page.getByTestId('bench-place').boundingBox(), await page.getByTestId('figure-chart').boundingBox()]
  if (place === null || chart === null) throw new Error('the bench is not drawn')
  expect(chart.width).toBeGreaterThan(0.9 * place.width)
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
})

test('Run on change shows what comes of an edit, and keeps no run of it', async ({ workbench: { page } }) => {
  const home = new Home(page)
  const experiment = await home.openPreset('fig2b')
  await page.getByTestId('run-on-change-switch').check()
  await expect(page.getByTestId('run-on-change-text')).toContainText('It is not kept')
  const preview = page.getByTestId('preview')
  await preview.getByTestId('figure-as-table').click()
  const table = preview.getByRole('table').first()
  const before = await table.innerText()
  await experiment.set('rule.learningRate', '0.25')
  await expect(table).not.toHaveText(before)

  await page.getByTestId('nav-history').click()
  await expect(page.getByTestId('history-place')).toContainText(/No runs|never|nothing/i)
  await home.open()
  await home.openPreset('fig4')
  await expect(page.getByTestId('run-on-change-switch')).toBeDisabled()
  await expect(page.getByTestId('run-on-change-text')).toContainText('Only for experiments that take up to a second')
})
