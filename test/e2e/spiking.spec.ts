/** Spiking networks: Fig. 3 from the map to its verdict, its time scrubbed and zoomed, a short XOR, and the schematic that leads to the parameters. */
import { readFile } from 'node:fs/promises'
import { Home } from './pages/places.ts'
import { expect, test } from './support/workbench.ts'

test('Fig. 3: the schematic, a live figure, the verdict', async ({ workbench: { page } }) => {
  test.setTimeout(120_000)
  await page.emulateMedia({ reducedMotion: 'no-preference' })
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
  // A bar that moves by itself between two steps has the whole page laid out anew in every frame.
  await expect(page.getByTestId('run-progress').locator('div').first()).toHaveCSS('transition-duration', '0s')
  await run.done()
  await expect(run.verdict).toHaveText(/20 of 20 within tolerance/)
  await expect(page.getByTestId('fidelity')).toHaveText(/follows the code/)

  // Every spike goes into a file.
  await page.getByTestId('export-menu').click()
  await page.getByTestId('export-spikes').click()
  await page.getByTestId('spikes-population').selectOption('pyr2')
  const [spikes] = await Promise.all([page.waitForEvent('download'), page.getByTestId('spikes-confirm').click()])
  expect(spikes.suggestedFilename()).toMatch(/-seed-1-spikes-pyr2\.csv$/)
  expect(await readFile(await spikes.path(), 'utf8')).toMatch(/population,neuron,time_ms,event,burst\r\npyr2,\d+,[\d.]+,1,0\r\n/)

  // Verdict and parameters are there to be read, without scrolling sideways.
  const table = page.getByRole('region', { name: 'Verdict table' })
  expect(await table.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0)
  await expect(page.getByTestId('parameter-dtMs')).toBeInViewport()
  await expect(page.getByTestId('schematic')).toBeInViewport()
})

test('the protocol stands under every plot, and one cursor goes through all of them', async ({ workbench: { page } }) => {
  test.setTimeout(120_000)
  const run = await (await new Home(page).openPreset('fig3')).run()
  const [rates, raster] = [run.plot('b2'), run.plot('b1')]

  // While it computes as well as afterwards.
  await expect(run.timeSlider).toHaveAttribute('aria-valuetext', /s, (relaxation|stimulation)/)
  await rates.shows(1, 3)
  await run.timeSlider.press('End')
  await expect(page.getByTestId('time-cursor')).toHaveText('4.00 s')
  await run.done()

  for (const panel of ['b1', 'b2', 'b3', 'c1', 'c2', 'c3', 'inhibition']) {
    await run.plot(panel).shows(1, 3)
    // Both follow the plot's own room for its axis, which its last points may still change.
    await expect(async () => {
      const [area, strip] = [await run.plot(panel).area.boundingBox(), await run.plot(panel).strip.boundingBox()]
      expect(strip).toMatchObject({ x: area?.x, width: area?.width })
      expect((strip?.y ?? 0) - ((area?.y ?? 0) + (area?.height ?? 0))).toBeCloseTo(1, 0)
    }).toPass()
  }
  await expect(rates.strip).toContainText('stimulation')

  // Plots show the second and third of four seconds: the cursor is at an end of both, then in their middle.
  await expect(rates.cursor).toBeHidden()
  await run.timeSlider.press('Home')
  for (let page = 0; page < 5; page++) await run.timeSlider.press('PageUp')
  await expect(run.timeSlider).toHaveAttribute('aria-valuetext', '2.00 s, stimulation')
  await expect(rates.values).toContainText(/2\.00 s.*Burst prob\. 2\s*0\.\d+/s)
  await expect(raster.values).toContainText(/Event\s*\d+ in 20 ms.*Event rate\s*[\d.]+ Hz/s)
  for (const plot of [rates, raster]) {
    const [area, cursor] = [await plot.area.boundingBox(), await plot.cursor.boundingBox()]
    expect(((cursor?.x ?? 0) - (area?.x ?? 0)) / (area?.width ?? 1)).toBeCloseTo(0.5, 2)
  }
  await run.timeSlider.press('ArrowRight')
  await expect(run.timeSlider).toHaveAttribute('aria-valuetext', '2.02 s, stimulation')

  // A strip is a place to point at as well.
  const strip = await rates.strip.boundingBox()
  await rates.strip.click({ position: { x: (strip?.width ?? 0) / 4, y: 4 } })
  await expect(page.getByTestId('time-cursor')).toHaveText('1.50 s')

  // The raster is one more plot over that time; a neuron picked in it has voltages, or a copy that would record them.
  await page.getByTestId('layouts').click()
  await page.getByTestId('layout-Live').click()
  const panel = page.getByTestId('raster-panel')
  await expect(panel.getByTestId('time-plot-cursor')).toHaveText('1.50 s')
  await page.getByTestId('raster-canvas').click({ force: true, position: { x: 30, y: 5 } })
  await expect(page.getByTestId('not-recorded')).toHaveText(/neuron \d+ of pyr2 were not recorded/)
  // Picked in the first second, before the stimulation begins.
  await page.getByTestId('next-stimulus').click()
  await expect(page.getByTestId('time-cursor')).toHaveText('1.00 s')
  await page.getByTestId('record-voltages').click()
  await expect(page.getByTestId('saved-state')).toBeVisible()
})

test('a window drawn on the timeline is that of all plots, until it is taken back', async ({ workbench: { page } }) => {
  test.setTimeout(120_000)
  const run = await (await new Home(page).openPreset('fig3')).run()
  await run.done()
  await run.plot('b2').shows(1, 3)
  await run.dragOnTimeline(0.4, 0.6)
  for (const panel of ['b1', 'b2', 'b3', 'c1']) await run.plot(panel).shows(1.6, 2.4)
  await run.timeSlider.press('Home')
  await expect(run.plot('c1').cursor).toBeVisible()
  await run.timeSlider.press('Escape')
  for (const panel of ['b1', 'b2', 'b3', 'c1']) await run.plot(panel).shows(1, 3)
  await run.dragOnTimeline(0.7, 0.3)
  await run.plot('c1').shows(1.2, 2.8)
  await page.getByTestId('timeline-strip').dblclick({ position: { x: 10, y: 8 } })
  await run.plot('c1').shows(1, 3)
})

test('a short XOR: ten epochs, paused on the way, show what the paper has of them', { tag: '@long' }, async ({ workbench: { page } }) => {
  test.setTimeout(400_000)
  const experiment = await new Home(page).openPreset('fig4-quick')
  await page.getByTestId('find-parameter').fill('epochs')
  await expect(experiment.field('protocol.phases.2.epochs')).toHaveValue('10')
  const run = await experiment.run()
  await page.getByTestId('pause-run').click()
  await expect(page.getByTestId('pause-run')).toHaveText(/Resume/)
  await page.getByTestId('pause-run').click()
  // Some twenty seconds of computing where nothing else runs, many times that where others do.
  await run.done(360_000)
  await expect(run.verdict).toHaveText(/15 of 15 within tolerance/)
})

test('the activity of neurons: histograms with the burst threshold, and a table that picks one', async ({ workbench: { page } }) => {
  test.setTimeout(120_000)
  const run = await (await new Home(page).openPreset('fig3')).run()
  await run.done()
  await page.getByRole('tab', { name: 'Activity' }).click()
  const panel = page.getByTestId('activity-panel')
  await expect(panel.getByTestId('activity-words')).toHaveText(/\d+ spikes of 25 neurons/)
  await expect(panel.getByRole('img', { name: /Activity of pyr1/ })).toBeVisible()
  await expect(panel.getByTestId('activity-population-values')).toHaveText(/Event rate\s*\d[\d.]* ± [\d.]+ Hz/)
  await panel.getByTestId('activity-scale').selectOption('linear')
  await panel.getByTestId('activity-bin').selectOption('100')
  await panel.getByTestId('activity-averages').check()
  await expect(panel.getByTestId('figure-chart')).toContainText('rates in bins of 100 ms')
  await panel.getByTestId('activity-population').selectOption('pyr2')
  await expect(panel.getByRole('img', { name: /Activity of pyr2/ })).toBeVisible()

  // Sorted by spikes, most of them first.
  const heading = panel.getByRole('columnheader', { name: 'Spikes' })
  await heading.getByRole('button').press('Enter')
  await heading.getByRole('button').press('Enter')
  await expect(heading).toHaveAttribute('aria-sort', 'descending')
  const first = panel.getByRole('button', { name: /Pick neuron/ }).first()
  await first.press('Enter')
  await expect(first).toHaveAttribute('aria-pressed', 'true')
})
