/** Histograms behind the lines of a panel, as plain ECharts JSON: an area for each share that bins reach, and the scale of shades beside the plot. */
import type { PlottedPanel, PlottedShadeColumn } from '../experiments/figure-data.ts'
import { fromHex, mix, toHex } from './colour.ts'
import type { FigureStyle } from './figure-style.ts'
import { cellText } from './heat-series.ts'
import { seenColour, themeColours } from './palette.ts'
import { decoration, rounded } from './series-parts.ts'
import type { Json, Pair } from './series-parts.ts'

/**
 * Shares from which on a bin has the next shade. They are the same in all panels, and in steps of about equal ratios: tails show beside a
 * peak, and a shade means the same before and after learning.
 */
export const shadeLevels: readonly number[] = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5]
/** How much of the line's colour is in the first shade and in the last: lines stand out from all of them. Near black, steps have to be larger. */
const depths = { light: [0.09, 0.62], print: [0.09, 0.62], dark: [0.15, 0.72] } as const

/** Share of a panel's width that plot and axis take beside a scale. */
export const shadedShare = 0.88

/** The colour of the lines mixed into the ground, so that shades are pale on a light page and dim on a dark one. */
export function shadeColour(panel: PlottedPanel, level: number, style: FigureStyle): string {
  const [line] = panel.curves
  const ground = fromHex(themeColours(style.theme).background)
  const colour = line === undefined ? ground : fromHex(seenColour(line, style))
  const [palest, fullest] = depths[style.theme]
  return toHex(mix(ground, colour, palest + ((fullest - palest) * level) / (shadeLevels.length - 1)))
}

/** As many series for every panel, whatever its numbers: a live figure updates in place. A higher level lies on the lower ones. */
export function shadeSeries(panel: PlottedPanel, style: FigureStyle): Json[] {
  const { shades } = panel
  if (shades === undefined) return []
  return shadeLevels.map((level, index) => ({
    ...decoration, data: outlinesOf(shades.columns, level, shades.binWidth), connectNulls: false, lineStyle: { width: 0 },
    areaStyle: { color: shadeColour(panel, index, style), opacity: 1 }, z: 0,
  }))
}

/** First and last bin of a stretch of bins that all reach the level. */
type Stretch = readonly [from: number, to: number]

function stretchesOf({ firstBin, shares }: PlottedShadeColumn, level: number): Stretch[] {
  const stretches: [number, number][] = []
  for (const [index, share] of shares.entries()) {
    if (share < level) continue
    const last = stretches.at(-1)
    if (last !== undefined && last[1] === firstBin + index - 1) last[1]++
    else stretches.push([firstBin + index, firstBin + index])
  }
  return stretches
}

interface Block extends Pick<PlottedShadeColumn, 'fromX' | 'toX'> {
  readonly stretch: Stretch
}

/**
 * Closed outlines, forth along the upper edges and back along the lower ones, with gaps between them. Neighbouring columns with one stretch
 * each share an outline; equal edges are one line: of weights that hardly change little is to be drawn, or sent to the page.
 */
function outlinesOf(columns: readonly PlottedShadeColumn[], level: number, binWidth: number): Pair[] {
  const rows: Block[][] = []
  let open: Block[] | undefined
  for (const column of columns) {
    const blocks = stretchesOf(column, level).map((stretch): Block => ({ fromX: column.fromX, toX: column.toX, stretch }))
    if (blocks.length === 1 && open?.at(-1)?.toX === column.fromX) {
      open.push(...blocks)
    } else {
      rows.push(...blocks.map((block) => [block]))
      open = blocks.length === 1 ? rows.at(-1) : undefined
    }
  }
  return rows.flatMap((blocks, index): Pair[] => (index === 0 ? outlineOf(blocks, binWidth) : [[null, null], ...outlineOf(blocks, binWidth)]))
}

function outlineOf(blocks: readonly Block[], binWidth: number): Pair[] {
  const edge = (along: readonly Block[], at: (block: Block) => number, ends: (block: Block) => readonly [number, number]): Pair[] => along.flatMap((block, index): Pair[] => {
    const [before, next] = [along[index - 1], along[index + 1]]
    const y = at(block) * binWidth
    const [start, end] = ends(block)
    return [...(before !== undefined && at(before) === at(block) ? [] : [rounded(start, y)]), ...(next !== undefined && at(next) === at(block) ? [] : [rounded(end, y)])]
  })
  const outline = [
    ...edge(blocks, ({ stretch }) => stretch[1] + 1, ({ fromX, toX }) => [fromX, toX]), ...edge(blocks.toReversed(), ({ stretch }) => stretch[0], ({ fromX, toX }) => [toX, fromX]),
  ]
  return [...outline, ...outline.slice(0, 1)]
}

/** What is shaded, for the title of a panel: a share says nothing without the width of bins. Empty where there is nothing yet. */
export const shadesText = ({ shades }: PlottedPanel): string => (shades === undefined || shades.binWidth === 0 ? '' : ` (shades: share per ${cellText(shades.binWidth)})`)

/** The scale of shades, right of the plot, highest share on top. */
export function shadeScale(panel: PlottedPanel, place: { readonly left: string; readonly width: string; readonly gridTop: string }, style: FigureStyle): Json {
  const em = style.fontSize
  const left = Number.parseFloat(place.left) + Number.parseFloat(place.width) * (shadedShare + 0.01)
  return {
    type: 'piecewise', seriesIndex: [], selectedMode: false, hoverLink: false, orient: 'vertical', align: 'left', left: `${Number(left.toFixed(4))}%`, top: place.gridTop, padding: 0,
    itemSymbol: 'rect', itemWidth: em * 0.8, itemHeight: em * 0.75, itemGap: 0, textGap: em * 0.4,
    showLabel: true,
    pieces: shadeLevels.map((level, index) => ({ min: level, max: shadeLevels[index + 1] ?? 1, label: index % 2 === 0 ? `${cellText(100 * level)} %` : ' ', color: shadeColour(panel, index, style) })),
    textStyle: { color: themeColours(style.theme).text, fontFamily: style.fontFamily, fontSize: em * 0.85 },
  }
}
