/** The numbers that a page shows, as a table or as arrays. */
import type { FigureProvenance, PlottedPanel } from '../experiments/figure-data.ts'
import { npyOf, npyOfTexts } from './npy.ts'
import { provenanceText } from './provenance.ts'
import { comments, csvLineEnd, textCell } from './runs-csv.ts'
import { zipOf } from './zip-writer.ts'

export interface PagePanelNumbers {
  readonly letter: string
  readonly panel: PlottedPanel
}

interface Line {
  readonly label: string
  readonly of: 'burstlab' | 'reference'
  readonly x: readonly number[]
  readonly y: readonly number[]
  readonly sd?: readonly number[]
  readonly count?: readonly number[]
}

const linesOf = ({ curves, references }: PlottedPanel): Line[] => [
  ...curves.map((curve) => ({ ...curve, of: 'burstlab' as const })), ...references.map((reference) => ({ ...reference, of: 'reference' as const })),
]

const axisText = ({ label, unit }: { readonly label: string; readonly unit: string }): string => (unit === '' ? label : `${label} [${unit}]`)

/** One row per point: SD is one standard deviation, whatever is drawn; empty where there is none. Reads like the CSV of runs. */
export function pageToCsv(panels: readonly PagePanelNumbers[], provenance: FigureProvenance): string {
  const header = 'panel,title,line,of,x_label,y_label,x,y,sd,n'
  const rows = panels.flatMap(({ letter, panel }) => linesOf(panel).flatMap((line) => {
    const { title, x, y } = panel.definition
    const start = [letter, title, line.label, line.of, axisText(x), axisText(y)].map(textCell).join(',')
    return line.x.map((at, i) => [start, x.categories === undefined ? at : textCell(x.categories[at] ?? ''), line.y[i] ?? NaN, line.sd?.[i] ?? '', line.count?.[i] ?? ''].join(','))
  }))
  return [...comments(provenance), header, ...rows, ''].join(csvLineEnd)
}

/**
 * Of every line an array of columns x, y, SD (NaN where there is none) in `PANEL/NUMBER`, its name in `PANEL/NUMBER/label`; where x is a position
 * among names, those are in `PANEL/NUMBER/names`.
 */
export function pageToNpz(panels: readonly PagePanelNumbers[], provenance: FigureProvenance): Buffer {
  return zipOf([
    ['provenance.npy', npyOfTexts([provenanceText(provenance)])],
    ...panels.flatMap(({ letter, panel }, position) => linesOf(panel).flatMap((line, i): [string, Buffer][] => {
      const name = `${position + 1}${letter}/${i + 1}`
      return [
        [`${name}.npy`, npyOf('<f8', [line.x.length, 3], line.x.map((x, row) => [x, line.y[row] ?? NaN, line.sd?.[row] ?? NaN]))],
        [`${name}/label.npy`, npyOfTexts([line.label, line.of, axisText(panel.definition.x), axisText(panel.definition.y)])],
        ...(panel.definition.x.categories === undefined ? [] : [[`${name}/names.npy`, npyOfTexts(panel.definition.x.categories)] satisfies [string, Buffer]]),
      ]
    })),
  ])
}
