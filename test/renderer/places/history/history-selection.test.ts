import { describe, expect, it } from 'vitest'
import { emptySelection, extendTo, retain, selectOnly, toggle, toggleAll } from '../../../../src-renderer/places/history/history-selection.ts'
import type { Selection } from '../../../../src-renderer/places/history/history-selection.ts'

const order = ['a', 'b', 'c', 'd']
const ids = (selection: Selection): string[] => [...selection.ids]

describe('selecting runs', () => {
  it('adds and removes one with Ctrl', () => {
    const two = toggle(selectOnly('a'), 'c')
    expect(ids(two)).toEqual(['a', 'c'])
    expect(ids(toggle(two, 'a'))).toEqual(['c'])
  })

  it('spans from the anchor with Shift, both ways, and the anchor stays', () => {
    const down = extendTo(selectOnly('b'), 'd', order)
    expect(ids(down)).toEqual(['b', 'c', 'd'])
    expect(ids(extendTo(down, 'a', order))).toEqual(['a', 'b'])
  })

  it('starts afresh where there is no anchor in sight', () => {
    expect(ids(extendTo(emptySelection, 'c', order))).toEqual(['c'])
    expect(ids(extendTo(selectOnly('gone'), 'c', order))).toEqual(['c'])
  })

  it("takes a group's runs all in or all out", () => {
    const all = toggleAll(selectOnly('d'), ['a', 'b'])
    expect(ids(all)).toEqual(['d', 'a', 'b'])
    expect(ids(toggleAll(all, ['a', 'b']))).toEqual(['d'])
  })

  it('forgets runs that are gone', () => {
    const selection = toggle(selectOnly('a'), 'b')
    expect(ids(retain(selection, new Set(['b'])))).toEqual(['b'])
    expect(retain(selection, new Set(order))).toBe(selection)
  })
})
