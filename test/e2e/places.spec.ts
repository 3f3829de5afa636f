/** Every place, for everybody: by keyboard, in light and dark, without serious faults for assistive technology. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { History, Home } from './pages/places.ts'
import { expect, test } from './support/workbench.ts'

async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`))
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no place has serious faults in ${colorScheme}`, async ({ workbench: { page } }) => {
    await page.emulateMedia({ colorScheme })
    const home = new Home(page)
    await home.open()
    expect(await seriousFaults(page), 'Home').toEqual([])
    const experiment = await home.openPreset('fig2b')
    await experiment.set('rule.tauPreMs', '-1')
    await expect(experiment.error('rule.tauPreMs')).toBeVisible()
    expect(await seriousFaults(page), 'Experiment').toEqual([])
    await experiment.set('rule.tauPreMs', '50')
    await experiment.saved()
    const run = await experiment.run(2)
    await run.done()
    await expect(run.verdict).toBeVisible()
    expect(await seriousFaults(page), 'Run').toEqual([])
    const id = run.id()
    const history = new History(page)
    await history.open()
    await expect(history.row(id)).toBeVisible()
    expect(await seriousFaults(page), 'History').toEqual([])
    await history.select(id)
    await page.goto(`${new URL(page.url()).origin}/#/compare/${id}`)
    await expect(page.getByTestId('compare-place')).toBeVisible()
    expect(await seriousFaults(page), 'Compare').toEqual([])
    await page.getByTestId('nav-settings').click()
    await page.getByTestId('self-test').click()
    await expect(page.getByTestId('self-test-summary')).toHaveText(/of 9 ok/)
    expect(await seriousFaults(page), 'Settings').toEqual([])
  })
}

test('the palette and the keys reach every place', async ({ workbench: { page } }) => {
  await expect(new Home(page).card('fig2b')).toBeVisible()
  await page.keyboard.press('Alt+2')
  await expect(page.getByTestId('history-place')).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByTestId('palette-input').fill('fig. 2d')
  await expect(page.getByRole('option', { selected: true })).toContainText('Fig. 2d')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('parameter-form')).toBeVisible()
  await page.keyboard.press('Control+Enter')
  await expect(page.getByTestId('run-place')).toBeVisible()
  await page.keyboard.press('Alt+3')
  await expect(page.getByTestId('self-test')).toBeVisible()
})

test('nothing is cut off at 1024 × 700', async ({ workbench: { page } }) => {
  await page.setViewportSize({ width: 1024, height: 700 })
  const home = new Home(page)
  const sideways = (): Promise<unknown> => page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  await home.open()
  expect(await sideways()).toBe(0)
  const experiment = await home.openPreset('fig2c-50')
  expect(await sideways()).toBe(0)
  const run = await experiment.run(2)
  await run.done()
  expect(await sideways()).toBe(0)
  await new History(page).open()
  expect(await sideways()).toBe(0)
})
