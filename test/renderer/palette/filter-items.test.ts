import { describe, expect, it } from 'vitest'
import { filterItems, groupItems } from '../../../src-renderer/palette/filter-items.ts'
import type { PaletteItem } from '../../../src-renderer/palette/filter-items.ts'

const item = (id: string, title: string, hint = '', group = 'Places'): PaletteItem => ({ id, title, hint, group, icon: '', run: () => undefined })
const ids = (items: readonly PaletteItem[]): string[] => items.map((found) => found.id)

const items = [
  item('home', 'Home', 'The paper as a map'), item('history', 'History', 'All runs'),
  item('p1', 'Fig. 2b: Periodic', '', 'New experiment'), item('p2', 'Fig. 2c: Poisson', 'P̄(0) = 30 %', 'New experiment'),
  item('r1', 'My Poisson run', 'seed 3', 'Runs'),
]

describe('the palette', () => {
  it('shows everything in its own order before anything is typed', () => {
    expect(ids(filterItems(items, '', 8))).toEqual(['home', 'history', 'p1', 'p2', 'r1'])
  })

  it('has what is of a kind with too many only when something is typed', () => {
    const more = [...items, { ...item('m1', 'Poisson process', 'Help', 'Manual'), onlyFound: true }]
    expect(ids(filterItems(more, ' ', 8))).toEqual(ids(items))
    expect(ids(filterItems(more, 'poisson', 8))).toContain('m1')
  })

  it('wants every typed word, in any order and case', () => {
    expect(ids(filterItems(items, 'poisson FIG', 8))).toEqual(['p2'])
    expect(filterItems(items, 'poisson zebra', 8)).toEqual([])
  })

  it('puts beginnings before middles, and titles before what stands beside them', () => {
    const found = filterItems([item('a', 'Asleep'), item('b', 'Big leap'), item('c', 'Other', 'leap'), item('d', 'Leap')], 'leap', 8)
    expect(ids(found)).toEqual(['d', 'b', 'c'])
  })

  it('finds "2c" in "Fig. 2c"', () => {
    expect(ids(filterItems(items, '2c', 8))).toEqual(['p2'])
  })

  it('shows no more of one kind than fits', () => {
    const many = Array.from({ length: 50 }, (_, index) => item(`r${index}`, `Run ${index}`, '', 'Runs'))
    expect(filterItems([...many, item('home', 'Run home')], 'run', 8)).toHaveLength(9)
  })

  it('keeps kinds together under their headings', () => {
    expect(groupItems(items).map(([title, group]) => [title, group.length])).toEqual([['Places', 2], ['New experiment', 2], ['Runs', 1]])
  })
})
