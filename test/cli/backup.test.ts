import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { twoLabs } from './two-labs.ts'

const labs = twoLabs()

describe('burstlab backup and restore', () => {
  it('copy a lab whole: its runs are in the folder that is made of it', async () => {
    const out = join(labs.here.folder, 'saved')
    const written = await labs.here.run(['backup', '--out', out], { interactive: true })
    expect(written).toMatchObject({ code: 0, out: expect.stringMatching(/saved\n1 run, 1 file, [\d.]+ kB; without imported data sets\.\n$/) as string, err: expect.stringContaining('Copying the database') as string })
    const restored = await labs.there.run(['restore', out])
    expect(restored).toMatchObject({ code: 0, out: expect.stringMatching(/data\n1 run, 1 file, .* All checksums are right\. Name the folder with --data-dir, or choose it in Settings\.\n$/) as string })
    const shown = await Promise.all([labs.here, labs.there].map((cli) => cli.run(['show', labs.runId])))
    expect(shown[1]).toEqual(shown[0])
    expect(shown[1]?.out).toContain('verdict')
  })

  it('tell scripts as JSON', async () => {
    const folder = join(labs.here.folder, 'disk')
    mkdirSync(folder)
    const written = await labs.here.json(['backup', '--datasets', '--out', folder]) as { path: string }
    expect(written).toMatchObject({ path: join(folder, readdirSync(folder)[0] ?? ''), runs: 1, files: 1, datasets: true, missingCheckpoints: 0 })
    rmSync(labs.there.dataDir, { recursive: true, force: true })
    expect(await labs.there.json(['restore', written.path])).toMatchObject({ dataDir: labs.there.dataDir, runs: 1, files: 1, datasets: true })
  })

  it('refuse a folder with something in it, a backup that is none and a place that is not there, with 2', async () => {
    expect(await labs.here.run(['restore', labs.here.folder])).toMatchObject({ code: 2, err: expect.stringContaining('it has no manifest.json; expected the folder that "burstlab backup" wrote.') as string })
    expect(await labs.here.run(['restore', join(labs.here.folder, 'saved')])).toMatchObject({ code: 2, err: expect.stringContaining('which is not empty (it has ') as string })
    expect(await labs.here.run(['backup', '--out', join(labs.here.folder, 'no', 'where')])).toMatchObject({ code: 2, err: expect.stringContaining('expected a folder that is there') as string })
  })

  it('leave nothing at Ctrl+C', async () => {
    const out = join(labs.here.folder, 'half')
    expect(await labs.here.run(['backup', '--out', out], { interrupted: true })).toMatchObject({ code: 130, out: '' })
    rmSync(labs.there.dataDir, { recursive: true, force: true })
    expect(await labs.there.run(['restore', join(labs.here.folder, 'saved')], { interrupted: true })).toMatchObject({ code: 130, out: '' })
    expect([existsSync(out), existsSync(labs.there.dataDir), readdirSync(labs.here.folder).filter((name) => name.endsWith('.part'))]).toEqual([false, false, []])
  })
})
