/** `burstlab sweep --stop-early`: a network that learns badly ends before its time, with real processes. */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SweepPlan } from '../../src-main/lab/sweeps/sweep-types.ts'
import type { RunSummary } from '../../src-main/lab/types.ts'
import { ensembleSpec } from '../support/small-runs.ts'
import { testCli } from './test-terminal.ts'
import type { TestCli } from './test-terminal.ts'

let cli: TestCli
let spec = ''
beforeEach(() => {
  cli = testCli()
  spec = join(cli.folder, 'network.json')
  writeFileSync(spec, JSON.stringify(ensembleSpec({ epochs: 8 })))
})
afterEach(() => cli.end())

/** Three that learn, and one that cannot, computed one after the other: the last has three peers that are done. */
const sweep = (rule: string): string[] => ['sweep', spec, '--axis', 'optimiser.outputRate=0.01,0.02,0.03,1e-7', '--stop-early', rule, '--workers', '1']

describe('sweep --stop-early', () => {
  it('stops what learns badly, says which and why, and is content with that; its own resume computes the rest', async () => {
    const { code, out, err } = await cli.run([...sweep('testLoss:2:3'), '--metric', 'test loss'])
    expect([code, err]).toEqual([0, expect.stringContaining('4 points × 1 seed = 4 runs')])
    expect(err).toContain('A run ends early, after epoch 2 or later, where its best test loss is worse than the median of at least 3 other runs that came as far.')
    const why = /stopped early after epoch \d: test loss [\d.]+ at its best, median of its 3 peers [\d.]+/
    expect(out).toMatch(new RegExp(`1 of 4 runs stopped early; .*:\\n {2}.* = 1e-7, seed 1: ${why.source}\\n`))
    expect(out).toMatch(/^1e-7 +0\/1 +–$/m)
    const runs = await cli.json(['runs', '--status', 'cancelled']) as RunSummary[]
    expect(runs).toMatchObject([{ status: 'cancelled', hasCheckpoint: true, reason: expect.stringMatching(why) as string }])

    expect((await cli.run(['resume', runs[0]?.id ?? ''])).code).toBe(0)
    expect(await cli.json(['runs', '--status', 'done'])).toHaveLength(4)
  })

  it('only plans where asked to, with what the rule will do', async () => {
    const plan = await cli.json([...sweep('testErrorPct:3'), '--plan']) as SweepPlan
    expect(plan).toMatchObject({ runCount: 4, medianStop: { metric: 'testErrorPct', afterEpochs: 3, peers: 3 }, issues: [] })
    expect((await cli.run([...sweep('testErrorPct:3'), '--plan'])).out).toContain('less what ends early\nA run ends early, after epoch 3 or later, where its best test error is worse')
  })

  it.each([
    ['testErrorPct', '--stop-early is "testErrorPct"; expected METRIC:AFTER or METRIC:AFTER:PEERS with whole numbers of epochs and runs, e.g. testErrorPct:5:3.'],
    ['speed:2', 'Measure to stop early by is "speed"; expected one of "testErrorPct", '],
    ['testErrorPct:2:4', 'Fewest peers to stop early is 4; expected at most 3: the sweep has 4 runs.'],
  ])('refuses %s and opens no folder for it', async (rule, message) => {
    const { code, err } = await cli.run(sweep(rule))
    expect([code, err]).toEqual([2, expect.stringContaining(message)])
    expect(existsSync(cli.dataDir)).toBe(false)
  })

  it('refuses a grace period that is as long as the runs, and experiments without epochs', async () => {
    expect((await cli.run(sweep('testErrorPct:8'))).err).toContain('Epochs before a run is stopped early is 8; expected at most 7: the longest run has 8 epochs.')
    expect((await cli.run(['sweep', 'fig2b', '--axis', 'rule.tauAvgS=5,15', '--stop-early', 'testErrorPct:2:1'])).err).toContain('experiments of the kind "pairing" record no learning epoch by epoch')
  })
})
