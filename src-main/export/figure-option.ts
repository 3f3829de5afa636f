/**
 * Draws a figure: numbers and a style in, an ECharts 6 option out. For a screen the option is plain JSON without functions, so it
 * travels over IPC and HTTP as it is. It uses the line chart and the components grid, title, legend, tooltip,
 * dataZoom (inside), and markLine.
 */
import type { AxisDefinition } from '../experiments/figure.ts'
import type { FigureData, PlottedPanel } from '../experiments/figure-data.ts'
import { distinctNames } from './curve-names.ts'
import { axesOf, holdingCurves } from './panel-axes.ts'
import { panelLegend } from './panel-legend.ts'
import type { PanelLegend } from './panel-legend.ts'
import { withRows } from './figure-style.ts'
import { heatScale, heatShare } from './heat-series.ts'
import type { FigureStyle } from './figure-style.ts'
import { themeColours } from './palette.ts'
import { brokenLabel, figureColumns, legendKey, linesOfHeight, placePanels } from './panel-layout.ts'
import type { PanelPlace } from './panel-layout.ts'
import { panelSeries } from './panel-series.ts'
import { hasPoints } from './series-parts.ts'
import { shadeScale, shadedShare, shadesText } from './shade-series.ts'
import { withSharedReferences } from './shared-references.ts'
import { spanStrip } from './span-strip.ts'

type Json = Record<string, unknown>

/** The complete option: one grid per panel, side by side or stacked. A panel without numbers says "no data yet", but for one that has the paper's curves to show. */
export function figureOption(data: FigureData, given: FigureStyle): Json {
  const count = data.panels.length
  const columns = figureColumns(count, data.definition.columns, given.columns)
  const rows = Math.max(1, Math.ceil(count / columns))
  const style = withRows({ ...given, columns }, rows)
  const panels = distinctNames(data.panels).map((panel) => withSharedReferences(panel, count, style))
  const axes = axesOf(panels)
  const colours = themeColours(style.theme)
  const legends = panels.map((panel, index) => panelLegend(panel, panels[index - 1], panels.length, style))
  const titled = panels.some((panel) => panel.definition.title !== '')
  const places = placePanels(panels.length, legends.map((legend, index) => legend.lines + linesAbove(panels[index], style)), titled, style)
  const placed = panels.flatMap((panel, index) => {
    const [place, legend, own] = [places[index], legends[index], axes[index]]
    return place !== undefined && legend !== undefined && own !== undefined ? [{ panel, place, legend, axes: own, index }] : []
  })
  const series = placed.flatMap(({ panel, index, axes: own }) => panelSeries(panel, index, own, style))
  return {
    animation: false,
    backgroundColor: style.theme === 'print' ? colours.background : 'transparent',
    textStyle: { fontFamily: style.fontFamily, fontSize: style.fontSize, color: colours.text },
    title: placed.flatMap(({ panel, place }) => titles(panel, place, style)),
    legend: placed.map(({ place, legend }) => legendOption(place, legend, panels.length, style)),
    grid: placed.map(({ panel, place }) => gridOption(panel, place)),
    xAxis: placed.map(({ panel, index }) => axisOption(panel.definition.x, index, style, fits(panel))),
    yAxis: [
      ...placed.map(({ panel, index }) => ({ ...axisOption(holdingCurves(panel.definition.y, panel, 'left'), index, style, fits(panel)), ...sideTicks(style, rows), ...wholeRows(panel) })),
      ...placed.flatMap(({ panel, index }) => furtherAxes(panel, index, style, rows)),
    ],
    series,
    ...(placed.some(({ panel }) => isHeat(panel) || panel.shades !== undefined) ? { visualMap: scales(placed, series, style) } : {}),
    ...(style.interactive ? interaction(panels, style) : { tooltip: { show: false } }),
  }
}

/** Names of vertical lines, and in print those of shaded stretches, stand between legend and plot. */
function linesAbove(panel: PlottedPanel | undefined, style: FigureStyle): number {
  if (panel?.definition.draw !== 'lines') return 0
  const marks = (panel.definition.marks ?? []).some(({ label }) => label !== '') ? 1 : 0
  return marks + linesOfHeight(spanStrip(panel.definition, style).height, style)
}

function titles(panel: PlottedPanel, place: PanelPlace, style: FigureStyle): Json[] {
  const colours = themeColours(style.theme)
  const title = {
    text: `${panel.definition.title}${shadesText(panel)}`,
    left: place.left,
    top: place.titleTop,
    padding: 0,
    textStyle: { color: colours.text, fontFamily: style.fontFamily, fontSize: style.fontSize, fontWeight: 'bold' },
  }
  // Always there, with or without its text: a live figure that gets its first points merges into what is drawn.
  const empty = {
    text: [...panel.curves, ...panel.references].some(hasPoints) || (panel.cells ?? []).length > 0 ? '' : 'no data yet',
    left: place.centreX,
    top: place.centreY,
    padding: 0,
    textAlign: 'center',
    textVerticalAlign: 'middle',
    textStyle: { color: colours.mutedText, fontFamily: style.fontFamily, fontSize: style.fontSize, fontWeight: 'normal' },
  }
  return [title, empty]
}

function legendOption(place: PanelPlace, legend: PanelLegend, panelCount: number, style: FigureStyle): Json {
  return {
    show: legend.entries.length > 0,
    type: legend.scrolls ? 'scroll' : 'plain',
    data: legend.entries,
    left: place.left,
    top: place.legendTop,
    width: place.width,
    padding: 0,
    // The library has one gap for both ways: what entries need beside them goes with their text, or lines would stand as far apart.
    itemGap: style.fontSize * legendKey.between,
    itemWidth: style.fontSize * legendKey.width,
    itemHeight: style.symbolSize * 1.25,
    itemStyle: { borderWidth: 'inherit' },
    lineStyle: { width: 'inherit' },
    textStyle: {
      color: themeColours(style.theme).text, fontFamily: style.fontFamily, fontSize: style.fontSize,
      lineHeight: style.fontSize * legendKey.line, padding: [0, style.fontSize * (legendKey.gap - legendKey.between), 0, 0],
    },
    pageTextStyle: { color: themeColours(style.theme).mutedText },
    pageIconColor: themeColours(style.theme).text,
    pageIconInactiveColor: themeColours(style.theme).zeroLine,
    inactiveColor: themeColours(style.theme).zeroLine,
    selectedMode: style.interactive,
    ...linesOfEntries(legend, panelCount, style),
  }
}

/** In print what is wider than its panel goes on in the next line. A screen shortens it, and says all of it on request: it knows how wide it is. */
function linesOfEntries({ entries }: PanelLegend, panelCount: number, style: FigureStyle): Json {
  const formatter = (name: string): string => brokenLabel(name, panelCount, style)
  return !style.interactive && entries.some(({ name }) => typeof name === 'string' && formatter(name).includes('\n')) ? { formatter } : {}
}

/** The place includes tick labels and axis names: the grid shrinks by what they need. */
const gridOption = (panel: PlottedPanel, place: PanelPlace): Json => ({
  left: place.left,
  width: panel.shades !== undefined || isHeat(panel) ? `${Number.parseFloat(place.width) * (isHeat(panel) ? heatShare : shadedShare)}%` : place.width,
  top: place.gridTop,
  height: place.gridHeight,
  outerBoundsMode: 'same',
  outerBoundsContain: 'all',
  outerBoundsClampWidth: '5%',
  outerBoundsClampHeight: '5%',
})

/** `fit`: the axis need not start at zero. Its name keeps clear of the tick labels by itself. */
function axisOption(axis: AxisDefinition, gridIndex: number, style: FigureStyle, fit: boolean): Json {
  const colours = themeColours(style.theme)
  const text = { color: colours.text, fontFamily: style.fontFamily, fontSize: style.fontSize }
  return {
    ...axisType(axis),
    gridIndex,
    name: axis.padded === true ? inLines(axisName(axis)) : axisName(axis),
    nameLocation: 'middle',
    nameGap: style.fontSize * 0.5,
    nameMoveOverlap: true,
    // As far from the numbers in a small panel as in a large one.
    nameTextStyle: { ...text, textMargin: [style.fontSize * 0.6, style.fontSize * 0.25] },
    scale: fit,
    ...(axis.padded === true ? { boundaryGap: ['5%', '5%'] } : {}),
    // Above the zero line, below the curves.
    z: 3,
    ...(axis.min === undefined ? {} : { min: axis.min }),
    ...(axis.max === undefined ? {} : { max: axis.max }),
    splitNumber: 5,
    splitLine: { show: false },
    axisLine: { show: true, onZero: false, lineStyle: { color: colours.axis, width: style.axisWidth } },
    axisTick: { show: true, length: style.fontSize * 0.4, lineStyle: { color: colours.axis, width: style.axisWidth } },
    axisLabel: { ...text, margin: style.fontSize * 0.6, hideOverlap: true },
  }
}

function axisType({ scale, categories }: AxisDefinition): Json {
  if (categories !== undefined) return { type: 'category', data: [...categories] }
  return scale === 'log' ? { type: 'log', logBase: 10 } : { type: 'value' }
}

const isHeat = (panel: PlottedPanel): boolean => panel.definition.draw === 'heat'

/** One scale of colours for each heat map, by the place of its series, and one for each panel with shades. */
function scales(placed: readonly { readonly panel: PlottedPanel; readonly place: PanelPlace; readonly index: number }[], series: readonly Json[], style: FigureStyle): Json[] {
  return placed.flatMap(({ panel, place, index }): Json[] => {
    if (isHeat(panel)) return [heatScale(panel, place, series.findIndex(({ id }) => id === `${index}:heat:0`), style)]
    return panel.shades === undefined ? [] : [shadeScale(panel, place, style)]
  })
}

/** In the order of `axesOf`. */
function furtherAxes(panel: PlottedPanel, index: number, style: FigureStyle, rows: number): Json[] {
  const { definition } = panel
  if (definition.draw !== 'lines') return []
  const right = definition.right === undefined ? [] : [{ ...axisOption(holdingCurves(definition.right, panel, 'right'), index, style, true), ...sideTicks(style, rows), position: 'right' }]
  const height = (definition.spans ?? []).length === 0 ? [] : [{ type: 'value', gridIndex: index, min: 0, max: 1, show: false }]
  return [...right, ...height]
}

/** Whether axes fit the data rather than start at zero. */
const fits = ({ definition }: PlottedPanel): boolean => definition.draw !== 'points'

const sideTicks = (style: FigureStyle, rows: number): Json => ({ splitNumber: style.height / rows < 130 ? 3 : 5 })

/** The rows of a raster are cells: there is none between two of them. */
const wholeRows = ({ curves }: PlottedPanel): Json => (curves.some(({ draw, axis = 'left' }) => draw === 'ticks' && axis === 'left') ? { minInterval: 1 } : {})

/** Letters beside which a plot of a page has room. */
const nameLetters = 24

/** What runs measured has long names: broken between words. */
const inLines = (name: string): string => name.split(' ').reduce((lines, word) => {
  const last = lines.slice(lines.lastIndexOf('\n') + 1)
  return last === '' ? word : `${lines}${last.length + 1 + word.length > nameLetters ? '\n' : ' '}${word}`
}, '')

/** "Presynaptic rate [Hz]"; a number without unit has no brackets. */
const axisName = (axis: AxisDefinition): string => (axis.unit === '' ? axis.label : `${axis.label} [${axis.unit}]`)

/** Zoom with Ctrl and the wheel, so that the page still scrolls. */
function interaction(panels: readonly PlottedPanel[], style: FigureStyle): Json {
  const colours = themeColours(style.theme)
  return {
    tooltip: {
      trigger: panels.every(isHeat) ? 'item' : 'axis',
      confine: true,
      axisPointer: { type: 'line', lineStyle: { color: colours.zeroLine, width: 1 } },
      backgroundColor: colours.background,
      borderColor: colours.zeroLine,
      textStyle: { color: colours.text, fontFamily: style.fontFamily, fontSize: style.fontSize },
    },
    dataZoom: panels.flatMap((panel, index) => (isHeat(panel) ? [] : [index])).map((index) => ({
      type: 'inside', xAxisIndex: index, filterMode: 'none', zoomOnMouseWheel: 'ctrl', moveOnMouseWheel: false,
    })),
  }
}
