/**
 * Figures as data: what is drawn from a run's series, what it is compared with, and what counts as agreement.
 * The same definition is drawn live, in the history, in a comparison and in the exported file, and yields the verdict.
 */

export interface AxisDefinition {
  readonly label: string
  readonly unit: string
  readonly min?: number
  readonly max?: number
}

/** One panel: `y` of every row of `series` against `x`; rows with equal x are pooled to mean ± SD. */
export interface PanelDefinition {
  readonly id: string
  readonly title: string
  readonly series: string
  readonly xColumn: string
  readonly yColumn: string
  readonly x: AxisDefinition
  readonly y: AxisDefinition
  /** `points`: one mean and SD per x over realisations and seeds. `trace`: y over x, one line per value of `splitColumn`. */
  readonly draw: 'points' | 'trace'
  readonly splitColumn?: string
  /** Label prefix and unit of a split line, e.g. "50 Hz". */
  readonly splitUnit?: string
  /** At most so many split lines are drawn, evenly chosen; all of them where absent. */
  readonly splitMax?: number
}

export interface FigureDefinition {
  readonly id: string
  readonly title: string
  readonly caption: string
  /** Physical size of the export. 88 mm is one journal column, 183 mm the full width. */
  readonly widthMm: number
  readonly heightMm: number
  readonly panels: readonly PanelDefinition[]
}

/** A curve to compare with: measured with the authors' code, or a closed form. */
export interface ReferenceCurve {
  readonly id: string
  readonly label: string
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
  readonly reference: string
  readonly tolerance: { readonly absolute: number } | { readonly standardErrors: number }
}

/** The curve changes sign, upwards, exactly once, between two x values. */
export interface SignChangeCheck extends CheckBase {
  readonly type: 'signChange'
  readonly panel: string
  readonly between: readonly [number, number]
  /** The paper's or reference crossing, for the table. */
  readonly reference: number
}

export type Check = PointsCheck | SignChangeCheck

/** One line of the verdict table. */
export interface VerdictRow {
  readonly checkId: string
  readonly quantity: string
  readonly reference: number
  readonly ours: number | null
  readonly difference: number | null
  readonly tolerance: number
  readonly toleranceNote: string
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
