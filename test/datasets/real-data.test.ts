/** On the real sets, where they are: BURSTLAB_DATA names a folder with `mnist` (IDX) and `cifar10` (cifar10-images.tar.gz) in it. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inspectDataset } from '../../src-main/datasets/inspect.ts'
import { openDataset } from '../../src-main/datasets/open-dataset.ts'
import { temporaryFolder } from './fixtures.ts'

const folder = process.env['BURSTLAB_DATA'] ?? ''
const mnist = join(folder, 'mnist')
const cifar = join(folder, 'cifar10', 'cifar10-images.tar.gz')

describe('the real data (skipped where BURSTLAB_DATA does not name it)', () => {
  it.skipIf(folder === '' || !existsSync(mnist))('MNIST has 60,000 and 10,000 digits, with the mean and SD that everybody uses', async () => {
    const { shape, train, test } = await inspectDataset(await openDataset(mnist))
    expect([shape, train.count, test.count]).toEqual([{ channels: 1, height: 28, width: 28 }, 60_000, 10_000])
    expect(train.perClass).toEqual([5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949])
    expect(train.mean[0]).toBeCloseTo(0.1307, 4)
    expect(train.sd[0]).toBeCloseTo(0.3081, 4)
  }, 60_000)

  it.skipIf(folder === '' || !existsSync(cifar))('two classes of CIFAR-10 as JPEG have 5,000 and 1,000 images each, 32 × 32 in colour', async () => {
    const unpacked = await temporaryFolder()
    execFileSync('tar', ['-xzf', cifar, '-C', unpacked, '--wildcards', '*/cat/*', '*/ship/*'])
    const { shape, classes, train, test } = await inspectDataset(await openDataset(unpacked, { cacheDir: await temporaryFolder() }))
    expect([shape, classes]).toEqual([{ channels: 3, height: 32, width: 32 }, ['cat', 'ship']])
    expect([train.perClass, test.perClass]).toEqual([[5000, 5000], [1000, 1000]])
    for (const mean of train.mean) expect(mean).toBeGreaterThan(0.4)
    for (const mean of train.mean) expect(mean).toBeLessThan(0.6)
  }, 120_000)
})
