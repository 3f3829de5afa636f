import { describe, expect, it } from 'vitest'
import { compareGroups } from '../../../../src-renderer/places/compare/compare-groups.ts'
import { diffRows } from '../../../../src-renderer/places/compare/compare-rows.ts'
import { exampleDetail } from '../run/run-detail-example.ts'

describe('parameters side by side', () => {
  it('have one value per group, and a dash where a spec lacks them', () => {
    const groups = compareGroups([
      exampleDetail({ id: 'a', specHash: 'one', spec: { rule: { eta: 0.1 }, protocol: { kind: 'periodic' } } }),
      exampleDetail({ id: 'b', specHash: 'two', spec: { rule: { eta: 0.2 }, protocol: { kind: 'periodic' }, dtMs: 0.1 } }),
    ])
    const differing = ['rule.eta', 'dtMs'].map((path) => ({ path, label: path, symbol: '', unit: '', values: [] }))
    const rows = diffRows(groups, differing)
    expect(rows.map(({ path, texts, differs }) => [path, texts, differs])).toEqual([
      ['rule.eta', ['0.1', '0.2'], true],
      ['protocol.kind', ['Periodic', 'Periodic'], false],
      ['dtMs', ['–', '0.1'], true],
    ])
  })
})
