/** From runs to a paper: pages, their files and what they lead back to, reports, and bundles for another lab. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readProvenance } from '../../src-main/export/provenance.ts'
import { BundleDialog, dropFile, Figures } from './pages/figures.ts'
import { History, Home, Run } from './pages/places.ts'
import { serve } from './support/server.ts'
import { seriousFaults } from './support/accessibility.ts'
import { expect, test } from './support/workbench.ts'

test('a page: template, keyboard, undo, every format, and back to its runs', async ({ workbench }) => {
  const { page } = workbench
  const home = new Home(page)
  const figures = new Figures(page)
  const first = await (await home.openPreset('fig2b')).run()
  await first.done()
  const first2b = first.id()
  await home.open()
  const second = await (await home.openPreset('fig2c-30')).run(2)
  await second.done()
  const id2c = second.id()

  await figures.open()
  expect(await seriousFaults(page), 'list').toEqual([])
  await figures.fromTemplate('fig2b')
  await expect(figures.panels).toHaveCount(1)
  await expect(figures.panels.first()).toHaveAccessibleName(/^Panel b Weight change, 88 × 60 mm/)

  // Panels of another figure, beside it; moved and resized by key.
  await page.getByTestId('width-183').click()
  await figures.addPanels(id2c)
  await expect(figures.panels).toHaveCount(3)
  await expect(page.getByTestId('sheet').locator('img')).toHaveCount(3)
  // One run was chosen; its group follows.
  await page.getByTestId('panel-add-group').click()
  await expect(page.getByTestId('panel-open-runs')).toHaveText('2 runs')
  await figures.panels.first().focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect(figures.panels.nth(1)).toHaveAccessibleName(/^Panel b Weight change/)
  await expect(figures.panels.nth(1)).toBeFocused()
  await page.keyboard.press('Shift+ArrowLeft')
  await page.keyboard.press('Shift+ArrowDown')
  await expect(figures.panels.nth(1)).toHaveAccessibleName(/× 62 mm/)
  await page.keyboard.press('Control+z')
  await expect(figures.panels.nth(1)).toHaveAccessibleName(/× 60 mm/)
  await page.getByTestId('panel-title').fill('Periodic pairings')
  await page.getByTestId('panel-title').press('Enter')
  await expect(figures.panels.nth(1)).toHaveAccessibleName(/^Panel b Periodic pairings/)
  await page.getByTestId('panel-legend').uncheck()

  // Runs as points: one measurement against another.
  await figures.addScatter([first2b, id2c])
  await expect(figures.panels).toHaveCount(4)
  await page.getByTestId('panel-scatter-x').selectOption('metric:weight change, mean')
  await page.getByTestId('panel-scatter-y').selectOption('metric:weight change, largest')
  await expect(figures.panels.nth(3)).toHaveAccessibleName(/^Panel d weight change, largest/)
  await expect(page.getByTestId('sheet').locator('img')).toHaveCount(4)
  // Words between the panels.
  await page.getByTestId('add-text').click()
  await expect(page.getByTestId('text-words')).toBeFocused()
  await page.keyboard.type('# Pairings\n\nMore often, more growth.')
  await expect(figures.panels.nth(4)).toHaveAccessibleName(/^Text: # Pairings\s+More often, more growth\., 183 × \d+ mm/)
  await expect(page.getByTestId('sheet').locator('img')).toHaveCount(5)
  await figures.saved()
  await page.reload()
  await expect(figures.panels).toHaveCount(5)
  await expect(page.getByTestId('page-undo'), 'steps outlast the window').toBeEnabled()
  expect((await figures.exportNamed('Figure 3', 'svg')).suggestedFilename()).toBe('Figure 3.svg')
  expect(await seriousFaults(page), 'composer').toEqual([])
  const upper = await page.getByTestId('verdict-table').first().locator('xpath=..').boundingBox()
  const lower = await page.getByRole('region', { name: /^Verdict of/ }).nth(1).boundingBox()
  expect((upper?.y ?? NaN) + (upper?.height ?? NaN), 'verdicts stand below one another').toBeLessThanOrEqual(lower?.y ?? NaN)

  // Kept across a restart.
  const names = await figures.names()
  const address = new URL(page.url()).hash
  await workbench.restart()
  await page.goto(`${new URL(page.url()).origin}/${address}`)
  await expect(figures.panels).toHaveCount(5)
  expect(await figures.names()).toEqual(names)

  // Every format carries the runs; the pictures lead back to them.
  for (const format of ['svg', 'pdf', 'png'] as const) {
    const download = await figures.export(format)
    expect(download.suggestedFilename()).toBe(`fig-2b-pairing-frequency.${format}`)
    const path = await download.path()
    expect(readProvenance(await readFile(path))?.runs.map(({ id }) => id)).toEqual(expect.arrayContaining([first2b, id2c]))
    await dropFile(page, path, download.suggestedFilename())
    await expect(page.getByTestId('figure-source-summary')).toHaveText('The 3 runs behind this figure are in this lab.')
    if (format !== 'png') await page.keyboard.press('Escape')
    await expect(page.getByTestId('figure-source')).toHaveCount(format === 'png' ? 1 : 0)
  }
  await page.getByTestId('open-sources').click()
  await expect(page.getByTestId('compare-place')).toBeVisible()
  await page.goBack()
  const numbers = await readFile(await (await figures.export('csv')).path(), 'utf8')
  expect(numbers).toContain(`# run: ${first2b} seed=1`)
  expect(numbers).toMatch(/\r\nd,"weight change, largest",[^\r]*,burstlab,"weight change, mean","weight change, largest",/)
  const report = await readFile(await (await figures.export('report')).path(), 'utf8')
  expect(report).toContain('Periodic pairings')
  expect(report).toContain('More often, more growth.')
  expect(report).not.toContain('<script')

  // More runs come to it from where they are looked at.
  const history = new History(page)
  await history.open()
  await history.openRun(first2b)
  await page.getByTestId('export-menu').click()
  await page.getByTestId('export-add-to-page').click()
  await page.getByTestId('page-add').click()
  await expect(figures.panels).toHaveCount(7)
})

test('pages are duplicated, thrown away and brought back', async ({ workbench: { page } }) => {
  const figures = new Figures(page)
  await figures.open()
  await figures.fromTemplate('fig3')
  await expect(figures.panels.first()).toContainText('Waits for runs of Fig. 3')
  await figures.open()
  await page.getByRole('button', { name: 'Duplicate Fig. 3: Signals up and down at once' }).click()
  // The copy opens when the lab has made it.
  await expect(page).toHaveURL(/#\/figures\/.+/)
  await figures.open()
  await page.getByRole('button', { name: 'Put Fig. 3: Signals up and down at once (copy) in the trash' }).click()
  await expect(page.getByTestId('page-list').getByRole('listitem')).toHaveCount(1)
  await page.getByTestId('figures-trash').click()
  await page.getByRole('button', { name: 'Restore Fig. 3: Signals up and down at once (copy)' }).click()
  await page.getByTestId('figures-trash').click()
  await expect(page.getByTestId('page-list').getByRole('listitem')).toHaveCount(2)
})

test('runs go to another lab in a bundle, and look there as they do here', async ({ workbench: { page }, sharedBrowser }) => {
  const run = await (await new Home(page).openPreset('fig2b')).run(2)
  await run.done()
  const id = run.id()
  const history = new History(page)
  await history.open()
  await history.unfold()
  await history.select(id)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('bulk-bundle').click()])
  const folder = await mkdtemp(join(tmpdir(), 'burstlab-other-'))
  const other = await serve(join(folder, 'data'), folder)
  try {
    const there = await (await sharedBrowser.newContext()).newPage()
    await there.goto(other.url)
    await expect(new Home(there).card('fig2b')).toBeVisible()
    const dialog = new BundleDialog(there)
    await dropFile(there, await download.path(), 'mine.burstlab')
    await expect(dialog.row(id)).toContainText(/Fig\. 2b.*done, within tolerance.*valid.*new/)
    expect(await seriousFaults(there)).toEqual([])
    await dialog.confirm()
    const imported = new Run(there)
    await expect(imported.verdict).toHaveText(/21 of 21 within tolerance/)
    expect(imported.id()).toBe(id)
    // Once more: nothing is taken twice.
    await dropFile(there, await download.path(), 'mine.burstlab')
    await expect(dialog.row(id)).toContainText('here already')
    await expect(there.getByTestId('bundle-confirm')).toBeDisabled()
    await there.keyboard.press('Escape')
    // A damaged one is refused in words.
    const damaged = (await readFile(await download.path())).subarray(0, 2000)
    await writeFile(join(folder, 'half.burstlab'), damaged)
    await dropFile(there, join(folder, 'half.burstlab'))
    await expect(there.getByTestId('notice').filter({ hasText: 'half' })).toContainText('half.burstlab cannot be imported')
    await there.context().close()
  } finally {
    await other.stop()
    await rm(folder, { recursive: true })
  }
})

test('a figure of another lab says what is known of its runs', async ({ workbench: { page } }) => {
  const run = await (await new Home(page).openPreset('fig2b')).run()
  await run.done()
  await page.getByTestId('export-menu').click()
  await page.getByTestId('export-pdf').click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByTestId('export-confirm').click()])
  const text = (await readFile(await download.path())).toString('latin1').replaceAll(run.id(), 'strangersrun00')
  const folder = await mkdtemp(join(tmpdir(), 'burstlab-stranger-'))
  await writeFile(join(folder, 'theirs.pdf'), Buffer.from(text, 'latin1'))
  await dropFile(page, join(folder, 'theirs.pdf'))
  await expect(page.getByTestId('figure-source-summary')).toContainText('None of the 1 runs behind this figure is in this lab')
  await expect(page.getByTestId('figure-source')).toContainText('strangersrun00')
  await page.keyboard.press('Escape')
  await writeFile(join(folder, 'notes.txt'), 'hello')
  await dropFile(page, join(folder, 'notes.txt'))
  await expect(page.getByTestId('notice')).toContainText('"notes.txt" is none of the files that can be opened here')
  await rm(folder, { recursive: true })
})
