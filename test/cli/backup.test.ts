import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testCli } from './test-terminal.ts'
import type { TestCli } from './test-terminal.ts'

let here: TestCli
let there: TestCli
let runId = ''
beforeAll(async () => {
  here = testCli()
  there = testCli()
  const { runs: [run] } = await here.json(['run', 'fig2b']) as { runs: { id: string }[] }
  runId = run?.id ?? ''
}, 60_000)
afterAll(() => {
  here.end()
  there.end()
})

describe('burstlab backup and restore', () => {
  it('copy a lab whole: its runs are in the folder that is made of it', async () => {
    const out = join(here.folder, 'saved')
    const written = await here.run(['backup', '--out', out], { interactive: true })
    expect(written).toMatchObject({ code: 0, out: expect.stringMatching(/saved\n1 run, 1 file, [\d.]+ kB; without imported data sets\.\n$/) as string, err: expect.stringContaining('Copying the database') as string })
    const restored = await there.run(['restore', out])
    expect(restored).toMatchObject({ code: 0, out: expect.stringMatching(/data\n1 run, 1 file, .* All checksums are right\. Name the folder with --data-dir, or choose it in Settings\.\n$/) as string })
    const shown = await Promise.all([here, there].map((cli) => cli.run(['show', runId])))
    expect(shown[1]).toEqual(shown[0])
    expect(shown[1]?.out).toContain('verdict')
  })

  it('tell scripts as JSON', async () => {
    const folder = join(here.folder, 'disk')
    mkdirSync(folder)
    const written = await here.json(['backup', '--datasets', '--out', folder]) as { path: string }
    expect(written).toMatchObject({ path: join(folder, readdirSync(folder)[0] ?? ''), runs: 1, files: 1, datasets: true, missingCheckpoints: 0 })
    rmSync(there.dataDir, { recursive: true, force: true })
    expect(await there.json(['restore', written.path])).toMatchObject({ dataDir: there.dataDir, runs: 1, files: 1, datasets: true })
  })

  it('refuse a folder with something in it, a backup that is none and a place that is not there, with 2', async () => {
    expect(await here.run(['restore', here.folder])).toMatchObject({ code: 2, err: expect.stringContaining('it has no manifest.json; expected the folder that "burstlab backup" wrote.') as string })
    expect(await here.run(['restore', join(here.folder, 'saved')])).toMatchObject({ code: 2, err: expect.stringContaining('which is not empty (it has ') as string })
    expect(await here.run(['backup', '--out', join(here.folder, 'no', 'where')])).toMatchObject({ code: 2, err: expect.stringContaining('expected a folder that is there') as string })
  })

  it('leave nothing at Ctrl+C', async () => {
    const out = join(here.folder, 'half')
    expect(await here.run(['backup', '--out', out], { interrupted: true })).toMatchObject({ code: 130, out: '' })
    rmSync(there.dataDir, { recursive: true, force: true })
    expect(await there.run(['restore', join(here.folder, 'saved')], { interrupted: true })).toMatchObject({ code: 130, out: '' })
    expect([existsSync(out), existsSync(there.dataDir), readdirSync(here.folder).filter((name) => name.endsWith('.part'))]).toEqual([false, false, []])
  })
})
