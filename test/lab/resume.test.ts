/** Runs that survive the death of what computes them: stopped, killed, damaged, and gone on with to the same result. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeRunHosts } from '../../src-main/lab/node-run-host.ts'
import type { RunDetail, RunSummary } from '../../src-main/lab/types.ts'
import { experiment } from '../engines/spiking/small-experiment.ts'
import { openTestLab } from './test-lab.ts'
import type { TestLab } from './test-lab.ts'

let test: TestLab
/** As often as it can, so that a test of seconds has some. */
beforeEach(async () => { test = await openTestLab({ spawnRunHost: nodeRunHosts(resolve('src-main/run-host.ts')), checkpointEveryMs: 1 }) })
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

/** Kills the process of a run, once, as soon as it has left two checkpoints and gone on from the second. */
function killer(from: number): (run: RunDetail) => void {
  let killed = false
  return ({ provenance: { hostPid }, progress, checkpoints: [newest] }) => {
    if (killed || hostPid === null || newest === undefined || progress <= newest.fraction || newest.fraction < from || newest.number < 2) return
    killed = true
    process.kill(hostPid, 'SIGKILL')
  }
}

/** Every kind of cell, projection and phase, for some minutes of biological time. */
function spikingSpec(): unknown {
  const { protocol, recording } = experiment
  const phases = protocol.phases.map((phase) => (phase.type === 'run' ? { ...phase, durationMs: 150_000 } : { ...phase, epochs: 40 * phase.epochs }))
  return { ...experiment, protocol: { ...protocol, phases }, recording: { ...recording, rasters: ['output'], traces: [] } }
}

const ensembleSpec = (training: object = {}): unknown => ({
  kind: 'ensemble', version: 2, device: 'cpu',
  data: { name: 'digits', trainCount: 3000, testCount: 200, validationCount: 0, augmentation: 'shift', mean: [0.131], sd: [0.308] },
  network: { layers: [{ type: 'dense', units: 60 }, { type: 'dense', units: 40 }], activation: 'sigmoid', outputBurstProbability: 0.2 },
  rule: { type: 'burstprop', feedback: 'learned', recurrent: 'learned', recurrentRate: 1e-4, recurrentBursts: 'code' },
  optimiser: { hiddenRate: 0.1, outputRate: 0.01, momentum: 0.8, decay: 1e-6, decayKind: 'decoupled', gradient: 'sum', rateFactorEvery: 0, rateFactor: 1 },
  initial: { weights: 'xavierNormal', gain: 1, feedbackSd: 1, recurrentRange: 0.01 },
  training: { epochs: 3, batch: 8, patienceEpochs: 0, minImprovementPct: 0, ...training }, recording: { everySteps: 10, angles: true, distributions: true },
})

describe.each([['a spiking network', spikingSpec], ['a network of ensembles', ensembleSpec]])('%s whose process is killed', (_what, specOf) => {
  it('goes on to the checksum, the rows and the metrics of a run that nothing happened to', { timeout: 120_000 }, async () => {
    const whole = await toTheEnd(start(specOf()).id)
    expect(whole).toMatchObject({ status: 'done', attempt: 1, reason: null })
    const { id } = start(specOf())
    expect(await toTheEnd(id, killer(0.01))).toMatchObject({ status: 'interrupted', hasCheckpoint: true, resumeObstacle: null })
    expect(files().filter((name) => name.startsWith(id)).length).toBeLessThanOrEqual(2)
    // Twice, the second time from further on, and after the lab itself has been away.
    await test.lab.runs.resumeFromCheckpoint([id])
    expect((await toTheEnd(id, killer(0.1))).status).toBe('interrupted')
    await test.reopen()
    await test.lab.runs.resumeFromCheckpoint([id])
    const run = await toTheEnd(id)
    expect(run).toMatchObject({ status: 'done', attempt: 3, seriesSizes: whole.seriesSizes, metrics: whole.metrics })
    expect(run.provenance.checksum).toBe(whole.provenance.checksum)
    expect(logOf(id).filter((text) => text.startsWith('resumed from checkpoint'))).toEqual([expect.stringMatching(/; resumed once so far$/), expect.stringMatching(/; resumed twice so far$/)])
  })
})

describe('a run that is asked to stop', () => {
  it('leaves a checkpoint at once, also while it is paused, and goes on from exactly there', { timeout: 60_000 }, async () => {
    await test.reopen({ checkpointEveryMs: 3_600_000 })
    const { id } = start(ensembleSpec())
    let asked = false
    const stopped = await toTheEnd(id, ({ progress }) => {
      if (asked || progress < 0.1) return
      asked = true
      test.lab.runs.pause([id])
      test.lab.runs.stop([id])
    })
    expect(stopped).toMatchObject({ status: 'cancelled', reason: expect.stringMatching(/^Stopped, with a checkpoint: epoch [12] of 3/) as unknown })
    expect(stopped.checkpoints).toHaveLength(1)
    expect(stopped.progress).toBe(stopped.checkpoints[0]?.fraction)
    const [resumed] = await test.lab.runs.resumeFromCheckpoint([id])
    expect(resumed).toMatchObject({ id, attempt: 2 })
    const done = await toTheEnd(id)
    // Of a network that has learned, the last stays.
    expect(done).toMatchObject({ status: 'done', checkpoints: [{ fraction: 1, label: 'after epoch 3' }] })
    expect(files()).toEqual([`${id}-2.safetensors`])
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
    // Long enough to be still under way when its process is killed, whatever else this machine does.
    const { id } = start(ensembleSpec({ epochs: 60 }))
    await toTheEnd(id, killer(0))
    return id
  }

  it('gives way to the one before it, and where all are damaged the run stays as it is', { timeout: 60_000 }, async () => {
    const id = await interrupted()
    const names = test.lab.runs.get(id).checkpoints.map(({ number }) => join(test.dataDir, 'checkpoints', `${id}-${number}.safetensors`))
    const [newest = '', older = ''] = names
    const damage = (file: string): void => {
      const bytes = readFileSync(file)
      bytes[bytes.length - 1000] = (bytes[bytes.length - 1000] ?? 0) ^ 1
      writeFileSync(file, bytes)
    }
    damage(newest)
    damage(older)
    await expect(test.lab.runs.resumeFromCheckpoint([id])).rejects.toThrow(/cannot go on: .*It is damaged: its checksum is not that of its contents\. .*"Re-run exactly" starts it anew\.$/)
    expect(test.lab.runs.get(id)).toMatchObject({ status: 'interrupted', attempt: 1 })
    damage(older)
    await test.lab.runs.resumeFromCheckpoint([id])
    expect(logOf(id).at(-1)).toMatch(/^resumed from checkpoint \d+ of /)
    test.lab.runs.cancel([id])
    await toTheEnd(id)
  })

  it('is named where its file is gone', { timeout: 60_000 }, async () => {
    const id = await interrupted()
    rmSync(join(test.dataDir, 'checkpoints'), { recursive: true })
    await expect(test.lab.runs.resumeFromCheckpoint([id])).rejects.toThrow(/is not there any more/)
  })

  it('goes with its run, and what nobody knows is swept away at the next start', { timeout: 60_000 }, async () => {
    const id = await interrupted()
    const other = await interrupted()
    test.lab.runs.trash([id])
    test.lab.runs.purge([id])
    expect(files().every((name) => name.startsWith(other))).toBe(true)
    const kept = files().filter((name) => !name.endsWith('.part'))
    writeFileSync(join(test.dataDir, 'checkpoints', `${id}-9.safetensors`), 'left')
    writeFileSync(join(test.dataDir, 'checkpoints', `${other}-9.safetensors.part`), 'cut off')
    await test.reopen()
    expect(files()).toEqual(kept)
  })
})
