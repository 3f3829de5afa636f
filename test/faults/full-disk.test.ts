/** Disks that are full or refuse: runs end with a reason that says what to do, and nothing that was committed goes. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import type { Lab } from '../../src-main/lab/lab.ts'
import { nodeRunHosts } from '../../src-main/lab/runs/node-run-host.ts'
import type { RunSummary } from '../../src-main/lab/types.ts'
import { openStore } from '../../src-main/store/open-store.ts'
import { advance } from '../lab/fake-host.ts'
import { openTestLab } from '../lab/test-lab.ts'
import type { TestLab } from '../lab/test-lab.ts'
import { ensembleSpec } from '../support/small-runs.ts'
import { runHostFile } from '../support/run-host-file.ts'

const disk = mkdtempSync(join(tmpdir(), 'burstlab-small-disk-'))
const mounted = process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]).status === 0
afterAll(() => {
  if (mounted) spawnSync('umount', [disk])
  rmSync(disk, { recursive: true, force: true })
})

let test: TestLab
afterEach(() => test.end())

function start(): RunSummary {
  test.lab.settings.set({ workers: 1 })
  const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
  const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
  if (run === undefined) throw new Error('no run')
  return run
}

/** The next run of which everyone is told that it failed. */
async function failedRun({ events }: Lab): Promise<RunSummary | undefined> {
  for await (const event of events.subscribe(undefined)) if (event.type === 'run' && event.run.status === 'failed') return event.run
  return undefined
}

/** A quarter of the disk: what of them fitted, when the last did not, is room enough for the run's end, however the pages before lie. */
const rowsAtOnce = 20_000
/** More never fit. */
const mostReplies = 20
const values = Array.from({ length: 6 * rowsAtOnce }, (_, i) => i)

/** What is in the database, as another process sees it. */
async function stored(dataDir: string, runId: string): Promise<{ readonly problems: readonly string[]; readonly rows: number | undefined }> {
  const store = await openStore({ dataDir, readOnly: true, now: () => new Date() })
  try {
    return { problems: store.integrityProblems('everything'), rows: store.runs.seriesSizes(runId)[0]?.rows }
  } finally {
    store.close()
  }
}

describe.skipIf(!mounted)('a disk that gets full (where a small one can be mounted)', () => {
  const full = /The disk that holds .* is full; what was to be written was not\. Make room \(or empty the trash\), then try again\.$/

  it('ends the run with the reason and keeps all that was committed', async () => {
    const dataDir = join(disk, 'one')
    test = await openTestLab({ dataDir })
    const { id } = start()
    const host = test.of(id)
    let sent = 0
    while (test.lab.runs.get(id).status === 'running' && sent < mostReplies) {
      host.reply(advance(id, 0.5, values))
      sent++
    }
    expect(test.lab.runs.get(id)).toMatchObject({ status: 'failed', reason: expect.stringMatching(full) as unknown })
    expect(host.killed).toBe(true)
    expect(await stored(dataDir, id)).toEqual({ problems: [], rows: (sent - 1) * rowsAtOnce })
    await test.lab.close()
    rmSync(dataDir, { recursive: true })
  })

  it('tells of an end that it cannot even write down, and writes it once there is room', async () => {
    const dataDir = join(disk, 'two')
    const told: string[] = []
    test = await openTestLab({ dataDir, onError: (error) => told.push(error.message) })
    const { id } = start()
    const host = test.of(id)
    host.reply(advance(id, 0.1, values))
    const filler = join(disk, 'filler')
    expect(() => { writeFileSync(filler, Buffer.alloc(2 ** 23)) }).toThrow('ENOSPC')
    const failing = failedRun(test.lab)
    for (let i = 0; i < 1000 && told.length === 0; i++) host.reply(advance(id, 0.2))
    expect(told[0]).toMatch(full)
    expect(await failing).toMatchObject({ id, reason: expect.stringMatching(full) as unknown })
    expect(test.lab.runs.get(id).status).toBe('running')
    rmSync(filler)
    test.lab.settings.set({ workers: 2 })
    expect(test.lab.runs.get(id)).toMatchObject({ status: 'failed', reason: expect.stringMatching(full) as unknown })
    expect(await stored(dataDir, id)).toEqual({ problems: [], rows: rowsAtOnce })
  })
})

describe('checkpoints that cannot be written', () => {
  it('are told of in the log, and the run is done without them', { timeout: 180_000 }, async () => {
    test = await openTestLab({ spawnRunHost: nodeRunHosts(runHostFile), checkpointEveryMs: 3_600_000 })
    writeFileSync(join(test.dataDir, 'checkpoints'), 'a file in the place of the folder')
    const { id: experimentId } = test.lab.experiments.create({ type: 'spec', spec: ensembleSpec({ epochs: 1 }), name: 'small' })
    const [run] = test.lab.runs.start({ experimentId, seedCount: 1, firstSeed: 1 })
    for await (const event of test.lab.events.subscribe(undefined)) if (event.type === 'run' && event.run.status !== 'running') break
    expect(test.lab.runs.get(run?.id ?? '')).toMatchObject({ status: 'done', checkpoints: [] })
    expect(test.lab.runs.log(run?.id ?? '').map(({ text }) => text)).toContainEqual(expect.stringMatching(/^no checkpoint could be written: EEXIST/))
  })
})
