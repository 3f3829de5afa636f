import { describe, expect, it } from 'vitest'
import { highlighted, isSearchable, matchCount, matching } from '../../../../src-renderer/components/figure/legend-search.ts'

const names = ['A, layer 1', 'A, layer 2', 'B, layer 1']
const option = {
  legend: [{ data: names.map((name) => ({ name, itemStyle: { opacity: 0 } })) }],
  series: [
    { id: '0:zero:0', type: 'line', lineStyle: { color: 'grey' } },
    { id: '0:band:0', type: 'line', lineStyle: { width: 0 }, areaStyle: { color: 'blue', opacity: 0.2 } },
    { id: '0:band:1', type: 'line', lineStyle: { width: 0 }, areaStyle: { color: 'red', opacity: 0.2 } },
    { id: '0:curve:0', name: 'A, layer 1', lineStyle: { color: 'blue' } },
    { id: '0:curve:2', name: 'B, layer 1', lineStyle: { color: 'red' } },
  ],
}
const opacities = (text: string) => (highlighted(option, text)['series'] as { areaStyle?: { opacity?: number }, lineStyle?: { opacity?: number } }[]).map(({ areaStyle, lineStyle }) => (areaStyle ?? lineStyle)?.opacity)

describe('the search of a legend', () => {
  it('is there from nine entries on', () => {
    const legend = (count: number, more = {}) => ({ legend: [{ data: Array.from({ length: count }, (_, i) => ({ name: `curve ${i}` })), ...more }] })
    expect([8, 9].map((count) => isSearchable(legend(count)))).toEqual([false, true])
    expect(isSearchable(legend(20, { show: false }))).toBe(false)
  })

  it('finds names with the text as it stands, in whatever case', () => {
    expect([...matching(names, 'LAYER 1')]).toEqual(['A, layer 1', 'B, layer 1'])
    expect(matchCount(option, 'layer 1')).toEqual({ found: 2, all: 3 })
  })

  it('finds those with all of its words, where none has it as it stands', () => {
    expect([...matching(names, '1 a,')]).toEqual(['A, layer 1'])
    expect([...matching(names, 'layer 3')]).toEqual([])
  })

  it('fades the other curves with their bands, and leaves what is no curve', () => {
    expect(opacities('b,')).toEqual([undefined, expect.closeTo(0.02, 6), 0.2, 0.1, 1])
    const [legend] = highlighted(option, 'b,')['legend'] as { data: { textStyle: { opacity: number } }[] }[]
    expect(legend?.data.map(({ textStyle }) => textStyle.opacity)).toEqual([0.35, 0.35, 1])
  })

  it('says the opacity of all again when it is emptied: a chart keeps what it is not told', () => {
    expect(opacities(' ')).toEqual([undefined, 0.2, 0.2, 1, 1])
  })
})
