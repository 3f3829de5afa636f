import { describe, expect, it } from 'vitest'
import { stripSize, stripWords } from '../../../../src-renderer/components/time/strip-size.ts'

const spec = (...labels: readonly string[]) => ({ protocol: { phases: labels.map((label) => ({ type: 'run', label })) } })

describe('the height of a strip', () => {
  it('grows with its lanes, and by a line for many long names', () => {
    const lanes = [{ id: 'stimulus' }, { id: 'gate' }] as const
    expect(stripSize(spec('a', 'b'), lanes)).toMatchObject({ total: 20, heights: { stimulus: 13, gate: 4 } })
    expect(stripSize(spec('rest', 'more dendritic input', 'rest', 'less dendritic input'), lanes).total).toBe(32)
    expect(stripSize(null, []).total).toBe(0)
  })
})

describe('the words of a strip', () => {
  const segment = (fromS: number, toS: number, label: string, on: boolean) => ({ fromS, toS, label, on })

  it('stand where their segments do', () => {
    expect(stripWords([segment(0, 1, 'rest', false), segment(1, 2, 'more', true)], 0, 2, 400)).toEqual([
      { text: 'rest', left: 0, width: 200, align: 'start' }, { text: 'more', left: 200, width: 200, align: 'start' },
    ])
  })

  it('reach over neighbours in which nothing happens where it is narrow', () => {
    const three = [segment(0, 1, 'rest', false), segment(1, 2, 'more', true), segment(2, 3, 'rest again', false)]
    expect(stripWords(three, 0, 3, 120)).toEqual([{ text: 'more', left: 20, width: 80, align: 'center' }])
    expect(stripWords(three.slice(0, 2), 0, 2, 80)).toEqual([{ text: 'more', left: 20, width: 60, align: 'end' }])
  })

  it('stand in the middle between equal neighbours, whatever the last digits of their times are', () => {
    const phases = [segment(20, 45, 'rest', false), segment(45, 70, 'more', true), segment(70, 95, 'rest again', false)]
    for (const widthPx of [100, 111, 123, 147, 170, 190]) expect(stripWords(phases, 20, 170, widthPx).map(({ align }) => align)).toEqual(['center'])
  })

  it('are left out where there is no room at all', () => {
    expect(stripWords([segment(0, 1, 'a', true), segment(1, 100, 'b', true)], 0, 100, 400).map(({ text }) => text)).toEqual(['b'])
  })
})
