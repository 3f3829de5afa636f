/** Data sets: what is there, what is in it, brought in and removed again. */
import { link, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'fast-png'
import { Data } from './pages/data.ts'
import { seriousFaults } from './support/accessibility.ts'
import { expect, test as base } from './support/workbench.ts'

/** A folder for files to import. */
const test = base.extend<{ folder: string }>({
  folder: async ({}, use) => { // oxlint-disable-line no-empty-pattern -- Playwright wants the pattern
    const folder = await mkdtemp(join(tmpdir(), 'burstlab-e2e-data-'))
    await use(folder)
    await rm(folder, { recursive: true })
  },
})

const words = (...values: number[]): Buffer => Buffer.concat(values.map((value) => Buffer.from([value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255])))

/** A bright stroke per image, at a place that tells its label; each class `perClass` times. */
function images(side: number, perClass: number): Buffer {
  const pixels = Buffer.alloc(10 * perClass * side * side)
  for (let i = 0; i < 10 * perClass; i++) for (let y = 0; y < side; y++) pixels[i * side * side + y * side + ((i % 10) + y) % side] = 200
  return Buffer.concat([words(0x803, 10 * perClass, side, side), pixels])
}

const labels = (perClass: number): Buffer => Buffer.concat([words(0x801, 10 * perClass), Buffer.from(Array.from({ length: 10 * perClass }, (_, i) => i % 10))])

/** A set in MNIST's format: 30 images to train with, 20 to test with. */
async function idxSet(folder: string, name: string): Promise<string> {
  const path = join(folder, name)
  await mkdir(path)
  await writeFile(join(path, 'train-images-idx3-ubyte'), images(14, 3))
  await writeFile(join(path, 'train-labels-idx1-ubyte'), labels(3))
  await writeFile(join(path, 't10k-images-idx3-ubyte'), images(14, 2))
  await writeFile(join(path, 't10k-labels-idx1-ubyte'), labels(2))
  return path
}

/** A folder of images of two classes, all of them one picture: `count` to train with, two to test with. */
async function pictureSet(folder: string, name: string, count: number): Promise<string> {
  const path = join(folder, name)
  const places = (part: string): string[] => ['dark', 'darker'].map((label) => join(path, part, label))
  for (const place of [...places('train'), ...places('test')]) await mkdir(place, { recursive: true })
  const picture = join(folder, `${name}.png`)
  await writeFile(picture, encode({ height: 96, width: 96, channels: 1, depth: 8, data: new Uint8Array(96 * 96).fill(90) }))
  await Promise.all(places('test').map((place) => link(picture, join(place, '0.png'))))
  await Promise.all(Array.from({ length: count }, (_, index) => link(picture, join(places('train')[index % 2] ?? '', `${index}.png`))))
  return path
}

test('the generated set is there at once, and says what to do next', async ({ workbench: { page } }) => {
  const data = new Data(page)
  await data.open()
  await expect(data.name).toHaveText('digits')
  await expect(data.set('digits')).toContainText('generated')
  await expect(data.set('digits')).toContainText('10,000 + 2,000 images')
  await expect(data.images(7)).toHaveCount(8)
  await expect(data.balance(7)).toContainText('1,000')
  await expect(page.getByTestId('train-moments')).toHaveText('0.122 ± 0.238')
  await expect(page.getByTestId('no-datasets')).toContainText('Import')
  await expect(page.getByTestId('remove-dataset')).toHaveCount(0)
})

test('a set is imported, looked at, and removed; its source stays', async ({ workbench: { page, restart }, folder }) => {
  const source = await idxSet(folder, 'small set')
  const data = new Data(page)
  await data.open()
  await data.openImport()
  await data.import(source)
  await expect(data.name).toHaveText('small-set')
  await expect(data.set('small-set')).toContainText('30 + 20 images')
  await expect(data.images(3)).toHaveCount(3)
  // Decoded, and not a broken picture.
  await expect.poll(() => page.evaluate('document.querySelector("[data-testid=preview-class-3] img").naturalWidth')).toBe(14)
  await expect(data.balance(3)).toContainText('3')
  await expect(page.getByTestId('train-moments')).toHaveText('0.056 ± 0.202')
  await expect(page.getByTestId('dataset-origin')).toHaveText(source)
  await page.getByTestId('preview-part').getByText('Test').click()
  await expect(data.images(3)).toHaveCount(2)
  await restart()
  await data.open()
  await data.set('small-set').click()
  await expect(data.facts).toContainText('30 for training, 20 for testing')
  await data.remove()
  await expect(data.set('small-set')).toHaveCount(0)
  await expect(data.name).toHaveText('digits')
  expect(existsSync(join(source, 'train-images-idx3-ubyte'))).toBe(true)
})

test('what is damaged is refused with file, value and what was expected, and can be mended', async ({ workbench: { page, complaints }, folder }) => {
  const source = await idxSet(folder, 'mended')
  const file = join(source, 'train-images-idx3-ubyte')
  await writeFile(file, images(14, 3).subarray(0, 1000))
  const data = new Data(page)
  await data.open()
  await data.openImport()
  await data.import('mended')
  await expect(data.problem('path')).toHaveText('Path is "mended"; expected the full path of a folder or of an .npz file.')
  await data.import(source, { name: 'digits' })
  await expect(data.problem('name')).toContainText('There is a data set digits already')
  await data.import(source, { name: 'mended' })
  await expect(data.problem('path')).toHaveText(`${file} has 984 bytes after its header; expected 5880 for 30 images of 14 × 14.`)
  await expect(page.getByTestId('import-path')).toBeFocused()
  expect(await seriousFaults(page), 'the dialog').toEqual([])
  await writeFile(file, images(14, 3))
  await data.import(source, { name: 'mended', place: 'linked' })
  await expect(data.dialog).toHaveCount(0)
  await expect(data.set('mended')).toContainText('linked')
  await rm(source, { recursive: true })
  await page.reload()
  await expect(page.getByTestId('dataset-problem')).toContainText('is not there any more')
  // The refusals are what was asked for.
  expect(complaints.splice(0).every((one) => one.includes('400'))).toBe(true)
})

test('an import can be stopped, or go on while one looks at something else', async ({ workbench: { page }, folder }) => {
  const data = new Data(page)
  await data.open()
  await data.openImport()
  await data.import(await pictureSet(folder, 'few', 300), { name: 'dots' })
  await page.getByTestId('import-close').click()
  await expect(data.dialog).toHaveCount(0)
  const task = page.getByTestId('task-dots')
  await expect(task.or(data.set('dots'))).toBeVisible()
  await expect(data.set('dots')).toBeVisible({ timeout: 60_000 })
  await expect(data.set('dots')).toContainText('300 + 2 images')
  // So many that it is not over before the click, however busy the page is.
  await data.openImport()
  await data.import(await pictureSet(folder, 'many', 8000), { name: 'again' })
  await page.getByTestId('cancel-task').click()
  await expect(page.getByTestId('import-problem')).toHaveText('The import was cancelled; nothing was kept.')
  await page.getByTestId('import-close').click()
  await expect(data.set('again')).toHaveCount(0)
})

test('keys are enough, and nothing is cut off at 1024 × 700', async ({ workbench: { page }, folder }) => {
  const data = new Data(page)
  await data.open()
  await data.openImport()
  await data.import(await idxSet(folder, 'keys'))
  await expect(data.name).toHaveText('keys')
  await page.setViewportSize({ width: 1024, height: 700 })
  expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
  await page.keyboard.press('Alt+1')
  await page.keyboard.press('Alt+4')
  await data.set('digits').focus()
  await page.keyboard.press('ArrowDown')
  await expect(data.set('keys')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(data.name).toHaveText('keys')
  await page.keyboard.press('Delete')
  await expect(page.getByTestId('remove-dialog')).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByTestId('remove-dialog')).toHaveCount(0)
  await expect(data.set('keys')).toBeVisible()
})

test('Data has no serious faults in light and dark', async ({ workbench: { page } }) => {
  const data = new Data(page)
  await data.open()
  await expect(data.images(9)).toHaveCount(8)
  await expect(data.balance(9)).toBeVisible()
  expect(await seriousFaults(page)).toEqual([])
  await data.openImport()
  expect(await seriousFaults(page)).toEqual([])
})
