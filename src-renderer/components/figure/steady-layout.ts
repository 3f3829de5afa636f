/** Titles, legends and the space between them as high as their letters, however high the figure is: the option has them in shares of the height it was laid out for. */
import { isRecord, listIn, numberOr } from '../read-json.ts'

/** Px for which the lab lays a figure out, and for each row of one with many. */
const [laidOutPx, rowPx] = [360, 180]
/** Below a plot, as a multiple of the letters' size. */
const padding = 0.4

/** `heightPx`: of all rows; 0 where there is none yet, and the option stays as it is. */
export function steadyLayout(option: Record<string, unknown>, rows: number, heightPx: number): Record<string, unknown> {
  if (heightPx <= 0 || rows < 1) return option
  const scale = Math.max(laidOutPx, rows > 1 ? rows * rowPx : 0) / heightPx
  const em = numberOr(isRecord(option['textStyle']) ? option['textStyle']['fontSize'] : undefined, 12) / heightPx
  const rowOf = (share: number): number => Math.floor(share * rows + 1e-6)
  const moved = (share: number): number => rowOf(share) / rows + (share - rowOf(share) / rows) * scale
  const each = (key: string, change: (part: Record<string, unknown>, top: number) => Record<string, unknown>): Record<string, unknown> => (
    Array.isArray(option[key]) ? { [key]: listIn(option[key]).map((part) => (isRecord(part) && shareOf(part['top']) !== undefined ? change(part, shareOf(part['top']) ?? 0) : part)) } : {})
  const shifted = (part: Record<string, unknown>, top: number): Record<string, unknown> => ({ ...part, top: percent(moved(top)) })
  return {
    ...option,
    // What stands in the middle of a plot stays there.
    ...each('title', (title, top) => (title['textVerticalAlign'] === 'middle' ? title : shifted(title, top))),
    ...each('legend', shifted),
    ...each('visualMap', shifted),
    ...each('grid', (grid, top) => ({ ...grid, top: percent(moved(top)), height: percent(Math.max(0.05, (rowOf(top) + 1) / rows - padding * em - moved(top))) })),
  }
}

function shareOf(value: unknown): number | undefined {
  const match = typeof value === 'string' ? /^([\d.]+)%$/.exec(value) : null
  return match === null ? undefined : Number(match[1]) / 100
}

const percent = (share: number): string => `${Number((share * 100).toFixed(4))}%`
