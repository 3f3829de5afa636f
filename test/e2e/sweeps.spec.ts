/** A sweep from its set-up to its heat map, and the queue in which its runs wait. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { readProvenance } from '../../src-main/export/provenance.ts'
import { History, Home } from './pages/places.ts'
import { Queue, Sweep, SweepSetup } from './pages/sweeps.ts'
import { seriousFaults } from './support/accessibility.ts'
import { expect, test } from './support/workbench.ts'

/** One condition: some tenths of a second for each run. */
async function smallExperiment(page: Page): Promise<void> {
  const experiment = await new Home(page).openPreset('fig2b')
  await experiment.set('protocol.frequenciesHz', '20')
  await experiment.saved()
}

test('a sweep over two parameters by mouse: set up, kept, started, seen, exported, thrown away', async ({ workbench: { page } }) => {
  await smallExperiment(page)
  const setup = new SweepSetup(page)
  await setup.open()
  await setup.add('running rates', 'rule.tauAvgS')
  await setup.range('rule.tauAvgS', 'log', '1', '100', '3')
  // From a field's own help, to a second axis.
  await page.keyboard.press('Escape')
  await page.getByTestId('help-rule.learningRate').click()
  await page.getByTestId('sweep-rule.learningRate').click()
  await expect(setup.axis('rule.learningRate')).toBeVisible()
  // What was set up is there again.
  await expect(page.getByTestId('axis-count-rule.tauAvgS')).toHaveValue('3')
  await setup.list('rule.learningRate', '0.05, -1')
  await expect(setup.problem('rule.learningRate')).toHaveText(/Learning rate \(rule\.learningRate\) is -1; expected a number from 0 to 10/)
  await expect(setup.startButton).toBeDisabled()
  await setup.list('rule.learningRate', '0.05, 0.1, 0.2')
  await setup.seeds('2')
  await expect(setup.forecast).toContainText('9 points × 2 seeds = 18')
  await expect(setup.points.getByRole('row')).toHaveCount(10)
  await expect(page.getByTestId('sweep-stop-metric'), 'nothing here learns epoch by epoch').toHaveCount(0)
  expect(await seriousFaults(page), 'Set-up').toEqual([])
  const sweep = await setup.start()
  await sweep.done(18)
  await expect(sweep.chart.getByRole('img')).toHaveAttribute('aria-label', /3 curves: Learning rate = 0\.05/)
  await expect(sweep.table.getByRole('row')).toHaveCount(10)
  await expect(sweep.point(0)).toContainText(/1 s\s*0\.05\s*2\/2/)
  expect(await seriousFaults(page), 'Sweep').toEqual([])

  // The numbers as a table, the axis as a logarithmic one, the rows by their metric.
  await sweep.draw('Curves')
  await expect(sweep.chart.getByRole('img')).toHaveAttribute('aria-label', /3 curves: η = 0\.05, η = 0\.1, η = 0\.2/)
  await page.getByTestId('sort-metric-weight change, mean').click()
  await expect(sweep.table.getByRole('columnheader', { name: 'weight change, mean' })).toHaveAttribute('aria-sort', 'ascending')
  await sweep.chooseMetric('event rate (Hz)')
  await page.getByTestId('figure-as-table').click()
  await expect(page.getByTestId('figure-table')).toContainText('event rate [Hz]')

  const svg = await readFile(await (await sweep.export('svg')).path(), 'utf8')
  expect(readProvenance(svg)?.runs).toHaveLength(18)
  const points = JSON.parse(await readFile(await (await sweep.export('json')).path(), 'utf8')) as { points: unknown[], provenance: { runs: { engineVersion: string }[] } }
  expect([points.points.length, points.provenance.runs[0]?.engineVersion]).toEqual([9, expect.stringMatching(/^\d+\.\d+/)])
  const csv = await readFile(await (await sweep.export('csv')).path(), 'utf8')
  expect(csv.split('\r\n').filter((line) => line !== '' && !line.startsWith('#'))).toHaveLength(10)

  // All of it compared: what goes with the metric, seeds being repeats.
  await page.getByTestId('compare-sweep').click()
  await page.getByTestId('compare-drawing').getByText('Importance').click()
  await expect(page.getByTestId('importance-runs')).toContainText('18 runs of 9 specs')
  await expect(page.getByTestId('importance-param:rule.learningRate')).toContainText(/[+−]0\.\d+.*18/)
  expect(await seriousFaults(page), 'Importance').toEqual([])
  const table = page.waitForEvent('download')
  await page.getByTestId('importance-csv').click()
  expect(await readFile(await (await table).path(), 'utf8')).toMatch(/^metric,parameter,path,runs/)
  // Saved under a name with the sweep that gave its runs, and opened from the palette.
  await page.getByTestId('views').click()
  await page.getByTestId('view-source').selectOption({ index: 1 })
  await page.getByTestId('view-name').fill('What matters')
  await page.getByTestId('save-view-as').click()
  await expect(page.getByTestId('views')).toHaveText('What matters')
  expect(await seriousFaults(page), 'Saved comparisons').toEqual([])
  await page.keyboard.press('Escape')
  await page.getByTestId('compare-drawing').getByText('Scatter').click()
  await expect(page.getByTestId('views')).toHaveText('What matters *')
  await page.goBack()
  await page.keyboard.press('Control+K')
  await page.getByTestId('palette-input').fill('what matters')
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('importance-runs')).toContainText('18 runs of 9 specs')
  // A stretch of an axis selects runs.
  await page.getByTestId('compare-drawing').getByText('Parallel').click()
  await page.getByTestId('brush-param:rule.learningRate').press('Enter')
  await expect(page.getByTestId('brushed-runs')).toHaveText('6 of 18 runs within')
  expect(await seriousFaults(page), 'Parallel').toEqual([])
  // Its curves over the time that each run took.
  await page.getByTestId('compare-drawing').getByText('Curves').click()
  await page.getByTestId('curves-x').selectOption('wall')
  await expect(page.getByTestId('figure-chart')).toContainText('Each run by itself; over the time it had been running, without pauses and interruptions.')
  await page.goBack()

  // A point leads to its runs; the history and the palette lead back.
  await sweep.point(4).getByRole('link').click()
  await expect(page.getByTestId('compare-place')).toContainText('2 runs in 1 spec')
  const history = new History(page)
  await history.open()
  await history.openSweep()
  await expect(sweep.progress).toHaveText('18 of 18 done')
  await page.getByTestId('trash-sweep').click()
  await expect(history.count).toHaveText(/0 runs/)
  await history.showTrash()
  await history.openSweep()
  await page.getByTestId('restore-sweep').click()
  await history.open()
  await expect(history.count).toHaveText(/18 runs/)
})

test('the queue is paused, reordered by keyboard and resumed; a sweep that was cancelled goes on', async ({ workbench: { page, restart } }) => {
  const queue = new Queue(page)
  await queue.open()
  await queue.pauseButton.click()
  await expect(page.getByTestId('queue-paused')).toBeVisible()
  await new Home(page).open()
  await smallExperiment(page)
  const setup = new SweepSetup(page)
  await setup.open()
  await setup.add('eligibility', 'rule.tauPreMs')
  await setup.list('rule.tauPreMs', '10, 20, 40, 80')
  const sweep = await setup.start()
  await expect(sweep.progress).toHaveText('0 of 4 done, 4 queued')
  const { hash } = new URL(page.url())
  const back = () => page.goto(`${new URL(page.url()).origin}/${hash}`)

  await queue.open()
  await expect(page.getByTestId('queue-queued').locator('[data-run]')).toHaveCount(4)
  const [first = '', second = '', third = '', fourth = ''] = await queue.order()
  await queue.row(fourth).focus()
  await page.keyboard.press('Alt+ArrowUp')
  await page.keyboard.press('Alt+ArrowUp')
  await expect.poll(() => queue.order()).toEqual([first, fourth, second, third])
  await expect(queue.row(fourth)).toBeFocused()
  await page.getByTestId(`priority-${third}`).selectOption('high')
  await expect.poll(() => queue.order()).toEqual([third, first, fourth, second])
  await queue.row(second).dragTo(queue.row(first))
  await expect.poll(() => queue.order()).toEqual([third, second, first, fourth])
  expect(await seriousFaults(page), 'Queue').toEqual([])

  // Pause and order outlive the program.
  await restart()
  await queue.open()
  await expect(page.getByTestId('queue-paused')).toBeVisible()
  expect(await queue.order()).toEqual([third, second, first, fourth])

  await back()
  await page.getByTestId('cancel-sweep').click()
  await expect(sweep.progress).toHaveText('0 of 4 done, 4 cancelled')
  await page.getByTestId('resume-sweep').click()
  await expect(sweep.progress).toHaveText('0 of 4 done, 4 queued')
  await queue.open()
  await queue.pauseButton.click()
  await back()
  await new Sweep(page).done(4)
})
