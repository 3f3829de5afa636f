/** Runs that survive: stopped with a checkpoint, gone on with after a restart; and a look into the network that came of one. */
import type { Page } from '@playwright/test'
import { History, Home } from './pages/places.ts'
import type { Run } from './pages/places.ts'
import { Continuation, Inside } from './pages/survival.ts'
import { seriousFaults } from './support/accessibility.ts'
import { expect, test } from './support/workbench.ts'

const patienceMs = 240_000

/** Fig. 5 on generated digits, with few of them; `epochs` says how long it takes. */
async function start(page: Page, epochs: number, images: number): Promise<Run> {
  const home = new Home(page)
  await home.open()
  const experiment = await home.openPreset('fig5-quick-learned-recurrent')
  const changes = [['data.trainCount', images], ['data.testCount', 100], ['training.epochs', epochs], ['network.layers.0.units', 60], ['network.layers.1.units', 60], ['network.layers.2.units', 40]] as const
  for (const [path, value] of changes) {
    await experiment.set(path, String(value))
    await expect(experiment.difference(path)).toBeVisible()
  }
  await experiment.saved()
  return experiment.run(1)
}

test('a run is stopped with a checkpoint, goes on after a restart, and is done', async ({ workbench }) => {
  test.setTimeout(2 * patienceMs)
  const { page } = workbench
  const run = await start(page, 40, 1000)
  const id = run.id()
  const continuation = new Continuation(page)
  await continuation.progressBeyond(0.02)
  await continuation.stop.click()
  await expect(run.status).toHaveText(/cancelled/, { timeout: 60_000 })
  await expect(continuation.ending).toContainText(/stopped, with a checkpoint: (after )?epoch/i)
  await expect(continuation.goOn).toBeEnabled()

  await workbench.restart()
  const history = new History(page)
  await history.open()
  await history.select(id)
  await expect(page.getByTestId('bulk-go-on')).toBeEnabled()
  await history.openRun(id)
  await expect(continuation.goOn).toBeEnabled()
  await continuation.goOn.click()
  await expect(run.status).toHaveText(/running|done/, { timeout: 60_000 })
  await run.done(patienceMs)
  await expect(await continuation.log()).toContainText(/resumed from checkpoint 1 of .*; resumed once so far/)
  await expect(await continuation.lineage()).toContainText('resumed from a checkpoint')
})

test('the network of a finished run can be looked into', async ({ workbench: { page } }) => {
  test.setTimeout(2 * patienceMs)
  const run = await start(page, 2, 640)
  await run.done(patienceMs)
  const download = page.waitForEvent('download')
  await page.getByTestId('export-menu').click()
  await page.getByTestId('export-checkpoint').click()
  expect((await download).suggestedFilename()).toMatch(/-seed-1-checkpoint\.safetensors$/)
  const inside = new Inside(page)
  await inside.open()
  await expect(inside.part('matching')).toHaveText('100 of 100 test images')
  for (const quantity of ['e', 'u', 'p', 'b', 'd'] as const) await expect(inside.picture('layer-1', quantity)).toHaveAccessibleName(/ of layer 1: mean −?\d[^;]*, standard deviation \d/)
  await expect(inside.picture('output', 'e')).toBeVisible()

  await inside.part('next').click()
  await expect(inside.part('index')).toHaveValue('1')
  await inside.part('index').fill('42')
  await inside.part('index').press('Enter')
  await expect(inside.part('image')).toHaveAttribute('alt', /^Test image 42: \d$/)
  await inside.part('class').selectOption('3')
  await expect(inside.part('image')).toHaveAttribute('alt', /: 3$/)
  await inside.part('wrong').check()
  await expect(inside.part('matching')).toHaveText(/^\d+ of 100 test images$/)
  await inside.part('class').selectOption('')
  await expect(inside.part('answer')).toHaveText(/^It is \d; the network says \d\.$/)
  expect(await seriousFaults(page)).toEqual([])
})
