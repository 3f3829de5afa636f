import { describe, expect, it } from 'vitest'
import { changedPanel, freeId, labelOf, moved, resized, spanOf, without, withRunsOf, withLimit, withText } from '../../../../src-renderer/places/figures/page-edits.ts'
import { panelCommand } from '../../../../src-renderer/places/figures/panel-keys.ts'
import type { PageDocument, PagePanel } from '../../../../src-main/api/contract.ts'

const panel = (id: string): PagePanel => ({ id, presetIds: [], runIds: [], panel: 'p', span: 6, heightMm: 50, letter: null, title: null, xLabel: null, yLabel: null, legend: true })
const page: PageDocument = { version: 1, widthMm: 183, fontPt: 7, sdFactor: 1, letters: 'lower', table: false, panels: ['a', 'b', 'c'].map(panel) }
const order = ({ panels }: PageDocument): string => panels.map(({ id }) => id).join('')

describe('panels of a page', () => {
  it.each([['a', 1, 'bac'], ['a', 2, 'bca'], ['c', 0, 'cab'], ['c', -3, 'cab'], ['a', 99, 'bca'], ['b', 1, 'abc'], ['x', 0, 'abc']])('%s goes to position %d', (id, to, expected) => {
    expect(order(moved(page, id, to))).toBe(expected)
  })

  it('keep a size that a page holds', () => {
    expect(resized(page, 'b', { span: 15, heightMm: 3.2 }).panels[1]).toMatchObject({ span: 12, heightMm: 15 })
    expect(resized(page, 'b', { span: 0, heightMm: 60.4 }).panels[1]).toMatchObject({ span: 1, heightMm: 60 })
  })

  it('are changed and taken away one at a time', () => {
    expect(changedPanel(page, 'b', { legend: false }).panels.map(({ legend }) => legend)).toEqual([true, false, true])
    expect(order(without(page, 'b'))).toBe('ac')
  })

  it('have texts among them, with names of their own', () => {
    const once = withText(page, freeId(page)), twice = withText(once, freeId(once)), again = without(twice, once.panels.at(-1)?.id ?? '')
    expect(twice.panels.slice(3).map(({ id, text, span }) => [id, text, span])).toEqual([['text-4', '', 12], ['text-5', '', 12]])
    expect(order(withText(again, freeId(again)))).toBe('abctext-5text-6')
  })

  it('take other runs, and go on showing what they showed where the runs have it', () => {
    const had = changedPanel(page, 'b', { panel: 'weights' })
    const shown = (...panels: readonly string[]) => withRunsOf(had, 'b', panels.map((name) => ({ ...panel(name), panel: name, runIds: ['r'] })))?.panels[1]
    expect(shown('rates', 'weights')).toMatchObject({ id: 'b', panel: 'weights', runIds: ['r'] })
    expect(shown('rates')).toMatchObject({ id: 'b', panel: 'rates', runIds: ['r'] })
    expect([withRunsOf(had, 'gone', [panel('x')]), withRunsOf(had, 'b', [])]).toEqual([undefined, undefined])
  })

  it('take as many columns as a drawn width comes closest to', () => {
    expect([13, 90, 93, 183].map((mm) => spanOf(mm, 183))).toEqual([1, 6, 6, 12])
  })

  it('have the figure\'s own words where a field is left empty', () => expect([labelOf('  '), labelOf('x')]).toEqual([null, 'x']))
})

describe('keys on a panel', () => {
  const key = (name: string, held: Partial<Record<'altKey' | 'shiftKey' | 'ctrlKey' | 'metaKey', boolean>> = {}) =>
    panelCommand({ key: name, altKey: false, shiftKey: false, ctrlKey: false, metaKey: false, ...held })

  it('move with Alt, resize with Shift, take away with Delete', () => {
    expect(key('ArrowLeft', { altKey: true })).toEqual({ do: 'move', by: -1 })
    expect(key('ArrowDown', { altKey: true })).toEqual({ do: 'move', by: 1 })
    expect(key('ArrowRight', { shiftKey: true })).toEqual({ do: 'resize', span: 1, heightMm: 0 })
    expect(key('ArrowUp', { shiftKey: true })).toEqual({ do: 'resize', span: 0, heightMm: -2 })
    expect(key('Delete')).toEqual({ do: 'remove' })
  })

  it('leave everything else to the page', () => {
    expect([key('ArrowLeft'), key('a'), key('ArrowLeft', { altKey: true, shiftKey: true }), key('Delete', { ctrlKey: true })]).toEqual([undefined, undefined, undefined, undefined])
  })
})

describe('the ends of a panel\'s axes', () => {
  const limits = { xMin: null, xMax: 5, yMin: null, yMax: null }

  it('are numbers, or nothing: then they are the figure\'s own', () => {
    expect(withLimit(undefined, 'xMax', ' 5 ')).toEqual({ limits })
    expect(withLimit(limits, 'yMin', '−2.5')).toEqual({ limits: { ...limits, yMin: -2.5 } })
    expect(withLimit(limits, 'xMax', '')).toEqual({ limits: undefined })
  })

  it('say what is wrong with them', () => {
    expect(withLimit(undefined, 'yMax', 'much')).toEqual({ problem: 'The axis at left ends at "much"; expected a number, or nothing.' })
    expect(withLimit(limits, 'xMin', '7')).toEqual({ problem: 'The axis below begins at 7; expected a number below 5.' })
  })
})
