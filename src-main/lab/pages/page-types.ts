/** The shapes of composed pages: plain and serialisable. */
import type { Verdict } from '../../experiments/figure.ts'

/** A page as it is edited. Versioned: pages of earlier versions are brought up to date when they are read. */
export interface PageDocument {
  readonly version: 1
  /** 88 mm is one journal column, 183 mm the full width. */
  readonly widthMm: number
  readonly fontPt: number
  /** Bands and bars show mean ± so many standard deviations. */
  readonly sdFactor: number
  readonly letters: 'lower' | 'upper' | 'none'
  /** The table of verdicts goes into the exported picture too. */
  readonly table: boolean
  readonly panels: readonly PagePanel[]
}

export interface PagePanel {
  readonly id: string
  /** What the place is meant for; whose newest runs are suggested. */
  readonly presetIds: readonly string[]
  /** Empty: a place that waits for runs. */
  readonly runIds: readonly string[]
  /** Id of a panel of the runs' figure. */
  readonly panel: string
  /** Instead of that panel: runs as points. They need no figure in common. */
  readonly scatter?: ScatterChoice | undefined
  /** Instead of runs: a text in Markdown. It has no letter, and the height that it needs. */
  readonly text?: string | undefined
  /** Of twelve columns. */
  readonly span: number
  readonly heightMm: number
  /** Null: as the figure has them. */
  readonly letter: string | null
  readonly title: string | null
  readonly xLabel: string | null
  readonly yLabel: string | null
  readonly legend: boolean
  /** Absent: as the figure has them. */
  readonly limits?: AxisLimits | undefined
}

/** Where axes end; null: as the figure has it. */
export interface AxisLimits {
  readonly xMin: number | null
  readonly xMax: number | null
  readonly yMin: number | null
  readonly yMax: number | null
}

/** A metric of runs (`metric:NAME`) against another one or a parameter (`param:PATH`); empty: what comes first. */
export interface ScatterChoice {
  readonly x: string
  readonly y: string
  readonly logX: boolean
  readonly logY: boolean
}

export interface ScatterDimension {
  readonly id: string
  readonly kind: 'parameter' | 'metric'
  readonly label: string
  readonly unit: string
}

/** What a scatter panel shows, and what else it could. */
export interface PlacedScatter {
  readonly choice: ScatterChoice
  readonly dimensions: readonly ScatterDimension[]
  /** So many of its runs have no place in it. */
  readonly missing: number
}

export interface PageSummary {
  readonly id: string
  readonly name: string
  readonly panelCount: number
  readonly updatedAt: string
  readonly trashedAt: string | null
}

export interface PageDetail extends PageSummary {
  readonly document: PageDocument
}

/** A panel in its place, as it will be printed. */
export interface PlacedPanel {
  readonly id: string
  readonly letter: string
  readonly title: string
  readonly xLabel: string
  readonly yLabel: string
  readonly leftMm: number
  readonly topMm: number
  readonly widthMm: number
  readonly heightMm: number
  /** Null for a place that waits for runs, and for a text without words. */
  readonly svg: string | null
  /** Why nothing can be drawn. */
  readonly problem: string | null
  /** What the place is meant for, in words. */
  readonly wanted: string
  /** Panels that the runs' figure has. */
  readonly choices: readonly { readonly id: string; readonly title: string }[]
  readonly verdict: Verdict | null
  /** Null for a panel of the runs' figure. */
  readonly scatter: PlacedScatter | null
}

export interface PageView {
  readonly widthMm: number
  readonly heightMm: number
  readonly panels: readonly PlacedPanel[]
}

export interface PageTemplate {
  readonly id: string
  /** "Fig. 2b" */
  readonly figure: string
  readonly title: string
  readonly panelCount: number
}

export type PageSource =
  | { readonly type: 'blank'; readonly name: string }
  | { readonly type: 'template'; readonly id: string }
  | { readonly type: 'page'; readonly id: string }
  /** One panel for each of the runs' figure. */
  | { readonly type: 'runs'; readonly runIds: readonly string[] }

export interface ExportPage {
  readonly id: string
  readonly format: 'svg' | 'pdf' | 'png' | 'csv' | 'npz'
  readonly dpi: number
}
