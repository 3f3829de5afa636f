import { describe, expect, it } from 'vitest'
import { kinds } from '../../../../src-main/experiments/kinds.ts'
import { equationNumbers, equationsByPath } from '../../../../src-renderer/places/experiment/parameter-equations.ts'
import { eta, exampleKind, exampleParameters } from './example-kind.ts'

const labels = (kindName: string, presetId: string, path: string): readonly string[] => {
  const kind = kinds.find((other) => other.kind === kindName)
  const parameters = kind?.parameters(kind.presets.find(({ id }) => id === presetId)?.spec) ?? []
  return (equationsByPath(kind?.equations ?? [], parameters).get(path) ?? []).map(({ label }) => label)
}

describe('numbers of equations in words', () => {
  it('are read one by one and as a stretch', () => {
    expect([...equationNumbers('Eqs. 4, 5, Fig. 2b-d')]).toEqual([4, 5])
    expect([...equationNumbers('Eqs. 15-17, Fig. 5a, b')]).toEqual([15, 16, 17])
    expect([...equationNumbers('Eqs. 1, 3-5 and 8; code')]).toEqual([1, 3, 4, 5, 8])
    expect([...equationNumbers('Fig. 4, Methods')]).toEqual([])
  })
})

describe('the equations of a parameter', () => {
  it('are those that have its symbol', () => {
    expect(equationsByPath(exampleKind.equations, exampleParameters).get('rule.eta')).toEqual(exampleKind.equations)
    expect(labels('pairing', 'fig2b', 'rule.tauAvgS')).toEqual(['Eq. 4', 'Eq. 5'])
    expect(labels('spiking', 'fig3', 'cells.pyramidal.sigmoidCentreMv')).toEqual(['Eq. 9', 'Dendritic nonlinearity'])
    expect(labels('spiking', 'fig3', 'cells.pyramidal.dendriteAdaptationNs')).toEqual(['Eq. 10'])
  })

  it('and those that its source names', () => {
    expect(labels('spiking', 'fig3', 'cells.pyramidal.thresholdTauMs')).toEqual(['Eq. 9'])
  })

  it('are none where it stands in none', () => {
    expect(labels('pairing', 'fig2b', 'protocol.frequenciesHz')).toEqual([])
  })

  it('are not those of another parameter that is written alike', () => {
    const other = { ...eta, path: 'other.eta', source: 'Methods' }
    const known = equationsByPath(exampleKind.equations, [eta, other])
    expect([...known.keys()]).toEqual(['rule.eta'])
    for (const path of ['cells.som.adaptationNs', 'cells.som.adaptationJumpPa', 'cells.pv.adaptationJumpPa']) expect(labels('spiking', 'fig3', path)).toEqual([])
  })
})
