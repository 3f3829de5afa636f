/** Folders that cannot be written to, and two Burstlabs on one folder: who is refused reads why, and what to do. */
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStore } from '../../src-main/store/open-store.ts'
import { startLab } from './lab-life.ts'
import type { LabLife } from './lab-life.ts'
import type { FromLab } from './lab-messages.ts'

let folder = ''
let dataDir = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'burstlab-refused-'))
  dataDir = join(folder, 'data')
})
afterEach(() => {
  chmodSync(dataDir, 0o700)
  rmSync(folder, { recursive: true })
})

/** No folder refuses root, whose place somebody without rights takes. */
const nobody = process.getuid?.() === 0 ? 65534 : undefined

async function madeFolder(): Promise<void> {
  const store = await openStore({ dataDir, now: () => new Date() })
  store.close()
}

const firstWord = (life: LabLife): Promise<FromLab | undefined> => life.next(({ type }) => type === 'open' || type === 'refused')

async function refusal(): Promise<string> {
  const life = startLab({ dataDir, runs: 0, ...(nobody === undefined ? {} : { uid: nobody }) })
  const word = await firstWord(life)
  life.kill()
  await life.ended
  return word?.type === 'refused' ? word.message : `it was not refused: ${word?.type ?? 'it ended'}`
}

// Windows has rights of another kind, which the first try to write tells of all the same.
describe.skipIf(process.platform === 'win32')('what may only be read', () => {
  it('a folder: is refused by name, with what to do', async () => {
    await madeFolder()
    chmodSync(folder, 0o755)
    chmodSync(dataDir, 0o555)
    expect(await refusal()).toMatch(/^The data folder .* cannot be written to \(EACCES.*\)\. Give yourself the right to write there, or choose another folder with --data-dir\.$/)
  })

  it('the database in it: is refused at the start, not at the first run', async () => {
    await madeFolder()
    chmodSync(folder, 0o755)
    chmodSync(join(dataDir, 'burstlab.db'), 0o444)
    if (nobody !== undefined) for (const path of [dataDir, join(dataDir, 'burstlab.lock')]) chownSync(path, nobody, nobody)
    expect(await refusal()).toMatch(/^The database .*burstlab\.db can only be read here \(.*\)\. Give yourself the right to write to it, or /)
  })
})

describe('two Burstlabs on one folder', () => {
  it('started at the same time: one has it, the other is told who; when that is killed, the next has it at once', { timeout: 120_000 }, async () => {
    mkdirSync(dataDir)
    const lives = [1, 2].map(() => startLab({ dataDir, runs: 0 }))
    const words = await Promise.all(lives.map(firstWord))
    expect(new Set(words.map((word) => word?.type))).toEqual(new Set(['open', 'refused']))
    const winner = lives[words.findIndex((word) => word?.type === 'open')]
    const refused = words.find((word) => word?.type === 'refused')
    expect(refused).toMatchObject({ message: expect.stringMatching(/^The data folder .* is in use by (another process|process \d+ \(.*lab-process\.ts\) on host .* since .*): close it, or choose another folder with --data-dir\.$/) as unknown })
    winner?.kill()
    await Promise.all(lives.map(({ ended }) => ended))
    const next = startLab({ dataDir, runs: 0 })
    expect((await firstWord(next))?.type).toBe('open')
    next.say('close')
    expect(await next.ended).toEqual({ code: 0, signal: null })
  })
})
