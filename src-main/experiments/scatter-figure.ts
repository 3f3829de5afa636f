/** What runs measured against a parameter or against another measurement: a point for each, and mean ± SD where several share their x and differ. */
import type { FigureData, PlottedCurve } from './figure-data.ts'
import type { AxisDefinition, LinesPanel } from './figure.ts'
import { meanAndSd, varies } from './pooled-points.ts'

export type ScatterValue = number | string | null

export interface ScatterRun {
  readonly x: ScatterValue
  readonly y: number | null
  /** Of runs that differ in nothing but x and the seed. */
  readonly group: string
}

export interface ScatterFigureParts {
  readonly runs: readonly ScatterRun[]
  readonly x: Pick<AxisDefinition, 'label' | 'unit'>
  readonly y: Pick<AxisDefinition, 'label' | 'unit'>
  readonly logX: boolean
  readonly logY: boolean
}

/** `missing`: how many runs have no place: nothing measured there, or nothing above 0 on a logarithmic axis. */
export function scatterFigure({ runs, x, y, logX, logY }: ScatterFigureParts): { readonly data: FigureData; readonly missing: number } {
  const names = runs.some((run) => typeof run.x === 'string') ? [...new Set(runs.flatMap((run) => (run.x === null ? [] : [String(run.x)])))] : undefined
  const placed = runs.flatMap((run): Place[] => {
    const at = run.x === null ? null : names === undefined ? Number(run.x) : names.indexOf(String(run.x))
    if (at === null || run.y === null || (logX && names === undefined && at <= 0) || (logY && run.y <= 0)) return []
    return [{ x: at, y: run.y, group: run.group }]
  })
  const scaled = (log: boolean): Pick<AxisDefinition, 'scale'> => (log ? { scale: 'log' } : {})
  const definition: LinesPanel = {
    id: 'scatter', title: y.label, draw: 'lines', lines: [],
    x: names === undefined ? { ...x, padded: true, ...scaled(logX) } : { ...x, categories: names }, y: { ...y, padded: true, ...scaled(logY) },
  }
  const groups = [...Map.groupBy(placed, ({ group }) => group)]
  const curves = groups.flatMap(([group, members], colourIndex) => curvesOf(group, members, colourIndex))
  const figure = { id: 'scatter', title: definition.title, caption: '', widthMm: 88, heightMm: 60, panels: [definition] }
  return { data: { definition: figure, panels: [{ definition, curves, references: [] }], verdict: { state: 'none', rows: [] } }, missing: runs.length - placed.length }
}

interface Place {
  readonly x: number
  readonly y: number
  readonly group: string
}

function curvesOf(label: string, members: readonly Place[], colourIndex: number): PlottedCurve[] {
  const sorted = members.toSorted((a, b) => a.x - b.x)
  const shared = [...Map.groupBy(sorted, ({ x }) => x)].filter(([, here]) => here.length > 1).map(([x, here]) => ({ x, count: here.length, ...meanAndSd(here.map(({ y }) => y)) }))
  const runs: PlottedCurve = { label, colourIndex, draw: 'dots', x: sorted.map(({ x }) => x), y: sorted.map(({ y }) => y) }
  if (!shared.some(varies)) return [runs]
  const means: PlottedCurve = {
    label: `${label}, mean`, colourIndex, draw: 'means',
    x: shared.map(({ x }) => x), y: shared.map(({ mean }) => mean), sd: shared.map(({ sd }) => sd), count: shared.map(({ count }) => count),
  }
  return [runs, means]
}
