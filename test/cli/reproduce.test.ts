/** `burstlab reproduce` and its table. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reproductionTable } from '../../src-main/cli/commands/reproduce.ts'
import { durationText } from '../../src-main/cli/duration-text.ts'
import type { ReproductionRow, ReproductionView } from '../../src-main/lab/reproduction/reproduction-types.ts'
import { testCli } from './test-terminal.ts'
import type { TestCli } from './test-terminal.ts'

let cli: TestCli
beforeEach(() => { cli = testCli() })
afterEach(() => cli.end())

describe('reproduce --status', () => {
  it('computes nothing, and shows claim by claim what was computed before', async () => {
    await cli.run(['run', 'fig2b'])
    const { code, out } = await cli.run(['reproduce', '--quick', '--status'])
    expect(code).toBe(0)
    expect(out).toMatch(/^FIGURE +CLAIM +PAPER +OURS +VERDICT +TIME +RUN$/m)
    expect(out).toMatch(/^Fig\. 2b +\S.* +-?[\d.]+( %)? +-?[\d.]+ +pass +[\d.]+ s +\w+$/m)
    expect(out).toMatch(/^Fig\. 3 +.* – +– +not run +– +–$/m)
    expect(out).toMatch(/^1 presets done, 0 failed, \d+ not run, 0 without their data; claims: \d+ within tolerance, 0 out of it$/m)
    expect(await cli.json(['runs'])).toHaveLength(1)
    const view = await cli.json(['reproduce', '--status']) as ReproductionView
    expect(view.scope).toBe('all')
    expect(view.counts.done).toBe(1)
  })
})

describe('the table', () => {
  const row: ReproductionRow = {
    presetId: 'fig9', figure: 'Fig. 9', title: 'A figure', state: 'done', reason: null, progress: 1, forecastSeconds: 3, run: { id: 'r1', durationMs: 90_000, seeds: 1 }, verdict: 'fail',
    claims: [
      { quantity: 'Rate', reference: 5, ours: 5.2, difference: 0.2, tolerance: 0.5, toleranceNote: '', unit: 'Hz', source: '', verdict: 'pass' },
      { quantity: 'Error', reference: 2, ours: 3, difference: 1, tolerance: 0, toleranceNote: 'below 2', bound: 'below', unit: '%', source: '', verdict: 'fail' },
      // The paper's number is not the bound.
      { quantity: 'Best', reference: 1.1, ours: 1.5, difference: 0.4, tolerance: 0, toleranceNote: 'below 2, above 0.55', bound: 'below', unit: '%', source: '', verdict: 'pass' },
    ],
  }

  it('has a row per claim, and one for a preset without any', () => {
    const lines = reproductionTable([row, { ...row, figure: 'Fig. 10', state: 'no-data', reason: 'There is no data set "x": import it under Data first.', run: null, claims: [] }]).split('\n')
    expect(lines[1]).toMatch(/^Fig\. 9 +Rate +5 Hz +5\.2 +pass +1\.5 min +r1$/)
    expect(lines[2]).toMatch(/^Fig\. 9 +Error +< 2 % +3 +fail +1\.5 min +r1$/)
    expect(lines[3]).toMatch(/^Fig\. 9 +Best +< 2, > 0\.55 % +1\.5 +pass +1\.5 min +r1$/)
    expect(lines[4]).toMatch(/^Fig\. 10 +A figure +– +– +no data: There is no data set "x": import it under Data first\. +– +–$/)
  })

  it.each([[0.42, '0.4 s'], [12.3, '12 s'], [100, '1.7 min'], [600, '10 min'], [9000, '2.5 h'], [200_000, '2.3 d']])('writes %d s as %s', (seconds, text) => {
    expect(durationText(seconds)).toBe(text)
  })
})
