import { describe, expect, it } from 'vitest'
import { networkBlocks } from '../../../../../src-main/experiments/spiking/blocks.ts'
import { blankSpiking } from '../../../../../src-main/experiments/spiking/blank.ts'
import { parseSpiking } from '../../../../../src-main/experiments/spiking/schema.ts'
import { valueAt, withValueAt } from '../../../../../src-main/experiments/spec-path.ts'
import { addPopulation } from '../../../../../src-renderer/places/experiment/network/population-edits.ts'
import { connect, connectProblem, duplicateProjection, removeProjection, setPlasticity, setShortTerm } from '../../../../../src-renderer/places/experiment/network/projection-edits.ts'
import { sampleSpec } from '../../../../experiments/spiking/sample-spec.ts'

const complaints = (spec: unknown): readonly string[] => {
  const parsed = parseSpiking(spec)
  return parsed.ok ? [] : parsed.issues.map(({ message }) => message)
}
/** One population of each block. */
const everyCell = networkBlocks.populations.reduce<unknown>((spec, block) => addPopulation(spec, block).spec, blankSpiking)

describe('a projection that is drawn', () => {
  it('can be run between any two populations that can be connected', () => {
    for (const source of networkBlocks.populations) {
      for (const target of networkBlocks.populations) {
        if (connectProblem(everyCell, target.name) !== undefined) continue
        for (const compartment of ['soma', 'dendrite'] as const) {
          const { spec } = connect(everyCell, { source: source.name, target: target.name, compartment }, networkBlocks)
          expect(complaints(spec), `${source.name} to the ${compartment} of ${target.name}`).toEqual([])
        }
      }
    }
  })

  it('inhibits where it comes from interneurons, and reaches dendrites where there are some', () => {
    expect(connect(everyCell, { source: 'som', target: 'pyr', compartment: 'dendrite' }, networkBlocks).spec).toMatchObject({ projections: { somToPyr: { receptor: 'inhibitory', compartment: 'dendrite' } } })
    expect(connect(everyCell, { source: 'pyr', target: 'pv', compartment: 'dendrite' }, networkBlocks).spec).toMatchObject({ projections: { pyrToPv: { receptor: 'excitatory', compartment: 'soma' } } })
  })

  it('can be duplicated, with its factors in the phases and its recorded weights', () => {
    const [phase, ...phases] = sampleSpec.protocol.phases
    const weighted = { ...sampleSpec, protocol: { ...sampleSpec.protocol, phases: [{ ...phase, weightFactors: { inputToOutput: 0.5 } }, ...phases] }, recording: { ...sampleSpec.recording, weights: ['inputToOutput'] } }
    const { spec, name, said } = duplicateProjection(weighted, 'inputToOutput')
    expect(name).toBe('inputToOutput2')
    expect(valueAt(spec, 'projections.inputToOutput2')).toEqual(sampleSpec.projections['inputToOutput'])
    expect(valueAt(spec, 'recording.weights')).toEqual(['inputToOutput', 'inputToOutput2'])
    expect(valueAt(spec, 'protocol.phases.0.weightFactors')).toEqual({ inputToOutput: 0.5, inputToOutput2: 0.5 })
    expect(said).toEqual(['its weight factors in the phases'])
    const bare = duplicateProjection(sampleSpec, 'inputToOutput')
    expect(complaints(bare.spec)).toEqual([])
  })

  it('never reaches Poisson sources', () => {
    expect(connectProblem(everyCell, 'poisson')).toMatch(/listen to nothing/)
    expect(connectProblem(everyCell, 'pv')).toBeUndefined()
  })
})

describe('a projection that shall learn', () => {
  const drawn = connect(everyCell, { source: 'pyr', target: 'pyrXor', compartment: 'dendrite' }, networkBlocks)

  it('becomes what plastic projections are, says so, and can be run', () => {
    const { spec, said } = setPlasticity(withValueAt(drawn.spec, 'protocol.phases.0.weightFactors', { [drawn.name]: 2 }), drawn.name, 'burstRule', networkBlocks)
    expect(complaints(spec)).toEqual([])
    expect(said).toEqual(['what it transmits is events now', 'its compartment is soma now', 'its delay is 0 now', 'its weight factors in the phases'])
    expect(valueAt(spec, 'recording.weights')).toEqual([drawn.name])
  })

  it('brings the rule of the paper where the spec has none of that name', () => {
    expect(valueAt(setPlasticity({ ...(drawn.spec as object), plasticity: {} }, drawn.name, 'burstRule', networkBlocks).spec, 'plasticity.burstRule')).toEqual(networkBlocks.plasticity[0]?.plasticity)
  })

  it('begins within what its rule allows', () => {
    const heavy = withValueAt(drawn.spec, `projections.${drawn.name}.weight`, 7)
    expect(valueAt(setPlasticity(heavy, drawn.name, 'burstRule', networkBlocks).spec, `projections.${drawn.name}.weight`)).toBe(1)
  })

  it('that shall not any more takes its teacher and its weights along, and keeps the factors of others', () => {
    const { spec, said } = setPlasticity(sampleSpec, 'inputToOutput', 'none', networkBlocks)
    expect(said).toEqual(['the recording of its weights', 'the teacher'])
    expect(complaints(spec)).toEqual([])
    expect(valueAt(spec, 'protocol.phases.0.weightFactors')).toEqual({ poolToOutput: 1.5 })
    expect(Object.keys(valueAt(spec, 'projections') as object)).toEqual(Object.keys(sampleSpec.projections))
  })

  it('gives its rule up for short-term plasticity', () => {
    const { spec, said } = setShortTerm(sampleSpec, 'inputToOutput', 'facilitating', networkBlocks)
    expect(said).toContain('its learning rule')
    expect(complaints(spec)).toEqual([])
    expect(valueAt(spec, 'shortTerm.facilitating.utilisation')).toBe(0.02)
  })
})

describe('a projection that is removed', () => {
  it('is so everywhere', () => {
    const { spec, said } = removeProjection(sampleSpec, 'poolToOutput')
    expect(said).toEqual([])
    expect(complaints(spec)).toEqual([])
  })
})
