/** Experiments built by hand: a network by mouse and by keyboard, a protocol that is dragged, and steps that survive reload and restart. */
import { NetworkEditor } from './pages/editors.ts'
import { Home } from './pages/places.ts'
import { expect, test } from './support/workbench.ts'

test('a network of two populations, built by mouse from nothing, runs', async ({ workbench: { page } }) => {
  test.setTimeout(90_000)
  await new Home(page).open()
  const editor = await NetworkEditor.blank(page)
  const { experiment } = editor
  await expect(experiment.runButton).toBeDisabled()

  await editor.add('pyr')
  await editor.add('pv')
  await editor.drag('pyr', 'pv')
  await expect(editor.projection('pyrToPv')).toHaveAttribute('aria-label', 'pyr to the somata of pv: excitatory')
  await editor.drag('pv', 'pyr')
  await expect(editor.projection('pvToPyr')).toHaveAttribute('aria-label', 'pv to the somata of pyr: inhibitory')
  await editor.drag('pyr', 'pyr', 'dendrite')
  await expect(editor.projection('pyrToPyr')).toHaveAttribute('aria-label', /dendrites of pyr/)
  await page.getByTestId('pick-shortTerm').selectOption('facilitating')
  await expect(experiment.field('projections.pyrToPyr.shortTerm')).toHaveValue('facilitating')

  const run = await experiment.run()
  await run.done()
  await expect(run.plot('er').area).toBeVisible()
})

test('the same by keyboard', async ({ workbench: { page } }) => {
  test.setTimeout(90_000)
  await new Home(page).open()
  const editor = await NetworkEditor.blank(page)
  const { keyboard } = page
  await page.getByTestId('add-population').focus()
  await keyboard.press('Enter')
  await expect(page.getByTestId('add-pyr')).toBeVisible()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await expect(editor.population('pyr')).toBeFocused()
  await keyboard.press('Control+d')
  await expect(editor.population('pyr2')).toBeVisible()

  await editor.population('pyr').focus()
  await keyboard.press('c')
  await expect(page.getByTestId('aiming')).toContainText('pyr → soma of pyr2')
  await keyboard.press('ArrowRight')
  await expect(page.getByTestId('aiming')).toContainText('pyr → soma of pyr.')
  await keyboard.press('ArrowLeft')
  await keyboard.press('d')
  await expect(page.getByTestId('aiming')).toContainText('pyr → dendrite of pyr2')
  await keyboard.press('Enter')
  await expect(editor.projection('pyrToPyr2')).toHaveAttribute('aria-label', 'pyr to the dendrites of pyr2: excitatory')

  await editor.population('pyr2').focus()
  await keyboard.press('F2')
  await page.getByTestId('name-field').fill('2nd')
  await keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: "can't be a name" })).toBeVisible()
  await page.getByTestId('name-field').fill('upper')
  await keyboard.press('Enter')
  await expect(editor.population('upper')).toBeFocused()

  await keyboard.press('Control+Enter')
  await expect(page.getByTestId('run-status')).toHaveText(/done/, { timeout: 30_000 })
})

test('what is removed takes its projections along in one step, and steps survive reload and restart', async ({ workbench }) => {
  test.setTimeout(90_000)
  const { page } = workbench
  await new Home(page).openPreset('fig3')
  const editor = new NetworkEditor(page)
  const before = await editor.place('pyr1')
  await editor.move('pyr1', 90, 20)
  await expect.poll(async () => (await editor.place('pyr1')).x).toBeGreaterThan(before.x + 40)
  await editor.population('som').click()
  await page.keyboard.press('Delete')
  await expect(editor.projection('somToPyr1')).toBeHidden()
  await expect(page.getByText('som deleted; with it: projections pyr2ToSom, somToPyr1', { exact: false }).first()).toBeVisible()
  await editor.experiment.saved()

  await page.reload()
  await expect(editor.population('pyr1')).toBeVisible()
  await expect(editor.population('som')).toBeHidden()
  await page.getByTestId('undo').click()
  await expect(editor.projection('somToPyr1')).toBeVisible()
  await editor.experiment.saved()

  const address = new URL(page.url()).hash
  await workbench.restart()
  await page.evaluate((hash) => { sessionStorage.clear(); window.location.hash = hash }, address)
  await expect(editor.population('som')).toBeVisible()
  await page.getByTestId('redo').click()
  await expect(editor.population('som')).toBeHidden()
  await page.getByTestId('undo').click()
  await page.getByTestId('undo').click()
  await expect(page.getByTestId('arrange-network')).toBeDisabled()
})
