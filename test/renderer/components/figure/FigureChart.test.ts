// @vitest-environment happy-dom
import { mount } from '@vue/test-utils'
import PrimeVue from 'primevue/config'
import { describe, expect, it } from 'vitest'
import { defineComponent, h } from 'vue'
import FigureChart from '../../../../src-renderer/components/figure/FigureChart.vue'
import { figureView } from './figure-view-example.ts'

// A page without a screen has no canvas: the stand-in shows what the chart would be given.
const Chart = defineComponent({ name: 'VChart', props: { option: Object, updateOptions: Object, autoresize: Boolean }, setup: () => () => h('canvas') })

const show = (points: number) => mount(FigureChart, { props: { view: figureView('none', [], points) }, global: { plugins: [PrimeVue], stubs: { Echarts: Chart } } })

describe('a figure in the window', () => {
  it('tells a screen reader what it shows', () => {
    expect(show(3).get('[role="img"]').attributes('aria-label')).toBe('Fig. 2b: 2 curves in 2 panels (Periodic, Poisson): ours, authors')
  })

  it('updates in place while points arrive, and redraws when curves come or go', async () => {
    const chart = show(1)
    const update = () => chart.getComponent(Chart).props('updateOptions')
    await chart.setProps({ view: figureView('none', [], 2) })
    expect(update()).toMatchObject({ notMerge: false })
    const other = figureView('none', [], 2)
    await chart.setProps({ view: { ...other, option: { ...other.option, series: [] } } })
    expect(update()).toMatchObject({ notMerge: true })
  })

  it('lists its curves as a table on request', async () => {
    const chart = show(2)
    await chart.get('[data-testid="figure-as-table"]').trigger('click')
    const [first] = chart.findAll('table')
    expect(first?.findAll('th, td').map((cell) => cell.text())).toEqual(['Presynaptic rate [Hz]', 'ours', '5', '0', '10', '0.1'])
    expect(chart.get('[data-testid="figure-as-table"]').text()).toBe('Show chart')
  })
})
