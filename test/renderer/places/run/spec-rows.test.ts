import { describe, expect, it } from 'vitest'
import { leafValues, parameterText, specRows } from '../../../../src-renderer/places/run/spec-rows.ts'
import { exampleDetail, exampleParameters } from './run-detail-example.ts'

describe("a run's parameters", () => {
  it('come in the words of their kind, then everything else the spec holds', () => {
    const rows = specRows(exampleDetail({ id: 'a' }).spec, exampleParameters, [])
    expect(rows.map(({ group, label, text }) => [group, label, text])).toEqual([
      ['Rule', 'Learning rate', '0.1'],
      ['Protocol', 'Spike trains', 'Periodic'],
      ['Other', 'kind', 'pairing'],
      ['Other', 'protocol.ratesHz', '5, 10'],
    ])
    expect(rows.every((row) => row.baseline === null)).toBe(true)
  })

  it("show the preset's value where they differ from it", () => {
    const rows = specRows({ rule: { eta: 0.2 }, protocol: { kind: 'poisson' } }, exampleParameters, [
      { path: 'rule.eta', label: 'Learning rate', symbol: '', unit: '', baseline: 0.1, value: 0.2 },
      { path: 'protocol.kind', label: 'Spike trains', symbol: '', unit: '', baseline: 'periodic', value: 'poisson' },
    ])
    expect(rows.map(({ text, baseline }) => [text, baseline])).toEqual([['0.2', '0.1'], ['Poisson', 'Periodic']])
  })

  it('say what a 0 stands for that is no amount', () => {
    const images = { path: 'data.trainCount', kind: 'integer', label: '', symbol: '', unit: '', group: '', help: '', source: '', min: 0, max: 9, default: 0, paper: 0 } as const
    expect(parameterText(0, { ...images, zero: 'all' })).toBe('0 (all)')
    expect(parameterText(5, { ...images, zero: 'all' })).toBe('5')
    expect(parameterText(0, images)).toBe('0')
  })

  it('still show a parameter that only the preset has', () => {
    const rows = specRows({}, exampleParameters, [{ path: 'rule.eta', label: '', symbol: '', unit: '', baseline: 0.1, value: undefined }])
    expect(rows).toMatchObject([{ path: 'rule.eta', text: '–', baseline: '0.1' }])
  })

  it('still show what only the preset has a place for', () => {
    const rows = specRows({}, [], [{ path: 'populations.pv.size', label: 'Neurons', symbol: 'N', unit: '', baseline: 100, value: null }])
    expect(rows).toMatchObject([{ path: 'populations.pv.size', label: 'Neurons', text: '–', baseline: '100' }])
  })

  it('go by the number of an item where a list holds more than values, and leave out what stands for none', () => {
    expect(leafValues({ phases: [{ durationMs: 5 }, { durationMs: 7 }] })).toEqual([['phases.0.durationMs', 5], ['phases.1.durationMs', 7]])
    expect(specRows({ teacher: null, patterns: [], seedless: true }, [], []).map(({ path }) => path)).toEqual(['seedless'])
  })

  it('treat lists as values', () => {
    expect(leafValues({ a: { b: [1, 2], c: null } })).toEqual([['a.b', [1, 2]], ['a.c', null]])
  })
})
