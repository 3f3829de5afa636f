import { describe, expect, it } from 'vitest'
import { alignedTo, specChanges } from '../../src-main/experiments/spec-changes.ts'
import { ensembleParameters } from '../../src-main/experiments/ensemble/parameters.ts'
import { spikingParameters } from '../../src-main/experiments/spiking/parameters.ts'
import { sampleSpec } from './spiking/sample-spec.ts'

const changes = (value: unknown, baseline: unknown = sampleSpec) => specChanges({ parameters: spikingParameters }, baseline, value).map(({ change, path, label }) => `${change} ${path}: ${label}`)
const { phases } = sampleSpec.protocol

describe('what was done to a spec', () => {
  it('is nothing to itself', () => {
    expect(changes(structuredClone(sampleSpec))).toEqual([])
  })

  it('is a part added or removed, once, however much it holds', () => {
    const { pvToOutput, ...projections } = sampleSpec.projections
    expect(pvToOutput).toBeDefined()
    expect(changes({ ...sampleSpec, projections, populations: { ...sampleSpec.populations, more: sampleSpec.populations['pv'] } })).toEqual([
      'added populations.more: Population more', 'removed projections.pvToOutput: Projection pvToOutput',
    ])
  })

  it('keeps the value of what was removed, for the way back', () => {
    const { pvToOutput, ...projections } = sampleSpec.projections
    expect(specChanges({ parameters: spikingParameters }, sampleSpec, { ...sampleSpec, projections })[0]?.baseline).toEqual(pvToOutput)
  })

  it('is a phase put between others, with none of those that moved', () => {
    const rest = { ...phases[0], label: 'rest' }
    const longer = { ...phases[1], epochs: 7 }
    expect(changes({ ...sampleSpec, protocol: { ...sampleSpec.protocol, phases: [rest, phases[0], longer] } })).toEqual([
      'added protocol.phases.0: Phase 1, rest', 'changed protocol.phases.2.epochs: Epochs',
    ])
  })

  it('is a phase thrown away, with its place', () => {
    expect(changes({ ...sampleSpec, protocol: { ...sampleSpec.protocol, phases: [phases[1]] } })).toEqual(['removed protocol.phases.0: Phase 1, burn-in'])
  })

  it('is a teacher that went', () => {
    expect(changes({ ...sampleSpec, protocol: { ...sampleSpec.protocol, teacher: null } })).toEqual(['removed protocol.teacher: Teacher'])
  })

  it('is a layer of a deep network added below others', () => {
    const network = (...units: readonly number[]) => ({ kind: 'ensemble', network: { layers: units.map((count) => ({ type: 'dense', units: count })) } })
    const found = specChanges({ parameters: ensembleParameters }, network(500, 200), network(100, 500, 200)).filter(({ path }) => path.startsWith('network.layers'))
    expect(found.map(({ change, label }) => `${change} ${label}`)).toEqual(['added Layer 1'])
  })
})

describe('a baseline beside a draft', () => {
  it('has its items where the draft has the same ones', () => {
    expect(alignedTo({ protocol: { phases: [{ label: 'a' }, { label: 'b' }] } }, { protocol: { phases: [{ label: 'x' }, { label: 'a' }, { label: 'b' }] } })).toEqual(
      { protocol: { phases: [null, { label: 'a' }, { label: 'b' }] } })
  })
})

it('a list of a hundred thousand items is compared item by item, not each with each', () => {
  const layer = { type: 'dense', units: 10 }
  const [before, now] = [50, 100_000].map((length) => ({ network: { layers: Array.from({ length }, (_, i) => ({ ...layer, units: i })) } }))
  const parts = specChanges({ parameters: () => [] }, before, now)
  expect(parts).toEqual([])
})
