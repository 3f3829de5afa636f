import { describe, expect, it } from 'vitest'
import { columnOf, defaultColumns } from '../../../../src-renderer/places/history/history-columns.ts'
import { statisticsOf, statisticsText } from '../../../../src-renderer/places/history/group-statistics.ts'
import { lineWidth, moveColumn, pinColumn, resizeColumn, shiftColumn, tableColumns, toggleColumn } from '../../../../src-renderer/places/history/table-columns.ts'

const fields = { metrics: ['loss'], parameters: [{ path: 'rule.tauPreMs', label: 'Time constant', unit: 'ms', group: 'Rule', numeric: true }] }
const choices = ['starred', 'name', 'seed', 'metric:loss'].map((id) => ({ id }))
const ids = (columns: readonly { readonly id: string }[]): string => columns.map(({ id }) => id).join(' ')

describe('columns of the history', () => {
  it('are what every run has, any metric and any parameter', () => {
    expect(columnOf('metric:loss', fields)).toMatchObject({ label: 'loss', kind: 'number' })
    expect(columnOf('param:rule.tauPreMs', fields)).toMatchObject({ label: 'Time constant', unit: 'ms' })
    // Of a view from elsewhere.
    expect(columnOf('param:gone.away', fields)).toMatchObject({ label: 'away' })
  })

  it('move by one, and to where another stands', () => {
    expect(ids(shiftColumn(choices, 'seed', -1))).toBe('starred seed name metric:loss')
    expect(shiftColumn(choices, 'starred', -1)).toBe(choices)
    expect(ids(moveColumn(choices, 'metric:loss', 'name'))).toBe('starred metric:loss name seed')
  })

  it('stay in view when pinned: before all others, each at its distance from the edge', () => {
    const pinned = pinColumn(choices, 'seed')
    const [first, second] = tableColumns(pinned, fields, false)
    expect(first).toMatchObject({ id: 'seed', pinned: true, left: 48 })
    expect(second).toMatchObject({ id: 'starred', pinned: false })
    // Moving one among the pinned pins it.
    expect(moveColumn(pinned, 'name', 'seed')[0]).toEqual({ id: 'name', pinned: true })
    expect(ids(tableColumns(pinColumn(pinned, 'seed'), fields, false))).toBe('starred name seed metric:loss')
  })

  it('have a width of their own that one may change, within reason', () => {
    expect(resizeColumn(choices, 'seed', 99.6)[2]).toEqual({ id: 'seed', width: 100 })
    expect(resizeColumn(choices, 'seed', -5)[2]).toEqual({ id: 'seed', width: 30 })
    expect(tableColumns(resizeColumn(choices, 'name', 300), fields, false)[1]?.track).toBe('300px')
  })

  it('come and go, but one stays', () => {
    expect(ids(toggleColumn(choices, 'seed'))).toBe('starred name metric:loss')
    expect(ids(toggleColumn(choices, 'bytes'))).toBe('starred name seed metric:loss bytes')
    expect(toggleColumn([{ id: 'name' }], 'name')).toEqual([{ id: 'name' }])
  })

  it('leave room for names, and all but the last fit into a small window to begin with', () => {
    const shown = tableColumns(defaultColumns, fields, false)
    expect(shown.find(({ id }) => id === 'name')?.least).toBeGreaterThanOrEqual(200)
    expect(lineWidth(shown.slice(0, -1))).toBeLessThan(960)
  })

  it('are wider with larger text, but for those whose width somebody has chosen', () => {
    const widths = (textScale: number) => tableColumns(resizeColumn(choices, 'seed', 200), fields, false, textScale).map(({ least }) => least)
    const [usual, large] = [widths(1), widths(1.5)]
    expect(large).toEqual(usual.map((width) => (width === 200 ? 200 : Math.round(1.5 * width))))
    expect(usual).toContain(200)
  })

  it('show where words were found, beside the name', () => {
    expect(ids(tableColumns(choices, fields, true))).toBe('starred name match seed metric:loss')
  })
})

describe('a group in a column of numbers', () => {
  it('is its mean and deviation over the runs that have a value', () => {
    const statistics = statisticsOf([4, 6, null, Number.NaN])
    expect(statistics).toEqual({ mean: 5, sd: 1, count: 2 })
    expect(statisticsText(statistics, columnOf('param:rule.tauPreMs', fields))).toBe('5 ± 1 ms')
    expect(statisticsText(statisticsOf([0.1, 0.1, 0.1]), columnOf('metric:loss', fields))).toBe('0.1')
    expect(statisticsText(statisticsOf([null]), columnOf('metric:loss', fields))).toBe('–')
  })
})
