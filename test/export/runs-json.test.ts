import { describe, expect, it } from 'vitest'
import { runsToJson } from '../../src-main/export/runs-json.ts'
import { sampleProvenance } from './sample-figure.ts'
import { sampleRun, seriesOf, whole } from './sample-runs.ts'

describe('runsToJson', () => {
  it('has provenance, spec, and one array per column', () => {
    const document: unknown = JSON.parse(whole(runsToJson([sampleRun], sampleProvenance)).toString('utf8'))
    expect(document).toEqual({
      format: 'burstlab-runs',
      formatVersion: 1,
      provenance: sampleProvenance,
      runs: [{
        id: 'r1', name: 'Fig. 2c', seed: 7, specHash: 'ab12', checksum: 'c0ffee', usage: { cpuMs: 1500, cores: 0.75, peakMemoryBytes: 2e8 }, spec: { version: 1, kind: 'pairing' },
        series: [
          { name: 'pairing', rows: 2, columns: [{ name: 'rate', values: [1, 50] }, { name: 'dw', values: [-0.1, 0.30000000000000004] }] },
          { name: 'trace', rows: 1, columns: [{ name: 't', values: [0.001] }, { name: 'dw', values: [null] }, { name: 'seed', values: [3] }] },
        ],
      }],
    })
  })

  it('keeps the infinities as words', () => {
    const run = { ...sampleRun, series: [seriesOf('s', ['a'], 2, [Infinity, -Infinity])] }
    expect(whole(runsToJson([run], sampleProvenance)).toString('utf8')).toContain('"values":["Infinity","-Infinity"]')
  })

  it('is a document, too, of runs that recorded nothing', () => {
    const empty = { ...sampleRun, series: [seriesOf('none', ['a'], 0, [])] }
    expect(JSON.parse(whole(runsToJson([empty, { ...empty, series: [] }], sampleProvenance)).toString('utf8'))).toMatchObject({
      runs: [{ series: [{ name: 'none', rows: 0, columns: [{ name: 'a', values: [] }] }] }, { series: [] }],
    })
    expect(JSON.parse(whole(runsToJson([], sampleProvenance)).toString('utf8'))).toMatchObject({ runs: [] })
  })

  it('refuses a series that is cut short', () => {
    const run = { ...sampleRun, series: [seriesOf('s', ['a'], 2, [1])] }
    expect(() => whole(runsToJson([run], sampleProvenance))).toThrow('expected 2 rows × 1 columns = 2')
  })
})
