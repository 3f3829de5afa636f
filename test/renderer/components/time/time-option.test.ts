import { describe, expect, it, vi } from 'vitest'
import { visiblePlace, withProbes, withTime } from '../../../../src-renderer/components/time/time-option.ts'
import { timeFigure } from './example-view.ts'

const prepared = (window?: { readonly fromS: number; readonly toS: number }, onPlace = vi.fn()) => withProbes(withTime(timeFigure, { stripPx: 20, window }), timeFigure.definition, onPlace) as {
  readonly xAxis: readonly { readonly axisLabel?: object; readonly axisTick?: object }[]
  readonly dataZoom: readonly object[]
  readonly legend: readonly { readonly data: readonly { readonly name: string }[] }[]
  readonly series: readonly Readonly<Record<string, unknown>>[]
}

describe('a chart with strips', () => {
  it('moves the labels of time axes below the strip, and no others', () => {
    const { xAxis } = prepared()
    expect(xAxis[0]).toMatchObject({ axisLabel: { margin: 26, color: 'black' }, axisTick: { length: 24 } })
    expect(xAxis[2]).toEqual({ axisLabel: { margin: 7 } })
  })

  it('moves the name of the axis below the labels, which would stand under it', () => {
    const { xAxis } = prepared()
    // Strip 20, gap 6, a line of 12 px.
    expect(xAxis[0]).toMatchObject({ nameGap: 41 })
    expect(xAxis[2]).not.toHaveProperty('nameGap')
  })

  it('shows the shared window in every plot that has a part of it', () => {
    expect(prepared({ fromS: 2, toS: 11 }).dataZoom).toEqual([
      { type: 'inside', id: 'zoom-0', startValue: 2, endValue: 3 }, { type: 'inside', id: 'zoom-1', startValue: 0, endValue: 1 }, { type: 'inside' },
    ])
    expect(prepared().dataZoom[0]).toEqual({ type: 'inside', id: 'zoom-0', start: 0, end: 100 })
  })

  it('leaves the words of spans to the strip', () => {
    expect(JSON.stringify(prepared().series[0])).not.toContain('driven')
  })

  it('gathers what the authors\' code gave under one entry of the legend', () => {
    const { legend, series } = prepared()
    expect(legend.map(({ data }) => data.map(({ name }) => name))).toEqual([['Event rate', 'Authors\' code'], [], ['Cost']])
    expect(series.filter(({ name }) => name === 'Authors\' code')).toHaveLength(2)
  })

  it('learns from the library where each plot stands', () => {
    const onPlace = vi.fn()
    const probe = prepared(undefined, onPlace).series.find(({ id }) => id === '0:probe')
    const render = probe?.['renderItem'] as (params: object, api: object) => unknown
    render({ coordSys: { x: 100, y: 10, width: 200, height: 50 } }, { coord: ([x]: readonly number[]) => [100 * (x ?? 0), 0] })
    expect(onPlace).toHaveBeenCalledExactlyOnceWith(0, { left: 100, top: 10, width: 200, height: 50, fromX: 1, toX: 3 })
  })

  it('knows no place before the axis has a scale', () => {
    const box = { left: 0, top: 0, width: 10, height: 10 }
    expect(visiblePlace(box, NaN, NaN)).toBeUndefined()
    expect(visiblePlace(box, 5, 5)).toBeUndefined()
  })

  it('knows where a plot with a logarithmic axis stands, for its axes can be held as well', () => {
    const onPlace = vi.fn()
    const { option, definition } = timeFigure
    const drawn = withProbes({ ...option, xAxis: [{ type: 'log' }, { type: 'value' }, { type: 'value' }] }, definition, onPlace)
    const probe = (drawn['series'] as Record<string, unknown>[]).find(({ id }) => id === '0:probe')
    const render = probe?.['renderItem'] as (params: object, api: object) => unknown
    render({ coordSys: { x: 100, y: 10, width: 200, height: 50 } }, { coord: () => [NaN, NaN] })
    expect(onPlace).toHaveBeenCalledExactlyOnceWith(0, { left: 100, top: 10, width: 200, height: 50, fromX: 0, toX: 0 })
  })
})
