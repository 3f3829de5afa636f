import { describe, expect, it } from 'vitest'
import { curveTables, describeFigure, namedCurves, structureKey } from '../../../../src-renderer/components/figure/figure-curves.ts'
import { figureView } from './figure-view-example.ts'

describe('the curves of a figure', () => {
  it('are the named series, in their panels, without the gaps', () => {
    const curves = namedCurves(figureView('none'))
    expect(curves.map(({ panel, label }) => [panel, label])).toEqual([['Periodic', 'ours'], ['Poisson', 'authors']])
    expect(curves[1]?.points).toEqual([[5, 0], [10, 0.1], [15, 0.2]])
    expect(curves[0]).toMatchObject({ xLabel: 'Presynaptic rate [Hz]', yLabel: 'Weight change' })
  })

  it('are named in the sentence for a screen reader', () => {
    expect(describeFigure(figureView('none'))).toBe('Fig. 2b: 2 curves in 2 panels (Periodic, Poisson): ours, authors')
    expect(describeFigure(figureView('none', [], 0))).toBe('Fig. 2b: no data yet')
  })
})

describe('the structure of a chart', () => {
  it('stays the same when points arrive', () => {
    expect(structureKey(figureView('none', [], 1).option)).toBe(structureKey(figureView('none', [], 9).option))
  })

  it('changes when a curve appears', () => {
    const { option } = figureView('none')
    expect(structureKey({ ...option, series: [{ type: 'line', name: 'another', data: [] }] })).not.toBe(structureKey(option))
  })
})

describe('a heat map', () => {
  const axis = (label: string, ...categories: string[]) => ({ label, unit: 's', categories })
  const view = {
    ...figureView('none'),
    definition: { ...figureView('none').definition, panels: [{ id: 'p', title: 'error', draw: 'heat' as const, x: axis('a', '1', '10'), y: axis('b', 'low', 'high'), value: { label: 'error', unit: '%' } }] },
    option: { series: [{ type: 'heatmap', name: 'error', xAxisIndex: 0, data: [{ value: [0, 0, 3] }, { value: [1, 0, 5] }, { value: [1, 1, 7] }] }] },
  }

  it('is a table with the names of its axes', () => {
    expect(curveTables(namedCurves(view))).toEqual([{
      panel: 'error', xLabel: 'a [s]', yLabel: 'error [%]', labels: ['b [s] = low', 'b [s] = high'], rows: [{ x: 0, name: '1', values: [3, null] }, { x: 1, name: '10', values: [5, 7] }],
    }])
  })
})
