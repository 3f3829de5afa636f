import { describe, expect, it } from 'vitest'
import { noTabs, readTabRow, tabBeside, withClosed, withKept, withMoved, withOpen, withReopened } from '../../../src-renderer/stores/tab-row.ts'
import type { TabRow } from '../../../src-renderer/stores/tab-row.ts'

const row = (ids: string, active: string): TabRow => ({ ids: [...ids], active, closed: [] })
const always = (): boolean => true

describe('the row of tabs', () => {
  it('shows what is opened: at its end, or where it stands already', () => {
    const two = withOpen(withOpen(noTabs, 'a'), 'b')
    expect(two).toMatchObject({ ids: ['a', 'b'], active: 'b' })
    expect(withOpen(two, 'a')).toMatchObject({ ids: ['a', 'b'], active: 'a' })
    expect(withOpen(two, 'b')).toBe(two)
  })

  it('shows what stands right of a closed one, else left of it', () => {
    expect(withClosed(row('abc', 'b'), ['b'])).toMatchObject({ ids: ['a', 'c'], active: 'c' })
    expect(withClosed(row('abc', 'c'), ['c'])).toMatchObject({ ids: ['a', 'b'], active: 'b' })
    expect(withClosed(row('abc', 'b'), ['a'])).toMatchObject({ ids: ['b', 'c'], active: 'b' })
    expect(withClosed(row('a', 'a'), ['a'])).toMatchObject({ ids: [], active: undefined })
    const same = row('ab', 'a')
    expect(withClosed(same, ['z'])).toBe(same)
  })

  it('brings back what was closed where it stood, the last first, and all of it one by one', () => {
    let now = withClosed(row('abcd', 'b'), ['a', 'c', 'd'])
    expect(now.ids).toEqual(['b'])
    for (const ids of ['ab', 'abc', 'abcd']) {
      now = withReopened(now, always) ?? noTabs
      expect(now.ids.join('')).toBe(ids)
    }
    expect(withReopened(now, always)).toBeUndefined()
  })

  it('brings back nothing that is in the trash, or that was opened since', () => {
    const closed = withClosed(row('abc', 'a'), ['b', 'c'])
    expect(withReopened(closed, (id) => id !== 'b')).toMatchObject({ ids: ['a', 'c'], active: 'c' })
    expect(withReopened(withOpen(withOpen(closed, 'b'), 'c'), always)).toBeUndefined()
  })

  it('moves a tab, no further than its ends', () => {
    expect(withMoved(row('abc', 'a'), 'a', 2).ids).toEqual(['b', 'c', 'a'])
    expect(withMoved(row('abc', 'a'), 'c', -4).ids).toEqual(['c', 'a', 'b'])
    const same = row('abc', 'a')
    expect(withMoved(same, 'c', 9)).toBe(same)
  })

  it('goes around', () => {
    expect([tabBeside(row('abc', 'c'), 1), tabBeside(row('abc', 'a'), -1)]).toEqual(['a', 'c'])
    expect(tabBeside(row('a', 'a'), 1)).toBeUndefined()
  })

  it('has what was kept before what was opened meanwhile', () => {
    expect(withKept(row('cd', 'd'), row('abc', 'a'))).toMatchObject({ ids: ['a', 'b', 'c', 'd'], active: 'd' })
    expect(withKept(noTabs, row('ab', 'b'))).toMatchObject({ ids: ['a', 'b'], active: 'b' })
  })

  it('is read as far as it makes sense', () => {
    expect(readTabRow({ ids: ['a', 7, 'a', 'b'], active: 'b', closed: [{ id: 'c', index: 1 }, { id: 'a', index: 0 }, { index: 2 }, null] })).toEqual({ ids: ['a', 'b'], active: 'b', closed: [{ id: 'c', index: 1 }] })
    for (const nothing of [null, 'x', 3, [], {}]) expect(readTabRow(nothing)).toEqual(noTabs)
  })
})
