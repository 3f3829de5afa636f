/** A backup restored by an open lab, whose own folder stays as it is. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { BackupProgress, RestoreProgress } from '../../../src-main/lab/types.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
let backup = ''
let target = ''
beforeEach(async () => {
  test = await openTestLab()
  backup = join(dirname(test.dataDir), 'backup')
  target = join(dirname(test.dataDir), 'restored')
  test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
  await last(test.lab.backups.write({ path: backup, datasets: false }, undefined))
})
afterEach(() => test.end())

async function last<News extends BackupProgress | RestoreProgress>(all: AsyncIterable<News>): Promise<News | undefined> {
  let final: News | undefined
  for await (const news of all) final = news
  return final
}

const restore = (dataDir = target, from = backup, signal?: AbortSignal) => last(test.lab.backups.restore({ backup: from, dataDir }, signal))

describe('a backup, in an open lab', () => {
  it('is told before anything is done: when it was made, by which version, how much is in it', () => {
    const contents = test.lab.backups.inspect(backup)
    expect(contents).toMatchObject({ path: backup, version: expect.any(String) as string, runs: 0, files: 1, datasets: false, missingCheckpoints: 0 })
    expect(Date.parse(contents.createdAt)).toBeGreaterThan(0)
    expect(contents.bytes).toBeGreaterThan(1000)
    expect(existsSync(target)).toBe(false)
  })

  it('becomes a new data folder beside the lab\'s own, checked like on the command line', async () => {
    const before = readdirSync(test.dataDir)
    expect(await restore()).toMatchObject({ state: 'done', restored: { dataDir: target, runs: 0, files: 1 } })
    expect(readdirSync(target)).toEqual(['burstlab.db'])
    expect(readdirSync(test.dataDir)).toEqual(before)
  })

  it('is refused where it is none, by the name of its folder', async () => {
    expect(() => test.lab.backups.inspect('backup')).toThrow('The backup is "backup"; expected the full path of a folder.')
    expect(() => test.lab.backups.inspect(test.dataDir)).toThrow(`The backup "${test.dataDir}" cannot be restored: it has no manifest.json; expected the folder that "burstlab backup" wrote. Nothing was changed.`)
    await expect(restore(target, join(backup, 'gone'))).rejects.toThrow('it is not there')
    expect(existsSync(target)).toBe(false)
  })

  it('goes to no folder that holds anything, nor into the lab\'s own or the backup', async () => {
    await expect(restore('restored')).rejects.toThrow('The new data folder is "restored"; expected the full path of a folder.')
    for (const [folder, what] of [[test.dataDir, 'the present data folder'], [join(test.dataDir, 'deep', 'new'), 'the present data folder'], [join(backup, 'new'), 'the backup']] as const) {
      await expect(restore(folder), folder).rejects.toThrow(`The new data folder is "${folder}", which is or lies in ${what}; expected a place outside of `)
    }
    mkdirSync(target)
    writeFileSync(join(target, 'thesis.tex'), '')
    await expect(restore()).rejects.toThrow(`The new data folder is "${target}", which is not empty (it has "thesis.tex"); expected a folder that is empty or not there yet. Nothing was changed.`)
  })

  it('leaves nothing where it is cancelled, and can be begun again', async () => {
    expect(await restore(target, backup, AbortSignal.abort())).toBeUndefined()
    expect(readdirSync(dirname(test.dataDir)).filter((name) => name.startsWith('restored'))).toEqual([])
    expect(await restore()).toMatchObject({ state: 'done' })
  })
})
