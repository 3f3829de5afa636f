// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest'
import { compareGroups } from '../../../../../src-renderer/places/compare/compare-groups.ts'
import CompareImportance from '../../../../../src-renderer/places/compare/relations/CompareImportance.vue'
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

describe('the importance of parameters', () => {
  const importance = (runs: readonly ReturnType<typeof run>[]) => mount(CompareImportance, { props: { groups: compareGroups(runs), differing }, global: pageGlobals(fakeApi({}).api), attachTo: document.body })

  it('is a table with a bar for each measure, whose headings sort', async () => {
    const table = importance([run('a', 0.1, 10), run('b', 0.4, 20), run('c', 0.8, 5)])
    expect(table.get('[data-testid="importance-runs"]').text()).toBe('3 runs of 3 specs')
    expect(table.get('[data-testid="importance-param:rule.eta"]').text()).toMatch(/^Learning rate\s*−0\.5\s*–\s*3\s*3$/)
    const heading = table.get('[data-testid="sort-importance-rho"]')
    await heading.trigger('click')
    expect(heading.element.closest('th')?.ariaSort ?? heading.element.closest('th')?.getAttribute('aria-sort')).toBe('descending')
  })

  it('says why where there is nothing to say', () => {
    expect(importance([run('a', 0.1, 10), run('b', 0.4, 20)]).text()).toContain('It takes at least 3 different runs with spikes; there are 2.')
    expect(importance([run('a', 0.1, 10), run('b', 0.4, 10), run('c', 0.8, 10)]).text()).toContain('spikes is the same in all 3 runs.')
  })
})
