/**
 * Figures as data: what is drawn from a run's series, what it is compared with, and what counts as agreement.
 * The same definition is drawn live, in the history, in a comparison and in the exported file, and yields the verdict.
 */

export interface AxisDefinition {
  readonly label: string
  readonly unit: string
  /** Where the axis ends; a y axis goes on where a curve does. */
  readonly min?: number
  readonly max?: number
  /** It ends there whatever curves do. */
  readonly firm?: true
  /** Equal distances for equal ratios; all values are above 0. */
  readonly scale?: 'log'
  /** Names of the positions 0, 1, … */
  readonly categories?: readonly string[]
  /** Some room beyond the first and the last value: no point lies on the other axis. */
  readonly padded?: true
}

interface PanelBase {
  readonly id: string
  readonly title: string
  readonly x: AxisDefinition
  readonly y: AxisDefinition
}

/** One series: `y` of every row against `x`; rows with equal x are pooled to mean ± SD. */
export interface SeriesPanel extends PanelBase {
  readonly series: string
  readonly xColumn: string
  readonly yColumn: string
  /** `points`: one mean and SD per x over realisations and seeds. `trace`: y over x, one line per value of `splitColumn`. */
  readonly draw: 'points' | 'trace'
  readonly splitColumn?: string
  /** Label prefix and unit of a split line, e.g. "50 Hz". */
  readonly splitUnit?: string
  /** At most so many split lines are drawn, evenly chosen; all of them where absent. */
  readonly splitMax?: number
}

/** Several lines, each from a series of its own, over one x and at most two y axes. */
export interface LinesPanel extends PanelBase {
  readonly draw: 'lines'
  readonly right?: AxisDefinition
  readonly lines: readonly PanelLine[]
  /** Light vertical bands behind the lines, e.g. a phase with a teacher. */
  readonly spans?: readonly { readonly from: number; readonly to: number; readonly label: string }[]
  /** Dotted horizontal lines on the left axis, e.g. a threshold. */
  readonly levels?: readonly { readonly y: number; readonly label: string }[]
  /** Dotted vertical lines, e.g. a threshold. */
  readonly marks?: readonly { readonly x: number; readonly label: string }[]
  /** Behind the lines. */
  readonly shades?: PanelShades
}

/** A histogram over y for every x, its shares as shades. Drawn of runs of one spec only: those of several would hide each other. */
export interface PanelShades {
  readonly series: string
  readonly xColumn: string
  /** How much of x a row stands for; x is a multiple of it. */
  readonly xWidth: number
  readonly where?: readonly RowFilter[]
  /** Bin i of a row, from 0 on, reaches from (first + i) × width to (first + i + 1) × width. Widths are powers of two. */
  readonly widthColumn: string
  readonly firstColumn: string
  /** Shares: so many columns, side by side from this one on. */
  readonly fromColumn: string
  readonly bins: number
}

/** A grid of numbers as colours; both axes have categories. Filled by whoever has the numbers, not by series of runs. */
export interface HeatPanel extends PanelBase {
  readonly draw: 'heat'
  readonly value: AxisDefinition
}

export type PanelDefinition = SeriesPanel | LinesPanel | HeatPanel

export type LineStroke = 'solid' | 'dashed' | 'dotted'
export type LineAxis = 'left' | 'right'

/**
 * `curve`: mean ± SD over runs by equal x, without symbols. `points`: the same with symbols. `ticks`: a raster, of the first run
 * that has rows: one short vertical stroke per row, y is the neuron. `steps`: a histogram, x in the middle of each bin. `dots`: symbols alone.
 * `means`: a short level stroke at each mean, an upright one for its SD; in no legend.
 */
export type LineDraw = 'curve' | 'ticks' | 'points' | 'steps' | 'dots' | 'means'

export interface PanelLine {
  readonly id: string
  readonly label: string
  readonly series: string
  readonly xColumn: string
  readonly yColumn: string
  /** Position in the palette. */
  readonly colour: number
  /** Where it is drawn in the colour of a population: its name. */
  readonly population?: string
  /** "#0072b2": what someone has chosen instead of a colour of the palette. */
  readonly ownColour?: string
  /** `solid` where absent. */
  readonly stroke?: LineStroke
  /** `left` where absent. */
  readonly axis?: LineAxis
  /** Only rows for which all of these hold. */
  readonly where?: readonly RowFilter[]
  readonly yFactor?: number
  /** Added to x after filtering. */
  readonly xOffset?: number
  /** Another line of the panel: this one is stretched onto its range, smallest onto smallest and largest onto largest. */
  readonly rescaleOnto?: string
  /** `curve` where absent. */
  readonly draw?: LineDraw
}

/** Rows whose column has this value, or lies in `from <= value < to`. */
export interface RowFilter {
  readonly column: string
  readonly equals?: number
  readonly from?: number
  readonly to?: number
}

export interface FigureDefinition {
  readonly id: string
  readonly title: string
  readonly caption: string
  /** Physical size of the export. 88 mm is one journal column, 183 mm the full width. */
  readonly widthMm: number
  readonly heightMm: number
  /** Panels side by side. Where absent: all up to three of them, two of more. A narrow place has fewer. */
  readonly columns?: number
  readonly panels: readonly PanelDefinition[]
}

/** A curve to compare with: measured with the authors' code, or a closed form. */
export interface ReferenceCurve {
  readonly id: string
  readonly label: string
  /** Of a LinesPanel, the line that it belongs to: its colour and axis. The first line where absent. */
  readonly line?: string
  readonly source: string
  readonly x: readonly number[]
  readonly y: readonly number[]
  /** Population SD over `realisations`, where the reference is a sample. */
  readonly sd?: readonly number[]
  readonly realisations?: number
  /** Drawn as a plain line: it is a formula, not a sample. */
  readonly closedForm?: true
}

/** Only applies when the spec has one of these values at `path`. */
export interface CheckCondition {
  readonly path: string
  readonly equals: readonly (string | number)[]
}

interface CheckBase {
  readonly id: string
  readonly label: string
  readonly source: string
  readonly when?: CheckCondition
}

/** Every point of a panel's curve against a reference curve. */
export interface PointsCheck extends CheckBase {
  readonly type: 'points'
  readonly panel: string
  /** Id of a line of a LinesPanel; the panel's first curve where absent. */
  readonly line?: string
  readonly reference: string
  readonly tolerance: { readonly absolute: number } | { readonly standardErrors: number }
}

/** The curve changes sign, upwards, exactly once, between two x values. */
export interface SignChangeCheck extends CheckBase {
  readonly type: 'signChange'
  readonly panel: string
  /** Id of a line of a LinesPanel; the panel's first curve where absent. */
  readonly line?: string
  readonly between: readonly [number, number]
  /** The paper's or reference crossing, for the table. */
  readonly reference: number
}

/** What a check takes from the lines of a panel, as they are drawn. A window holds the points with `from <= x < to`. */
export type Statistic =
  | WindowStatistic<'mean'>
  /** Largest minus smallest y. */
  | WindowStatistic<'range'>
  /** Smallest step of y between neighbouring x: positive where the line rises all the way. */
  | WindowStatistic<'monotone'>
  /** Pearson's, over the x that both lines have; or between their means over stretches of x of that width. */
  | (WindowStatistic<'correlation'> & { readonly with: string; readonly meansOver?: number })
  /** Root mean square difference to a reference curve of the preset, at the reference's x. */
  | (WindowStatistic<'rms'> & { readonly reference: string })
  | { readonly kind: 'valueAt'; readonly panel: string; readonly line: string; readonly x: number }
  /** y at `toX` minus y at `fromX`. */
  | { readonly kind: 'change'; readonly panel: string; readonly line: string; readonly fromX: number; readonly toX: number }
  /** Smallest gap between consecutive lines at x: positive where each lies above the next. */
  | { readonly kind: 'ordered'; readonly panel: string; readonly lines: readonly string[]; readonly x: number }

export interface WindowStatistic<Kind extends string> {
  readonly kind: Kind
  readonly panel: string
  readonly line: string
  readonly from: number
  readonly to: number
}

/**
 * `relative` is a share of `about`. Bounds themselves are not within. `butBelow`, `butAbove`: beyond these the claim holds for a reason of
 * its own, e.g. an error of 0 % of images that are all alike, or a network that learned nothing.
 */
export type Expected =
  | { readonly about: number; readonly within: { readonly absolute: number } | { readonly relative: number } }
  | { readonly above: number; readonly butBelow?: number }
  | { readonly below: number; readonly butAbove?: number }

/** One number taken from lines of a panel, against what is expected of it. */
export interface StatisticCheck extends CheckBase {
  readonly type: 'statistic'
  readonly of: Statistic
  readonly expected: Expected
  /** For the table, where it is not the expected number or the bound. */
  readonly reference?: number
  readonly unit: string
}

export type Check = PointsCheck | SignChangeCheck | StatisticCheck

/** The panel whose lines a check looks at. */
export const checkedPanel = (check: Check): string => (check.type === 'statistic' ? check.of.panel : check.panel)

/** The lines it names, if any. */
export function checkedLines(check: Check): readonly string[] {
  if (check.type !== 'statistic') return check.line === undefined ? [] : [check.line]
  const { of } = check
  if (of.kind === 'ordered') return of.lines
  return of.kind === 'correlation' ? [of.line, of.with] : [of.line]
}

/** One line of the verdict table. */
export interface VerdictRow {
  readonly checkId: string
  readonly quantity: string
  readonly reference: number
  readonly ours: number | null
  readonly difference: number | null
  readonly tolerance: number
  readonly toleranceNote: string
  /** The reference is a bound rather than a value: there is no tolerance, and the note says it all. */
  readonly bound?: 'above' | 'below'
  readonly unit: string
  readonly source: string
  readonly verdict: 'pass' | 'fail' | 'pending'
}

export interface Verdict {
  /**
   * pass/fail: every row judged. pending: points are still missing. differs: the spec is not the preset's,
   * so the rows are for information. none: nothing to compare with.
   */
  readonly state: 'pass' | 'fail' | 'pending' | 'differs' | 'none'
  readonly rows: readonly VerdictRow[]
}
