import { describe, expect, it } from 'vitest'
import { networkBlocks } from '../../../../../src-main/experiments/spiking/blocks.ts'
import { blankSpiking } from '../../../../../src-main/experiments/spiking/blank.ts'
import { spikingPresets } from '../../../../../src-main/experiments/spiking/presets/all.ts'
import { parseSpiking } from '../../../../../src-main/experiments/spiking/schema.ts'
import { valueAt } from '../../../../../src-main/experiments/spec-path.ts'
import { addPopulation, duplicatePopulations, removePopulations, renamePopulation } from '../../../../../src-renderer/places/experiment/network/population-edits.ts'
import { nameProblem, namesIn } from '../../../../../src-renderer/places/experiment/network/edit-result.ts'
import { sampleSpec } from '../../../../experiments/spiking/sample-spec.ts'

const block = (name: string) => {
  const found = networkBlocks.populations.find((other) => other.name === name)
  if (found === undefined) throw new Error(`no block ${name}`)
  return found
}
const complaints = (spec: unknown): readonly string[] => {
  const parsed = parseSpiking(spec)
  return parsed.ok ? [] : parsed.issues.map(({ message }) => message)
}

describe('a population that is added', () => {
  it.each(networkBlocks.populations.map(({ name }) => name))('from the block %s makes a blank experiment one that can be run', (name) => {
    const { spec } = addPopulation(blankSpiking, block(name))
    expect(complaints(spec)).toEqual([])
    expect(valueAt(spec, 'recording.rates')).toEqual([name])
  })

  it('shares its cell with its like, and gets a name of its own', () => {
    const twice = addPopulation(addPopulation(blankSpiking, block('pyr')).spec, block('pyr'))
    expect(twice.name).toBe('pyr2')
    expect(namesIn(twice.spec, 'cells')).toEqual(['pyramidal'])
  })

  it('brings a cell under another name where that of the spec has other values', () => {
    const changed = { ...sampleSpec, cells: { ...sampleSpec.cells, pv: { ...sampleSpec.cells['pv'], leakNs: 11 } } }
    expect(namesIn(addPopulation(changed, block('pv')).spec, 'cells')).toContain('pv2')
  })
})

describe('a population that is removed', () => {
  it('takes with it what names it, and says so', () => {
    const { spec, said } = removePopulations(sampleSpec, ['output'])
    expect(said).toEqual([
      'projections inputToOutput, pvToOutput, poolToOutput', 'current apical', 'the recording of its rates', 'the recording of its spikes', 'the recording of its voltages', 'the teacher',
      'the recording of its weights',
    ])
    expect(complaints(spec)).toEqual([])
    expect(valueAt(spec, 'protocol.phases.0.weightFactors')).toEqual({})
  })

  it('takes its cell along only where nobody else is one', () => {
    expect(namesIn(removePopulations(sampleSpec, ['pv']).spec, 'cells')).toEqual(['pyramidal', 'source'])
    expect(namesIn(removePopulations(sampleSpec, ['output']).spec, 'cells')).toContain('pyramidal')
  })

  it('leaves a spec of the paper whole, whichever it is', () => {
    for (const preset of spikingPresets) {
      for (const name of Object.keys(preset.spec.populations)) {
        const { spec } = removePopulations(preset.spec, [name])
        // The last one gone is the one thing that may be missed.
        expect(complaints(spec).filter((text) => !text.startsWith('Populations')), `${preset.id} without ${name}`).toEqual([])
      }
    }
  })
})

describe('a population that is renamed', () => {
  it('is so wherever it is named, with nothing lost', () => {
    for (const { id, spec } of spikingPresets) {
      for (const name of Object.keys(spec.populations)) {
        const renamed = renamePopulation(spec, name, 'another')
        expect(complaints(renamed.spec), `${id}: ${name}`).toEqual([])
        expect(JSON.stringify(renamePopulation(renamed.spec, 'another', name).spec)).toBe(JSON.stringify(spec))
      }
    }
  })

  it('needs a name that is one, and new', () => {
    expect(nameProblem('2nd', [])).toMatch(/"2nd" can't be a name: expected a letter/)
    expect(nameProblem('pv', ['pv'])).toMatch(/There is a "pv" already/)
    expect(nameProblem('pv2', ['pv'])).toBeUndefined()
  })
})

describe('a population that is duplicated', () => {
  it('has the same projections and currents, under new names', () => {
    const { spec, copies, said } = duplicatePopulations(sampleSpec, ['input'])
    expect(copies).toEqual({ input: 'input2' })
    expect(said).toEqual(['2 projections', '1 current'])
    expect(valueAt(spec, 'projections.input2ToOutput')).toEqual({ ...sampleSpec.projections['inputToOutput'], source: 'input2' })
    expect(complaints(spec)).toEqual([])
  })

  it('together with another one is connected to its copy, not to itself', () => {
    const { spec, copies } = duplicatePopulations(sampleSpec, ['input', 'output'])
    expect(copies).toEqual({ input: 'input2', output: 'output2' })
    expect(valueAt(spec, 'projections.input2ToOutput2')).toEqual({ ...sampleSpec.projections['inputToOutput'], source: 'input2', target: 'output2' })
    expect(namesIn(spec, 'projections').filter((name) => /input2ToOutput$|inputToOutput2$/.test(name))).toEqual([])
    expect(complaints(spec)).toEqual([])
  })
})
