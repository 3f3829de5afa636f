/** Pins that outlast the page. */
import { describe, expect, it } from 'vitest'
import { carriedPins, pinsOfComparison, readPins, withComparisonPins } from '../../../../../src-renderer/components/figure/pins/kept-pins.ts'

const pin = (x: number) => ({ panel: 'p', curve: 'A', x, dx: 1, dy: -3.6 })

it('pins are read out of anything: what is none is left out', () => {
  expect(readPins([pin(1), { ...pin(2), x: '2' }, null, { panel: 'p' }, { ...pin(3), more: true }])).toEqual([pin(1), pin(3)])
  expect([readPins(undefined), readPins({}), readPins(null)]).toEqual([[], [], []])
  expect(readPins(Array.from({ length: 150 }, (_, x) => pin(x)))).toHaveLength(100)
})

describe('pins of comparisons', () => {
  it('are kept for the runs of each, in whatever order', () => {
    const kept = withComparisonPins(withComparisonPins([], ['r1', 'r2'], [pin(1)]), ['r3'], [pin(2)])
    expect([pinsOfComparison(kept, ['r2', 'r1']), pinsOfComparison(kept, ['r3']), pinsOfComparison(kept, ['r1'])]).toEqual([[pin(1)], [pin(2)], undefined])
    expect(pinsOfComparison(withComparisonPins(kept, ['r3'], []), ['r3'])).toEqual([])
    expect(pinsOfComparison('damaged', ['r3'])).toBeUndefined()
  })

  it('are those of the newest twenty', () => {
    const kept = Array.from({ length: 25 }, (_, i) => `r${i}`).reduce<unknown>((all, id) => withComparisonPins(all, [id], [pin(1)]), [])
    expect([pinsOfComparison(kept, ['r24']), pinsOfComparison(kept, ['r5']), pinsOfComparison(kept, ['r4'])]).toEqual([[pin(1)], [pin(1)], undefined])
  })

  it('stay where runs are added or taken away, and never replace those of the other comparison', () => {
    const kept = withComparisonPins([], ['r1'], [pin(1)])
    expect(pinsOfComparison(carriedPins(kept, ['r1'], ['r1', 'r2']), ['r1', 'r2'])).toEqual([pin(1)])
    expect(pinsOfComparison(carriedPins(kept, ['r1'], ['r3']), ['r3'])).toBeUndefined()
    expect(pinsOfComparison(carriedPins(withComparisonPins(kept, ['r1', 'r2'], []), ['r1'], ['r1', 'r2']), ['r1', 'r2'])).toEqual([])
  })
})
