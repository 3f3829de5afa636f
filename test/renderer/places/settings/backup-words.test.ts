/** The words of a backup in Settings. The dialog, with a real lab behind it, is in test/e2e/settings.spec.ts. */
import { describe, expect, it } from 'vitest'
import { unknownPace } from '../../../../src-renderer/components/progress-words.ts'
import { backupText, contentsRows, restoredText, writtenText } from '../../../../src-renderer/places/settings/backup-words.ts'

const written = { path: '/disk/b', bytes: 1_500_000, files: 2, runs: 1, datasets: false, missingCheckpoints: 0 }

describe('a backup in words', () => {
  it('says what it does, how much of it is done, how fast, and how long it will take', () => {
    expect(backupText({ state: 'working', activity: 'Copying the database', done: 3_000_000, total: 4_000_000 }, { perSecond: 500_000, secondsLeft: 2 })).toBe('Copying the database · 75 % of 4.0 MB, 500 kB/s, about 2.0 s left')
    expect(backupText({ state: 'working', activity: 'Copying the database', done: 0, total: 0 }, unknownPace)).toBe('Copying the database · 0 % of 0 B')
  })

  it('says what is in it, and what is not', () => {
    expect(writtenText(written)).toBe('Backed up 1 run, 1.5 MB, without imported data sets:')
    expect(writtenText({ ...written, runs: 3, datasets: true, missingCheckpoints: 1 })).toBe('Backed up 3 runs, 1.5 MB, with imported data sets; 1 checkpoint went before it could be copied:')
  })

  it('says what it holds before it is restored, and what has become of it', () => {
    const contents = { path: '/disk/b', createdAt: '2026-03-01T12:00:00.000Z', version: '0.1.0', runs: 3, files: 2, bytes: 1_500_000, datasets: true, missingCheckpoints: 0 }
    expect(contentsRows(contents)).toEqual([
      ['Made', expect.stringContaining('2026') as string], ['By', 'Burstlab 0.1.0'], ['Runs', '3'], ['Size', '1.5 MB in 2 files'], ['Data sets', 'imported ones, too'],
    ])
    expect(contentsRows({ ...contents, datasets: false, missingCheckpoints: 2 }).slice(-2)).toEqual([['Data sets', 'none'], ['Missing', '2 checkpoints went before they could be copied']])
    expect(restoredText({ ...contents, dataDir: '/new' })).toMatch(/^Restored 3 runs, 1\.5 MB, as of .*2026.*; all checksums are right:$/)
  })
})
