import { describe, expect, it } from 'vitest'
import { openDataset } from '../../../src-main/datasets/open-dataset.ts'
import { cifar10Files, cifarRecord, gzipped, put, refusal, temporaryFolder } from '../fixtures.ts'

describe('a folder of CIFAR-10', () => {
  it('is read batch after batch, channel first, with the names of its classes', async () => {
    const { kind, classes, channels, height, width, train, test } = await openDataset(await put(await temporaryFolder(), cifar10Files()))
    expect({ kind, channels, height, width }).toEqual({ kind: 'cifar-10', channels: 3, height: 32, width: 32 })
    expect(classes[6]).toBe('frog')
    expect([...train.labels]).toEqual([1, 2, 3, 4, 5])
    expect([...test.labels]).toEqual([9])
    const out = new Uint8Array(3072)
    train.read([3], out)
    expect([out[0], out[1023], out[1024], out[2048], out[3071]]).toEqual([4, 4, 40, 80, 80])
  })

  it('with a missing batch is refused', async () => {
    const { 'data_batch_3.bin': _missing, ...files } = cifar10Files()
    expect(await refusal(async () => openDataset(await put(await temporaryFolder(), files)))).toContain('has no data_batch_3.bin (plain or .gz), which CIFAR-10 needs besides')
  })

  it('with a truncated batch is refused', async () => {
    const folder = await put(await temporaryFolder(), { ...cifar10Files(), 'data_batch_2.bin': cifarRecord([1], [1, 2, 3]).subarray(0, 3000) })
    expect(await refusal(() => openDataset(folder))).toContain('data_batch_2.bin has 3000 bytes; expected a multiple of 3073')
  })

  it('with a label out of range is refused', async () => {
    const folder = await put(await temporaryFolder(), { ...cifar10Files(), 'test_batch.bin': Buffer.concat([cifarRecord([9], [0, 0, 0]), cifarRecord([77], [0, 0, 0])]) })
    expect(await refusal(() => openDataset(folder))).toContain('The label of record 1 in ' + folder + '/test_batch.bin is 77; expected 0 to 9.')
  })

  it('with another count of names is refused', async () => {
    const folder = await put(await temporaryFolder(), { ...cifar10Files(), 'batches.meta.txt': 'cat\ndog\n' })
    expect(await refusal(() => openDataset(folder))).toContain('names 2 classes; expected 10, one a line.')
  })
})

describe('a folder of CIFAR-100', () => {
  it('is read with its fine labels, compressed too; classes without names are numbers', async () => {
    const files = gzipped({ 'train.bin': Buffer.concat([cifarRecord([1, 99], [1, 2, 3]), cifarRecord([19, 0], [4, 5, 6])]), 'test.bin': cifarRecord([3, 42], [7, 8, 9]) })
    const { kind, classes, train, test } = await openDataset(await put(await temporaryFolder(), files))
    expect(kind).toBe('cifar-100')
    expect(classes[99]).toBe('99')
    expect([...train.labels, ...test.labels]).toEqual([99, 0, 42])
  })
})
