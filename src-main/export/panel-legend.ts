/** Which entries a panel's legend has. */
import type { PlottedPanel } from '../experiments/figure-data.ts'
import type { FigureStyle } from './figure-style.ts'
import { themeColours } from './palette.ts'
import { countLegendLines } from './panel-layout.ts'

export interface PanelLegend {
  /** ECharts legend data. */
  readonly entries: readonly Record<string, unknown>[]
  readonly lines: number
  /** One line with arrows instead of several lines. */
  readonly scrolls: boolean
}

/**
 * Every label once. A panel that shows the same conditions as the one before it needs no legend of its own, nor does
 * a lone curve. A reference label that stands for several curves is drawn in the text's colour.
 */
export function panelLegend(panel: PlottedPanel, previous: PlottedPanel | undefined, panelCount: number, style: FigureStyle): PanelLegend {
  const labels = labelsOf(panel)
  if (labels.length < 2 || (previous !== undefined && sameList(labels, labelsOf(previous)))) return { entries: [], lines: 0, scrolls: false }
  const lines = countLegendLines(labels, panelCount, style)
  // On a screen the width of several panels is not known, and many lines would leave no room for the curves.
  const scrolls = style.interactive && (Math.min(panelCount, style.columns) > 1 || lines > 3)
  return { entries: labels.map((label) => ({ name: label, ...sharedLook(panel, label, style) })), lines: scrolls ? 1 : lines, scrolls }
}

function sharedLook(panel: PlottedPanel, label: string, style: FigureStyle): Record<string, unknown> {
  if (isBareLine(panel, label)) return { itemStyle: { opacity: 0 } }
  const colours = new Set(panel.references.filter((reference) => reference.label === label).map((reference) => reference.colourIndex))
  if (colours.size < 2) return {}
  const colour = themeColours(style.theme).text
  return { itemStyle: { borderColor: colour }, lineStyle: { color: colour } }
}

/** A line without symbols gets none in its key either; the library would draw a ring. */
const isBareLine = (panel: PlottedPanel, label: string): boolean =>
  panel.definition.draw === 'trace' || panel.references.some((reference) => reference.label === label && reference.closedForm === true)

const labelsOf = (panel: PlottedPanel): string[] => [...new Set([...panel.curves, ...panel.references].map((line) => line.label))]

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((label, i) => label === b[i])
