import { describe, expect, it } from 'vitest'
import { drawnExtents, withExtents } from '../../../../src-renderer/components/figure/frozen-axes.ts'

const option = {
  xAxis: [{ type: 'value', gridIndex: 0, max: 4 }, { type: 'value', gridIndex: 1 }],
  yAxis: [{ type: 'value', gridIndex: 0 }, { type: 'value', gridIndex: 1 }, { type: 'value', gridIndex: 0, position: 'right' }, { type: 'value', gridIndex: 0, show: false }],
}
const boxes = new Map([[0, { left: 10, top: 20, width: 100, height: 50 }], [1, { left: 10, top: 90, width: 100, height: 50 }]])

describe('axes that are held', () => {
  const extents = drawnExtents(option, boxes, (axis, pixel) => ('yAxisIndex' in axis ? -pixel : pixel) * 2)

  it('are read from what is drawn, left and right', () => {
    expect([...extents.y]).toEqual([[0, [-140, -40]], [1, [-280, -180]], [2, [-140, -40]]])
  })

  it('leave a time axis to the window, which the figure itself has given its ends', () => {
    expect([...extents.x]).toEqual([[1, [20, 220]]])
  })

  it('end where ticks do, not a rounding error beside it, which would be written out with all its digits', () => {
    const noisy = (from: number, to: number) => drawnExtents({ yAxis: [{ type: 'value', gridIndex: 1 }] }, boxes, (_, pixel) => (pixel > 100 ? from : to)).y.get(0)
    expect(noisy(9.538e-16, 0.6000000000000001)).toEqual([0, 0.6])
    expect(noisy(-1.9e-16, 11.999999999999998)).toEqual([0, 12])
    expect(noisy(-2e-9 - 1e-24, 4e-9 - 1e-24)).toEqual([-2e-9, 4e-9])
    expect(noisy(1e12 + 0.0002, 2e12 - 0.0004)).toEqual([1e12, 2e12])
    expect(drawnExtents({ yAxis: [{ type: 'log', gridIndex: 1 }] }, boxes, (_, pixel) => (pixel > 100 ? 1.0000000000000002e-12 : 1)).y.get(0), 'the small end of a logarithmic axis').toEqual([1e-12, 1])
  })

  it('stay as they are until they are let go', () => {
    const held = withExtents(option, extents)
    expect(held).toMatchObject({ xAxis: [{ max: 4 }, { min: 20, max: 220 }], yAxis: [{ min: -140, max: -40 }, { min: -280, max: -180 }, { position: 'right', min: -140 }, { show: false }] })
    expect(withExtents(option, undefined)).toBe(option)
  })

  it('are those alone whose place is known', () => {
    expect(drawnExtents(option, new Map(), () => 1).y.size).toBe(0)
    expect(drawnExtents(option, boxes, () => undefined).y.size).toBe(0)
  })
})
