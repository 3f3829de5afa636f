import { describe, expect, it } from 'vitest'
import { presetById } from '../../src-main/experiments/kinds.ts'
import { pairingParameters } from '../../src-main/experiments/pairing/parameters.ts'
import { diffSpecs } from '../../src-main/experiments/spec-diff.ts'

const spec = (id: string) => presetById(id)?.spec
const paths = (a: unknown, b: unknown): string[] => diffSpecs(pairingParameters, a, b).map(({ path }) => path)

describe('what differs between two specs', () => {
  it('is nothing for equal ones, however they were made', () => {
    expect(paths(spec('fig2b'), JSON.parse(JSON.stringify(spec('fig2b'))))).toEqual([])
  })

  it('is the parameter with both values, its symbol and unit', () => {
    const fig2b = spec('fig2b')
    expect(diffSpecs(pairingParameters, fig2b, { ...fig2b, rule: { ...fig2b?.rule, tauPreMs: 20 } })).toEqual([
      { path: 'rule.tauPreMs', label: 'Time constant of the eligibility trace', symbol: '\\tau_\\mathrm{pre}', unit: 'ms', baseline: 50, value: 20 },
    ])
  })

  it('is nothing between 0 and -0, which a stored spec cannot tell apart', () => {
    const fig2b = spec('fig2b')
    const typed: unknown = JSON.parse(JSON.stringify(fig2b).replace('"delayMs":0', '"delayMs":-0'))
    expect(paths(fig2b, typed)).toEqual([])
  })

  it('between protocols is the choice and what the new one needs', () => {
    expect(paths(spec('fig2b'), spec('fig2c-30'))).toEqual([
      'protocol.type', 'protocol.ratesHz', 'protocol.refractoryMs', 'protocol.durationS', 'protocol.realisations', 'initial.burstProbability', 'fidelity.dtMs',
    ])
  })

  it('leaves out what a choice has made meaningless', () => {
    const fig2b = spec('fig2b')
    expect(paths(fig2b, { ...fig2b, fidelity: { integration: 'exact', dtMs: 5 } })).toEqual(['fidelity.integration'])
  })
})
