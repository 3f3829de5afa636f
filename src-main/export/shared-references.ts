/** In a legend on paper, where nothing scrolls and nothing is cut short, what the authors' code gave is one entry. */
import type { PlottedPanel } from '../experiments/figure-data.ts'
import type { FigureStyle } from './figure-style.ts'
import { countLegendLines } from './panel-layout.ts'

const tail = ', authors\' code'

/** The panel with one name for such references, if its legend took more than a line with a name for each. */
export function withSharedReferences(panel: PlottedPanel, panelCount: number, style: FigureStyle): PlottedPanel {
  const labels = new Set([...panel.curves, ...panel.references].map(({ label }) => label))
  if (style.interactive || panel.definition.draw !== 'lines' || countLegendLines([...labels], panelCount, style) < 2) return panel
  return { ...panel, references: panel.references.map((reference) => (reference.label.endsWith(tail) ? { ...reference, label: 'Authors\' code' } : reference)) }
}
