/** Reloads, deaths of processes and bad input in the middle of the work. */
import { History, Home } from './pages/places.ts'
import { expect, test } from './support/workbench.ts'

/** Long enough to look at: some seconds of computing. */
const longRun = '4000'

test('a reload in the middle of editing loses nothing, and undo still works', async ({ workbench: { page } }) => {
  const experiment = await new Home(page).openPreset('fig2c-30')
  await experiment.set('rule.learningRate', '0.2')
  // Not yet saved by the lab: the page itself keeps it.
  await page.reload()
  await expect(experiment.field('rule.learningRate')).toHaveValue('0.2')
  await expect(experiment.badge('rule.learningRate')).toBeVisible()
  await experiment.saved()
  await page.getByTestId('undo').click()
  await expect(experiment.field('rule.learningRate')).toHaveValue('0.1')
})

test('a live run moves, survives a reload of the page and can be cancelled', async ({ workbench: { page } }) => {
  const experiment = await new Home(page).openPreset('fig2d-10hz')
  await experiment.set('protocol.realisations', longRun)
  await experiment.saved()
  const run = await experiment.run()
  await expect(run.status).toHaveText(/running/)
  const fraction = async (): Promise<number> => Number(await run.progress.getAttribute('data-progress'))
  await expect.poll(fraction).toBeGreaterThan(0.02)
  const before = await fraction()
  await page.reload()
  await expect(run.status).toHaveText(/running/)
  await expect.poll(fraction).toBeGreaterThan(before)
  await page.getByTestId('figure-as-table').click()
  // What is drawn follows what is recorded.
  const drawn = (): Promise<string> => page.getByTestId('figure-table').innerText()
  const earlier = await drawn()
  await expect.poll(drawn).not.toBe(earlier)
  await page.getByTestId('cancel-run').click()
  await expect(run.status).toHaveText(/cancelled/)
  await expect(page.getByTestId('run-ending')).toContainText(/What it recorded until then is kept: \d+ rows/)
})

test('a killed process leaves an interrupted run with its data, and the same run can be repeated', async ({ workbench: { page } }) => {
  const experiment = await new Home(page).openPreset('fig2d-10hz')
  await experiment.set('protocol.realisations', longRun)
  await experiment.saved()
  const run = await experiment.run()
  const fraction = async (): Promise<number> => Number(await run.progress.getAttribute('data-progress'))
  await expect.poll(fraction).toBeGreaterThan(0.02)
  const pid = Number(/\d+/.exec(await page.getByTestId('host-pid').innerText())?.[0])
  process.kill(pid, 'SIGKILL')
  await expect(run.status).toHaveText(/interrupted/)
  await expect(page.getByTestId('run-ending')).toContainText(/killed by SIGKILL.*is kept: \d+ rows/)
  await expect(page.getByTestId('notice').first()).toContainText('was started again')
  await page.getByTestId('rerun').click()
  await expect(run.status).toHaveText(/running/)
  await page.getByTestId('cancel-run').click()
  await expect(run.status).toHaveText(/cancelled/)
})

test('a bad value is refused at its field, kept as typed, and nothing can be run until it is mended', async ({ workbench: { page } }) => {
  const experiment = await new Home(page).openPreset('fig2c-30')
  await experiment.set('rule.tauPreMs', '-5')
  await expect(experiment.error('rule.tauPreMs')).toContainText(/is -5; expected a number from 0\.1 to 10000 ms/)
  await expect(experiment.runButton).toBeDisabled()
  await experiment.set('protocol.ratesHz', '1, two, 3')
  await expect(experiment.error('protocol.ratesHz')).toContainText(/"two"/)
  await page.reload()
  await expect(experiment.field('rule.tauPreMs')).toHaveValue('-5')
  await experiment.set('rule.tauPreMs', '50')
  await experiment.set('protocol.ratesHz', '1, 600')
  await expect(experiment.error('protocol.ratesHz')).toContainText(/expected/)
  await experiment.set('protocol.ratesHz', '10, 20')
  await expect(experiment.runButton).toBeEnabled()
})

test('all is there after Burstlab was ended and started again', async ({ workbench }) => {
  const { page } = workbench
  const experiment = await new Home(page).openPreset('fig2b')
  const run = await experiment.run()
  await run.done()
  const id = run.id()
  await page.getByTestId('star-run').click()
  await page.getByRole('tab', { name: 'Notes' }).or(page.getByText('Notes', { exact: true })).first().click()
  await page.getByTestId('notes').fill('The first one.')
  await expect(page.getByTestId('notes-state')).toHaveText(/Saved/)
  await page.getByTestId('nav-settings').click()
  await page.getByTestId('theme').getByText('Dark').click()
  await expect(page.locator('html')).toHaveClass(/bl-dark/)
  await workbench.restart()
  await expect(page.locator('html')).toHaveClass(/bl-dark/)
  const history = new History(page)
  await history.open()
  await expect(history.row(id)).toBeVisible()
  await (await history.openRun(id)).done()
  await page.getByText('Notes', { exact: true }).first().click()
  await expect(page.getByTestId('notes')).toHaveValue('The first one.')
  await expect(page.getByTestId('star-run')).toHaveAttribute('aria-pressed', 'true')
})
