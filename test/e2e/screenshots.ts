/**
 * Pictures of every place: `npm run docs:screenshots` draws those of the documentation; with a folder behind it, all places
 * in both sizes and colours, to look at after a change.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from '@playwright/test'
import type { Page } from '@playwright/test'
import { Architecture } from './pages/architecture.ts'
import { Home, History } from './pages/places.ts'
import { Queue, SweepSetup } from './pages/sweeps.ts'
import { findChromium, launchOptions } from './support/chromium.ts'
import { serve } from './support/server.ts'

interface Look {
  readonly name: string
  readonly width: number
  readonly height: number
  readonly colours: 'light' | 'dark'
}

const look = (colours: Look['colours'], width: number, height: number): Look => ({ name: `${colours}-${width}`, colours, width, height })
const everyLook: readonly Look[] = (['light', 'dark'] as const).flatMap((colours) => [look(colours, 1440, 900), look(colours, 1024, 700)])

/** What the documentation shows: place and look. */
const documented: ReadonlySet<string> = new Set([
  'home light-1440', 'experiment light-1440', 'run light-1440', 'run dark-1440', 'spiking-experiment light-1440', 'spiking-run light-1440', 'ensemble-experiment light-1440',
  'ensemble-run light-1440', 'history light-1440', 'compare light-1440', 'sweep light-1440', 'figures light-1440',
])

/** A network takes seconds where nothing else computes, and several times that where something does. */
const patienceMs = 180_000
/** Ten epochs of ten thousand images. */
const trainingPatienceMs = 1_200_000

const folder = process.argv[2] === undefined ? resolve('docs/images') : resolve(process.argv[2])
const all = process.argv[2] !== undefined

async function shoot(page: Page, place: string): Promise<void> {
  for (const { name, width, height, colours } of everyLook) {
    if (!all && !documented.has(`${place} ${name}`)) continue
    await page.setViewportSize({ width, height })
    await page.emulateMedia({ colorScheme: colours })
    // Charts follow the size of their place in the frame after, and a change of colours when the lab has drawn them anew.
    await page.evaluate('new Promise((done) => setTimeout(done, 900))')
    await page.mouse.move(0, 0)
    await page.screenshot({ path: join(folder, `${place}-${all ? name : colours}.png`) })
  }
  await page.setViewportSize({ width: 1440, height: 900 })
}

/** A network before, while and after it computes; with the cursor in the middle of what the figure shows. */
async function drawSpiking(page: Page, home: Home): Promise<void> {
  await home.open()
  const experiment = await home.openPreset('fig3')
  if (all) {
    await page.getByTestId('schematic-population-pyr1').click()
    await page.getByTestId('shown-part').waitFor()
  }
  await shoot(page, 'spiking-experiment')
  const run = await experiment.run()
  await run.done(patienceMs)
  for (const key of ['Home', 'PageUp', 'PageUp', 'PageUp', 'PageUp']) await run.timeSlider.press(key)
  await shoot(page, 'spiking-run')
  if (!all) return
  await run.dragOnTimeline(0.35, 0.5)
  await shoot(page, 'spiking-zoomed')
  await page.getByTestId('layouts').click()
  await page.getByTestId('layout-Live').click()
  await page.getByTestId('raster-canvas').waitFor()
  await page.getByTestId('raster-canvas').click({ force: true, position: { x: 60, y: 20 } })
  await shoot(page, 'spiking-panels')
  await page.getByTestId('layouts').click()
  await page.getByTestId('layout-Overview').click()
  await home.open()
  const rule = await (await home.openPreset('fig2eg')).run()
  // Takes long enough to be paused on its way.
  while (Number(await rule.progress.getAttribute('data-progress')) < 0.3) await rule.progress.hover()
  await page.getByTestId('pause-run').click()
  await page.getByTestId('pause-run').getByText('Resume').waitFor()
  await shoot(page, 'spiking-live')
  await page.getByTestId('pause-run').click()
  await rule.done(patienceMs)
  await shoot(page, 'spiking-rule')
  await home.open()
  const xor = await home.openPreset('fig4-quick')
  await shoot(page, 'spiking-xor-experiment')
  await page.getByTestId('find-parameter').fill('epochs')
  await xor.set('protocol.phases.2.epochs', '2')
  await xor.saved()
  const learned = await xor.run()
  await learned.done(patienceMs)
  for (const key of ['Home', 'PageUp', 'PageUp']) await learned.timeSlider.press(key)
  await shoot(page, 'spiking-xor')
}

/** A layered network before, while and after it learns generated digits; and next to one whose feedback weights stay fixed. */
async function drawEnsemble(page: Page, home: Home): Promise<void> {
  await home.open()
  const experiment = await home.openPreset('fig5-quick-learned-recurrent')
  const architecture = new Architecture(page)
  if (all) {
    await architecture.layer('layer-2').click()
    await architecture.shownPart.waitFor()
    await shoot(page, 'ensemble-layer')
    await architecture.showAll()
  }
  await shoot(page, 'ensemble-experiment')
  const run = await experiment.run()
  if (all) {
    while (Number(await run.progress.getAttribute('data-progress')) < 0.3) await run.progress.hover()
    await shoot(page, 'ensemble-live')
  }
  await run.done(trainingPatienceMs)
  await shoot(page, 'ensemble-run')
  if (!all) return
  const figure = page.getByTestId('figure-chart').getByRole('region', { name: 'Figure' })
  await figure.evaluate((element) => { element.scrollTop = element.scrollHeight })
  await shoot(page, 'ensemble-distributions')
  const learnedId = run.id()
  await home.open()
  const fixed = await (await home.openPreset('fig5-quick-fixed')).run()
  await fixed.done(trainingPatienceMs)
  await page.goto(`${new URL(page.url()).origin}/#/compare/${learnedId},${fixed.id()}`)
  await page.getByTestId('compare-group-B').waitFor()
  await shoot(page, 'ensemble-compare')
  for (const preset of ['fig6b-quick-burstprop', 'fig6b-quick-node-perturbation', 'figS4-quick']) {
    await home.open()
    await home.openPreset(preset)
    await architecture.drawing.waitFor()
    await shoot(page, `ensemble-${preset}`)
  }
}

/** A sweep while it is set up and when it is done; and the queue in which its runs wait. */
async function drawSweep(page: Page, home: Home): Promise<void> {
  await home.open()
  const experiment = await home.openPreset('fig2b')
  await experiment.set('protocol.frequenciesHz', '5, 20, 60, 100')
  await experiment.set('protocol.jitterMs', '5')
  await experiment.saved()
  const setup = new SweepSetup(page)
  await setup.open()
  await setup.add('running rates', 'rule.tauAvgS')
  await setup.range('rule.tauAvgS', 'log', '1', '100', '5')
  await setup.add('eligibility', 'rule.tauPreMs')
  await setup.list('rule.tauPreMs', '10, 20, 50, 100')
  await setup.seeds('3')
  await setup.forecast.waitFor()
  if (all) await shoot(page, 'sweep-setup')
  const sweep = await setup.start()
  if (all) {
    const queue = new Queue(page)
    await queue.open()
    await queue.pauseButton.click()
    await shoot(page, 'queue')
    await queue.pauseButton.click()
    await page.goBack()
  }
  await sweep.done(60)
  await shoot(page, 'sweep')
  await sweep.draw('Curves')
  if (all) await shoot(page, 'sweep-curves')
}

async function draw(page: Page): Promise<void> {
  const home = new Home(page)
  const history = new History(page)
  await home.open()
  if (all) await shoot(page, 'first-start')
  const first = await home.openPreset('fig2b')
  const preset = await first.run()
  await preset.done()
  await shoot(page, 'run')
  const presetId = preset.id()
  await home.open()
  const varied = await home.openPreset('fig2b')
  await varied.set('rule.tauPreMs', '20')
  await varied.set('protocol.epochs', '30')
  await varied.saved()
  await shoot(page, 'experiment')
  if (all) {
    await varied.set('rule.burstThresholdMs', '-3')
    await varied.error('rule.burstThresholdMs').waitFor()
    await shoot(page, 'experiment-invalid')
    await varied.set('rule.burstThresholdMs', '16')
    await varied.saved()
  }
  const other = await varied.run(2)
  await other.done()
  const otherId = other.id()
  await home.open()
  const poisson = await (await home.openPreset('fig2c-30')).run(3)
  await poisson.done()
  if (all) await shoot(page, 'run-pooled')
  await home.open()
  const long = await home.openPreset('fig2d-10hz')
  await long.set('protocol.realisations', '6000')
  await long.saved()
  const live = await long.run()
  while (Number(await live.progress.getAttribute('data-progress')) < 0.1) await live.progress.hover()
  if (all) await shoot(page, 'run-live')
  await page.getByTestId('cancel-run').click()
  await live.status.getByText('cancelled').waitFor()
  if (all) await shoot(page, 'run-cancelled')
  await drawSpiking(page, home)
  await drawEnsemble(page, home)
  await home.open()
  await shoot(page, 'home')
  await history.open()
  await history.row(presetId).waitFor()
  await history.unfold()
  await history.unfold()
  await shoot(page, 'history')
  await history.select(presetId, otherId)
  if (all) await shoot(page, 'history-selected')
  await history.bulk('compare')
  await page.getByTestId('compare-diff-row-rule.tauPreMs').waitFor()
  await shoot(page, 'compare')
  if (all) {
    for (const drawing of ['Curves', 'Scatter', 'Parallel', 'Importance']) {
      await page.getByRole('group', { name: 'What is drawn' }).getByText(drawing).click()
      await shoot(page, `compare-${drawing.toLowerCase()}`)
    }
  }
  await page.getByTestId('nav-figures').click()
  if (all) await shoot(page, 'figures-list')
  await page.getByTestId('template-fig2b').click()
  await page.getByTestId('page-panel').first().click()
  await shoot(page, 'figures')
  await drawSweep(page, home)
  if (!all) return
  await page.getByTestId('nav-settings').click()
  await page.getByTestId('self-test').click()
  await page.getByTestId('self-test-table').waitFor()
  await shoot(page, 'settings')
  await page.getByTestId('space').scrollIntoViewIfNeeded()
  await shoot(page, 'settings-space')
  for (const what of ['tour', 'equations', 'data']) {
    await page.goto(`${new URL(page.url()).origin}/#/help/${what}`)
    await page.getByTestId(`manual-${what}`).waitFor()
    await shoot(page, `help-${what}`)
  }
  await page.keyboard.press('Control+k')
  await page.getByTestId('palette-input').fill('fig')
  await shoot(page, 'palette')
  await page.keyboard.press('Escape')
  await page.getByTestId('open-shortcuts').click()
  await shoot(page, 'shortcuts')
  await page.keyboard.press('Escape')
  await page.goto(`${new URL(page.url()).origin}/#/run/${presetId}`)
  await page.getByTestId('export-menu').click()
  await page.getByTestId('export-png').click()
  await page.getByTestId('export-confirm').waitFor()
  await shoot(page, 'export')
}

await mkdir(folder, { recursive: true })
const work = await mkdtemp(join(tmpdir(), 'burstlab-pictures-'))
const served = await serve(join(work, 'data'), work)
const browser = await chromium.launch(launchOptions(await findChromium()))
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  await page.goto(served.url)
  await draw(page)
} finally {
  await browser.close()
  await served.stop()
  await rm(work, { recursive: true })
}
