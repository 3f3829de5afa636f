import { describe, expect, it } from 'vitest'
import { brushed, brushedByKey, isWithin } from '../../../../../src-renderer/places/compare/relations/brushes.ts'

const key = (name: string, shiftKey = false) => ({ key: name, shiftKey })

describe('brushes on axes', () => {
  it('are drawn in either direction, end with the axis, and go with a click', () => {
    expect(brushed({}, 'eta', 0.8, 0.2)).toEqual({ eta: [0.2, 0.8] })
    expect(brushed({ tau: [0, 1] }, 'eta', 0.5, 1.4)).toEqual({ tau: [0, 1], eta: [0.5, 1] })
    expect(brushed({ eta: [0.2, 0.8] }, 'eta', 0.5, 0.505)).toEqual({})
  })

  it('select runs that lie within all of them; a run without a value there lies in none', () => {
    const brushes = { eta: [0.2, 0.8], error: [0, 0.5] } as const
    expect([[0.5, 0.5], [0.9, 0.1], [0.5, 0.6], [null, 0.1]].map((shares) => isWithin(brushes, ['eta', 'error'], shares))).toEqual([true, false, false, false])
    expect(isWithin(brushes, ['tau'], [null]), 'axes that are not shown').toBe(true)
  })

  it('are set, moved, widened and taken away by keys', () => {
    const half = brushedByKey({}, 'eta', key('Enter')) ?? {}
    expect(half).toEqual({ eta: [0.5, 1] })
    expect(brushedByKey(half, 'eta', key('ArrowUp')), 'no further than the axis').toEqual(half)
    expect(brushedByKey(half, 'eta', key('ArrowDown'))?.['eta']).toEqual([expect.closeTo(0.45), expect.closeTo(0.95)])
    expect(brushedByKey(half, 'eta', key('ArrowDown', true))?.['eta']).toEqual([0.5, expect.closeTo(0.95)])
    expect(brushedByKey(half, 'eta', key('Delete'))).toEqual({})
    expect(brushedByKey(half, 'eta', key('Tab'))).toBeUndefined()
  })
})
