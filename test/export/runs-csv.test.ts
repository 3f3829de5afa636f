import { describe, expect, it } from 'vitest'
import type { FigureProvenance } from '../../src-main/experiments/figure-data.ts'
import type { ExportRun } from '../../src-main/export/run-data.ts'
import { runsToCsv } from '../../src-main/export/runs-csv.ts'
import { sampleProvenance } from './sample-figure.ts'
import { sampleRun, seriesOf, whole } from './sample-runs.ts'

const lines = (csv: string): string[] => csv.split('\r\n')
const table = (csv: string): string[] => lines(csv).filter((line) => line !== '' && !line.startsWith('#'))
const written = (runs: readonly ExportRun[], provenance: FigureProvenance = sampleProvenance): string => whole(runsToCsv(runs, provenance)).toString('utf8')
const named = (name: string): string => table(written([{ ...sampleRun, name }]))[1] ?? ''

describe('runsToCsv', () => {
  const csv = written([sampleRun])

  it('starts with its provenance in comments', () => {
    expect(lines(csv).filter((line) => line.startsWith('#'))).toEqual([
      '# application: Burstlab', '# version: 0.1.0', '# exported_at: 2026-01-02T03:04:05.000Z', '# figure: sample',
      '# run: r1 seed=1 spec_hash=ab12 checksum=none',
    ])
  })

  it('is one table: a row per row of a series, the columns of all series, empty where a series has none', () => {
    expect(table(csv)).toEqual([
      'run_id,run_name,seed,spec_hash,series,row,rate,dw,t,series_seed',
      'r1,Fig. 2c,7,ab12,pairing,0,1,-0.1,,',
      'r1,Fig. 2c,7,ab12,pairing,1,50,0.30000000000000004,,',
      'r1,Fig. 2c,7,ab12,trace,0,,NaN,0.001,3',
    ])
  })

  it('ends each line, also the last, the way RFC 4180 asks', () => {
    expect(csv.endsWith('\r\n')).toBe(true)
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  })

  it('keeps all digits and the infinities', () => {
    const run = { ...sampleRun, series: [seriesOf('s', ['a'], 3, [Math.PI, Infinity, -5e-324])] }
    expect(table(written([run])).slice(1).map((line) => line.split(',').at(-1))).toEqual([String(Math.PI), 'Infinity', '-5e-324'])
  })

  it.each([
    ['a comma', 'a, b', '"a, b"'],
    ['a quote', 'a "b"', '"a ""b"""'],
    ['a line break', 'a\nb', '"a\nb"'],
    ['the sign of a comment', 'run #3', '"run #3"'],
  ])('quotes a name with %s', (_what, name, cell) => expect(named(name)).toContain(`r1,${cell},7,`))

  it.each(['=1+1', '+1', '-5 Hz', '@SUM(A1)', '\t=1', ' =1', '|cmd'])('disarms %j, which a spreadsheet would run', (name) => {
    expect(named(name)).toContain(`r1,"'${name}",7,`)
  })

  it('lets no text of a comment reach a cell of its own', () => {
    const comment = lines(written([sampleRun], { ...sampleProvenance, figure: 'x,=1+1;\r\n=2' })).find((line) => line.startsWith('# figure'))
    expect(comment).toBe('# figure: x =1+1 =2')
  })

  it('writes a header for runs that recorded nothing', () => {
    expect(table(written([]))).toEqual(['run_id,run_name,seed,spec_hash,series,row'])
  })

  it('comes in parts as it is read', () => {
    const parts = [...runsToCsv([sampleRun], sampleProvenance)].map((part) => Buffer.from(part).toString('utf8'))
    expect(parts.map((part) => part.split('\r\n').filter((line) => line.startsWith('r1,')).length)).toEqual([0, 1, 1, 1])
  })

  it('refuses a series that is cut short', () => {
    const run = { ...sampleRun, series: [seriesOf('s', ['a', 'b'], 2, [1, 2, 3])] }
    expect(() => written([run])).toThrow('run r1, series "s": 3 values, expected 2 rows × 2 columns = 4')
  })
})
