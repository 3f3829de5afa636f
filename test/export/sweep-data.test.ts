import { describe, expect, it } from 'vitest'
import { parseNpy } from '../../src-main/datasets/readers/npy.ts'
import { listZip } from '../../src-main/datasets/readers/zip.ts'
import { sweepToJson, sweepToNpz } from '../../src-main/export/sweep-data.ts'

const table = {
  axes: ['rule.tauAvgS', 'rule.type'], metrics: ['error (%)'],
  rows: [{ values: [5, 'a'], runIds: ['r1', 'r2'], metrics: [{ mean: 0.3, sd: 0.5, count: 2 }] }, { values: [15, 'b'], runIds: [], metrics: [null] }],
}
const settings = { axes: [{ path: 'rule.tauAvgS', range: { type: 'random', from: 1, to: 20, count: 2, seed: 7 } }] }
const provenance = { application: 'Burstlab', version: '1', gitCommit: null, exportedAt: 'now', figure: 'sweep s1', runs: [{ id: 'r1', name: 'R', specHash: 'h', seed: 1, checksum: 'c', engineVersion: '1.3.0' }] } as const

describe('a sweep for programs', () => {
  it('as JSON has a point for each row, with its runs, the axes as they were asked for, and the version of the engine', () => {
    expect(JSON.parse(sweepToJson(table, settings, provenance))).toMatchObject({
      format: 'burstlab-sweep', provenance: { runs: [{ engineVersion: '1.3.0' }] }, settings,
      points: [{ point: 0, values: { 'rule.tauAvgS': 5, 'rule.type': 'a' }, runs: ['r1', 'r2'], metrics: { 'error (%)': { mean: 0.3, count: 2 } } }, { metrics: { 'error (%)': null } }],
    })
  })

  it('as NPZ has arrays of values, means, SDs and counts, one row per point', () => {
    const members = listZip(sweepToNpz(table, settings, provenance), 'it')
    const array = (name: string) => parseNpy(members.find((one) => one.name === `${name}.npy`)?.read() ?? Buffer.alloc(0), name)
    expect(array('axes').shape).toEqual([2, 2])
    expect([array('count').at(0), array('count').at(1)]).toEqual([2, 0])
    expect(members.map(({ name }) => name)).toEqual(expect.arrayContaining(['provenance.npy', 'settings.npy', 'axes/rule.type.npy', 'mean.npy', 'sd.npy', 'runs.npy']))
  })
})
