import { describe, expect, it } from 'vitest'
import { kindOf, presetById, presets } from '../../../src-main/experiments/kinds.ts'
import { withValueAt } from '../../../src-main/experiments/spec-path.ts'
import { compareSpecs } from '../../../src-main/lab/compare/compare-specs.ts'

const fig3 = presetById('fig3')?.spec
const withAll = (spec: unknown, changes: Readonly<Record<string, unknown>>): unknown => Object.entries(changes).reduce((made, [path, value]) => withValueAt(made, path, value), spec)

function withNumbers(spec: unknown, number: (before: number) => number): unknown {
  if (typeof spec === 'number') return number(spec)
  if (Array.isArray(spec)) return spec.map((item) => withNumbers(item, number))
  return typeof spec === 'object' && spec !== null ? Object.fromEntries(Object.entries(spec).map(([key, value]) => [key, withNumbers(value, number)])) : spec
}

describe('what specs differ in', () => {
  it('is called by its label, and by its part too where several parts have such a parameter', () => {
    const one = compareSpecs([fig3, withAll(fig3, { 'populations.pyr1.size': 100, 'dtMs': 0.2 })])
    expect(one.map(({ label, values }) => [label, values])).toEqual([['Time step', [0.1, 0.2]], ['Neurons', [4000, 100]]])
    const two = compareSpecs([fig3, withAll(fig3, { 'populations.pyr1.size': 100, 'populations.pyr2.size': 200 })])
    expect(two.map(({ label }) => label)).toEqual(['Population pyr1: Neurons', 'Population pyr2: Neurons'])
  })

  it('is told with its default where it may be left out and is', () => {
    const spec = presetById('fig5-quick-learned')?.spec
    expect(compareSpecs([spec, withAll(spec, { 'recording.weightDistributions': true })])).toMatchObject([{ path: 'recording.weightDistributions', values: [false, true] }])
  })

  it('is found in specs that have other parts, where what is not there is null', () => {
    const rows = compareSpecs([fig3, presetById('fig2b')?.spec, fig3])
    expect(rows.find(({ path }) => path === 'dtMs')?.values).toEqual([0.1, null, 0.1])
    expect(rows.find(({ path }) => path === 'rule.learningRate')?.values).toEqual([null, 0.1, null])
  })
})

it('has the same parameters for all specs that differ in numbers alone, as is taken for granted there', () => {
  const rows = (spec: unknown) => kindOf(spec).parameters(spec).map(({ path, label, symbol, unit, group }) => ({ path, label, symbol, unit, group }))
  for (const { id, spec } of presets) {
    const expected = rows(spec)
    for (const number of [() => 0, (before: number) => 2 * before + 1]) expect(rows(withNumbers(spec, number)), id).toEqual(expected)
  }
})
