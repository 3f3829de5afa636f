/** Fills a figure's definition with the numbers of runs. */
import type { PlottedCurve, PlottedPanel, PlottedReference } from './figure-data.ts'
import type { FigureDefinition, LinesPanel, PanelDefinition, PanelLine, SeriesPanel } from './figure.ts'
import type { PresetReference } from './kind.ts'
import { lineCurves } from './line-curves.ts'
import { pooledPoints } from './pooled-points.ts'
import { column, columnPair } from './series-rows.ts'
import { panelShades } from './panel-shades.ts'
import type { SeriesRowsRead } from './series-rows.ts'

export type { SeriesRowsRead } from './series-rows.ts'

/** One run's recorded series. */
export interface RunSeriesReader {
  /** Undefined where nothing was recorded under this name. */
  read(series: string): SeriesRowsRead | undefined
}

/** Runs of one spec: they make one curve. */
export interface RunGroup {
  /** Short, for lines of which a group has several; empty where there is one group only. */
  readonly key: string
  readonly label: string
  readonly runs: readonly RunSeriesReader[]
  /** What the group is compared with. */
  readonly references: readonly PresetReference[]
}

export const fillFigure = (definition: FigureDefinition, groups: readonly RunGroup[]): PlottedPanel[] =>
  definition.panels.map((panel) => {
    const shades = panel.draw === 'lines' ? panelShades(panel, groups) : undefined
    return { definition: panel, curves: curvesOf(panel, groups), references: referencesOf(panel, groups), ...(shades === undefined ? {} : { shades }) }
  })

function curvesOf(panel: PanelDefinition, groups: readonly RunGroup[]): PlottedCurve[] {
  switch (panel.draw) {
    case 'points': return pointCurves(panel, groups)
    case 'trace': return traceCurves(panel, groups)
    case 'lines': return lineCurves(panel, groups)
    // Its cells are not curves of runs.
    case 'heat': return []
  }
}

function pointCurves(panel: SeriesPanel, groups: readonly RunGroup[]): PlottedCurve[] {
  return groups.map(({ label, runs }, colourIndex) => ({ label, colourIndex, ...pooledPoints(runs.map((run) => columnPair(run.read(panel.series), panel))) }))
}

/** Of each group's first run with rows; every value of the split column has a line. */
function traceCurves(panel: SeriesPanel, groups: readonly RunGroup[]): PlottedCurve[] {
  const lines = groups.flatMap((group, groupIndex) => {
    const series = group.runs.map((run) => run.read(panel.series)).find((read) => read !== undefined && read.rows > 0)
    return series === undefined ? [] : splitLines(panel, series).map((line) => ({ ...line, group, groupIndex }))
  })
  return lines.map(({ split, x, y, group, groupIndex }, index) => {
    const splitLabel = split === null ? '' : `${Number(split.toPrecision(3))}${panel.splitUnit === undefined || panel.splitUnit === '' ? '' : ` ${panel.splitUnit}`}`
    const label = groups.length === 1 ? splitLabel || group.label : [group.key, splitLabel].filter((part) => part !== '').join(', ')
    return { label, colourIndex: groups.length === 1 ? index : groupIndex, x, y }
  })
}

interface SplitLine {
  readonly split: number | null
  readonly x: number[]
  readonly y: number[]
}

function splitLines(panel: SeriesPanel, series: SeriesRowsRead): SplitLine[] {
  const { x, y } = columnPair(series, panel)
  if (panel.splitColumn === undefined) return [{ split: null, x, y }]
  const splits = column(series, panel.splitColumn)
  const lines = new Map<number, SplitLine>()
  splits.forEach((split, row) => {
    const line = lines.get(split) ?? { split, x: [], y: [] }
    lines.set(split, line)
    line.x.push(x[row] ?? NaN)
    line.y.push(y[row] ?? NaN)
  })
  return evenly([...lines.values()], panel.splitMax ?? Infinity)
}

/** At most `most` of them, first and last among them. */
function evenly<T>(items: readonly T[], most: number): T[] {
  if (items.length <= most) return [...items]
  const chosen = new Set(Array.from({ length: most }, (_, i) => Math.round((i * (items.length - 1)) / Math.max(1, most - 1))))
  return items.filter((_, index) => chosen.has(index))
}

/** Each once, in the colour of the first group that has it; in a panel of lines, of its line. */
function referencesOf(panel: PanelDefinition, groups: readonly RunGroup[]): PlottedReference[] {
  const seen = new Set<string>()
  return groups.flatMap((group, groupIndex) => group.references.filter((reference) => reference.panel === panel.id && !seen.has(reference.id)).flatMap((reference): PlottedReference[] => {
    const line = panel.draw === 'lines' ? referredLine(panel, reference) : null
    // A spec that does not record a line has nothing to compare there.
    if (line === undefined) return []
    seen.add(reference.id)
    const { label, source, x, y, sd, closedForm } = reference
    const told = groups.length === 1 ? label : `${label} (${group.key})`
    const colourIndex = groups.length === 1 && line !== null ? line.colour : groupIndex
    const own = groups.length === 1 && line?.ownColour !== undefined ? { ownColour: line.ownColour } : {}
    return [{ label: told, source, colourIndex, ...own, ...(line === null ? {} : lineFields(line)), x, y, ...(sd === undefined ? {} : { sd }), ...(closedForm === undefined ? {} : { closedForm }) }]
  }))
}

const referredLine = ({ lines }: LinesPanel, { line }: PresetReference): PanelLine | undefined => (line === undefined ? lines[0] : lines.find(({ id }) => id === line))

const lineFields = ({ id, axis, draw }: PanelLine): Partial<PlottedReference> => ({ line: id, ...(axis === undefined ? {} : { axis }), ...(draw === undefined ? {} : { draw }) })
