/** Which entries a panel's legend has. */
import type { PlottedPanel } from '../experiments/figure-data.ts'
import type { FigureStyle } from './figure-style.ts'
import { seenColour, themeColours } from './palette.ts'
import { columnsOf, countLegendLines, legendHeight } from './panel-layout.ts'

export interface PanelLegend {
  /** ECharts legend data. */
  readonly entries: readonly Record<string, unknown>[]
  readonly lines: number
  /** One line with arrows instead of several lines. */
  readonly scrolls: boolean
}

const nothing: PanelLegend = { entries: [], lines: 0, scrolls: false }
/** As a share of a panel's height. */
const mostOfPanel = 0.7

/**
 * Every label once. A panel that shows the same conditions as the one before it needs no legend of its own, nor does
 * a lone curve. A reference label that stands for several curves is drawn in the text's colour.
 */
export function panelLegend(panel: PlottedPanel, previous: PlottedPanel | undefined, panelCount: number, style: FigureStyle): PanelLegend {
  if (style.legends === false) return nothing
  const labels = labelsOf(panel)
  if (labels.length < 2 || (previous !== undefined && sameList(labels, labelsOf(previous)))) return nothing
  const lines = countLegendLines(labels, panelCount, style)
  // On a screen the width of several panels is not known, and many lines would leave no room for the curves.
  const scrolls = style.interactive && (Math.min(panelCount, style.columns) > 1 || lines > 3)
  // In print nothing scrolls: a legend of dozens of entries would leave no room for what it is of.
  if (!style.interactive && legendHeight(lines, style) * Math.ceil(panelCount / columnsOf(panelCount, style)) > mostOfPanel) return nothing
  return { entries: labels.map((label) => ({ name: label, ...lookOf(panel, label, style) })), lines: scrolls ? 1 : lines, scrolls }
}

function lookOf(panel: PlottedPanel, label: string, style: FigureStyle): Record<string, unknown> {
  if (panel.curves.some((curve) => curve.label === label && curve.draw === 'ticks')) return { icon: tickIcon, itemStyle: { borderWidth: 0 } }
  const shared = sharedColour(panel, label, style)
  const line = shared === null ? {} : { lineStyle: { color: shared } }
  if (isBareLine(panel, label)) return { itemStyle: { opacity: 0 }, ...line }
  return shared === null ? {} : { itemStyle: { borderColor: shared }, ...line }
}

/** The colour of a reference's key: the text's where it stands for several curves. Null: that of the line itself. */
function sharedColour(panel: PlottedPanel, label: string, style: FigureStyle): string | null {
  const [first, ...others] = new Set(panel.references.filter((reference) => reference.label === label).map((reference) => seenColour(reference, style)))
  if (first === undefined) return null
  if (others.length > 0) return themeColours(style.theme).text
  // In another panel the same label may stand for a line of another colour.
  return panel.definition.draw === 'lines' ? first : null
}

/** A few strokes of a raster. */
const tickIcon = 'path://M0,0L1,0L1,10L0,10ZM7,0L8,0L8,10L7,10ZM14,0L15,0L15,10L14,10Z'

/** A line without symbols gets none in its key either; the library would draw a ring. */
function isBareLine(panel: PlottedPanel, label: string): boolean {
  const { draw } = panel.definition
  const references = panel.references.filter((reference) => reference.label === label)
  if (draw === 'trace' || references.some((reference) => reference.closedForm === true)) return true
  return draw === 'lines' && [...panel.curves.filter((curve) => curve.label === label), ...references].every((line) => line.draw !== 'points' && line.draw !== 'dots')
}

const labelsOf = (panel: PlottedPanel): string[] => [...new Set([...panel.curves.filter(({ faint, draw }) => faint !== true && draw !== 'means'), ...panel.references].map((line) => line.label))]

const sameList = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((label, i) => label === b[i])
