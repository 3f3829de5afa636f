import { describe, expect, it } from 'vitest'
import { arranged, coloured, grouped, layoutWithCopies, layoutWithNames, moved, noLayout, readLayout, ungrouped } from '../../../../../src-renderer/places/experiment/network/network-layout.ts'
import { renamed, without } from '../../../../../src-renderer/places/experiment/network/references.ts'

const spots = { a: { x: 0, y: 0 }, b: { x: 100, y: 0 } }

describe('the layout of a network', () => {
  it('holds all in place once one has been moved', () => {
    expect(moved(noLayout, spots, ['a'], { x: 7.4, y: -3 }).positions).toEqual({ a: { x: 7, y: -3 }, b: { x: 100, y: 0 } })
    expect(arranged(moved(noLayout, spots, ['a'], { x: 7, y: 0 }))).toEqual(noLayout)
  })

  it('has each population in one group at most', () => {
    const twice = grouped(grouped(noLayout, ['a', 'b'], 'layer'), ['b'], 'other')
    expect(twice.groups).toEqual([{ name: 'layer', members: ['a'] }, { name: 'other', members: ['b'] }])
    expect(ungrouped(twice, ['b']).groups).toEqual([{ name: 'layer', members: ['a'] }])
  })

  it('follows names, and forgets what is gone', () => {
    const layout = grouped(moved(noLayout, spots, ['a'], { x: 1, y: 1 }), ['a', 'b'], 'layer')
    expect(layoutWithNames(layout, renamed('a', 'c'))).toEqual({ positions: { c: { x: 1, y: 1 }, b: { x: 100, y: 0 } }, groups: [{ name: 'layer', members: ['c', 'b'] }], colours: {} })
    expect(layoutWithNames(layout, without(['a', 'b']))).toEqual(noLayout)
  })

  it('puts copies beside what they are of, and groups those of a whole group', () => {
    const layout = grouped(moved(noLayout, spots, ['a'], { x: 0, y: 0 }), ['a', 'b'], 'layer')
    expect(layoutWithCopies(layout, { a: 'a2' }, { x: 60, y: 40 })).toEqual({ positions: { ...spots, a2: { x: 60, y: 40 } }, groups: layout.groups, colours: {} })
    const both = layoutWithCopies(layout, { a: 'a2', b: 'b2' }, { x: 60, y: 40 })
    expect(both.groups).toEqual([...layout.groups, { name: 'layer 2', members: ['a2', 'b2'] }])
    expect(layoutWithCopies(both, { a2: 'a3', b2: 'b3' }, { x: 0, y: 0 }).groups.at(-1)).toEqual({ name: 'layer 3', members: ['a3', 'b3'] })
    expect(layoutWithCopies(noLayout, { a: 'a2' }, { x: 60, y: 40 }), 'where the drawing puts them').toEqual(noLayout)
  })

  it('has the colours that were given to populations, which follow their names and can be taken back', () => {
    const layout = coloured(coloured(noLayout, ['a', 'b'], 6), ['b'], '#12ab9f')
    expect(layout.colours).toEqual({ a: 6, b: '#12ab9f' })
    expect(layoutWithNames(layout, renamed('b', 'c')).colours).toEqual({ a: 6, c: '#12ab9f' })
    expect(coloured(layout, ['a', 'b'], undefined)).toEqual(noLayout)
    expect(layoutWithCopies(layout, { a: 'a2' }, { x: 60, y: 40 }).colours, 'a copy is told from its original').toEqual(layout.colours)
  })

  it('is read out of whatever was kept', () => {
    expect(readLayout('x')).toEqual(noLayout)
    expect(readLayout({ positions: { a: { x: 1, y: 2 }, b: { x: 'left' } }, groups: [{ name: 'g', members: ['a', 3] }, 4], colours: { a: 3, b: '#12ab9f', c: 8, d: 'red' } }))
      .toEqual({ positions: { a: { x: 1, y: 2 } }, groups: [{ name: 'g', members: ['a'] }], colours: { a: 3, b: '#12ab9f' } })
  })
})
