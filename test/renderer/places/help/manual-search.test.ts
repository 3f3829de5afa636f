import { describe, expect, it } from 'vitest'
import { searchManual } from '../../../../src-renderer/places/help/manual-search.ts'
import type { Findable } from '../../../../src-renderer/places/help/manual-search.ts'

const section = (title: string, text: string): Findable => ({ page: 'guide', pageTitle: 'Guide', anchor: title.toLowerCase(), title, text })
const sections = [
  section('Queue', 'What comes next. Bundles wait here never.'), section('Bundles', 'Runs for another lab.'), section('Data', `${'Long ago '.repeat(30)}there was a checksum of Sjöström's images.`),
]
const titles = (typed: string): string[] => searchManual(sections, typed).map(({ title }) => title)

describe('the search of the manual', () => {
  it('finds sections with every word, those with it in their title first', () => {
    expect(titles('bundles')).toEqual(['Bundles', 'Queue'])
    expect(titles('runs lab')).toEqual(['Bundles'])
    expect(titles('runs checksum')).toEqual([])
  })

  it('does not mind case, accents or blanks, and finds nothing for nothing', () => {
    expect(titles('  SJOSTROM ')).toEqual(['Data'])
    expect(titles(' ')).toEqual([])
  })

  it('shows the words in what is around them', () => {
    const [hit] = searchManual(sections, 'checksum')
    expect(hit?.excerpt).toMatch(/^… .*checksum of Sjöström's images\.$/)
  })
})
