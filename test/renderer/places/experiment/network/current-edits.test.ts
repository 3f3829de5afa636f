import { describe, expect, it } from 'vitest'
import { blankSpiking } from '../../../../../src-main/experiments/spiking/blank.ts'
import { networkBlocks } from '../../../../../src-main/experiments/spiking/blocks.ts'
import { parseSpiking } from '../../../../../src-main/experiments/spiking/schema.ts'
import { valueAt, withValueAt } from '../../../../../src-main/experiments/spec-path.ts'
import { addCurrent, duplicateCurrent, injectProblem, moveCurrent, removeCurrent, renameCurrent } from '../../../../../src-renderer/places/experiment/network/current-edits.ts'
import { addPopulation } from '../../../../../src-renderer/places/experiment/network/population-edits.ts'

const everyCell = networkBlocks.populations.reduce<unknown>((spec, block) => addPopulation(spec, block).spec, blankSpiking)
const complaints = (spec: unknown): readonly string[] => {
  const parsed = parseSpiking(spec)
  return parsed.ok ? [] : parsed.issues.map(({ message }) => message)
}
/** A current that the first phase adds to. */
const begun = addCurrent(everyCell, { population: 'pyr', compartment: 'soma' })
const added = withValueAt(begun.spec, 'protocol.phases.0.addedCurrentsPa', { pyrSoma: 50 })

describe('an injected current', () => {
  it('can be put into any population that has a membrane, and be run', () => {
    for (const { name: population } of networkBlocks.populations) {
      if (injectProblem(everyCell, population) !== undefined) continue
      for (const compartment of ['soma', 'dendrite'] as const) expect(complaints(addCurrent(everyCell, { population, compartment }).spec), `${compartment} of ${population}`).toEqual([])
    }
    expect(injectProblem(everyCell, 'poisson')).toBe('poisson are Poisson sources without a membrane: expected a population of cells.')
  })

  it('is called after where it flows, each by a name of its own', () => {
    expect(begun.name).toBe('pyrSoma')
    expect(addCurrent(begun.spec, { population: 'pyr', compartment: 'soma' }).name).toBe('pyrSoma2')
    expect(addCurrent(begun.spec, { population: 'pyr', compartment: 'dendrite' }).name).toBe('pyrDendrite')
  })

  it('goes into another population with its course, to the soma where there is no dendrite', () => {
    const moved = moveCurrent(added, 'pyrSoma', { population: 'pv', compartment: 'dendrite' }).spec
    expect(valueAt(moved, 'currents.pyrSoma')).toEqual({ population: 'pv', compartment: 'soma', waveform: { type: 'constant', currentPa: 100 } })
    expect(complaints(moved)).toEqual([])
  })

  it('takes what phases add to it along when it is renamed, duplicated and deleted', () => {
    expect(valueAt(renameCurrent(added, 'pyrSoma', 'step').spec, 'protocol.phases.0.addedCurrentsPa')).toEqual({ step: 50 })
    const twice = duplicateCurrent(added, 'pyrSoma')
    expect(valueAt(twice.spec, 'protocol.phases.0.addedCurrentsPa')).toEqual({ pyrSoma: 50, pyrSoma2: 50 })
    const gone = removeCurrent(added, 'pyrSoma')
    expect(valueAt(gone.spec, 'protocol.phases.0.addedCurrentsPa')).toEqual({})
    for (const { spec, said } of [twice, gone]) {
      expect(complaints(spec)).toEqual([])
      expect(said).toEqual(['what phases add to it'])
    }
  })
})
