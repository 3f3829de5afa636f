// @vitest-environment happy-dom
import { describe, expect, it, vi } from 'vitest'
import { useLabFile } from '../../../src-renderer/incoming/use-lab-file.ts'
import type { LabFileParts } from '../../../src-renderer/incoming/use-lab-file.ts'
import { countOf } from '../../../src-renderer/incoming/use-lab-file.ts'
import { useMovingFile } from '../../../src-renderer/stores/moving-file.ts'
import { useNotices } from '../../../src-renderer/stores/notices.ts'
import { fakeApi } from '../fake-api.ts'
import { inPage } from '../mount-page.ts'

type Listener = Parameters<LabFileParts['ask']>[0]

async function ready() {
  const { api, calls } = fakeApi({ transfers: { read: () => ({ base64: btoa('abc') }), drop: () => undefined } })
  let lab: Listener | undefined
  const unsubscribe = vi.fn()
  const parts: LabFileParts = {
    what: 'The file of data', activity: 'Writing the data', amount: countOf('row', 'rows'),
    ask(listener) {
      lab = listener
      return { unsubscribe }
    },
  }
  const { result } = await inPage(api, () => ({ getFile: useLabFile(), moving: useMovingFile(), notices: useNotices() }))
  const made = result.getFile(parts)
  if (lab === undefined) throw new Error('the lab was not asked')
  return { ...result, made, lab, unsubscribe, calls, said: () => result.notices.list.map(({ text }) => text) }
}

describe('a file that the lab makes', () => {
  it('tells how far it is, and is fetched when it is whole', async () => {
    const { lab, made, moving, calls } = await ready()
    lab.onData({ state: 'working', done: 600, total: 1200 })
    expect(moving.text).toContain('Writing the data, 50 % of 1,200 rows')
    lab.onData({ state: 'done', transfer: { id: 't1', name: 'run.csv', bytes: 3 } })
    expect(await made).toBe(true)
    expect(calls.map(({ path }) => path)).toEqual(['transfers.read', 'transfers.drop'])
  })

  it('is no longer asked for when it is cancelled', async () => {
    const { made, moving, unsubscribe, said } = await ready()
    moving.cancel()
    expect(await made).toBe(false)
    expect(unsubscribe).toHaveBeenCalledOnce()
    expect(said()).toEqual(['The file of data was cancelled; nothing of it stays.'])
  })

  it('says why it could not be made', async () => {
    const { lab, made, said } = await ready()
    lab.onError(new Error('the disk is full'))
    expect(await made).toBe(false)
    expect(said()).toEqual(['The file of data could not be made: the disk is full'])
  })
})

describe('what is counted', () => {
  it.each([[1, '1 row'], [0.26, '0.26 rows'], [3.14, '3.1 rows'], [1234.5, '1,235 rows']])('%d is %s', (count, text) => expect(countOf('row', 'rows')(count)).toBe(text))
})
