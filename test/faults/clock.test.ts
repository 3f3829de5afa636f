/** A clock that is set back and forth while runs compute: what is measured stays true, and nothing changes its order. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { advance } from '../lab/fake-host.ts'
import { openTestLab } from '../lab/test-lab.ts'
import type { TestLab } from '../lab/test-lab.ts'

let test: TestLab
afterEach(() => test.end())

const start = Date.parse('2026-05-04T10:00:00.000Z')
const [oneSecond, day] = [1000, 86_400_000]

/** The lab with a clock that can be set, and time that passes whatever it says. */
async function labWithClock(): Promise<{ set(ms: number): void; pass(ms: number): void }> {
  let [clock, passed] = [start, 0]
  test = await openTestLab({ now: () => new Date(clock), elapsedMs: () => passed })
  test.lab.settings.set({ workers: 1 })
  return {
    set: (ms) => { clock = ms },
    pass: (ms) => {
      clock += ms
      passed += ms
    },
  }
}

function begin(seedCount = 1): string[] {
  const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
  return test.lab.runs.start({ experimentId: id, seedCount, firstSeed: 1 }).map((run) => run.id)
}

const row = (x: number): number[] => [x, 0, -0.2, 5, 1, 0.2]

describe.each([['back by a day', -day], ['forth by a year', 365 * day]])('a clock that is set %s during a run', (_how, jump) => {
  it('changes neither its duration, nor what forecasts learn from it, nor the order of anything', async () => {
    const clock = await labWithClock()
    const [first = '', second = ''] = begin(2)
    clock.pass(3 * oneSecond)
    test.of(first).reply(advance(first, 0.5, row(1)))
    clock.set(start + jump)
    test.of(first).reply(advance(first, 0.7, row(2)))
    clock.pass(4 * oneSecond)
    test.of(first).reply({ type: 'done', runId: first, checksum: 'c'.repeat(64), metrics: [] })
    expect(test.lab.runs.get(first)).toMatchObject({ status: 'done', durationMs: 7 * oneSecond, seriesSizes: [{ rows: 2 }] })
    expect(test.lab.runs.log(first).map(({ text }) => text)).toEqual(['started', expect.stringMatching(/^done/)])
    expect(test.lab.catalog.templates().find(({ id }) => id === 'fig2b')?.seconds).toBeCloseTo(7)
    // What was started before comes before what is started now, whatever the clock says.
    const [third = ''] = begin()
    expect(test.lab.queue.view().rows.map(({ run }) => run.id)).toEqual([second, third])
  })
})

describe('a lab that was killed', () => {
  it('says of its runs how long they were heard of, not how long it was away', async () => {
    const clock = await labWithClock()
    const [run = ''] = begin()
    clock.pass(5 * oneSecond)
    test.of(run).reply({ type: 'advance', runId: run, fraction: 0.5, activity: '', rows: [], log: ['half of it'] })
    // The folder as a killed lab leaves it.
    const folder = mkdtempSync(join(tmpdir(), 'burstlab-clock-'))
    cpSync(test.dataDir, join(folder, 'data'), { recursive: true })
    const later = await openTestLab({ dataDir: join(folder, 'data'), now: () => new Date(start + 30 * day) })
    expect(later.lab.runs.get(run)).toMatchObject({ status: 'interrupted', durationMs: 5 * oneSecond })
    await later.end()
    rmSync(folder, { recursive: true })
  })
})
