/** Histograms of runs, pooled: what a panel of lines has behind them. */
import type { PlottedShadeColumn, PlottedShades } from './figure-data.ts'
import type { RunGroup, RunSeriesReader } from './fill-figure.ts'
import type { LinesPanel, PanelShades } from './figure.ts'
import { rowsWhere } from './series-rows.ts'

/** More columns than this would be narrower than a screen shows well. */
export const mostShadeColumns = 120

interface Histogram {
  readonly x: number
  readonly binWidth: number
  readonly firstBin: number
  readonly shares: readonly number[]
}

/**
 * Of a panel that has shades and one group of runs. All bins are made as wide as the widest among them; since widths are powers of two and
 * edges multiples of them, that only adds bins up. Runs are averaged at equal x, and neighbouring x where there are too many of them.
 */
export function panelShades({ shades }: LinesPanel, groups: readonly RunGroup[]): PlottedShades | undefined {
  const [group, ...others] = groups
  if (shades === undefined || group === undefined || others.length > 0) return undefined
  const found = group.runs.flatMap((run) => histograms(shades, run))
  const binWidth = found.reduce((widest, one) => Math.max(widest, one.binWidth), 0)
  const byX = [...Map.groupBy(found, ({ x }) => x)].sort(([a], [b]) => a - b)
  const together = Math.ceil(byX.length / mostShadeColumns)
  const columns = Array.from({ length: Math.ceil(byX.length / Math.max(1, together)) }, (_, index): PlottedShadeColumn => {
    const members = byX.slice(index * together, (index + 1) * together)
    const [first, last] = [members[0]?.[0] ?? NaN, members.at(-1)?.[0] ?? NaN]
    return { fromX: first - shades.xWidth / 2, toX: last + shades.xWidth / 2, ...pooled(members.flatMap(([, rows]) => rows), binWidth) }
  })
  return { binWidth, columns }
}

/** Rows that are none, as those of weights without a finite number, are left out. */
function histograms({ series, xColumn, where, widthColumn, firstColumn, fromColumn, bins }: PanelShades, run: RunSeriesReader): Histogram[] {
  const read = run.read(series)
  if (read === undefined) return []
  const [atX, atWidth, atFirst, from] = [xColumn, widthColumn, firstColumn, fromColumn].map((name) => read.columns.indexOf(name))
  if (atX === undefined || atWidth === undefined || atFirst === undefined || from === undefined || Math.min(atX, atWidth, atFirst, from) < 0) return []
  return rowsWhere(read, where ?? []).flatMap((row): Histogram[] => {
    const at = (place: number): number => read.values[row * read.columns.length + place] ?? NaN
    const binWidth = at(atWidth)
    return binWidth > 0 ? [{ x: at(atX), binWidth, firstBin: at(atFirst), shares: Array.from({ length: bins }, (_, bin) => at(from + bin)) }] : []
  })
}

/** Their mean, without empty bins at its ends. */
function pooled(histograms: readonly Histogram[], binWidth: number): Pick<PlottedShadeColumn, 'firstBin' | 'shares'> {
  const sums = new Map<number, number>()
  for (const one of histograms) {
    const ratio = binWidth / one.binWidth
    for (const [index, share] of one.shares.entries()) {
      const bin = Math.floor((one.firstBin + index) / ratio)
      if (share > 0) sums.set(bin, (sums.get(bin) ?? 0) + share / histograms.length)
    }
  }
  const places = [...sums.keys()]
  const firstBin = Math.min(...places)
  return places.length === 0 ? { firstBin: 0, shares: [] } : { firstBin, shares: Array.from({ length: Math.max(...places) - firstBin + 1 }, (_, index) => sums.get(firstBin + index) ?? 0) }
}
