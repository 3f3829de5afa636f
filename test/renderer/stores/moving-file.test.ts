// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import type { Api } from '../../../src-renderer/api/use-api.ts'
import { useMovingFile } from '../../../src-renderer/stores/moving-file.ts'
import { inPage } from '../mount-page.ts'

const amount = (count: number): string => `${count} B`

describe('a file on its way', () => {
  it('has progress, rate and time left, and is over at its end', async () => {
    const { result: moving } = await inPage({} as Api, () => useMovingFile())
    let ms = 0
    const over = await moving.follow('Reading a', async (tell) => {
      tell({ activity: 'Reading a', done: 0, total: 100, amount })
      ms = 2000
      tell({ activity: 'Reading a', done: 40, total: 100, amount })
      expect(moving.text).toBe('Reading a, 40 % of 100 B, 20 B/s, about 3.0 s left')
      expect(moving.share).toBe(0.4)
      await Promise.resolve()
    }, () => ms)
    expect([over, moving.text]).toEqual([true, ''])
  })

  it('is left by cancelling, and fails in the words of its error', async () => {
    const { result: moving } = await inPage({} as Api, () => useMovingFile())
    const left = moving.follow('Reading a', (_tell, signal) => new Promise((_resolve, reject) => { signal.addEventListener('abort', () => { reject(new Error('left')) }) }))
    expect(moving.text).toBe('Reading a')
    moving.cancel()
    expect([await left, moving.text]).toEqual([false, ''])
    await expect(moving.follow('Reading b', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone')
  })
})
