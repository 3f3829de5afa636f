/** Axes that a few wild points do not stretch: cut where most of the points end, saying how many lie beyond. Pure. */
import type { FigureData, PlottedPanel } from './figure-data.ts'
import type { AxisDefinition, LineAxis } from './figure.ts'

/** Beyond the quartiles by more than so many times their distance, a point counts as an outlier (Tukey 1977: "far out"). */
const farOut = 3

interface Extent {
  readonly least: number
  readonly most: number
}

/** The figure with its y axes cut at outliers, and the number of points beyond them in the titles and the caption. A heat map and the rows of a raster stay as they are. */
export function clipOutliers(data: FigureData): FigureData {
  const clipped = data.panels.map(clippedPanel)
  const beyond = clipped.reduce((sum, panel) => sum + panel.beyond, 0)
  const words = beyond === 0 ? 'There are no outliers.' : `Axes leave out outliers: ${pointsBeyond(beyond)}.`
  const caption = [data.definition.caption, words].filter((part) => part !== '').join(' ')
  return { ...data, definition: { ...data.definition, caption, panels: clipped.map(({ panel }) => panel.definition) }, panels: clipped.map(({ panel }) => panel) }
}

const pointsBeyond = (count: number): string => (count === 1 ? '1 point lies beyond' : `${count.toLocaleString('en')} points lie beyond`)

function clippedPanel(panel: PlottedPanel): { readonly panel: PlottedPanel; readonly beyond: number } {
  const { definition } = panel
  if (definition.draw === 'heat') return { panel, beyond: 0 }
  const left = clippedAxis(definition.y, panel, 'left')
  const right = definition.draw === 'lines' && definition.right !== undefined ? clippedAxis(definition.right, panel, 'right') : undefined
  const beyond = left.beyond + (right?.beyond ?? 0)
  if (beyond === 0) return { panel, beyond }
  const title = `${definition.title}${definition.title === '' ? '' : ': '}${pointsBeyond(beyond)}`
  return { beyond, panel: { ...panel, definition: { ...definition, title, y: left.axis, ...(right === undefined ? {} : { right: right.axis }) } } }
}

function clippedAxis(axis: AxisDefinition, { curves, references }: PlottedPanel, side: LineAxis): { readonly axis: AxisDefinition; readonly beyond: number } {
  const own = curves.filter((curve) => (curve.axis ?? 'left') === side)
  // Of smoothed curves, what was recorded is looked at.
  const recorded = own.some(({ faint }) => faint === true) ? own.filter(({ faint }) => faint === true) : own
  const values = recorded.flatMap(({ y }) => y).filter(Number.isFinite)
  if (own.some(({ draw }) => draw === 'ticks')) return { axis, beyond: 0 }
  const most = mostOf(values, axis.scale === 'log')
  if (most === undefined) return { axis, beyond: 0 }
  // What the paper has stays in view.
  const shown = [most.least, most.most, ...references.filter((reference) => (reference.axis ?? 'left') === side).flatMap(({ y }) => y).filter(Number.isFinite)]
  const [min, max] = roundedOut(extentOf(shown), axis.scale === 'log')
  const [below, above] = [values.filter((value) => value < min).length, values.filter((value) => value > max).length]
  return {
    beyond: below + above,
    axis: { ...axis, ...(below > 0 ? { min: Math.max(min, axis.min ?? min) } : {}), ...(above > 0 ? { max: Math.min(max, axis.max ?? max) } : {}) },
  }
}

/** Between which of the values all but outliers lie; undefined of too few, and where half of them are equal. */
function mostOf(values: readonly number[], log: boolean): Extent | undefined {
  const sorted = values.map((value) => (log ? Math.log10(value) : value)).filter(Number.isFinite).sort((a, b) => a - b)
  const [lower, upper] = [quantile(sorted, 0.25), quantile(sorted, 0.75)]
  if (sorted.length < 5 || !(upper > lower)) return undefined
  const reach = farOut * (upper - lower)
  const { least, most } = extentOf(sorted.filter((value) => value >= lower - reach && value <= upper + reach))
  return log ? { least: 10 ** least, most: 10 ** most } : { least, most }
}

/** Of sorted values, between two of them in proportion. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1)
  const [below, above] = [sorted[Math.floor(place)] ?? NaN, sorted[Math.ceil(place)] ?? NaN]
  return below + (above - below) * (place - Math.floor(place))
}

const extentOf = (values: readonly number[]): Extent => ({ least: values.reduce((a, b) => Math.min(a, b), Infinity), most: values.reduce((a, b) => Math.max(a, b), -Infinity) })

/** Ends with few digits, a little further out. */
function roundedOut({ least, most }: Extent, log: boolean): readonly [number, number] {
  const stepOf = (size: number): number => 10 ** (Math.floor(Math.log10(size)) - 1)
  const [down, up] = log ? [stepOf(least), stepOf(most)] : [stepOf(most - least), stepOf(most - least)]
  const clean = (value: number): number => Number(value.toPrecision(12))
  return [clean(Math.floor(least / down - 1e-9) * down), clean(Math.ceil(most / up + 1e-9) * up)]
}
