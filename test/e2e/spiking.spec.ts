/** Spiking networks: Fig. 3 from the map to its verdict, a short XOR, and the schematic that leads to the parameters. */
import { Home } from './pages/places.ts'
import { expect, test } from './support/workbench.ts'

test('Fig. 3: the schematic, a live figure, the verdict', async ({ workbench: { page } }) => {
  test.setTimeout(120_000)
  const home = new Home(page)
  const experiment = await home.openPreset('fig3')

  // A population of the drawing leads to its parameters and those of its cell, and to no others.
  await page.getByTestId('schematic-population-pyr1').click()
  await expect(page.getByTestId('shown-part')).toHaveText(/population pyr1/)
  await expect(experiment.field('populations.pyr1.size')).toHaveValue('4000')
  await expect(experiment.field('projections.pyr1ToPyr2.weight')).toBeHidden()
  await page.getByTestId('show-all-parameters').click()
  await page.getByTestId('find-parameter').fill('pyr1ToPyr2')
  await expect(experiment.field('projections.pyr1ToPyr2.weight')).toHaveValue('0.05')

  const run = await experiment.run()
  await expect(page.getByTestId('pause-run')).toHaveText(/Pause/)
  await page.getByTestId('pause-run').click()
  await expect(page.getByTestId('pause-run')).toHaveText(/Resume/)
  await page.getByTestId('pause-run').click()
  await run.done()
  await expect(run.verdict).toHaveText(/20 of 20 within tolerance/)
  await expect(page.getByTestId('fidelity')).toHaveText(/follows the code/)
})

test('a short XOR: two epochs learn without a figure of the paper to match', async ({ workbench: { page } }) => {
  test.setTimeout(120_000)
  const experiment = await new Home(page).openPreset('fig4-quick')
  await page.getByTestId('find-parameter').fill('epochs')
  await experiment.set('protocol.phases.2.epochs', '2')
  await expect(experiment.difference('protocol.phases.2.epochs')).toHaveText(/10.*2/)
  await experiment.saved()
  const run = await experiment.run()
  await run.done()
  await expect(run.verdict).toHaveText(/differs from the paper's preset/)
})
