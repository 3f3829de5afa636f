import { describe, expect, it } from 'vitest'
import { describeFigure, namedCurves, structureKey } from '../../../../src-renderer/components/figure/figure-curves.ts'
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
