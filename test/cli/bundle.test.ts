import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { twoLabs } from './two-labs.ts'

const labs = twoLabs()

describe('burstlab bundle', () => {
  it('writes runs into a file that another lab checks and takes in, once', async () => {
    const file = join(labs.here.folder, 'mine.burstlab')
    expect(await labs.here.run(['bundle', 'export', labs.runId, '--out', file])).toMatchObject({ code: 0, out: `${file}\n` })
    const check = await labs.there.run(['bundle', 'check', file])
    expect(check.code).toBe(0)
    expect(check.out).toMatch(/All checksums are right\.[\s\S]*Fig\. 2b\s+seed 1\s+done\s+\S+\s+–\s+valid\s+new/)
    expect(await labs.there.run(['bundle', 'import', file])).toMatchObject({ code: 0, out: 'Imported 1 run and 1 experiment.\n' })
    expect((await labs.there.run(['show', labs.runId])).out).toContain('verdict')
    expect((await labs.there.run(['bundle', 'import', file])).out).toBe('Imported 0 runs and 0 experiments.\n1 run was here already.\n')
    expect((await labs.there.run(['bundle', 'check', file])).out).toContain('here already')
  })

  it('names the file by itself, in a folder', async () => {
    const folder = join(labs.here.folder, 'out')
    mkdirSync(folder)
    const { file } = await labs.here.json(['bundle', 'export', labs.runId, '--out', folder]) as { file: string }
    expect(file).toBe(join(folder, 'fig-2b-periodic-pairings-seed-1.burstlab'))
    expect(readdirSync(folder)).toEqual(['fig-2b-periodic-pairings-seed-1.burstlab'])
  })

  it('refuses what is none with 2, and leaves no half file', async () => {
    const file = join(labs.here.folder, 'bad.burstlab')
    writeFileSync(file, 'hello')
    for (const command of ['check', 'import']) expect(await labs.there.run(['bundle', command, file])).toMatchObject({ code: 2, err: expect.stringContaining('bad.burstlab cannot be imported') as string })
    expect(await labs.there.run(['bundle', 'import', join(labs.here.folder, 'none')])).toMatchObject({ code: 2, err: expect.stringContaining('cannot be read') as string })
    expect((await labs.here.run(['bundle', 'export', 'nothing', '--out', join(labs.here.folder, 'x.burstlab')])).code).toBe(2)
    expect(readdirSync(labs.here.folder).filter((name) => name.includes('x.burstlab'))).toEqual([])
  })
})

describe('a spiking run on the command line', () => {
  let spiking = ''
  beforeAll(async () => {
    const { runs: [run] } = await labs.here.json(['run', 'bench-clamp']) as { runs: { id: string }[] }
    spiking = run?.id ?? ''
  }, 60_000)

  it('writes every recorded spike of a run, with what it comes from', async () => {
    const folder = join(labs.here.folder, 'spikes')
    mkdirSync(folder)
    const { file } = await labs.here.json(['export', spiking, '--spikes', '--population', 'pyr', '--out', folder]) as { file: string }
    const lines = readFileSync(file, 'utf8').split('\r\n')
    expect(lines).toContainEqual(expect.stringMatching(new RegExp(`^# run: ${spiking} seed=1 spec_hash=\\w+ checksum=\\w+ engine=[\\d.]+$`)))
    const rows = lines.filter((line) => /^pyr,0,[\d.]+,[01],[01]$/.test(line))
    expect(rows.length).toBeGreaterThan(10)
    const document = await labs.here.json(['export', spiking, '--spikes', '--format', 'json', '--out', join(folder, 'them.json')]).then(() => readFileSync(join(folder, 'them.json'), 'utf8'))
    expect(JSON.parse(document)).toMatchObject({ populations: [{ name: 'pyr', spikes: rows.length, time_ms: { length: rows.length } }] })
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([])
  })

  it('has the drawing of the network in the report, as the window makes it', async () => {
    const html = join(labs.here.folder, 'network.html')
    expect(await labs.here.run(['report', spiking, '-o', html])).toMatchObject({ code: 0 })
    expect(readFileSync(html, 'utf8')).toMatch(/<h2>Network<\/h2><figure class="drawing"><svg /)
  })

  it.each<[() => string[], string]>([
    [() => [labs.runId, '--spikes'], 'there are no spikes of single neurons: it is of kind "pairing"; expected a run of a spiking network.'],
    [() => [spiking, '--spikes', '--population', 'pv'], 'population is "pv", of which the run '],
    [() => [spiking, '--spikes', '--format', 'svg'], '--format is "svg"; expected csv, json or npz with --spikes.'],
    [() => [spiking, labs.runId, '--spikes'], '2 runs are named; expected one with --spikes.'],
    [() => [spiking, '--checkpoint'], 'There is no checkpoint to export of the run '],
    [() => [spiking, '--checkpoint', '--format', 'npz'], '--format is "npz", which does not go with --checkpoint'],
    [() => [spiking, '--checkpoint', '--spikes'], '--checkpoint and --spikes are both given'],
    [() => [spiking, labs.runId, '--checkpoint'], '2 runs are named; expected one with --checkpoint.'],
    [() => [spiking, '--population', 'pyr'], '--population is "pyr", which goes with --spikes only.'],
    [() => [spiking, '--spikes', '--out', join(labs.here.folder, 'nowhere', 'x.csv')], 'x.csv" cannot be written'],
  ])('refuses what it cannot write with 2, and leaves no half file (%#)', async (args, message) => {
    const before = readdirSync(labs.here.folder)
    expect(await labs.here.run(['export', ...args()])).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) as string })
    expect(readdirSync(labs.here.folder)).toEqual(before)
  })
})

describe('burstlab report and export', () => {
  it('write one HTML file, a PDF and NumPy arrays', async () => {
    const html = join(labs.here.folder, 'report.html')
    expect(await labs.here.run(['report', labs.runId, '-o', html])).toMatchObject({ code: 0, out: `${html}\n` })
    expect(readFileSync(html, 'utf8')).toContain('<h2>Verdict</h2>')
    for (const [format, start] of [['pdf', '%PDF-'], ['npz', 'PK']] as const) {
      const file = join(labs.here.folder, `figure.${format}`)
      expect((await labs.here.run(['export', labs.runId, '--format', format, '--out', file])).code).toBe(0)
      expect(readFileSync(file).toString('latin1').startsWith(start)).toBe(true)
    }
  })
})
