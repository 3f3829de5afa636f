/** A figure filled with numbers: what a drawing or an exporter needs, and nothing of how it looks. */
import type { FigureDefinition, LineAxis, LineDraw, LineStroke, PanelDefinition, Verdict } from './figure.ts'

export interface PlottedCurve {
  readonly label: string
  /** Position in the palette; the same condition keeps its colour in all panels. */
  readonly colourIndex: number
  /** "#0072b2": what someone has chosen instead. */
  readonly ownColour?: string
  readonly x: readonly number[]
  readonly y: readonly number[]
  /** Population SD over realisations and seeds, and how many there were; absent for a deterministic curve or a trace. */
  readonly sd?: readonly number[]
  readonly count?: readonly number[]
  /** In a LinesPanel: the line's id and how it is drawn. */
  readonly line?: string
  readonly stroke?: LineStroke
  readonly axis?: LineAxis
  readonly draw?: LineDraw
  /** What lies behind a smoothed curve: pale, in no legend and no table. */
  readonly faint?: true
}

export interface PlottedReference {
  readonly label: string
  readonly source: string
  /** The curve of ours it belongs to. */
  readonly colourIndex: number
  readonly ownColour?: string
  /** A plain line without points. */
  readonly closedForm?: true
  /** In a LinesPanel: of the line that it belongs to. */
  readonly line?: string
  readonly axis?: LineAxis
  readonly draw?: LineDraw
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly sd?: readonly number[]
}

/** One cell of a heat map, at the positions of its axes' categories. */
export interface PlottedCell {
  readonly x: number
  readonly y: number
  readonly value: number
  readonly sd: number
  readonly count: number
}

/** Histograms side by side, in bins of one width. */
export interface PlottedShades {
  readonly binWidth: number
  /** Ascending in x. */
  readonly columns: readonly PlottedShadeColumn[]
}

export interface PlottedShadeColumn {
  readonly fromX: number
  readonly toX: number
  /** Its lower edge is `firstBin` × the width. */
  readonly firstBin: number
  readonly shares: readonly number[]
}

export interface PlottedPanel {
  readonly definition: PanelDefinition
  readonly curves: readonly PlottedCurve[]
  readonly references: readonly PlottedReference[]
  /** Of a heat map. */
  readonly cells?: readonly PlottedCell[]
  /** Of a panel of lines that has some. */
  readonly shades?: PlottedShades
}

export interface FigureData {
  readonly definition: FigureDefinition
  readonly panels: readonly PlottedPanel[]
  readonly verdict: Verdict
}

/** One run behind a figure. */
export interface ProvenanceRun {
  readonly id: string
  readonly name: string
  readonly specHash: string
  readonly seed: number
  readonly checksum: string | null
  /** Absent in files of earlier versions. */
  readonly engineVersion?: string | undefined
}

/** Travels inside every exported figure and data file. */
export interface FigureProvenance {
  readonly application: 'Burstlab'
  readonly version: string
  readonly gitCommit: string | null
  readonly exportedAt: string
  readonly figure: string
  readonly runs: readonly ProvenanceRun[]
  /** Of a drawing, which is of no run. */
  readonly specHash?: string | undefined
}
