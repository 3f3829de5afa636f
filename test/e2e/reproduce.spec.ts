/** Reproducing the paper with one button: started, stopped, gone on with after a restart. */
import { Reproduce } from './pages/reproduce.ts'
import { seriousFaults } from './support/accessibility.ts'
import { expect, test } from './support/workbench.ts'

test('the quick round starts, fills its table, stops, and goes on where it stopped', async ({ workbench }) => {
  const { page } = workbench
  const reproduce = new Reproduce(page)
  await reproduce.open()
  await expect(reproduce.progress).toContainText(/^0 of \d+ presets done; about .* of computing left$/)
  await reproduce.startButton.click()
  await expect(reproduce.row('fig2b')).toContainText('within tolerance')
  await expect(reproduce.row('fig2b')).toContainText('1 seed of Periodic pairings')
  await reproduce.stopButton.click()
  await expect(reproduce.stopButton).toBeHidden()
  const before = await reproduce.progress.textContent() ?? ''
  expect(await seriousFaults(page)).toEqual([])
  await workbench.restart()
  await reproduce.open()
  await expect(reproduce.progress).toHaveText(before)
  await expect(reproduce.startButton).toContainText('Compute the remaining')
  await reproduce.filter('Not done')
  await expect(reproduce.row('fig2b')).toBeHidden()
  await reproduce.filter('All')
  await reproduce.row('fig2b').getByRole('link').click()
  await expect(page.getByTestId('run-place')).toBeVisible()
})

test('what needs images says which, and where to get them in', async ({ workbench: { page } }) => {
  const reproduce = new Reproduce(page)
  await reproduce.open()
  await reproduce.scope('Everything')
  await expect(reproduce.row('fig5-learned')).toContainText('There is no data set "mnist": import it under Data first.')
  await expect(reproduce.row('fig5-learned')).toContainText('no data')
})
