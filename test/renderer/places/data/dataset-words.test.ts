import { describe, expect, it } from 'vitest'
import type { DatasetTask } from '../../../../src-main/api/contract.ts'
import { bytesText, fractionOf, imagesText, momentsText, progressText, shapeText, suggestedName } from '../../../../src-renderer/places/data/dataset-words.ts'

const task: DatasetTask = {
  id: 't1', type: 'import', name: 'a', state: 'working', activity: 'Decoding images', done: 1200, total: 4000, unit: 'images', perSecond: 35.4,
  startedAt: '2026-01-01T00:00:00Z', problem: null, field: null,
}

describe('a data set in words', () => {
  it('has numbers that can be read at a glance', () => {
    expect(imagesText({ counts: { train: 60_000, test: 10_000 } })).toBe('60,000 + 10,000 images')
    expect(shapeText({ channels: 3, height: 32, width: 48 })).toBe('32 × 48, colour')
    expect([0, 999, 1000, 11_490_434, 2.5e9, null].map(bytesText)).toEqual(['0 B', '999 B', '1.0 kB', '11 MB', '2.5 GB', 'not counted'])
    expect(momentsText([0.5, 0.25], [0.1, 0.2])).toBe('0.500 ± 0.100 / 0.250 ± 0.200')
  })

  it('is suggested a name that may be given, from where it lies', () => {
    expect(['/data/fashion mnist/', 'C:\\data\\mnist.npz', '/data/.hidden', '/', '/x/ü-set.'].map(suggestedName)).toEqual(['fashion-mnist', 'mnist', 'hidden', '', 'set'])
  })
})

describe('progress in words', () => {
  it('has amount, rate and time left where they are known', () => {
    expect(progressText(task)).toBe('Decoding images: 1,200 of 4,000 images, 35 images/s, about 1 min 19 s left')
    expect(progressText({ ...task, activity: 'Downloading', unit: 'bytes', done: 2e6, total: 1e7, perSecond: 1.5e6 })).toBe('Downloading: 2.0 MB of 10 MB, 1.5 MB/s, about 5.3 s left')
    expect(progressText({ ...task, activity: 'Reading the files', total: 0, perSecond: null })).toBe('Reading the files')
  })

  it('is a share only where the whole is known', () => {
    expect(fractionOf(task)).toBe(0.3)
    expect(fractionOf({ done: 5, total: 0 })).toBeUndefined()
  })
})
