/** Cards for the tests of Home. */
import type { FigureCard } from '../../../../src-main/api/contract.ts'

/** A planned figure; `change` says what is special about it. */
export const exampleCard = (change: Partial<FigureCard> = {}): FigureCard => ({
  id: 'fig6', figure: 'Fig. 6', title: 'Deep networks', summary: 'To come.', state: 'planned', presets: [], ...change,
})

/** Fig. 2b with its one preset, run or not. */
export const fig2b = (runCount: number): FigureCard => exampleCard({
  id: 'fig2b', figure: 'Fig. 2b', title: 'Frequency', summary: 'Weight change against frequency.', state: runCount > 0 ? 'reproduced' : 'never-run',
  presets: [{
    id: 'fig2b', kind: 'pairing', figure: 'Fig. 2b', title: 'Periodic', summary: 'Periodic trains', state: runCount > 0 ? 'reproduced' : 'never-run', runCount,
    lastRunId: runCount > 0 ? 'r9' : null,
  }],
})
