/** What runs have left, and whether it is what it was. */
import { appendFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { record, recordStopped } from '../bundles/recorded-runs.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

let test: TestLab
beforeEach(async () => { test = await openTestLab() })
afterEach(() => test.end())

describe('the artefacts of a run', () => {
  it('are its series with their sizes; checked, they have sums, which are remembered', async () => {
    const [id = ''] = record(test, 'fig2b')
    const listed = test.lab.artefacts.list(id)
    expect(listed.find(({ name }) => name === 'weightChange')).toMatchObject({ kind: 'series', detail: expect.stringMatching(/^20 rows of \w+(, \w+){5}$/) as unknown, bytes: 960, sha256: null, state: 'unchecked' })
    const checked = await test.lab.artefacts.verify(id)
    for (const one of checked) expect(one).toMatchObject({ state: 'whole', note: '', sha256: expect.stringMatching(/^[\da-f]{64}$/) as unknown })
    expect(test.lab.artefacts.list(id)[0]?.sha256).toBe(checked[0]?.sha256)
    expect(await test.lab.artefacts.verify(id)).toEqual(checked)
  })

  it('of a run that is not done have nothing to be compared with; a damaged checkpoint is found', async () => {
    const id = recordStopped(test)
    expect(await test.lab.artefacts.verify(id)).toMatchObject([
      { kind: 'series', name: 'progress', state: 'unknown' }, { kind: 'checkpoint', name: `${id}-1.safetensors`, detail: 'after epoch 1 of 3', state: 'whole' },
    ])
    appendFileSync(join(test.dataDir, 'checkpoints', `${id}-1.safetensors`), 'x')
    expect((await test.lab.artefacts.verify(id))[1]).toMatchObject({ state: 'damaged', note: expect.stringContaining('checksum') as unknown })
  })

  it('say which series has lost rows, and that of the others nobody can tell', async () => {
    const [id = ''] = record(test, 'fig2b')
    const db = new Database(join(test.dataDir, 'burstlab.db'))
    db.exec("DELETE FROM series_chunks WHERE series = (SELECT seq FROM series WHERE name = 'weightChange')")
    db.close()
    const checked = await test.lab.artefacts.verify(id)
    expect(checked.find(({ name }) => name === 'weightChange')).toMatchObject({ state: 'damaged', sha256: null, note: expect.stringContaining('missing or damaged') as unknown })
    expect(checked.every(({ state }) => state === 'damaged')).toBe(true)
  })

  it('of no run are refused', () => {
    expect(() => test.lab.artefacts.list('none')).toThrow('none')
  })
})
