/** The state of a figure's card in a word and a sign. */
import type { CardState } from '../../../src-main/api/contract.ts'
import type { StatusWord } from '../../components/status-words.ts'

const words: Readonly<Record<CardState, StatusWord>> = {
  'never-run': { word: 'never run', icon: 'pi pi-circle', tone: 'muted' },
  running: { word: 'running', icon: 'pi pi-play-circle', tone: 'accent' },
  reproduced: { word: 'reproduced', icon: 'pi pi-check-circle', tone: 'pass' },
  'out-of-tolerance': { word: 'out of tolerance', icon: 'pi pi-times-circle', tone: 'fail' },
  planned: { word: 'planned', icon: 'pi pi-calendar', tone: 'muted' },
}

/** Word, icon class and colour of a card's state. */
export const cardWord = (state: CardState): StatusWord => words[state]
