import { describe, expect, it } from 'vitest'
import { specChanges } from '../../../../src-main/experiments/spec-changes.ts'
import { spikingParameters } from '../../../../src-main/experiments/spiking/parameters.ts'
import { removePopulations } from '../../../../src-renderer/places/experiment/network/population-edits.ts'
import { addPhase, movePhase, removePhase, toggleTeacher } from '../../../../src-renderer/places/experiment/protocol/protocol-edits.ts'
import { takenBack } from '../../../../src-renderer/places/experiment/way-back.ts'
import { sampleSpec } from '../../../experiments/spiking/sample-spec.ts'

/** Takes back what is said to differ, one after the other, until nothing does. */
function allBack(changed: unknown): unknown {
  let spec = changed
  for (let round = 0; round < 60; round++) {
    // As a form goes on with what is there already: parts first, then values.
    const [next] = specChanges({ parameters: spikingParameters }, sampleSpec, spec).toSorted((a, b) => Number(a.change === 'changed') - Number(b.change === 'changed'))
    if (next === undefined) return spec
    spec = takenBack(spec, sampleSpec, next).spec
  }
  throw new Error('there is no way back')
}

describe('the way back', () => {
  it.each([
    ['a population removed with all that named it', removePopulations(sampleSpec, ['output']).spec],
    ['all of them removed', removePopulations(sampleSpec, ['input', 'output', 'pv', 'pool']).spec],
    ['a population and a projection added', { ...sampleSpec, populations: { more: sampleSpec.populations['pv'], ...sampleSpec.populations }, projections: { ...sampleSpec.projections, up: { ...sampleSpec.projections['inputToPv'], target: 'more' } } }],
    ['a phase added', addPhase(sampleSpec, 0).spec], ['a phase removed', removePhase(sampleSpec, 0)], ['phases changed about', movePhase(sampleSpec, 0, 1)], ['no teacher', toggleTeacher(sampleSpec)],
    ['a value', { ...sampleSpec, dtMs: 0.2 }],
  ])('from %s leads to the preset', (_what, changed) => {
    expect(allBack(changed)).toEqual(sampleSpec)
  })

  it('takes out with a population what names it', () => {
    expect(takenBack(sampleSpec, {}, { path: 'populations.pv', baseline: null, change: 'added' }).said).toContain('projections inputToPv, pvToOutput')
  })
})
