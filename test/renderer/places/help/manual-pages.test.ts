/** The manual as a whole: its pages, its links, and what is alive in it. */
import { describe, expect, it } from 'vitest'
import { kinds, presetById } from '../../../../src-main/experiments/kinds.ts'
import { tourStations } from '../../../../src-main/experiments/tour/stations.ts'
import { pageFindables, symbolFindables } from '../../../../src-renderer/places/help/findables.ts'
import { manualPieces, manualSections } from '../../../../src-renderer/places/help/manual-markdown.ts'
import { helpFor, manualLink, manualPage, manualPages, whatIsNew } from '../../../../src-renderer/places/help/manual-pages.ts'
import { searchManual } from '../../../../src-renderer/places/help/manual-search.ts'
import { parseHash } from '../../../../src-renderer/stores/place-hash.ts'

const anchors = (id: string): string[] => manualSections(manualPage(id).source).map(({ anchor }) => anchor)
const live = manualPages.flatMap((page) => manualPieces(page.source, () => undefined)).filter((piece) => piece.type === 'live')
const named = (name: string): string[] => live.filter((piece) => piece.name === name).map(({ argument }) => argument)

describe('the pages', () => {
  it.each(manualPages)('$id begins with its title', ({ source }) => {
    expect(manualSections(source)[0]).toMatchObject({ level: 1 })
  })

  it.each(manualPages)('$id has links that lead to sections which are there', (page) => {
    const links: string[] = []
    manualPieces(page.source, (href) => {
      links.push(href)
      return undefined
    })
    for (const href of links) {
      const place = parseHash(manualLink(page, href) ?? '#/help')
      if (place.place === 'help' && place.section !== undefined) expect(anchors(place.page ?? '')).toContain(place.section)
    }
  })

  it('are found by name; the first for none', () => {
    expect(manualPage('glossary').title).toBe('Glossary')
    expect(manualPage(undefined)).toBe(manualPages[0])
    expect(manualPage('nowhere')).toBe(manualPages[0])
  })

  it('tell what is new as the changelog does, in a link to the documents of the repository too', () => {
    expect(whatIsNew).toEqual({ place: 'help', page: 'new' })
    expect(manualPage('new').source).toMatch(/^## Unreleased$/m)
    expect(manualLink(manualPage('new'), 'docs/checkpoints.md')).toBe('#/help/checkpoints')
    const hits = searchManual(pageFindables([manualPage('new')]), 'Winograd')
    expect(hits.map(({ page, anchor }) => [page, anchor])).toEqual([['new', 'added']])
    expect(hits[0]?.text.length).toBeLessThan(1000)
  })

  it('have formulas that can be set', () => {
    for (const page of manualPages) for (const piece of manualPieces(page.source, () => undefined)) if (piece.type === 'html') expect(piece.html).not.toContain('katex-error')
  })
})

describe('links', () => {
  it('lead to pages as the files lie in the repository', () => {
    expect(manualLink(manualPage('data'), '../guide.md#bundles')).toBe('#/help/guide/bundles')
    expect(manualLink(manualPage('guide'), 'checkpoints.md')).toBe('#/help/checkpoints')
    expect(manualLink(manualPage('guide'), '#data')).toBe('#/help/guide/data')
    expect(manualLink(manualPage('guide'), 'architecture.md')).toBeUndefined()
  })
})

describe('help for a place', () => {
  it.each(['home', 'reproduce', 'experiment', 'sweep', 'queue', 'run', 'history', 'compare', 'figures', 'data', 'bench', 'settings'] as const)('of %s is a section of the guide', (place) => {
    const help = helpFor(place)
    expect(anchors('guide')).toContain(help.place === 'help' ? help.section : '')
  })

  it('of the manual is its beginning', () => {
    expect(helpFor('help')).toEqual({ place: 'help', page: undefined, section: undefined })
  })
})

describe('what is alive', () => {
  it('is every station of the tour once, in its order, and presets that there are', () => {
    expect(named('station')).toEqual(tourStations.map(({ id }) => id))
    for (const id of named('preset')) expect(presetById(id)).toBeDefined()
  })

  it('is the parameters of every kind, under a heading that the search leads to', () => {
    expect(named('symbols').toSorted()).toEqual(kinds.map(({ kind }) => kind).toSorted())
    const found = symbolFindables(kinds.map(({ kind, title }) => ({ kind, title, rows: [{ symbol: 's', label: 'l', unit: '', help: '', source: '', expected: '', value: 1, path: 'p', presetId: '', figure: '' }] })))
    for (const { anchor } of found) expect(anchors('equations')).toContain(anchor)
  })

  it('is nothing else', () => {
    expect(new Set(live.map((piece) => piece.name))).toEqual(new Set(['station', 'preset', 'symbols', 'keys', 'data-folder']))
  })
})
