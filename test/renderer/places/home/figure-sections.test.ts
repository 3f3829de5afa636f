import { describe, expect, it } from 'vitest'
import { figureSections } from '../../../../src-renderer/places/home/figure-sections.ts'
import { exampleCard } from './example-cards.ts'

const titles = (...figures: readonly string[]): [string, string[]][] =>
  figureSections(figures.map((figure) => exampleCard({ id: figure, figure }))).map((section) => [section.title, section.cards.map((card) => card.figure)])

describe('the map of the paper', () => {
  it('has a section for each figure, in the order of the paper, the supplement last', () => {
    expect(titles('Fig. S4', 'Fig. 5', 'Fig. 2e-g', 'Fig. 2b', 'Figs. S1')).toEqual([
      ['Figure 2: the plasticity rule', ['Fig. 2e-g', 'Fig. 2b']], ['Figure 5: gradient descent', ['Fig. 5']], ['Supplement', ['Fig. S4', 'Figs. S1']],
    ])
  })

  it('keeps what belongs to no figure of the paper', () => {
    expect(titles('Sjöström 2001', 'Fig. 9')).toEqual([['Figure 9', ['Fig. 9']], ['Beyond the paper', ['Sjöström 2001']]])
  })
})
