import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import { ref } from 'vue'
import PlotStrip from '../../../../src-renderer/components/time/PlotStrip.vue'
import { timePanels } from '../../../../src-renderer/components/time/time-panels.ts'
import { createTimeView } from '../../../../src-renderer/components/time/use-time-view.ts'
import { timeFigure } from './example-view.ts'

/** The plot from 1 s to 3 s, 40 px from the drawing's edge, with the cursor at a moment; a replay has come as far as `presentS`. */
function plotWith(cursorS: number, presentS?: number) {
  const time = createTimeView({ spec: {}, totalS: 4, entryS: 0, presentS: ref(presentS) })
  time.moveTo(cursorS)
  const panel = timePanels(timeFigure.definition)[0]
  if (panel === undefined) throw new Error('the example has a plot over time')
  const wrapper = mount(PlotStrip, { props: {
    view: timeFigure, panel, time, covers: presentS !== undefined, size: { heights: { stimulus: 0, teacher: 0, gate: 0 }, total: 0 }, place: { left: 40, top: 0, width: 200, height: 100, fromX: 1, toX: 3 },
  }, global: { stubs: { ProtocolStrip: true } } })
  const box = wrapper.get('[data-testid="plot-values-rates"]')
  return { values: box.text(), classes: box.classes() }
}

it('says what the lines are worth at the cursor', () => {
  expect(plotWith(2.25).values).toContain('6 Hz')
})

it('has its values at the end of the plot that the cursor is further from', () => {
  expect(plotWith(2.5).classes).toContain('start')
  expect(plotWith(1.5).classes).toContain('end')
})

it('does not tell what a replay has yet to come to', () => {
  const early = plotWith(2.25, 1.5).values
  expect(early).toContain('2.25')
  expect(early).not.toContain('Hz')
  expect(plotWith(2.25, 2.5).values).toContain('6 Hz')
})
