/** The cards of Home in the order of the paper: one section per figure, the supplement last. */
import type { FigureCard } from '../../../src-main/api/contract.ts'

export interface FigureSection {
  readonly id: string
  readonly title: string
  readonly cards: readonly FigureCard[]
}

/** What each figure of the paper is about. */
const subjects: Readonly<Record<string, string>> = {
  '2': 'the plasticity rule',
  '3': 'signals up and down',
  '4': 'credit assignment',
  '5': 'gradient descent',
  '6': 'deep networks',
}

/** Keeps the order of the cards within a section. */
export function figureSections(cards: readonly FigureCard[]): FigureSection[] {
  const groups = Map.groupBy(cards, (card) => sectionId(card.figure))
  return [...groups].map(([id, group]): FigureSection => ({ id, title: sectionTitle(id), cards: group })).sort((a, b) => rank(a.id) - rank(b.id))
}

/** "Fig. 2b-d" → "2"; "Fig. S4" → "supplement"; anything else "other". */
function sectionId(figure: string): string {
  const [, supplement, number] = /^Figs?\.? *(S?)(\d+)/i.exec(figure) ?? []
  if (number === undefined) return 'other'
  return supplement === '' ? number : 'supplement'
}

function sectionTitle(id: string): string {
  if (id === 'supplement') return 'Supplement'
  if (id === 'other') return 'Beyond the paper'
  const subject = subjects[id]
  return subject === undefined ? `Figure ${id}` : `Figure ${id}: ${subject}`
}

const rank = (id: string): number => (id === 'supplement' ? 1000 : id === 'other' ? 1001 : Number(id))
