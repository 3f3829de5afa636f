/** Finished runs with really computed numbers, in a lab on a folder of its own. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { engineInfo, runEngine } from '../../../src-main/engines/registry.ts'
import type { PairingSpec } from '../../../src-main/engines/pairing/spec.ts'
import { writeCheckpoint } from '../../../src-main/lab/checkpoints/checkpoint-file.ts'
import { checkpointName } from '../../../src-main/lab/checkpoints/checkpoint-folder.ts'
import { checksumOf } from '../../../src-main/lab/bundles/series-bytes.ts'
import { collectSeries } from '../../../src-main/lab/self-test/collect-series.ts'
import { ensembleSpec } from '../../support/small-runs.ts'
import type { TestLab } from '../test-lab.ts'

/** Runs of a pairing preset over some seeds; `change` replaces parts of its spec. */
export function record(test: TestLab, presetId: string, seedCount = 1, change: object = {}): string[] {
  const made = test.lab.experiments.create({ type: 'preset', id: presetId })
  const spec = { ...made.draft as PairingSpec, ...change }
  if (Object.keys(change).length > 0) test.lab.experiments.save({ id: made.id, draft: spec })
  return test.lab.runs.start({ experimentId: made.id, seedCount, firstSeed: 1 }).map(({ id, seed }) => {
    const rows = [...collectSeries(runEngine(spec, seed)).values()].map(({ name, columns, values }) => ({ series: name, columns, values: Float64Array.from(values) }))
    test.of(id).reply({ type: 'advance', runId: id, fraction: 1, activity: '', log: [`seed ${seed} has begun`], rows, ran: { fromMs: 0, toMs: 1000 * seed } })
    test.of(id).reply({ type: 'done', runId: id, checksum: checksumOf(rows), metrics: [{ name: 'steps', value: 7 }, { name: 'none', value: Number.NaN }] })
    const { status, reason } = test.lab.runs.get(id)
    if (status !== 'done') throw new Error(`${status}: ${reason ?? ''}`)
    return id
  })
}

/** A run of a network that was stopped after a while, with a checkpoint that is a file of the right form. */
export function recordStopped(test: TestLab): string {
  const { id: experimentId } = test.lab.experiments.create({ type: 'spec', spec: ensembleSpec(), name: 'stopped' })
  const [run] = test.lab.runs.start({ experimentId, seedCount: 1, firstSeed: 1 })
  if (run === undefined) throw new Error('no run')
  const { id: runId, seed, specHash, kind } = run
  const { version: engineVersion } = engineInfo('ensemble')
  const rows = { series: 'progress', columns: ['epoch', 'error'], values: Float64Array.from([0, 90, 1, 50]) }
  test.of(runId).reply({ type: 'advance', runId, fraction: 0.5, activity: '', log: [], rows: [rows], ran: { fromMs: 0, toMs: 10 } })
  const head = { kind, specHash, seed, engineVersion, device: 'cpu', position: { epoch: 1, index: 0, ended: 0 }, label: 'after epoch 1 of 3', fraction: 0.3, series: [{ name: 'progress', rows: 2 }], metrics: [] }
  const folder = join(test.dataDir, 'checkpoints')
  mkdirSync(folder, { recursive: true })
  const file = checkpointName(runId, 1)
  const bytes = writeCheckpoint(join(folder, file), { ...head, tensors: [{ name: 'layer1.weights', shape: [2, 2], values: Float32Array.from([1, 2, 3, 4]) }] })
  test.of(runId).reply({ type: 'checkpoint', runId, number: 1, file, bytes, ...head })
  test.of(runId).reply({ type: 'stopped', runId, label: head.label })
  return runId
}
