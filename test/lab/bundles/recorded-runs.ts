/** Finished runs with really computed numbers, in a lab on a folder of its own. */
import { runEngine } from '../../../src-main/engines/registry.ts'
import type { PairingSpec } from '../../../src-main/engines/pairing/spec.ts'
import { checksumOf } from '../../../src-main/lab/bundles/series-bytes.ts'
import { collectSeries } from '../../../src-main/lab/self-test/collect-series.ts'
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
