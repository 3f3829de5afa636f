/** Experiments that are computed while they are edited. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nodeRunHosts } from '../../../src-main/lab/runs/node-run-host.ts'
import { withValueAt } from '../../../src-main/experiments/spec-path.ts'
import { runHostFile } from '../../support/run-host-file.ts'
import { ensembleSpec } from '../../support/small-runs.ts'
import { fakeHosts } from '../fake-host.ts'
import { openTestLab } from '../test-lab.ts'
import type { TestLab } from '../test-lab.ts'

const request = { seed: 1, theme: 'light' } as const

describe('a preview', () => {
  let test: TestLab
  beforeEach(async () => { test = await openTestLab({ spawnRunHost: nodeRunHosts(runHostFile) }) })
  afterEach(() => test.end())

  it('is the figure of a run, beside what the paper says, and leaves nothing behind', async () => {
    const { id, specHash, previewObstacle } = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
    expect(previewObstacle).toBeNull()
    const preview = await test.lab.preview.compute({ id, ...request })
    expect(preview).toMatchObject({ specHash, seed: 1 })
    const { series } = preview.figure.option as { series: { name?: string; data: unknown[] }[] }
    expect(series.flatMap(({ name, data }) => (name === 'Burstlab' || name === 'authors\' code' ? [[name, data.length]] : []))).toEqual([['Burstlab', 20], ['authors\' code', 20]])
    expect(test.lab.runs.list(false)).toEqual([])
    expect(readdirSync(test.dataDir)).not.toContain('checkpoints')
  })

  it('is of the draft as it is now, with the seed that is asked for', async () => {
    const { id, draft } = test.lab.experiments.create({ type: 'preset', id: 'bench-bursts' })
    const small = withValueAt(withValueAt(draft, 'populations.pyr.size', 5), 'protocol.phases.0.durationMs', 2000)
    test.lab.experiments.save({ id, draft: small })
    const [first, again, other] = [await test.lab.preview.compute({ id, ...request }), await test.lab.preview.compute({ id, ...request }), await test.lab.preview.compute({ id, seed: 2, theme: 'light' })]
    expect(again.figure.option).toEqual(first.figure.option)
    expect(other.figure.option).not.toEqual(first.figure.option)
  })

  it('is there for layered networks, too', async () => {
    const small = withValueAt(withValueAt(ensembleSpec({ epochs: 1 }), 'data.trainCount', 64), 'network.layers', [{ type: 'dense', units: 5 }])
    const { id } = test.lab.experiments.create({ type: 'spec', spec: small, name: 'small' })
    const { figure } = await test.lab.preview.compute({ id, ...request })
    expect(figure.definition.panels.length).toBeGreaterThan(0)
    expect(readdirSync(join(test.dataDir)).filter((name) => name === 'checkpoints')).toEqual([])
  })
})

describe('a preview that is refused', () => {
  const fake = fakeHosts()
  let test: TestLab
  beforeEach(async () => {
    fake.hosts.length = 0
    test = await openTestLab({ spawnRunHost: fake.spawn })
  })
  afterEach(() => test.end())

  it('takes longer than a second by the forecast, which the experiment says itself', async () => {
    const { id, forecast, previewObstacle } = test.lab.experiments.create({ type: 'preset', id: 'fig4' })
    expect(forecast?.seconds).toBeGreaterThan(1)
    expect(previewObstacle).toBe('time')
    await expect(test.lab.preview.compute({ id, ...request })).rejects.toThrow('The experiment takes longer than 1 s, and is not computed on every change. Run it instead.')
    expect(fake.hosts).toEqual([])
  })

  it('is of a draft that can\'t be run', async () => {
    const { id, draft } = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
    expect(test.lab.experiments.save({ id, draft: withValueAt(draft, 'rule.learningRate', -1) }).previewObstacle).toBeNull()
    await expect(test.lab.preview.compute({ id, ...request })).rejects.toMatchObject({ code: 'BAD_REQUEST', issues: [expect.objectContaining({ path: 'rule.learningRate' })] })
    await expect(test.lab.preview.compute({ id: 'nobody', ...request })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  it('says why it could not be computed, and that its process is gone', async () => {
    const { id } = test.lab.experiments.create({ type: 'preset', id: 'fig2b' })
    const asked = async () => vi.waitFor(() => fake.hosts.at(-1)?.requests.at(-1) ?? expect.fail('nobody was asked'))
    const failing = test.lab.preview.compute({ id, ...request })
    const { runId } = await asked()
    fake.hosts[0]?.reply({ type: 'failed', runId, reason: 'out of memory' })
    await expect(failing).rejects.toThrow('It could not be computed: out of memory')
    const lost = test.lab.preview.compute({ id, ...request })
    expect(fake.hosts).toHaveLength(1)
    fake.hosts[0]?.exit('killed by SIGKILL')
    await expect(lost).rejects.toThrow('The process that computes previews was killed by SIGKILL.')
    const next = test.lab.preview.compute({ id, ...request })
    expect(fake.hosts).toHaveLength(2)
    fake.hosts[1]?.exit('ended with code 1')
    await expect(next).rejects.toThrow('lost: it ended with code 1')
  })
})
