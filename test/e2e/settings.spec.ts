/** The list of devices in Settings: what is there, what is missing, and whether it computes right. */
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
