/** What the lines of a plot are worth at a place on its axis. */
import type { FigureView } from '../../../src-main/api/contract.ts'
import { formatNumber } from '../figure/format.ts'
import { isRecord, listIn, textOr } from '../read-json.ts'

export interface ReadOut {
  readonly label: string
  readonly text: string
  /** What the authors' code gave; empty where there is nothing to compare with. */
  readonly reference: string
  readonly colour: string
  /** Lines of one colour differ in it. */
  readonly stroke: 'solid' | 'dashed' | 'dotted'
}

/** Neighbouring points further apart than this many usual steps have a gap between them. */
const gapSteps = 1.6

/** Every named line of panel `index` at `x`, in the order of the drawing. `visible`, the length of axis in view, tells how near a raster's strokes have to be. */
export const readOuts = (view: FigureView, index: number, x: number, visible: number): readonly ReadOut[] => withReferences(linesAt(view, index, x, visible))

function linesAt({ definition, option }: FigureView, index: number, x: number, visible: number): readonly ReadOut[] {
  const panel = definition.panels[index]
  if (panel === undefined) return []
  const lines = panel.draw === 'lines' ? panel.lines : []
  return listIn(option['series']).flatMap((series): ReadOut[] => {
    if (!isRecord(series) || series['xAxisIndex'] !== index) return []
    const label = textOr(series['name'], '').trimEnd()
    if (label === '') return []
    const line = lines.find((other) => other.label === label)
    const colour = isRecord(series['lineStyle']) ? textOr(series['lineStyle']['color'], '') : ''
    const stroke = line?.stroke ?? (label.endsWith(referenceTail) ? 'dashed' : 'solid')
    const data = listIn(series['data'])
    if (line?.draw === 'ticks') return [{ label, colour, stroke, reference: '', text: strokesText(strokesNear(data, x, visible / 200), visible / 100) }]
    const right = panel.draw === 'lines' && series['yAxisIndex'] !== index ? panel.right : undefined
    const value = valueNear(data, x)
    const { unit } = right ?? panel.y
    return [{ label, colour, stroke, reference: '', text: value === undefined ? '–' : `${formatNumber(value, 3)}${unit === '' ? '' : ` ${unit}`}` }]
  })
}

const referenceTail = ', authors\' code'

/** References stand behind the line whose name theirs begins with, as far as there is one. */
function withReferences(lines: readonly ReadOut[]): readonly ReadOut[] {
  const references = lines.filter(({ label }) => label.endsWith(referenceTail))
  const own = lines.filter((line) => !references.includes(line))
  const ownerOf = (label: string): ReadOut | undefined => own.filter((line) => label.startsWith(line.label) && !isStrokes(line.text)).sort((a, b) => b.label.length - a.label.length)[0]
  const owned = Map.groupBy(references, ({ label }) => ownerOf(label))
  return [...own.map((line) => ({ ...line, reference: owned.get(line)?.[0]?.text ?? '' })), ...(owned.get(undefined) ?? [])]
}

const isStrokes = (text: string): boolean => text.endsWith(' ms')
const strokesText = (count: number, widthS: number): string => `${count} in ${formatNumber(widthS * 1000, 2)} ms`

/** y of the point nearest to x; undefined beyond the ends and in gaps of the line. */
export function valueNear(data: readonly unknown[], x: number): number | undefined {
  const points = data.filter(isPoint)
  const distance = (point: readonly [number, number]): number => Math.abs(point[0] - x)
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const best = points.reduce((nearest, point) => (distance(point) < distance(nearest) ? point : nearest))
  // Points are in the order of x.
  const step = points.length > 1 ? (last[0] - first[0]) / (points.length - 1) : 0
  return distance(best) <= step * gapSteps ? best[1] : undefined
}

/** A stroke is two points with equal x; its lower end counts. */
function strokesNear(data: readonly unknown[], x: number, reach: number): number {
  let count = 0
  for (const [position, point] of data.entries()) {
    if (isPoint(point) && Math.abs(point[0] - x) <= reach && !isPoint(data[position - 1])) count++
  }
  return count
}

const isPoint = (value: unknown): value is readonly [number, number] => Array.isArray(value) && typeof value[0] === 'number' && typeof value[1] === 'number'
