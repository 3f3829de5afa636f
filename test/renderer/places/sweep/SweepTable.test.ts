import { describe, expect, it } from 'vitest'
import SweepTable from '../../../../src-renderer/places/sweep/SweepTable.vue'
import { fakeApi } from '../../fake-api.ts'
import { mount, pageGlobals } from '../../mount-page.ts'
import { exampleSweep } from './example-sweep.ts'

describe('the table of a sweep', () => {
  it('sorts by a heading, again the other way round, and says so', async () => {
    const wrapper = mount(SweepTable, { props: { sweep: exampleSweep, metric: 'error' }, global: pageGlobals(fakeApi({}).api) })
    const order = () => wrapper.findAll('tbody tr').map((row) => row.attributes('data-testid'))
    const heading = () => wrapper.get('[data-testid="sort-metric-error"]')
    await heading().trigger('click')
    expect(order()).toEqual(['point-1', 'point-2', 'point-0', 'point-3'])
    expect(heading().element.closest('th')?.getAttribute('aria-sort')).toBe('ascending')
    await heading().trigger('click')
    expect(order()).toEqual(['point-0', 'point-2', 'point-1', 'point-3'])
    expect(wrapper.get('[data-testid="point-3"]').text()).toContain('0/1')
  })
  it('writes no spread where all seeds gave the same number, and numbers of a metric\'s name shortly', () => {
    const points = exampleSweep.points.map((point) => ({ ...point, metrics: [{ count: 3, mean: -0.4079, sd: 0 }] }))
    const wrapper = mount(SweepTable, { props: { sweep: { ...exampleSweep, metrics: ['change at 6.2105263157894735 Hz'], points }, metric: '' }, global: pageGlobals(fakeApi({}).api) })
    expect(wrapper.get('[data-testid="point-0"]').text()).toContain('−0.4079 (all equal)')
    expect(wrapper.get('[data-testid="point-0"]').text()).not.toContain('×')
    expect(wrapper.get('thead').text()).toContain('change at 6.211 Hz')
  })
})
