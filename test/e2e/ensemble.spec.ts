/** Ensemble networks: Fig. 5 in a version of seconds, from its card to the verdict and to a comparison of two rules. */
import type { Page } from '@playwright/test'
import { Architecture } from './pages/architecture.ts'
import { Home } from './pages/places.ts'
import type { Experiment, Run } from './pages/places.ts'
import { seriousFaults } from './support/accessibility.ts'
import { expect, test } from './support/workbench.ts'

/** A few seconds where nothing else computes, many times that where something does. */
const patienceMs = 240_000

/** All ten epochs that the preset is checked for, of so few images that each takes two steps. */
async function shrink(experiment: Experiment): Promise<void> {
  for (const [path, value] of [['data.trainCount', '64'], ['data.testCount', '50']] as const) {
    await experiment.set(path, value)
    await expect(experiment.difference(path)).toBeVisible()
  }
  for (const layer of [0, 1, 2]) await experiment.set(`network.layers.${layer}.units`, '40')
  await experiment.saved()
}

async function runSmall(page: Page, preset: string, seeds: number): Promise<Run> {
  const home = new Home(page)
  await home.open()
  const experiment = await home.openPreset(preset)
  await shrink(experiment)
  return experiment.run(seeds)
}

/** Of a group of two, when both are done. */
async function bothIds(run: Run): Promise<string[]> {
  await run.done(patienceMs)
  const first = run.id()
  await run.page.getByTestId('seed-2').click()
  await expect.poll(() => run.id()).not.toBe(first)
  await run.done(patienceMs)
  return [first, run.id()]
}

test('the drawing of Fig. 5 leads to the parameters of its layers, and follows them', async ({ workbench: { page } }) => {
  test.setTimeout(120_000)
  const experiment = await new Home(page).openPreset('fig5-quick-learned-recurrent')
  const architecture = new Architecture(page)
  await expect(architecture.rule).toHaveText('Burst-dependent learning')
  await expect(architecture.arrows('up')).toHaveCount(4)
  await expect(architecture.arrows('down')).toHaveCount(3)
  await expect(architecture.arrows('loop')).toHaveCount(3)

  // By mouse and by keyboard; a layer leads to its own parameters and no others.
  await architecture.layer('layer-2').click()
  await expect(architecture.shownPart).toHaveText('Only Layer 2')
  await expect(experiment.field('network.layers.1.units')).toHaveValue('500')
  await expect(experiment.field('network.layers.0.units')).toBeHidden()
  await experiment.set('network.layers.1.units', '300')
  await expect(page.getByRole('button', { name: 'dense 300, layer 2, 300 units, recurrent input that learns' })).toBeVisible()
  await architecture.layer('input').press('Enter')
  await expect(experiment.field('data.name')).toHaveValue('digits')
  await page.getByRole('button', { name: 'Burst-dependent learning' }).click()
  await experiment.field('rule.recurrent').selectOption({ label: 'None' })
  await expect(architecture.arrows('loop')).toHaveCount(0)
  await experiment.field('rule.type').selectOption({ label: 'Node perturbation' })
  await expect(architecture.rule).toHaveText('Node perturbation')
  await expect(architecture.arrows('down')).toHaveCount(0)
  await architecture.showAll()
  await expect(experiment.field('network.layers.0.units')).toBeVisible()

  // A layer made a convolution says what it makes of an image.
  await experiment.field('network.layers.0.type').selectOption({ label: 'Convolution' })
  await expect(architecture.layer('layer-1')).toContainText('conv 64 @ 5×5 s2')
  await expect(architecture.layer('layer-1')).toContainText('12×12×64')
})

test('Fig. 5 with few images: a live figure, the verdict, the network beside the parameters', async ({ workbench: { page } }) => {
  test.setTimeout(2 * patienceMs)
  const experiment = await new Home(page).openPreset('fig5-quick-learned-recurrent')
  // Off unless it is chosen, and then a difference to the preset.
  await expect(experiment.field('recording.weightDistributions')).not.toBeChecked()
  await experiment.field('recording.weightDistributions').check()
  await expect(experiment.difference('recording.weightDistributions')).toBeVisible()
  await shrink(experiment)
  const run = await experiment.run(1)
  await expect(run.chart).toBeVisible()
  await run.done(patienceMs)
  await expect(run.verdict).toHaveText(/differs from the paper's preset/)
  const table = page.getByRole('region', { name: 'Verdict table' })
  await expect(table.getByRole('rowheader', { name: 'Test error, epoch 10' })).toBeVisible()
  await expect(table.getByRole('row')).toHaveCount(8)
  expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)

  // All of the network's figure: errors, angles layer by layer, potentials, probabilities, weights.
  const picture = run.chart.getByRole('img')
  for (const title of ['Test error', 'Training error', 'Weights: W∠Y', 'Updates', 'Dendritic potential', 'Burst probability', 'Weights W, layer 1', 'Feedback weights Y, output', 'Recurrent weights Z, layer 3']) {
    await expect(picture).toHaveAccessibleName(new RegExp(title))
  }

  // Played again over its epochs: what came later is not there yet. What that cannot show is said without taking from the figure's room.
  const height = async () => (await run.chart.boundingBox())?.height
  const whole = await height()
  await page.getByTestId('replay-slider').fill('3')
  await expect(page.getByTestId('replay-present')).toHaveText('epoch 3.0 of 10')
  await expect(page.getByTestId('replay-notes')).toContainText('Look inside shows the network as it was at the end.')
  expect(await height()).toBe(whole)
  await page.getByTestId('figure-as-table').click()
  await expect(run.chart.getByRole('table').first().getByRole('rowheader')).toHaveText(['0', '1', '2', '3'])
  await page.getByTestId('figure-as-table').click()
  await page.getByTestId('replay-play').click()
  await expect(page.getByTestId('replay-present')).toHaveText(/epoch (?:[4-9]|10)\.\d of 10/)
  await page.getByTestId('replay-stop').click()
  await expect(page.getByTestId('replay-present')).toBeHidden()

  const architecture = new Architecture(page)
  await expect(architecture.drawing).toBeInViewport()
  await expect(page.getByRole('img', { name: /^Burst-dependent learning: digits, dense 40, dense 40, dense 40, output 10/ })).toBeVisible()
  await page.getByTestId('network').getByText('Network', { exact: true }).click()
  await expect(architecture.drawing).toBeHidden()
})

test('two rules side by side, pooled over their seeds', async ({ workbench: { page } }) => {
  test.setTimeout(5 * patienceMs)
  const learned = await bothIds(await runSmall(page, 'fig5-quick-learned', 2))
  const fixed = await bothIds(await runSmall(page, 'fig5-quick-fixed', 2))
  await page.goto(`${new URL(page.url()).origin}/#/compare/${[...learned, ...fixed].join(',')}`)
  for (const group of ['A', 'B']) await expect(page.getByTestId(`compare-group-${group}`)).toContainText('2 runs, seeds 1, 2')
  await expect(page.getByTestId('compare-diff-row-rule.feedback')).toContainText(/Learned.*Fixed/)
  await expect(page.getByTestId('figure-chart').getByRole('img')).toHaveAccessibleName(/Test error/)
})

test('pages of a layered network have no serious faults in light and dark', async ({ workbench: { page } }) => {
  test.setTimeout(2 * patienceMs)
  const experiment = await new Home(page).openPreset('fig5-quick-fixed')
  const architecture = new Architecture(page)
  await architecture.layer('layer-1').click()
  await expect(architecture.shownPart).toBeVisible()
  expect(await seriousFaults(page), 'Experiment').toEqual([])
  await architecture.showAll()
  await shrink(experiment)
  const run = await experiment.run(2)
  expect(await seriousFaults(page), 'Run, while it computes').toEqual([])
  await run.done(patienceMs)
  expect(await seriousFaults(page), 'Run').toEqual([])
  await page.goto(`${new URL(page.url()).origin}/#/compare/${run.id()}`)
  await expect(page.getByTestId('compare-group-A')).toBeVisible()
  expect(await seriousFaults(page), 'Compare').toEqual([])
})

test('nothing of a layered network is cut off at 1024 × 700', async ({ workbench: { page } }) => {
  test.setTimeout(120_000)
  await page.setViewportSize({ width: 1024, height: 700 })
  await new Home(page).openPreset('fig6b-quick-burstprop')
  const architecture = new Architecture(page)
  await expect(architecture.layer('layer-1')).toContainText('14×14×64')
  for (const sideways of [page.locator('html'), architecture.drawing]) expect(await sideways.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
})
