/** The way from an empty lab to a compared, exported and tidied-up result. */
import { readFile } from 'node:fs/promises'
import { readProvenance } from '../../src-main/export/provenance.ts'
import { History, Home } from './pages/places.ts'
import { seriousFaults } from './support/accessibility.ts'
import { expect, test } from './support/workbench.ts'

test('Fig. 2b: run, vary, compare, export, throw away, bring back', async ({ workbench: { page } }) => {
  const home = new Home(page)
  const history = new History(page)

  // The paper's own spec first: its figure is reproduced.
  const preset = await (await home.openPreset('fig2b')).run()
  await preset.done()
  await expect(preset.verdict).toHaveText(/21 of 21 within tolerance/)
  const presetId = preset.id()
  await home.open()
  await expect(home.card('fig2b')).toHaveAttribute('data-state', 'reproduced')

  // A changed parameter is seen at the field and in the list of differences.
  const experiment = await home.openPreset('fig2b')
  await experiment.set('rule.tauPreMs', '20')
  await expect(experiment.badge('rule.tauPreMs')).toHaveText(/differs from the paper/)
  await expect(experiment.difference('rule.tauPreMs')).toHaveText(/50 ms → 20 ms/)
  await experiment.saved()

  // Three seeds are one action.
  const run = await experiment.run(3)
  await run.done()
  await expect(run.verdict).toHaveText(/differs from the paper's preset/)
  await expect(page.getByTestId('seed-switcher')).toContainText('3')
  const runId = run.id()

  // Found again, and compared with the paper's.
  await history.open()
  await history.filter('fig. 2b')
  await expect(history.count).toHaveText(/4 of 4 runs/)
  await history.unfold()
  await history.select(presetId, runId)
  await history.bulk('compare')
  await expect(page.getByTestId('compare-place')).toBeVisible()
  await expect(page.getByTestId('compare-diff-row-rule.tauPreMs')).toHaveText(/20 ms.*50 ms/)
  await expect(page.getByTestId('figure-chart')).toBeVisible()

  // A point is pinned by keyboard, is in the picture, and goes with a click.
  const pins = page.getByTestId('figure-pin')
  await page.getByTestId('figure-crosshair').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await expect(pins).toHaveCount(1)
  expect(await seriousFaults(page), 'Pins').toEqual([])
  await page.getByTestId('export-menu').click()
  await page.getByTestId('export-svg').click()
  const picture = page.waitForEvent('download')
  await page.getByTestId('export-confirm').click()
  expect(await readFile(await (await picture).path(), 'utf8')).toContain(`>${(await pins.innerText()).split('\n')[1] ?? ''}</text>`)
  await page.reload()
  await expect(pins).toHaveCount(1)
  await pins.click()
  await expect(pins).toHaveCount(0)

  // The figure in journal size and the numbers, both with their provenance.
  await page.goBack()
  await history.openRun(runId)
  await run.done()
  // Its figure has pins, too, which stay with the layout of the panels.
  const kept = page.waitForResponse((response) => response.url().includes('settings.setLayout') && response.request().postData()?.includes('"curve"') === true)
  await page.getByTestId('figure-crosshair').focus()
  await page.keyboard.press('Enter')
  await kept
  await page.reload()
  await expect(pins).toHaveCount(1)
  await pins.press('Delete')
  await expect(pins).toHaveCount(0)
  const svg = await readFile(await (await run.export('svg')).path(), 'utf8')
  expect(svg).toMatch(/width="183mm"/)
  expect(readProvenance(svg)?.runs).toHaveLength(3)
  const csv = await readFile(await (await run.export('csv')).path(), 'utf8')
  expect(csv).toContain(`# run: ${runId} seed=`)

  // Nothing is lost to the trash.
  await history.open()
  await history.select(runId)
  await history.bulk('trash')
  await expect(history.row(runId)).toBeHidden()
  await history.showTrash()
  await history.select(runId)
  await history.bulk('restore')
  await history.showTrash()
  await expect(history.row(runId)).toBeVisible()
})
