// @vitest-environment happy-dom
/** A backup that goes on while other places are shown; the other way, a backup that is restored, does all of it by the same code. */
import { describe, expect, it } from 'vitest'
import { useBackup } from '../../../src-renderer/stores/backup.ts'
import { copyWork } from '../../../src-renderer/stores/copy-work.ts'
import { useNotices } from '../../../src-renderer/stores/notices.ts'
import type { BackupProgress } from '../../../src-main/api/contract.ts'
import type { Api } from '../../../src-renderer/api/use-api.ts'
import { labError } from '../fake-api.ts'
import { inPage } from '../mount-page.ts'

interface Listener {
  onData(news: BackupProgress): void
  onComplete(): void
  onError(error: unknown): void
}

const working: BackupProgress = { state: 'working', activity: 'Copying the database', done: 1, total: 2 }
const done: BackupProgress = { state: 'done', backup: { path: '/disk/b', bytes: 2, files: 1, runs: 1, datasets: false, missingCheckpoints: 0 } }

async function page() {
  const listeners: Listener[] = []
  let left = 0
  const write = { subscribe: (_request: unknown, listener: Listener) => {
    listeners.push(listener)
    return { unsubscribe: () => { left++ } }
  } }
  const { result } = await inPage({ backups: { write } } as unknown as Api, () => ({ backup: useBackup(), notices: useNotices() }))
  const begun = result.backup.start({ path: '/disk', datasets: false })
  const [lab] = listeners
  if (lab === undefined) throw new Error('nothing was asked for')
  return { ...result, begun, lab, left: () => left }
}

describe('a copy', () => {
  it('has a rate and a time left, measured from its first news on', async () => {
    let ms = 0
    let tell: (news: { state: 'working', activity: string, done: number, total: number }) => void = () => undefined
    const copy = copyWork({
      now: () => ms, notices: { info: () => undefined, error: () => undefined }, words: { done: () => '', failed: () => '', cancelled: '' },
      subscribe: (_request, { onData }) => {
        tell = onData
        return { unsubscribe: () => undefined }
      },
    })
    void copy.start({})
    tell({ state: 'working', activity: 'Copying', done: 100, total: 1100 })
    expect(copy.pace.value).toEqual({ perSecond: null, secondsLeft: null })
    ms = 2000
    tell({ state: 'working', activity: 'Copying', done: 300, total: 1100 })
    expect(copy.pace.value).toEqual({ perSecond: 100, secondsLeft: 8 })
  })
})

describe('a backup', () => {
  it('shows how far it is, then what it has become', async () => {
    const { backup, begun, lab } = await page()
    lab.onData(working)
    expect(await begun).toBeUndefined()
    expect(backup.working).toEqual(working)
    lab.onData(done)
    lab.onComplete()
    expect([backup.working, backup.written?.path]).toEqual([undefined, '/disk/b'])
  })

  it('says at once why it cannot be made', async () => {
    const { begun, lab, notices } = await page()
    lab.onError(labError('The disk is full.'))
    expect(await begun).toBe('The disk is full.')
    expect(notices.list).toEqual([])
  })

  it('says later in a notice why it failed', async () => {
    const { backup, lab, notices } = await page()
    lab.onData(working)
    lab.onError(labError('The disk is full.'))
    expect(backup.working).toBeUndefined()
    expect(notices.list.map(({ text }) => text)).toEqual(['The backup failed: The disk is full.'])
  })

  it('is left by cancelling, which is said', async () => {
    const { backup, lab, notices, left } = await page()
    lab.onData(working)
    backup.cancel()
    expect([backup.working, left()]).toEqual([undefined, 1])
    expect(notices.list.map(({ text }) => text)).toEqual(['The backup was cancelled; nothing of it stays.'])
  })
})
