import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
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

describe('burstlab bundle', () => {
  it('writes runs into a file that another lab checks and takes in, once', async () => {
    const file = join(here.folder, 'mine.burstlab')
    expect(await here.run(['bundle', 'export', runId, '--out', file])).toMatchObject({ code: 0, out: `${file}\n` })
    const check = await there.run(['bundle', 'check', file])
    expect(check.code).toBe(0)
    expect(check.out).toMatch(/All checksums are right\.[\s\S]*Fig\. 2b\s+seed 1\s+done\s+\S+\s+valid\s+new/)
    expect(await there.run(['bundle', 'import', file])).toMatchObject({ code: 0, out: 'Imported 1 run and 1 experiment.\n' })
    expect((await there.run(['show', runId])).out).toContain('verdict')
    expect((await there.run(['bundle', 'import', file])).out).toBe('Imported 0 runs and 0 experiments.\n1 run was here already.\n')
    expect((await there.run(['bundle', 'check', file])).out).toContain('here already')
  })

  it('names the file by itself, in a folder', async () => {
    const folder = join(here.folder, 'out')
    mkdirSync(folder)
    const { file } = await here.json(['bundle', 'export', runId, '--out', folder]) as { file: string }
    expect(file).toBe(join(folder, 'fig-2b-periodic-pairings-seed-1.burstlab'))
    expect(readdirSync(folder)).toEqual(['fig-2b-periodic-pairings-seed-1.burstlab'])
  })

  it('refuses what is none with 2, and leaves no half file', async () => {
    const file = join(here.folder, 'bad.burstlab')
    writeFileSync(file, 'hello')
    for (const command of ['check', 'import']) expect(await there.run(['bundle', command, file])).toMatchObject({ code: 2, err: expect.stringContaining('bad.burstlab cannot be imported') as string })
    expect(await there.run(['bundle', 'import', join(here.folder, 'none')])).toMatchObject({ code: 2, err: expect.stringContaining('cannot be read') as string })
    expect((await here.run(['bundle', 'export', 'nothing', '--out', join(here.folder, 'x.burstlab')])).code).toBe(2)
    expect(readdirSync(here.folder).filter((name) => name.includes('x.burstlab'))).toEqual([])
  })
})

describe('burstlab export --spikes', () => {
  let spiking = ''
  beforeAll(async () => {
    const { runs: [run] } = await here.json(['run', 'bench-clamp']) as { runs: { id: string }[] }
    spiking = run?.id ?? ''
  }, 60_000)

  it('writes every recorded spike of a run, with what it comes from', async () => {
    const folder = join(here.folder, 'spikes')
    mkdirSync(folder)
    const { file } = await here.json(['export', spiking, '--spikes', '--population', 'pyr', '--out', folder]) as { file: string }
    const lines = readFileSync(file, 'utf8').split('\r\n')
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^# run: ${spiking} seed=1 spec_hash=\\w+ checksum=\\w+$`)))
    const rows = lines.filter((line) => /^pyr,0,[\d.]+,[01],[01]$/.test(line))
    expect(rows.length).toBeGreaterThan(10)
    const document = await here.json(['export', spiking, '--spikes', '--format', 'json', '--out', join(folder, 'them.json')]).then(() => readFileSync(join(folder, 'them.json'), 'utf8'))
    expect(JSON.parse(document)).toMatchObject({ populations: [{ name: 'pyr', spikes: rows.length, time_ms: { length: rows.length } }] })
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it.each<[() => string[], string]>([
    [() => [runId, '--spikes'], 'there are no spikes of single neurons: it is of kind "pairing"; expected a run of a spiking network.'],
    [() => [spiking, '--spikes', '--population', 'pv'], 'population is "pv", of which the run '],
    [() => [spiking, '--spikes', '--format', 'svg'], '--format is "svg"; expected csv, json or npz with --spikes.'],
    [() => [spiking, runId, '--spikes'], '2 runs are named; expected one with --spikes.'],
    [() => [spiking, '--population', 'pyr'], '--population is "pyr", which goes with --spikes only.'],
    [() => [spiking, '--spikes', '--out', join(here.folder, 'nowhere', 'x.csv')], 'x.csv" cannot be written'],
  ])('refuses what it cannot write with 2, and leaves no half file (%#)', async (args, message) => {
    const before = readdirSync(here.folder)
    expect(await here.run(['export', ...args()])).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) as string })
    expect(readdirSync(here.folder)).toEqual(before)
  })
})

describe('burstlab report and export', () => {
  it('write one HTML file, a PDF and NumPy arrays', async () => {
    const html = join(here.folder, 'report.html')
    expect(await here.run(['report', runId, '-o', html])).toMatchObject({ code: 0, out: `${html}\n` })
    expect(readFileSync(html, 'utf8')).toContain('<h2>Verdict</h2>')
    for (const [format, start] of [['pdf', '%PDF-'], ['npz', 'PK']] as const) {
      const file = join(here.folder, `figure.${format}`)
      expect((await here.run(['export', runId, '--format', format, '--out', file])).code).toBe(0)
      expect(readFileSync(file).toString('latin1').startsWith(start)).toBe(true)
    }
  })
})
