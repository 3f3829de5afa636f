/** The curves of a panel of lines. */
import type { PlottedCurve } from './figure-data.ts'
import type { RunGroup } from './fill-figure.ts'
import type { LinesPanel, PanelLine } from './figure.ts'
import { pooledPoints } from './pooled-points.ts'
import type { PooledPoints } from './pooled-points.ts'
import { columnPair } from './series-rows.ts'

/** Every line of every group, also before it has points. */
export function lineCurves({ lines }: LinesPanel, groups: readonly RunGroup[]): PlottedCurve[] {
  return groups.flatMap((group, groupIndex) => {
    const points = new Map(lines.map((line) => [line.id, linePoints(line, group)]))
    return lines.map((line): PlottedCurve => {
      const own = points.get(line.id) ?? { x: [], y: [] }
      const onto = line.rescaleOnto === undefined ? undefined : points.get(line.rescaleOnto)
      return {
        line: line.id, ...lineLook(line, group, groupIndex, groups.length),
        ...(line.stroke === undefined ? {} : { stroke: line.stroke }),
        ...(line.axis === undefined ? {} : { axis: line.axis }),
        ...(line.draw === undefined ? {} : { draw: line.draw }),
        ...(onto === undefined ? own : rescaled(own, onto)),
      }
    })
  })
}

/** One group has the lines' own colours. Of several, each has one colour for all of its lines. */
const lineLook = (line: PanelLine, group: RunGroup, groupIndex: number, groupCount: number) =>
  (groupCount === 1 ? { label: line.label, colourIndex: line.colour, ...(line.ownColour === undefined ? {} : { ownColour: line.ownColour }) } : { label: `${group.key}, ${line.label}`, colourIndex: groupIndex })

function linePoints(line: PanelLine, { runs }: RunGroup): PooledPoints {
  const parts = runs.map((run) => columnPair(run.read(line.series), line))
  const points = line.draw === 'ticks' ? parts.find(({ x }) => x.length > 0) ?? { x: [], y: [] } : pooledPoints(parts)
  const { xOffset = 0, yFactor = 1 } = line
  return stretched({ ...points, x: xOffset === 0 ? points.x : points.x.map((x) => x + xOffset) }, yFactor, 0)
}

/** Its range over all its points made that of the other line; a line without a range lies in the middle of it. */
function rescaled(points: PooledPoints, onto: PooledPoints): PooledPoints {
  const [from, to] = [rangeOf(points.y), rangeOf(onto.y)]
  if (from === null || to === null) return points
  if (from.max === from.min) return stretched(points, 0, (to.min + to.max) / 2)
  const factor = (to.max - to.min) / (from.max - from.min)
  return stretched(points, factor, to.min - factor * from.min)
}

function stretched(points: PooledPoints, factor: number, shift: number): PooledPoints {
  if (factor === 1 && shift === 0) return points
  return { ...points, y: points.y.map((y) => factor * y + shift), ...(points.sd === undefined ? {} : { sd: points.sd.map((sd) => Math.abs(factor) * sd) }) }
}

function rangeOf(values: readonly number[]): { readonly min: number; readonly max: number } | null {
  let [min, max] = [Infinity, -Infinity]
  for (const value of values) {
    if (!Number.isFinite(value)) continue
    if (value < min) min = value
    if (value > max) max = value
  }
  return min <= max ? { min, max } : null
}
