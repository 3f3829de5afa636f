// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { compareGroups } from '../../../../../src-renderer/places/compare/compare-groups.ts'
import CompareParallel from '../../../../../src-renderer/places/compare/relations/CompareParallel.vue'
import CompareScatter from '../../../../../src-renderer/places/compare/relations/CompareScatter.vue'
import { fakeApi } from '../../../fake-api.ts'
import { mount, pageGlobals } from '../../../mount-page.ts'
import { exampleDetail } from '../../run/run-detail-example.ts'

const run = (id: string, eta: number, spikes: number | null) => exampleDetail({ id, specHash: `eta${eta}`, spec: { rule: { eta } }, metrics: spikes === null ? [] : [{ name: 'spikes', value: spikes }] })
const groups = compareGroups([run('a', 0.1, 10), run('b', 0.4, 20), run('c', 0.8, null)])
const differing = [{ path: 'rule.eta', label: 'Learning rate', symbol: '', unit: '', values: [] }]
const open = (plot: typeof CompareScatter | typeof CompareParallel) => mount(plot, { props: { groups, differing }, global: pageGlobals(fakeApi({}).api), attachTo: document.body })

describe('a scatter plot of compared runs', () => {
  it('has the first parameter across, the first metric up, and says which runs have no place', async () => {
    const plot = open(CompareScatter)
    expect(plot.get('[data-testid="scatter"]').attributes('aria-label')).toBe('spikes against Learning rate')
    expect(plot.findAll('circle')).toHaveLength(2)
    expect(plot.get('[data-testid="scatter-missing"]').text()).toBe('1 of 3 runs have no place here')
    await plot.get('[data-testid="scatter-y"]').setValue('param:rule.eta')
    expect(plot.findAll('circle')).toHaveLength(3)
  })

  it('opens a run by its point', async () => {
    location.hash = ''
    const point = open(CompareScatter).get('[data-testid="point-b"]')
    expect(point.attributes('aria-label')).toBe('B: Run b, seed 1: 0.4, 20')
    await point.trigger('click')
    expect(location.hash).toBe('#/run/b')
  })
})

describe('parallel coordinates of compared runs', () => {
  it('have a line for each run with values on two axes, whose choice is the reader\'s', async () => {
    const plot = open(CompareParallel)
    expect(plot.findAll('polyline')).toHaveLength(2)
    await plot.get('[data-testid="axis-metric:spikes"]').trigger('change')
    expect(plot.findAll('polyline')).toHaveLength(0)
  })

  it('open a run by its line', async () => {
    location.hash = ''
    await open(CompareParallel).get('[data-testid="line-a"]').trigger('click')
    expect(location.hash).toBe('#/run/a')
  })
})
