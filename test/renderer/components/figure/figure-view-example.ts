/** A figure of two panels as the main side prepares it: bands and zero lines are there, but without a name. */
import type { FigureView, VerdictRow } from '../../../../src-main/api/contract.ts'

const panel = (id: string, title: string) => ({
  id, title, series: 'change', xColumn: 'rate', yColumn: 'dw', draw: 'points' as const,
  x: { label: 'Presynaptic rate', unit: 'Hz' }, y: { label: 'Weight change', unit: '' },
})

/** One judged row; `n` tells rows apart. */
export const verdictRow = (n: number, verdict: VerdictRow['verdict']): VerdictRow => ({
  checkId: `check-${n}`, quantity: `Δw at ${n} Hz`, reference: 0.5, ours: 0.5 + 1e-9, difference: 1e-9, tolerance: 1e-6, toleranceNote: 'absolute',
  unit: '', source: 'Fig. 2b', verdict,
})

/** A figure with the given verdict and the first `points` points of each curve. */
export function figureView(state: FigureView['verdict']['state'], rows: readonly VerdictRow[] = [], points = 3): FigureView {
  const data = Array.from({ length: points }, (_, i): [number, number] => [5 * (i + 1), 0.1 * i])
  return {
    definition: { id: 'fig2b', title: 'Fig. 2b', caption: '', widthMm: 88, heightMm: 60, panels: [panel('a', 'Periodic'), panel('b', 'Poisson')] },
    option: {
      title: [{ text: 'Periodic' }, { text: 'Poisson' }],
      grid: [{}, {}],
      series: [
        { type: 'line', data: [], xAxisIndex: 0 },
        { type: 'line', name: 'ours', data, xAxisIndex: 0 },
        { type: 'line', name: 'authors', data: [...data, [null, null]], xAxisIndex: 1 },
      ],
    },
    verdict: { state, rows },
    runIds: ['run-1'],
  }
}
