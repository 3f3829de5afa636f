/** A figure in the manner of Fig. 2b-d with made-up numbers, for the tests of the exporters. */
import type { FigureData, FigureProvenance, PlottedCurve, PlottedPanel } from '../../src-main/experiments/figure-data.ts'

const grid = (from: number, to: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + ((to - from) * i) / (count - 1))

const curve = (label: string, colourIndex: number, x: readonly number[], f: (x: number) => number, sd: number): PlottedCurve => ({
  label, colourIndex, x, y: x.map(f), sd: x.map(() => sd), count: x.map(() => 20),
})

const axis = { label: 'Presynaptic rate', unit: 'Hz' }
const change = { label: 'Weight change', unit: 'pA' }

const panel = (id: string, title: string, curves: PlottedCurve[], references: PlottedPanel['references'] = []): PlottedPanel => ({
  definition: { id, title, series: 'pairing', xColumn: 'rate', yColumn: 'dw', x: axis, y: change, draw: 'points' },
  curves,
  references,
})

const rates = grid(1, 50, 10)

export const pairingPanel: PlottedPanel = panel(
  'poisson',
  'Poisson pairing',
  [curve('P̄(0) = 30 %', 0, rates, (x) => (x * (x - 25)) / 300, 0.6), curve('P̄(0) = 50 %', 1, rates, (x) => (x * (x - 45)) / 300, 0.6)],
  [{ label: 'authors’ code', source: 'measured', colourIndex: 0, x: rates, y: rates.map((x) => (x * (x - 24)) / 300), sd: rates.map(() => 0.5) }],
)

const tracePanel = (points: number): PlottedPanel => {
  const x = grid(0, 100, points)
  return {
    definition: {
      id: 'trace', title: 'Burst probability', series: 'trace', xColumn: 't', yColumn: 'p',
      x: { label: 'Time', unit: 's' }, y: { label: 'P̄', unit: '', min: 0, max: 1 }, draw: 'trace',
    },
    curves: [{ label: '50 Hz', colourIndex: 2, x, y: x.map((t) => 0.5 + 0.4 * Math.sin(t)) }],
    references: [],
  }
}

/** Panels: two conditions with a reference, a long trace, and one without numbers. */
export const sampleFigure = (tracePoints = 5000): FigureData => ({
  definition: { id: 'sample', title: 'A sample <figure> & more', caption: 'Made-up "numbers".', widthMm: 183, heightMm: 60, panels: [] },
  panels: [pairingPanel, tracePanel(tracePoints), panel('empty', 'Not run yet', [])],
  verdict: { state: 'none', rows: [] },
})

/** The first panel alone: one journal column. */
export const onePanelFigure = (): FigureData => ({ ...sampleFigure(), panels: [pairingPanel] })

export const sampleProvenance: FigureProvenance = {
  application: 'Burstlab',
  version: '0.1.0',
  gitCommit: null,
  exportedAt: '2026-01-02T03:04:05.000Z',
  figure: 'sample',
  runs: [{ id: 'r1', name: 'P̄(0) <30 %> & "co" ]]> --> 🧠', specHash: 'ab12', seed: 1, checksum: null }],
}
