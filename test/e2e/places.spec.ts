/** Every place, for everybody: by keyboard, in light and dark, without serious faults for assistive technology. */
import type { Page } from '@playwright/test'
import { History, Home } from './pages/places.ts'
import { Settings } from './pages/settings.ts'
import { SweepSetup } from './pages/sweeps.ts'
import { unreachable } from './support/reach.ts'
import { seriousFaults } from './support/accessibility.ts'
import { expect, test } from './support/workbench.ts'

test('no place has serious faults in light and dark', async ({ workbench: { page } }) => {
  const home = new Home(page)
  await home.open()
  expect(await seriousFaults(page), 'Home').toEqual([])
  const experiment = await home.openPreset('fig2b')
  await experiment.set('rule.tauPreMs', '-1')
  await expect(experiment.error('rule.tauPreMs')).toBeVisible()
  expect(await seriousFaults(page, { symbols: true }), 'Experiment').toEqual([])
  await experiment.set('rule.tauPreMs', '50')
  await experiment.saved()
  const run = await experiment.run(2)
  await run.done()
  await expect(run.verdict).toBeVisible()
  expect(await seriousFaults(page, { symbols: true }), 'Run').toEqual([])
  const id = run.id()
  const history = new History(page)
  await history.open()
  await history.unfold()
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
  await page.keyboard.press('Alt+0')
  await expect(page.getByTestId('run-place')).toBeVisible()
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

test('a jump to a section of Settings scrolls the section, and the rail stays', async ({ workbench: { page } }) => {
  await page.getByTestId('nav-settings').click()
  await page.getByTestId('self-test').click()
  await expect(page.getByTestId('self-test-summary')).toHaveText(/of 9 ok/)
  await page.getByTestId('self-test-table').evaluate((table) => { table.scrollIntoView({ block: 'start' }) })
  expect(await page.evaluate('document.documentElement.scrollTop + document.body.scrollTop')).toBe(0)
  await expect(page.getByTestId('nav-home')).toBeInViewport()
})

async function reachAll(page: Page): Promise<void> {
  const reached = async (place: string): Promise<void> => { expect.soft(await unreachable(page), place).toEqual([]) }
  const home = new Home(page)
  await home.open()
  await reached('Home')
  const experiment = await home.openPreset('fig2b')
  await reached('Experiment')
  const setup = new SweepSetup(page)
  await setup.open()
  await setup.add('eligibility', 'rule.tauPreMs')
  await setup.list('rule.tauPreMs', '20, 50')
  const sweep = await setup.start()
  await sweep.done(2)
  await reached('Sweep')
  await home.open()
  await home.openPreset('fig2b')
  const run = await experiment.run()
  await run.done()
  await expect(run.verdict).toBeVisible()
  await reached('Run')
  await page.goto(`${new URL(page.url()).origin}/#/compare/${run.id()}`)
  await expect(page.getByTestId('compare-place')).toBeVisible()
  await reached('Compare')
  for (const place of ['history', 'queue', 'reproduce', 'figures', 'data', 'bench', 'settings', 'help']) {
    await page.goto(`${new URL(page.url()).origin}/#/${place}`)
    await expect(page.getByTestId(`place-${place}`)).not.toContainText('Loading')
    await reached(place)
  }
}

test('at 200 % zoom all of every place can be reached', async ({ workbench: { page } }) => {
  test.setTimeout(90_000)
  // 1440 × 900 at 200 %.
  await page.setViewportSize({ width: 720, height: 450 })
  await reachAll(page)
})

test('with the largest text all of every place can be reached at 1024 × 700', async ({ workbench: { page } }) => {
  test.setTimeout(90_000)
  await page.setViewportSize({ width: 1024, height: 700 })
  const settings = new Settings(page)
  await settings.open()
  await settings.setTextSize(150)
  await reachAll(page)
  // Places are laid out as in a window that is smaller by so much: the form stands below, not cut off beside.
  await new Home(page).open()
  await new Home(page).openPreset('fig2b')
  const [form, run] = [await page.getByTestId('parameter-form').boundingBox(), await page.getByTestId('run-button').boundingBox()]
  expect(form?.width).toBeGreaterThan(800)
  expect(run?.width).toBeGreaterThan(500)
})
