import { describe, expect, it } from 'vitest'
import { spikingPresets } from '../../../../../src-main/experiments/spiking/presets/all.ts'
import { parseSpiking } from '../../../../../src-main/experiments/spiking/schema.ts'
import { valueAt } from '../../../../../src-main/experiments/spec-path.ts'
import { addPattern, patternsIn, removePattern } from '../../../../../src-renderer/places/experiment/sections/pattern-edits.ts'
import { isOptional, sectionEdits, withoutValueAt } from '../../../../../src-renderer/places/experiment/sections/section-edits.ts'
import { sampleSpec } from '../../../../experiments/spiking/sample-spec.ts'

const complaints = (spec: unknown): readonly string[] => {
  const parsed = parseSpiking(spec)
  return parsed.ok ? [] : parsed.issues.map(({ message }) => message)
}
const preset = (id: string): unknown => spikingPresets.find((other) => other.id === id)?.spec
const act = (spec: unknown, title: string, id: string) => {
  const { adds, actions } = sectionEdits(title, spec)
  const chosen = [...adds, ...actions].find((other) => other.id === id)
  if (chosen === undefined) throw new Error(`${title} has no ${id}`)
  return chosen.apply(spec)
}

describe('a section of the form', () => {
  it('offers what the lab takes', () => {
    for (const { id, spec } of spikingPresets.filter((other) => ['fig3', 'fig4'].includes(other.id))) {
      const titles = ['Protocol, phase 1', 'Protocol, pattern 0', ...Object.keys(spec.cells).map((name) => `Cell ${name}`), ...Object.keys(spec.currents).map((name) => `Current ${name}`)]
      for (const title of titles) {
        if (title === 'Protocol, pattern 0' && spec.protocol.patterns.length === 0) continue
        const { adds, actions } = sectionEdits(title, spec)
        for (const edit of [...adds.slice(0, 2), ...adds.slice(-1), ...actions.filter(({ obstacle }) => obstacle === undefined)]) expect(complaints(edit.apply(spec).spec), `${id}: ${title}, ${edit.label}`).toEqual([])
      }
    }
  })

  it('of a phase gets factors on weights that are not learned, and additions to currents, each once', () => {
    const spec = preset('fig3')
    const { adds } = sectionEdits('Protocol, phase 2', spec)
    expect(adds.map(({ label }) => label)).toEqual(expect.arrayContaining(['Current added to som', 'Factor on the weight of pyr2ToSom']))
    const halved = act(spec, 'Protocol, phase 2', 'factor-pyr2ToSom').spec
    expect(valueAt(halved, 'protocol.phases.1.weightFactors')).toEqual({ pyr2ToSom: 1 })
    expect(sectionEdits('Protocol, phase 2', halved).adds.map(({ id }) => id)).not.toContain('factor-pyr2ToSom')
    const path = 'protocol.phases.1.weightFactors.pyr2ToSom'
    expect(isOptional(path)).toBe(true)
    expect(valueAt(withoutValueAt(halved, path), 'protocol.phases.1.weightFactors')).toEqual({})
    expect(isOptional('protocol.phases.1.durationMs')).toBe(false)
  })

  it('of a cell, a synapse or a rule that something uses stays, and says by whom it is used', () => {
    expect(sectionEdits('Cell pv', preset('fig3')).actions.find(({ id }) => id === 'delete')?.obstacle).toBe('Used by pv')
    const copied = act(preset('fig3'), 'Cell pv', 'duplicate').spec
    expect(complaints(copied)).toEqual([])
    expect(complaints(act(copied, 'Cell pv2', 'delete').spec)).toEqual([])
  })
})

describe('patterns', () => {
  it('are added last, and phases follow the numbers of those behind one that is deleted', () => {
    const spec = preset('fig4')
    const made = addPattern(spec)
    expect(made.index).toBe(4)
    expect(complaints(made.spec)).toEqual([])
    const { spec: fewer, said } = removePattern(spec, 1)
    expect(patternsIn(fewer)).toHaveLength(3)
    expect(complaints(fewer)).toEqual([])
    expect(said.length).toBeGreaterThan(0)
    expect(JSON.stringify(valueAt(fewer, 'protocol.phases'))).toContain('[0,1,2]')
  })

  it('can be made where there were none', () => {
    expect(complaints(addPattern({ ...sampleSpec, protocol: { ...sampleSpec.protocol, patterns: [], phases: sampleSpec.protocol.phases.filter(({ type }) => type === 'run') } }).spec)).toEqual([])
  })
})
