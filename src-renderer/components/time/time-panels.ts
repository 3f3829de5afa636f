/** Which plots of a figure stand over biological time, and how their own axis relates to it. */
import type { FigureView } from '../../../src-main/api/contract.ts'
import { isRecord, listIn } from '../read-json.ts'
import type { PlotPlace } from './time-option.ts'
import type { TimeWindow } from './time-window.ts'

export interface TimePanel {
  /** Position among the figure's panels, grids and x axes. */
  readonly index: number
  readonly id: string
  /** Where the x axis begins and ends without zoom. */
  readonly min: number
  readonly max: number
  /**
   * x minus biological time. Several where a plot lays stretches of the run over each other, e.g. a test before and one after learning;
   * the first is the one that its strip shows.
   */
  readonly offsets: readonly [number, ...number[]]
}

export function timePanels({ panels }: FigureView['definition']): readonly TimePanel[] {
  return panels.flatMap((panel, index): TimePanel[] => {
    const { x, id } = panel
    if (panel.draw !== 'lines' || x.label !== 'Time' || x.unit !== 's' || x.min === undefined || x.max === undefined || x.max <= x.min) return []
    const [first = 0, ...others] = new Set(panel.lines.map(({ xOffset }) => xOffset ?? 0))
    return [{ index, id, min: x.min, max: x.max, offsets: [first, ...others] }]
  })
}

/** Where a moment stands on a plot's axis; undefined where the plot doesn't show it. */
export function xOf({ min, max, offsets }: TimePanel, timeS: number): number | undefined {
  return offsets.map((offset) => timeS + offset).find((x) => x >= min - tolerance && x <= max + tolerance)
}

export const timeOf = ({ offsets }: TimePanel, x: number): number => x - offsets[0]

/** What of its axis a plot shows of the shared window; undefined, all of it, also where the window lies elsewhere. */
export function zoomOf({ min, max, offsets }: TimePanel, window: TimeWindow | undefined): readonly [number, number] | undefined {
  if (window === undefined) return undefined
  const cut = offsets.map((offset) => [Math.max(min, window.fromS + offset), Math.min(max, window.toS + offset)] as const).find(([from, to]) => to - from > tolerance)
  return cut === undefined || (cut[0] === min && cut[1] === max) ? undefined : cut
}

/** Rounding of phases that are added up. */
const tolerance = 1e-9

/** x at a point of the chart; undefined outside of the plot. */
export function placeAt({ left, top, width, height, fromX, toX }: PlotPlace, px: number, py: number): number | undefined {
  const inside = px >= left && px <= left + width && py >= top && py <= top + height
  return inside ? fromX + ((px - left) / width) * (toX - fromX) : undefined
}

/** Within what can be seen. */
export const samePlace = (a: PlotPlace | undefined, b: PlotPlace): boolean => a !== undefined
  && (['left', 'top', 'width', 'height'] as const).every((key) => Math.abs(a[key] - b[key]) < 0.05)
  && (['fromX', 'toX'] as const).every((key) => Math.abs(a[key] - b[key]) <= 1e-6 * Math.abs(b.toX - b.fromX))

/**
 * The window that someone chose by zooming one plot: what the library says about it, shares of the plot's axis in percent. `whole`
 * where it shows all of its axis again, undefined for what was not a zoom of a time plot.
 */
export function windowOfZoom(event: unknown, panels: readonly TimePanel[]): TimeWindow | 'whole' | undefined {
  const [zoom] = isRecord(event) ? [...listIn(event['batch']), event] : []
  if (!isRecord(zoom) || typeof zoom['start'] !== 'number' || typeof zoom['end'] !== 'number') return undefined
  const { start, end } = zoom
  const panel = panels.find(({ index }) => zoom['dataZoomId'] === zoomId(index))
  if (panel === undefined) return undefined
  if (start <= 0 && end >= 100) return 'whole'
  const at = (share: number): number => timeOf(panel, panel.min + (share / 100) * (panel.max - panel.min))
  return { fromS: at(start), toS: at(end) }
}

/** Names a plot's zoom, so that its events can be told from others'. */
export const zoomId = (index: number): string => `zoom-${index}`
