import { describe, expect, it } from 'vitest'
import { groupsOf, partOfForm } from '../../../../src-renderer/places/experiment/form-parts.ts'
import type { FormField, FormModel } from '../../../../src-renderer/places/experiment/form-model.ts'

const draft = {
  populations: { pyr1: { cell: 'pyramidal' } }, projections: { up: { shortTerm: 'depressing', plasticity: 'none' } },
}

const field = (group: string, path: string, label: string, errors: readonly string[] = []): FormField => ({
  parameter: { kind: 'number', path, label, symbol: '', unit: '', group, help: '', source: '', min: 0, max: 1, default: 0, paper: null },
  value: 0, baseline: 0, badge: undefined, paper: undefined, errors,
})
const model: FormModel = {
  otherErrors: [],
  groups: [
    { added: false, title: 'Cell pyramidal', fields: [field('Cell pyramidal', 'cells.pyramidal.restMv', 'Resting potential')] },
    { added: false, title: 'Population pyr1', fields: [field('Population pyr1', 'populations.pyr1.size', 'Neurons')] },
    { added: false, title: 'Projection up', fields: [field('Projection up', 'projections.up.weight', 'Weight', ['too heavy'])] },
    { added: false, title: 'Recording', fields: [field('Recording', 'recording.binMs', 'Bin')] },
  ],
}
const titles = (form: FormModel): string[] => form.groups.map(({ title }) => title)

describe('a part of a long form', () => {
  it('of a population is its own group and its cell\'s; of a projection its own and its plasticity\'s', () => {
    expect(groupsOf({ type: 'population', name: 'pyr1' }, draft)).toEqual(['Population pyr1', 'Cell pyramidal'])
    expect(groupsOf({ type: 'projection', name: 'up' }, draft)).toEqual(['Projection up', 'Short-term plasticity depressing'])
  })

  it('begins with the part itself; fields with errors stay in sight', () => {
    const shown = titles(partOfForm(model, { type: 'population', name: 'pyr1' }, '', draft))
    expect(shown.indexOf('Population pyr1')).toBeLessThan(shown.indexOf('Cell pyramidal'))
    expect(shown).toContain('Projection up')
    expect(shown).not.toContain('Recording')
  })

  it('is what a text finds in labels, paths and groups', () => {
    expect(titles(partOfForm(model, undefined, 'resting', draft))).toEqual(['Cell pyramidal', 'Projection up'])
    expect(titles(partOfForm(model, undefined, 'BINMS', draft))).toEqual(['Projection up', 'Recording'])
  })

  it('is the whole where nothing is chosen or looked for', () => {
    expect(partOfForm(model, undefined, ' ', draft)).toBe(model)
  })
})
