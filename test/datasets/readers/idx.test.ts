import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src-main/datasets/open-dataset.ts'
import { gzipped, idxFiles, idxImages, idxLabels, put, ramp, refusal, temporaryFolder } from '../fixtures.ts'

describe('a folder of IDX files', () => {
  it.each([['plain', idxFiles()], ['compressed', gzipped(idxFiles())]])('is read %s', async (_, files) => {
    const folder = await put(await temporaryFolder(), files)
    const { kind, classes, channels, height, width, train, test } = await openDataset(folder, { name: 'small' })
    expect({ kind, channels, height, width, classes: classes.length }).toEqual({ kind: 'idx', channels: 1, height: 2, width: 3, classes: 10 })
    expect([train.count, test.count]).toEqual([4, 2])
    expect([...train.labels]).toEqual([7, 2, 1, 0])
    const out = new Uint8Array(12)
    train.read([3, 1], out)
    expect([...out]).toEqual([18, 19, 20, 21, 22, 23, 6, 7, 8, 9, 10, 11])
  })

  it('has the ten garments for classes where its name has "fashion" in it', async () => {
    const folder = await temporaryFolder()
    await put(folder, Object.fromEntries(Object.entries(idxFiles()).map(([name, bytes]) => [`FashionMNIST/raw/${name}`, bytes])))
    expect((await openDataset(join(folder, 'FashionMNIST/raw'))).classes[9]).toBe('Ankle boot')
  })

  const refusals: [string, Record<string, Uint8Array>, string][] = [
    ['truncated images', { 'train-images-idx3-ubyte': idxImages(4, 2, 3).subarray(0, 30) }, 'DAMAGED: DIR/train-images-idx3-ubyte has 14 bytes after its header; expected 24 for 4 images of 2 × 3.'],
    ['surplus bytes', { 'train-labels-idx1-ubyte': Buffer.concat([idxLabels(1, 2, 3, 4), ramp(3)]) }, 'DAMAGED: DIR/train-labels-idx1-ubyte has 7 bytes after its header; expected 4 for 4 labels.'],
    ['labels in the place of images', { 'train-images-idx3-ubyte': idxFiles()['train-labels-idx1-ubyte'] ?? ramp(0) }, 'DAMAGED: DIR/train-images-idx3-ubyte has 12 bytes; expected a header of 16.'],
    ['images in the place of labels', { 't10k-labels-idx1-ubyte': idxImages(2, 2, 3) }, 'DAMAGED: DIR/t10k-labels-idx1-ubyte begins with the magic number 2051 (that is a file of images); expected 2049.'],
    ['another format', { 'train-images-idx3-ubyte': Buffer.from('a page that says 404 not found') }, 'DAMAGED: DIR/train-images-idx3-ubyte begins with the magic number 1629515873; expected 2051.'],
    ['a label out of range', { 'train-labels-idx1-ubyte': idxLabels(1, 2, 10, 4) }, 'MISMATCH: Label 2 in DIR/train-labels-idx1-ubyte is 10; expected 0 to 9 for 10 classes.'],
    ['another count of labels', { 'train-labels-idx1-ubyte': idxLabels(1, 2, 3) }, 'MISMATCH: DIR/train-labels-idx1-ubyte has 3 labels; expected 4, one for each image in DIR/train-images-idx3-ubyte.'],
    ['another shape for testing', { 't10k-images-idx3-ubyte': idxImages(2, 3, 3) }, 'MISMATCH: Images in DIR/t10k-images-idx3-ubyte have 3 × 3 pixels; expected 2 × 3, as in DIR/train-images-idx3-ubyte.'],
    ['no images', { 't10k-images-idx3-ubyte': idxImages(0, 2, 3), 't10k-labels-idx1-ubyte': idxLabels() }, 'DAMAGED: DIR/t10k-images-idx3-ubyte has 0 images; expected at least 1.'],
  ]
  it.each(refusals)('with %s is refused by name', async (_, files, message) => {
    const folder = await put(await temporaryFolder(), { ...idxFiles(), ...files })
    expect((await refusal(() => openDataset(folder))).replaceAll(folder, 'DIR')).toBe(message)
  })

  it('with a missing file is refused', async () => {
    const { 't10k-labels-idx1-ubyte': _missing, ...files } = idxFiles()
    const folder = await put(await temporaryFolder(), files)
    expect(await refusal(() => openDataset(folder))).toBe(`MISSING: ${folder} has no t10k-labels-idx1-ubyte (plain or .gz), but other files of the set.`)
  })

  it('with a truncated .gz is refused', async () => {
    const files = gzipped(idxFiles())
    const folder = await put(await temporaryFolder(), { ...files, 'train-images-idx3-ubyte.gz': files['train-images-idx3-ubyte.gz']?.subarray(0, 25) ?? ramp(0) })
    expect(await refusal(() => openDataset(folder))).toContain('train-images-idx3-ubyte.gz could not be decompressed: unexpected end of file; expected a whole gzip file.')
  })
})
