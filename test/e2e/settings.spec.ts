/** Settings: devices, what is missing and whether they compute right; keys that are given to actions; a backup of the data folder. */
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { NetworkEditor } from './pages/editors.ts'
import { Home } from './pages/places.ts'
import { Settings } from './pages/settings.ts'
import { seriousFaults } from './support/accessibility.ts'
import { expect, test } from './support/workbench.ts'

const looks = [{ width: 1440, height: 900 }, { width: 1024, height: 700 }] as const

test('devices are listed with what is missing, and the processor passes its test', async ({ workbench: { page } }, testInfo) => {
  test.setTimeout(180_000)
  const settings = new Settings(page)
  await settings.open()
  await settings.looked()
  await expect(settings.state('cpu')).toHaveText('available')
  await expect(settings.device('cpu')).toContainText('WebAssembly SIMD')
  await expect(settings.device('cpu')).toContainText(/V8 \d/)
  // Whatever this machine has: what is not there says how to get it, and can't be tested.
  for (const name of ['webgpu', 'cuda', 'wasm']) {
    const there = (await settings.state(name).innerText()).trim() === 'available'
    await expect(settings.device(name).getByRole('button', { name: /^Test/ })).toHaveCount(there ? 1 : 0)
    if (!there) await expect(settings.device(name)).toContainText(/Run|Install|Update/)
  }
  await settings.test('cpu')
  await expect(settings.result('cpu')).toContainText('passed', { timeout: 60_000 })
  await expect(settings.result('cpu')).toContainText(/Off by \d\.\de-\d, within 2\.0e-5/)
  await expect(settings.result('cpu')).toContainText(/\d ms a step/)

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    for (const viewport of looks) {
      await page.setViewportSize(viewport)
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
      await page.getByTestId('devices-table').scrollIntoViewIfNeeded()
      await page.screenshot({ path: testInfo.outputPath(`devices-${colorScheme}-${viewport.width}.png`) })
    }
  }
  expect(await seriousFaults(page)).toEqual([])
})

test('the data folder is backed up to where it is told, and restored to a new one; what cannot be says why', async ({ workbench: { page, dataDir } }) => {
  const settings = new Settings(page)
  await settings.open()
  await settings.backUp('backup')
  await expect(page.getByTestId('back-up-problem')).toHaveText('The place of the backup is "backup"; expected the full path of a folder.')
  await expect(page.getByTestId('back-up-path')).toBeFocused()
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('back-up')).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByTestId('back-up-path').fill(dirname(dataDir))
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('back-up-done')).toContainText('Backed up 0 runs')
  await expect(page.getByTestId('back-up')).toBeFocused()
  const [made] = readdirSync(dirname(dataDir)).filter((name) => name.startsWith('burstlab-backup-'))
  await expect(page.getByTestId('back-up-done')).toContainText(made ?? 'no backup was made')

  await settings.restore(join(dirname(dataDir), made ?? ''))
  await expect(page.getByTestId('restore-contents')).toContainText('Runs0')
  await page.getByTestId('restore-folder').fill(dataDir)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('restore-problem')).toContainText(`The new data folder is "${dataDir}", which is or lies in the present data folder; expected a place outside of`)
  expect(await seriousFaults(page)).toEqual([])
  const folder = join(dirname(dataDir), 'restored')
  await page.getByTestId('restore-folder').fill(folder)
  await page.keyboard.press('Enter')
  await expect(page.getByTestId('restore-done')).toContainText('all checksums are right')
  await expect(page.getByTestId('restore')).toBeFocused()
  await page.getByTestId('restore-use').click()
  await expect(page.getByTestId('restart-notice')).toContainText(folder)

  // The log tells both ends, follows what happens, and gives the focus back.
  await page.getByTestId('open-log').click()
  await expect(page.getByTestId('log-words')).toBeFocused()
  await expect(page.getByTestId('log-lines')).toContainText('backup done')
  await page.getByTestId('log-level').selectOption('error')
  await expect(page.getByTestId('log-lines')).toContainText('backup failed: The place of the backup is "backup"')
  await expect(page.getByTestId('log-lines')).not.toContainText('backup done')
  expect(await seriousFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('open-log')).toBeFocused()
})

test('colours and size of text are chosen once, for drawings, figures and files, and kept', async ({ workbench }) => {
  const { page } = workbench
  await page.emulateMedia({ colorScheme: 'light' })
  const settings = new Settings(page)
  await settings.open()
  await settings.setColours('okabe-ito')
  await settings.setTextSize(125)
  expect(await seriousFaults(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })

  await workbench.restart()
  await expect(page.locator('html')).toHaveCSS('font-size', '18.75px')
  const home = new Home(page)
  await home.open()
  await home.openPreset('bench-clamp')
  const editor = new NetworkEditor(page)
  await expect(editor.population('pyr').locator('.soma')).toHaveCSS('fill', 'rgb(0, 114, 178)')
  await editor.population('pyr').focus()
  await page.keyboard.press('k')
  await expect(page.getByText('Of the scheme: Okabe and Ito')).toBeVisible()
  await page.keyboard.press('Escape')
  const run = await editor.experiment.run()
  await run.done()
  const svg = await readFile(await (await run.export('svg')).path(), 'utf8')
  expect(svg).toContain('#d55e00')
  expect(svg).not.toContain('#910000')
})

test('with larger text nothing lies on the help of a parameter that differs', async ({ workbench: { page } }) => {
  const settings = new Settings(page)
  await settings.open()
  await settings.setTextSize(110)
  const home = new Home(page)
  await home.open()
  const experiment = await home.openPreset('fig2b')
  await experiment.set('rule.learningRate', '0.25')
  await expect(experiment.badge('rule.learningRate')).toBeVisible()
  const [badge, help] = [await experiment.badge('rule.learningRate').boundingBox(), await page.getByTestId('help-rule.learningRate').boundingBox()]
  if (badge === null || help === null) throw new Error('badge or help is not drawn')
  expect(badge.x + badge.width).toBeLessThanOrEqual(help.x)
})

test('keys are given by pressing them, refused where somebody has them, and kept', async ({ workbench }) => {
  const { page } = workbench
  const settings = new Settings(page)
  await page.keyboard.press('Alt+3')
  await settings.giveKey('everywhere', 'history', 'Alt+1')
  await expect(page.getByTestId('key-judgement')).toContainText('Alt+1 is “Home”')
  await page.keyboard.press('F8')
  await expect(settings.keysOf('history')).toContainText('F8')
  await settings.giveKey('everywhere', 'home', 'H')
  await expect(page.getByTestId('nav-home')).toHaveAttribute('title', 'Home (Alt+1)')
  expect(await seriousFaults(page)).toEqual([])

  await workbench.restart()
  await expect(page.getByTestId('place-settings'), 'where the last window ended').toBeVisible()
  await expect(page.getByTestId('nav-history')).toHaveAttribute('aria-keyshortcuts', 'Alt+2 F8')
  await page.keyboard.press('F8')
  await expect(page.getByTestId('history-place')).toBeVisible()
  // A letter is one where it is typed, and a key elsewhere.
  await page.getByTestId('history-filter').pressSequentially('h')
  await expect(page.getByTestId('history-place')).toBeVisible()
  await page.getByTestId('open-shortcuts').click()
  await expect(page.getByTestId('shortcuts-dialog')).toContainText('F8')
  await page.keyboard.press('Escape')
  await page.getByTestId('place-history').focus()
  await page.keyboard.press('h')
  await expect(page.getByTestId('place-home')).toBeVisible()
})

test('the result of a test is there after the page was opened anew', async ({ workbench: { page } }) => {
  test.setTimeout(180_000)
  const settings = new Settings(page)
  await settings.open()
  await settings.looked()
  await settings.test('cpu')
  await expect(settings.result('cpu')).toContainText('passed', { timeout: 60_000 })
  await page.reload()
  await expect(settings.result('cpu')).toContainText('passed')
  await settings.look.click()
  await settings.looked()
  await expect(settings.result('cpu')).toHaveCount(0)
})
