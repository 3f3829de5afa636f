/** The figure of numbers that are not kept. */
import type { PlottedPanel } from '../../experiments/figure-data.ts'
import type { FigureDefinition } from '../../experiments/figure.ts'
import { fillFigure } from '../../experiments/fill-figure.ts'
import type { PresetReference } from '../../experiments/kind.ts'
import type { SeriesRowsRead } from '../../experiments/series-rows.ts'
import { figureOption } from '../../export/figure-option.ts'
import { screenStyle } from '../../export/figure-style.ts'
import type { FigureLook } from '../../export/figure-style.ts'
import type { FigureTheme, FigureView } from '../types.ts'

export interface FigureAtOnce {
  readonly definition: FigureDefinition
  /** By name. */
  readonly series: ReadonlyMap<string, SeriesRowsRead>
  readonly theme: FigureTheme
  /** The usual one where absent. */
  readonly look?: FigureLook | undefined
  /** What the curves are compared with, and what they are called beside it. */
  readonly references?: readonly PresetReference[]
  readonly label?: string
}

/** With the panels as they are drawn. */
export function figureAtOnce({ definition, series, theme, look, references = [], label = '' }: FigureAtOnce): { readonly figure: FigureView; readonly panels: readonly PlottedPanel[] } {
  const panels = fillFigure(definition, [{ key: '', label, references, runs: [{ read: (name) => series.get(name) }] }])
  const data = { definition, panels, verdict: { state: 'none' as const, rows: [] } }
  return { figure: { definition, option: figureOption(data, screenStyle(theme, definition.columns ?? panels.length, look)), verdict: data.verdict, runIds: [] }, panels }
}
