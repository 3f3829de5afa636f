/** Runs that survive the death of what computes them: stopped, killed, damaged, and gone on with to the same result. */
import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeRunHosts } from '../../../src-main/lab/runs/node-run-host.ts'
import type { RunDetail, RunSummary } from '../../../src-main/lab/types.ts'
import { ensembleSpec, spikingSpec } from '../../support/small-runs.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'
import { runHostFile } from '../../support/run-host-file.ts'

const running = nodeRunHosts(runHostFile)
/** Stands still after two checkpoints: no run is over before its test kills it, however busy the machine is. */
const halting = nodeRunHosts(resolve('test/support/halting-run-host.ts'))

const hour = 3_600_000
let test: TestLab
let spawn = running
beforeEach(async () => {
  spawn = running
  test = await openTestLab({ spawnRunHost: () => spawn(), checkpointEveryMs: hour })
})
afterEach(() => test.end())

const files = (): string[] => readdirSync(join(test.dataDir, 'checkpoints')).sort()
const logOf = (id: string): string[] => test.lab.runs.log(id).map(({ text }) => text)

function start(spec: unknown): RunSummary {
  const { id } = test.lab.experiments.create({ type: 'spec', spec, name: 'small' })
  const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
  if (run === undefined) throw new Error('no run')
  return run
}

/** Follows a run to its end; `look` sees it whenever there is news. */
async function toTheEnd(id: string, look: (run: RunDetail) => void = () => undefined): Promise<RunDetail> {
  const ended = new AbortController()
  const events = test.lab.events.subscribe(ended.signal)
  const see = (): void => {
    const run = test.lab.runs.get(id)
    if (run.status === 'queued' || run.status === 'running') look(run)
    else ended.abort()
  }
  see()
  for await (const event of events) if (event.type === 'run' && event.run.id === id) see()
  return test.lab.runs.get(id)
}

/** Kills the process of a run where it halts: it has left two checkpoints and gone on from the second. */
async function killed(id: string): Promise<RunDetail> {
  const before = test.lab.runs.get(id).checkpoints[0]?.number ?? 0
  let kills = 0
  return toTheEnd(id, ({ provenance: { hostPid }, progress, checkpoints: [newest] }) => {
    if (kills > 0 || hostPid === null || newest === undefined || newest.number < before + 2 || progress <= newest.fraction) return
    kills++
    process.kill(hostPid, 'SIGKILL')
  })
}

describe.each([['a spiking network', spikingSpec], ['a network of ensembles', () => ensembleSpec({ epochs: 2 })]] as const)('%s whose process is killed', (_what, specOf) => {
  it('goes on to the checksum, the rows and the metrics of a run that nothing happened to', { timeout: 300_000 }, async () => {
    const whole = await toTheEnd(start(specOf()).id)
    expect(whole).toMatchObject({ status: 'done', attempt: 1, reason: null })
    spawn = halting
    await test.reopen({ checkpointEveryMs: 0 })
    const { id } = start(specOf())
    const first = await killed(id)
    expect(first).toMatchObject({ status: 'interrupted', reason: 'The process that computed it was killed by SIGKILL', hasCheckpoint: true, resumeObstacle: null })
    expect(first.checkpoints).toHaveLength(2)
    expect(files()).toEqual(expect.arrayContaining(first.checkpoints.map(({ number }) => `${id}-${number}.safetensors`)))
    // Twice, the second time from further on, and after the lab itself has been away.
    await test.lab.runs.resumeFromCheckpoint([id])
    const second = await killed(id)
    expect(second.status).toBe('interrupted')
    expect(second.progress).toBeGreaterThan(first.progress)
    spawn = running
    await test.reopen()
    await test.lab.runs.resumeFromCheckpoint([id])
    const run = await toTheEnd(id)
    expect(run).toMatchObject({ status: 'done', attempt: 3, seriesSizes: whole.seriesSizes, metrics: whole.metrics })
    expect(run.provenance.checksum).toBe(whole.provenance.checksum)
    expect(logOf(id).filter((text) => text.startsWith('resumed from checkpoint'))).toEqual([expect.stringMatching(/; resumed once so far$/), expect.stringMatching(/; resumed twice so far$/)])
  })
})

describe('a run that is asked to stop', () => {
  it('leaves a checkpoint at once, also while it is paused, and goes on from exactly there', { timeout: 180_000 }, async () => {
    spawn = halting
    await test.reopen()
    const { id } = start(ensembleSpec({ epochs: 6 }))
    let asked = false
    const stopped = await toTheEnd(id, ({ progress }) => {
      if (asked || progress <= 0.1) return
      asked = true
      test.lab.runs.pause([id])
      test.lab.runs.stop([id])
    })
    expect(stopped).toMatchObject({ status: 'cancelled', reason: expect.stringMatching(/^Stopped, with a checkpoint: (after )?epoch \d+( of 6|$)/) as unknown })
    expect(stopped.checkpoints).toHaveLength(1)
    expect(stopped.progress).toBe(stopped.checkpoints[0]?.fraction)
    spawn = running
    await test.reopen()
    const [resumed] = await test.lab.runs.resumeFromCheckpoint([id])
    expect(resumed).toMatchObject({ id, attempt: 2 })
    const done = await toTheEnd(id)
    // Of a network that has learned, the last stays.
    expect(done).toMatchObject({ status: 'done', checkpoints: [{ fraction: 1, label: 'after epoch 6' }] })
    expect(files()).toEqual([`${id}-2.safetensors`])
    // When its rows came is known through all of that, and the time away does not count.
    const [series] = done.seriesSizes
    const line = { series: series?.name ?? '', column: series?.columns[1] ?? '', over: series?.columns[0] ?? '', split: null }
    const byTime = test.lab.overlay.view({ runIds: [id], lines: [line], x: 'wall', logX: false, logY: false, clip: false, smoothing: 0, find: '', colourBy: 'run', pooled: false, theme: 'light' })
    expect(byTime.definition.caption).not.toContain('no times')
    await expect(test.lab.runs.resumeFromCheckpoint([id])).rejects.toThrow('"small" cannot go on: it is done.')
  })

  it('is refused where its kind leaves no checkpoints', () => {
    const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig2d-10hz' })
    const [run] = test.lab.runs.start({ experimentId: id, seedCount: 1, firstSeed: 1 })
    expect(() => test.lab.runs.stop([run?.id ?? ''])).toThrow(/leaves no checkpoints; cancel it instead/)
    test.lab.runs.cancel([run?.id ?? ''])
  })
})

describe('a checkpoint that cannot be used', () => {
  async function interrupted(): Promise<string> {
    spawn = halting
    await test.reopen({ checkpointEveryMs: 0 })
    const { id } = start(ensembleSpec({ epochs: 2 }))
    await killed(id)
    return id
  }

  it('gives way to the one before it, and where all are damaged the run stays as it is', { timeout: 180_000 }, async () => {
    const id = await interrupted()
    const names = test.lab.runs.get(id).checkpoints.map(({ number }) => join(test.dataDir, 'checkpoints', `${id}-${number}.safetensors`))
    const [newest = '', older = ''] = names
    const damage = (file: string): void => {
      const bytes = readFileSync(file)
      bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 1
      writeFileSync(file, bytes)
    }
    const asLeft = readFileSync(newest)
    // By a process whose lab was killed, say: whole in itself, and of another moment than the rows in the database.
    copyFileSync(older, newest)
    damage(older)
    await expect(test.lab.runs.resumeFromCheckpoint([id])).rejects.toThrow(/was left at "epoch 1 .*", but the run's record has it at "epoch 1 .*": the file was written over\. .*It is damaged/)
    writeFileSync(newest, asLeft)
    damage(newest)
    await expect(test.lab.runs.resumeFromCheckpoint([id])).rejects.toThrow(/cannot go on: .*It is damaged: its checksum is not that of its contents\. .*"Re-run exactly" starts it anew\.$/)
    expect(test.lab.runs.get(id)).toMatchObject({ status: 'interrupted', attempt: 1 })
    damage(older)
    await test.lab.runs.resumeFromCheckpoint([id])
    expect(logOf(id).at(-1)).toMatch(/^resumed from checkpoint \d+ of /)
    test.lab.runs.cancel([id])
    await toTheEnd(id)
  })

  it('is named where its file is gone', { timeout: 180_000 }, async () => {
    const id = await interrupted()
    rmSync(join(test.dataDir, 'checkpoints'), { recursive: true })
    await expect(test.lab.runs.resumeFromCheckpoint([id])).rejects.toThrow(/is not there any more/)
  })

  it('goes with its run, and what nobody knows is swept away at the next start', { timeout: 180_000 }, async () => {
    const id = await interrupted()
    const other = await interrupted()
    test.lab.runs.trash([id])
    await test.lab.runs.purge([id])
    expect(files().every((name) => name.startsWith(other))).toBe(true)
    // The process that was killed may have left a file that it had no time to tell of.
    const kept = test.lab.runs.get(other).checkpoints.map(({ number }) => `${other}-${number}.safetensors`).sort()
    writeFileSync(join(test.dataDir, 'checkpoints', `${id}-9.safetensors`), 'left')
    writeFileSync(join(test.dataDir, 'checkpoints', `${other}-9.safetensors.part`), 'cut off')
    await test.reopen()
    expect(files()).toEqual(kept)
  })
})
