import { describe, expect, it } from 'vitest'
import type { PairingSpec } from '../../src-main/engines/pairing/spec.ts'
import { ensembleParameters } from '../../src-main/experiments/ensemble/parameters.ts'
import { ensemblePresets } from '../../src-main/experiments/ensemble/presets.ts'
import { pairingPresets } from '../../src-main/experiments/pairing/presets.ts'
import { pairingKind } from '../../src-main/experiments/pairing/pairing-kind.ts'
import { diffSpecs } from '../../src-main/experiments/spec-diff.ts'
import { withValueAt } from '../../src-main/experiments/spec-path.ts'
import { spikingParameters } from '../../src-main/experiments/spiking/parameters.ts'
import { sampleSpec } from './spiking/sample-spec.ts'

const spec = (id: string): PairingSpec | undefined => pairingPresets.find((preset) => preset.id === id)?.spec
const paths = (a: unknown, b: unknown): string[] => diffSpecs(pairingKind, a, b).map(({ path }) => path)

describe('what differs between two specs', () => {
  it('is nothing for equal ones, however they were made', () => {
    expect(paths(spec('fig2b'), JSON.parse(JSON.stringify(spec('fig2b'))))).toEqual([])
  })

  it('is the parameter with both values, its symbol and unit', () => {
    const fig2b = spec('fig2b')
    expect(diffSpecs(pairingKind, fig2b, { ...fig2b, rule: { ...fig2b?.rule, tauPreMs: 20 } })).toEqual([
      { path: 'rule.tauPreMs', label: 'Time constant of the eligibility trace', symbol: '\\tau_\\mathrm{pre}', unit: 'ms', baseline: 50, value: 20 },
    ])
  })

  it('is nothing between 0 and -0, which a stored spec cannot tell apart', () => {
    const fig2b = spec('fig2b')
    const typed: unknown = JSON.parse(JSON.stringify(fig2b).replace('"delayMs":0', '"delayMs":-0'))
    expect(paths(fig2b, typed)).toEqual([])
  })

  it('is nothing where a parameter that may be left out has its default, and its default where it has another value', () => {
    const sample = { ...ensemblePresets[0]?.spec }
    const withDistributions = (value: boolean): unknown => withValueAt(sample, 'recording.weightDistributions', value)
    expect(diffSpecs({ parameters: ensembleParameters }, sample, withDistributions(false))).toEqual([])
    expect(diffSpecs({ parameters: ensembleParameters }, sample, withDistributions(true))).toMatchObject([{ path: 'recording.weightDistributions', baseline: false, value: true }])
    expect(diffSpecs({ parameters: ensembleParameters }, withDistributions(true), sample)).toMatchObject([{ baseline: true, value: false }])
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

  it('includes what only the first one has, at the end', () => {
    const kind = { parameters: spikingParameters }
    const { pvToOutput, ...projections } = sampleSpec.projections
    const found = diffSpecs(kind, sampleSpec, { ...sampleSpec, dtMs: 0.05, projections })
    expect(found.slice(0, 2)).toEqual([
      { path: 'dtMs', label: 'Time step', symbol: '\\mathrm{d}t', unit: 'ms', baseline: 0.1, value: 0.05 },
      { path: 'projections.pvToOutput.source', label: 'From', symbol: '', unit: '', baseline: 'pv', value: null },
    ])
    expect(found).toHaveLength(1 + Object.keys(pvToOutput ?? {}).length)
  })

  it('of one more entry is what it holds', () => {
    const found = diffSpecs({ parameters: spikingParameters }, sampleSpec, { ...sampleSpec, shortTerm: { ...sampleSpec.shortTerm, more: sampleSpec.shortTerm['depressing'] } })
    expect(found.map(({ path, baseline }) => [path, baseline])).toEqual(
      ['depressionTauMs', 'facilitationTauMs', 'utilisation', 'facilitationJump', 'initialUtilisation'].map((key) => [`shortTerm.more.${key}`, null]),
    )
  })
})
