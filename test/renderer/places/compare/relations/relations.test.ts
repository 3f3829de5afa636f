import { describe, expect, it } from 'vitest'
import { compareGroups } from '../../../../../src-renderer/places/compare/compare-groups.ts'
import { dimensionsOf, groupMeans, relatedRuns, scaleOf } from '../../../../../src-renderer/places/compare/relations/relations.ts'
import { exampleDetail } from '../../run/run-detail-example.ts'

const run = (id: string, eta: number, spikes: number | null) => exampleDetail({ id, specHash: `eta${eta}`, spec: { rule: { eta }, protocol: { kind: eta > 0.3 ? 'poisson' : 'periodic' } }, metrics: spikes === null ? [] : [{ name: 'spikes', value: spikes }] })
const groups = compareGroups([run('a', 0.1, 10), run('b', 0.1, 20), run('c', 0.4, null)])
const differing = [{ path: 'rule.eta', label: 'Learning rate', symbol: '', unit: '1/s', values: [] }, { path: 'protocol.kind', label: 'Spike trains', symbol: '', unit: '', values: [] }]
const format = String

describe('the dimensions of compared runs', () => {
  it('are the parameters in which they differ, then what any of them measured', () => {
    expect(dimensionsOf(groups, differing).map(({ id, label }) => [id, label])).toEqual([['param:rule.eta', 'Learning rate [1/s]'], ['param:protocol.kind', 'Spike trains'], ['metric:spikes', 'spikes']])
  })

  it('have a value for each run, or none', () => {
    expect(relatedRuns(groups, ['param:rule.eta', 'param:protocol.kind', 'metric:spikes']).map(({ id, group, values }) => [id, group, values])).toEqual([
      ['a', 0, [0.1, 'periodic', 10]], ['b', 0, [0.1, 'periodic', 20]], ['c', 1, [0.4, 'poisson', null]],
    ])
  })

  it('have mean and SD where runs of a group share an x', () => {
    expect(groupMeans(relatedRuns(groups, ['param:rule.eta', 'metric:spikes']))).toEqual([{ group: 0, x: 0.1, mean: 15, sd: 5 }])
  })
})

describe('a scale', () => {
  it('lays numbers out by size, with round ticks', () => {
    const scale = scaleOf([0, 10, null], { format })
    expect([0, 2.5, 10, null].map((value) => scale.place(value))).toEqual([0, 0.25, 1, null])
    expect(scale.ticks.map(({ text }) => text)).toEqual(['0', '2', '4', '6', '8', '10'])
  })

  it('lays numbers out by ratio where it is logarithmic, and has no place for what is not above 0', () => {
    const scale = scaleOf([1, 100, 0], { log: true, format })
    expect([1, 10, 100, 0].map((value) => scale.place(value))).toEqual([0, 0.5, 1, null])
    expect(scale.ticks.map(({ text }) => text)).toEqual(['1', '10', '100'])
  })

  it('gives names a place each, and one number alone the middle', () => {
    expect(scaleOf(['a', 'b', 'a'], { format }).ticks).toEqual([{ at: 0.25, text: 'a' }, { at: 0.75, text: 'b' }])
    expect(scaleOf([3, 3], { format })).toMatchObject({ ticks: [{ at: 0.5, text: '3' }] })
    expect(scaleOf([null], { format }).ticks).toEqual([])
  })
})
