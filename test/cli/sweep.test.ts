/** `burstlab sweep` and `burstlab queue` as a user meets them. */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { SweepDetail, SweepPlan } from '../../src-main/lab/sweeps/sweep-types.ts'
import { testCli } from './test-terminal.ts'
import type { TestCli } from './test-terminal.ts'

let cli: TestCli
beforeEach(() => { cli = testCli() })
afterEach(() => cli.end())

const small = ['sweep', 'fig2b', '--set', 'protocol.frequenciesHz=20', '--axis', 'rule.tauAvgS=5,15', '--axis', 'rule.learningRate=log:0.01:0.1:2']

describe('sweep', () => {
  it('computes every point and prints its table; its runs say to which sweep they belong', async () => {
    const out = join(cli.folder, 'results')
    const { code, out: said, err } = await cli.run([...small, '--seeds', '2', '--metric', 'weight change, mean', '--out', out])
    expect(code).toBe(0)
    expect(err).toContain('4 points × 2 seeds = 8 runs: about ')
    expect(said).toMatch(/^τavg +η +DONE +weight change, mean$/m)
    expect(said).toMatch(/^5 s +0\.01 +2\/2 +-?[\d.e-]+ \(all equal\)$/m)
    expect(readdirSync(out).map((name) => name.split('.').at(-1) ?? '').sort((a, b) => a.localeCompare(b))).toEqual(['csv', 'png', 'svg'])
    const id = /^sweep (\w+)/m.exec(said)?.[1] ?? ''
    expect(await cli.json(['runs', '--sweep', id])).toHaveLength(8)
    expect((await cli.run(['runs'])).out).toContain(id)
  })

  it('only plans where asked to, and computes nothing then', async () => {
    const plan = await cli.json([...small, '--seeds', '3', '--plan']) as SweepPlan
    expect(plan).toMatchObject({ pointCount: 4, runCount: 12, issues: [] })
    expect((await cli.run([...small, '--plan'])).out).toMatch(/^0 +5 s +0\.01$/m)
    expect(await cli.json(['runs'])).toEqual([])
  })

  it('gives all of it as JSON', async () => {
    const detail = await cli.json(small) as SweepDetail
    expect(detail.points.map(({ label }) => label)).toEqual(['τavg = 5 s, η = 0.01', 'τavg = 5 s, η = 0.1', 'τavg = 15 s, η = 0.01', 'τavg = 15 s, η = 0.1'])
    expect(detail.counts).toEqual({ done: 4 })
  })

  it('refuses a sweep that cannot be with all that is wrong, and opens no folder for it', async () => {
    const { code, err } = await cli.run(['sweep', 'fig2b', '--axis', 'rule.tauAvgS=5,-1'])
    expect(code).toBe(2)
    expect(err).toContain('Axis 1: Time constant of the running rates (rule.tauAvgS) is -1; expected a number from 0.01 to 10000 s.')
    expect((await cli.run(['sweep', 'fig2b', '--axis', 'rule.tauAvgS=lin:1:100:100', '--axis', 'rule.tauPreMs=lin:1:100:100'])).err).toContain('= 10,000 points × 1 seed = 10,000 runs; expected at most 1,000.')
    expect((await cli.run(['sweep', 'fig2b'])).err, 'of one without axes, what to give').toContain("required option '--axis <path=values>' not specified")
    expect(existsSync(cli.dataDir)).toBe(false)
  })
})

describe('queue', () => {
  it('is paused and resumed; what would wait for ever is refused meanwhile', async () => {
    expect((await cli.run(['queue', 'pause'])).code).toBe(0)
    const { code, err } = await cli.run(small)
    expect(code).toBe(5)
    expect(err).toContain('The queue of this data folder is paused')
    expect((await cli.run(['queue', 'list'])).out).toContain('paused: nothing new starts')
    await cli.run(['queue', 'resume'])
    expect((await cli.run(['run', 'fig2b'])).code).toBe(0)
  })
})
