import { readdir, rm, truncate, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src-main/datasets/open-dataset.ts'
import type { ImageSource } from '../../../src-main/datasets/types.ts'
import { greyJpeg, imageFiles, plainPng, png, put, ramp, refusal, temporaryFolder } from '../fixtures.ts'

/** The first value of each channel of each image. */
function colours(source: ImageSource, area = 16): number[][] {
  return Array.from({ length: source.count }, (_, i) => {
    const out = new Uint8Array(3 * area)
    source.read([i], out)
    return [out[0] ?? -1, out[area] ?? -1, out[2 * area] ?? -1]
  })
}

describe('a folder of images', () => {
  it('is read by class and file name, whatever the order on the disk', async () => {
    const [folder, cacheDir] = [await put(await temporaryFolder(), imageFiles()), await temporaryFolder()]
    const { kind, classes, channels, height, width, train, test } = await openDataset(folder, { cacheDir })
    expect({ kind, classes, channels, height, width }).toEqual({ kind: 'image-folder', classes: ['ant', 'cat'], channels: 3, height: 4, width: 4 })
    expect([...train.labels]).toEqual([0, 0, 1, 1])
    expect(colours(train)).toEqual([[3, 30, 130], [4, 40, 140], [1, 10, 100], [2, 20, 200]])
    expect(colours(test)).toEqual([[5, 50, 150], [6, 60, 160]])
  })

  it('may be called val for testing, and hold JPEG', async () => {
    const files = { 'train/a/1.jpg': greyJpeg(), 'val/a/1.jpeg': greyJpeg() }
    const { train, test, height } = await openDataset(await put(await temporaryFolder(), files), { cacheDir: await temporaryFolder() })
    expect([height, train.count, test.count]).toEqual([8, 1, 1])
    expect(colours(train, 64)).toEqual([[128, 128, 128]])
  })

  it('is resized by its shorter side, and its middle cut out', async () => {
    const bands = png(2, 6, Uint8Array.from([0, 0, 90, 90, 255, 255, 0, 0, 90, 90, 255, 255]))
    const folder = await put(await temporaryFolder(), { 'train/a/1.png': bands, 'test/a/1.png': plainPng(9, 7, [80]) })
    const { height, width, train, test } = await openDataset(folder, { cacheDir: await temporaryFolder(), size: 2, channels: 1 })
    const [first, second] = [new Uint8Array(4), new Uint8Array(4)]
    train.read([0], first)
    test.read([0], second)
    expect([height, width, ...first]).toEqual([2, 2, 90, 90, 90, 90])
    expect([...second]).toEqual([80, 80, 80, 80])
  })

  it('is decoded once, and again only when a file has changed', async () => {
    const [folder, cacheDir] = [await put(await temporaryFolder(), imageFiles()), await temporaryFolder()]
    const decoded = async (): Promise<number> => {
      let count = 0
      await openDataset(folder, { cacheDir, onProgress: (done) => {
        count = done
      } })
      return count
    }
    expect([await decoded(), await decoded()]).toEqual([6, 0])
    await utimes(join(folder, 'train/ant/a.png'), 1, 1)
    expect([await decoded(), await decoded()]).toEqual([6, 0])
    await rm(join(folder, 'train/ant/a.png'))
    expect(await decoded()).toBe(5)
    const [cache = ''] = await readdir(cacheDir)
    await truncate(join(cacheDir, cache), 200)
    expect([await decoded(), (await readdir(cacheDir)).length]).toEqual([5, 1])
  })

  it('that is larger than memory stays in the file, and gives the same images', async () => {
    const [folder, cacheDir] = [await put(await temporaryFolder(), imageFiles()), await temporaryFolder()]
    const { train, test } = await openDataset(folder, { cacheDir, memoryBytes: 100 })
    expect('pixels' in train).toBe(false)
    expect(colours(train)).toEqual([[3, 30, 130], [4, 40, 140], [1, 10, 100], [2, 20, 200]])
    if ('close' in train) train.close()
    expect(await refusal(() => {
      train.read([0], new Uint8Array(48))
    })).toContain('were closed before they were read.')
    if ('close' in test) test.close()
  })

  it('stops when told to, and leaves no half cache', async () => {
    const [folder, cacheDir, controller] = [await put(await temporaryFolder(), imageFiles()), await temporaryFolder(), new AbortController()]
    const opening = openDataset(folder, { cacheDir, signal: controller.signal, onProgress: () => {
      controller.abort(new Error('enough'))
    } })
    await expect(opening).rejects.toThrow('enough')
    expect(await readdir(cacheDir)).toEqual([])
  })

  const refusals: [string, Record<string, Uint8Array | string>, string][] = [
    ['text for an image', { 'train/cat/c.png': 'hello' }, 'DAMAGED: DIR/train/cat/c.png begins with 68 65 6c 6c; expected a JPEG (ff d8) or PNG (89 50 4e 47) image.'],
    ['an empty file', { 'train/cat/c.jpg': '' }, 'DAMAGED: DIR/train/cat/c.jpg begins with nothing; expected a JPEG (ff d8) or PNG (89 50 4e 47) image.'],
    ['a truncated PNG', { 'train/cat/c.png': plainPng(4, 4, [1, 2, 3]).subarray(0, 50) }, 'DAMAGED: DIR/train/cat/c.png could not be decoded as PNG: '],
    ['a truncated JPEG', { 'train/cat/c.jpg': greyJpeg().subarray(0, 100) }, 'DAMAGED: DIR/train/cat/c.jpg could not be decoded as JPEG: '],
    ['an image of another size', { 'train/cat/c.png': png(2, 3, ramp(6)) }, 'MISMATCH: DIR/train/cat/c.png has 2 × 3 pixels; expected 4 × 4, as train/ant/a.png has. Give a size to resize all of them.'],
    ['an empty class', { 'train/dog/readme.txt': '', 'test/dog/a.png': plainPng(4, 4, [1, 2, 3]) }, 'MISSING: DIR/train/dog has no images; expected *.jpg, *.jpeg or *.png.'],
    ['a class that is only trained', { 'train/dog/a.png': plainPng(4, 4, [1, 2, 3]) }, 'MISMATCH: DIR/train has the class dog, which DIR/test has not; expected the same classes in both.'],
    ['a class that is only tested', { 'test/dog/a.png': plainPng(4, 4, [1, 2, 3]) }, 'MISMATCH: DIR/test has the class dog, which DIR/train has not; expected the same classes in both.'],
  ]
  it.each(refusals)('with %s is refused by name', async (_, files, message) => {
    const folder = await put(await temporaryFolder(), { ...imageFiles(), ...files })
    const cacheDir = await temporaryFolder()
    expect((await refusal(() => openDataset(folder, { cacheDir }))).replaceAll(folder, 'DIR')).toContain(message)
    expect(await readdir(cacheDir)).toEqual([])
  })

  it('without test images, or without a cache folder, is refused', async () => {
    const folder = await put(await temporaryFolder(), { 'train/a/1.jpg': greyJpeg() })
    expect(await refusal(() => openDataset(folder, { cacheDir: folder }))).toContain('has a folder train, but none of test, val, validation;')
    expect(await refusal(() => openDataset(folder))).toContain('needs a cache folder (cacheDir)')
  })
})
