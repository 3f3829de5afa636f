/** A figure with a plot of one stretch of time, one that lays two tests over each other, and one over something else. */
import type { FigureView } from '../../../../src-main/api/contract.ts'

const line = (id: string, label: string, changed: object = {}) => ({ id, label, series: 'rates.a', xColumn: 'timeS', yColumn: 'eventRateHz', colour: 0, ...changed })
const rate = { label: 'Rate', unit: 'Hz' }

const points = [[1.25, 2], [1.75, 4], [2.25, 6], [2.75, 8]]

export const timeFigure: FigureView = {
  definition: {
    id: 'example', title: 'Example', caption: '', widthMm: 88, heightMm: 60,
    panels: [
      { id: 'rates', title: 'Rates', draw: 'lines', x: { label: 'Time', unit: 's', min: 1, max: 3 }, y: rate, lines: [line('raster', 'Event', { draw: 'ticks' }), line('er', 'Event rate')] },
      { id: 'tests', title: 'Tests', draw: 'lines', x: { label: 'Time', unit: 's', min: 0, max: 2 }, y: rate, lines: [line('before', 'Before', { xOffset: -10 }), line('after', 'After', { xOffset: -50 })] },
      { id: 'cost', title: 'Cost', draw: 'lines', x: { label: 'Epoch', unit: '', min: 0 }, y: { label: 'Cost', unit: '' }, lines: [line('cost', 'Cost')] },
    ],
  },
  option: {
    textStyle: { color: '#111111' },
    xAxis: [{ axisLabel: { margin: 7, color: 'black' }, axisTick: { length: 5 } }, {}, { axisLabel: { margin: 7 } }],
    dataZoom: [{ type: 'inside' }, { type: 'inside' }, { type: 'inside' }],
    legend: [{ data: [{ name: 'Event rate' }, { name: 'Event rate, authors\' code' }, { name: 'Burst rate, authors\' code' }] }, { data: [] }, { data: [{ name: 'Cost' }] }],
    series: [
      { id: '0:span:0', xAxisIndex: 0, yAxisIndex: 4, data: [{ value: [1, 1] }, { value: [1.5, 1], label: { show: true, formatter: 'driven' } }] },
      { id: '0:curve:0', name: 'Event', xAxisIndex: 0, yAxisIndex: 0, lineStyle: { color: 'blue' }, data: [[1.9, 0], [1.9, 1], [null, null], [2, 3], [2, 4], [null, null]] },
      { id: '0:curve:1', name: 'Event rate ', xAxisIndex: 0, yAxisIndex: 0, lineStyle: { color: 'blue' }, data: points },
      { id: '0:reference:0', name: 'Event rate, authors\' code', xAxisIndex: 0, yAxisIndex: 0, lineStyle: { color: 'blue' }, data: points.map(([x = 0, y = 0]) => [x, y + 0.5]) },
      { id: '0:reference:1', name: 'Burst rate, authors\' code', xAxisIndex: 0, yAxisIndex: 0, lineStyle: { color: 'red' }, data: [[1.25, 1], [1.75, null], [2.25, 1]] },
      { id: '2:curve:0', name: 'Cost', xAxisIndex: 2, yAxisIndex: 2, data: [[0, 1]] },
    ],
  },
  verdict: { state: 'none', rows: [] }, runIds: ['run-1'],
}
