import { describe, expect, it } from 'vitest'
import { sweepToCsv } from '../../src-main/export/sweep-csv.ts'

describe('a sweep as a table', () => {
  it('has one row per point, all digits, empty cells where there is no number, and its provenance', () => {
    const text = sweepToCsv({
      axes: ['rule.tauAvgS', 'fidelity.integration'], metrics: ['error (%)'],
      rows: [{ values: [5, 'euler'], runIds: ['a', 'b'], metrics: [{ mean: 0.1 + 0.2, sd: 0.5, count: 2 }] }, { values: [15, '=1+1'], runIds: [], metrics: [null] }],
    }, { application: 'Burstlab', version: '1', gitCommit: null, exportedAt: 'now', figure: 'sweep s1', runs: [{ id: 'a', name: 'A', specHash: 'h', seed: 1, checksum: 'c', engineVersion: '1.3.0' }] })
    expect(text.split('\r\n')).toEqual([
      '# application: Burstlab', '# version: 1', '# exported_at: now', '# figure: sweep s1', '# run: a seed=1 spec_hash=h checksum=c engine=1.3.0',
      'point,rule.tauAvgS,fidelity.integration,"error (%), mean","error (%), SD","error (%), n",runs', '0,5,euler,0.30000000000000004,0.5,2,a b', '1,15,"\'=1+1",,,0,', '',
    ])
  })
})
