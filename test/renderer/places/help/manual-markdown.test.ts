import { describe, expect, it } from 'vitest'
import { anchorOf, manualPieces, manualSections } from '../../../../src-renderer/places/help/manual-markdown.ts'
import type { ResolveLink } from '../../../../src-renderer/places/help/manual-markdown.ts'

const html = (source: string, resolve: ResolveLink = () => undefined): string => manualPieces(source, resolve).map((piece) => (piece.type === 'html' ? piece.html : `[${piece.name} ${piece.argument}]`)).join('|')

describe('the pieces of a page', () => {
  it('are text, and what is alive where a comment names it', () => {
    const pieces = manualPieces('Before\n\n<!-- live: station burst -->\n\nAfter\n\n<!-- live: data-folder -->\n', () => undefined)
    expect(pieces.map(({ type }) => type)).toEqual(['html', 'live', 'html', 'live'])
    expect(pieces[1]).toEqual({ type: 'live', name: 'station', argument: 'burst' })
    expect(pieces[3]).toEqual({ type: 'live', name: 'data-folder', argument: '' })
  })

  it('have formulas, and leave code and prices alone', () => {
    expect(html('The rate $E_i$.')).toContain('class="katex"')
    expect(html('$$\\frac{a}{b}$$')).toContain('class="equation"')
    expect(html('`$HOME` and $5')).not.toContain('katex')
    expect(html('from $ to $')).not.toContain('katex')
  })

  it('have no pictures of the workbench, and no HTML of their own', () => {
    expect(html('![Home](images/home-light.png)')).not.toContain('<img')
    expect(html('<script>alert(1)</script>')).not.toContain('<script>')
  })

  it('keep links within the manual, open pages of the web outside, and turn the rest into text', () => {
    const resolve: ResolveLink = (href) => (href === 'checkpoints.md' ? '#/help/checkpoints' : undefined)
    expect(html('[there](checkpoints.md)', resolve)).toContain('<a href="#/help/checkpoints">there</a>')
    expect(html('[web](https://doi.org/x)')).toContain('target="_blank" rel="noopener noreferrer"')
    expect(html('See [code](../src/x.ts) and [a](checkpoints.md).', resolve)).toContain('See code and <a href="#/help/checkpoints">a</a>.')
  })

  it('have headings that one can be taken to', () => {
    expect(html('## Home: the paper as a map')).toContain('<h2 id="home-the-paper-as-a-map" tabindex="-1">')
  })
})

it('anchors are those of GitHub', () => {
  expect(anchorOf('Run: watch it, and what came of it')).toBe('run-watch-it-and-what-came-of-it')
  expect(anchorOf('Where is it?')).toBe('where-is-it')
})

it('headings of one name have anchors of their own, also beyond what is alive', () => {
  const source = '## Added\n\n<!-- live: keys -->\n\n## Added\n\n## Added\n'
  expect(manualSections(source).map(({ anchor }) => anchor)).toEqual(['added', 'added-1', 'added-2'])
  expect(html(source)).toMatch(/id="added" .*\[keys \].*id="added-1" .*id="added-2" /s)
})

it('entries of a list are found by themselves, below their heading', () => {
  expect(manualSections('# Changelog\n\n## 1.0\n\n### Added\n\n- One\n  thing.\n- Another.\n', true).filter(({ text }) => text !== '')).toEqual([
    { level: 3, title: 'Added', anchor: 'added', text: 'One thing.' }, { level: 3, title: 'Added', anchor: 'added', text: 'Another.' },
  ])
})

it('sections are headings with the text below them', () => {
  expect(manualSections('# Page\n\nIntro *here*.\n\n<!-- live: keys -->\n\n## Part\n\n- one\n- `two`\n')).toEqual([
    { level: 1, title: 'Page', anchor: 'page', text: 'Intro here.' }, { level: 2, title: 'Part', anchor: 'part', text: 'one two' },
  ])
})
