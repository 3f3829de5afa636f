/** A page's document filled with the figures of runs, ready to be drawn or written. */
import type { ColourScheme } from '../../export/colour-schemes.ts'
import { letterStripMm, renderPageSvg, withSpread } from '../../export/figure-page.ts'
import type { PagePart, PageTableRow } from '../../export/figure-page.ts'
import type { PagePanelNumbers } from '../../export/page-numbers.ts'
import { layOutText } from '../../export/text-block.ts'
import type { FigureData, FigureProvenance } from '../../experiments/figure-data.ts'
import type { AxisDefinition } from '../../experiments/figure.ts'
import { LabError } from '../errors.ts'
import type { FigureDesk } from '../figures/figures.ts'
import type { PageDocument, PagePanel, PlacedScatter } from './page-types.ts'
import { layOutPage } from './page-layout.ts'
import type { PanelBox } from './page-layout.ts'

export type PageFigures = Pick<FigureDesk, 'panel' | 'panels' | 'scatter' | 'provenance' | 'scheme'>

/** A place with what is drawn in it. */
export interface FilledBox extends PanelBox {
  /** Null where there is nothing to draw, or `problem` says why. */
  readonly data: FigureData | null
  readonly problem: string | null
  readonly scatter: PlacedScatter | null
}

export interface FilledPage {
  readonly name: string
  readonly document: PageDocument
  readonly boxes: readonly FilledBox[]
  readonly heightMm: number
  readonly scheme: ColourScheme
  readonly provenance: FigureProvenance
}

/** Runs that are gone leave their place with the reason, and the other panels as they were. */
export function fillPage(figures: PageFigures, name: string, document: PageDocument): FilledPage {
  const { boxes, heightMm } = layOutPage(document)
  const filled = boxes.map((box) => fillBox(figures, box))
  const runIds = [...new Set(filled.flatMap(({ data, panel }) => (data === null ? [] : panel.runIds)))]
  return { name, document, boxes: filled, heightMm, scheme: figures.scheme(), provenance: figures.provenance(name, runIds) }
}

export const fillBox = (figures: PageFigures, box: PanelBox): FilledBox => ({ ...box, ...filling(figures, box.panel) })

function filling(figures: PageFigures, panel: PagePanel): Pick<FilledBox, 'data' | 'problem' | 'scatter'> {
  if (panel.runIds.length === 0) return { data: null, problem: null, scatter: null }
  try {
    if (panel.scatter === undefined) return { data: overridden(figures.panel(panel.runIds, panel.panel), panel), problem: null, scatter: null }
    const { data, problem, ...scatter } = figures.scatter(panel.runIds, panel.scatter)
    return { data: data === null ? null : overridden(data, panel), problem, scatter }
  } catch (error) {
    if (error instanceof LabError) return { data: null, problem: error.message, scatter: null }
    throw error
  }
}

function overridden(data: FigureData, { title, xLabel, yLabel, limits }: PagePanel): FigureData {
  const named = (axis: AxisDefinition, text: string | null): AxisDefinition => (text === null ? axis : { ...axis, ...axisOf(text) })
  return {
    ...data,
    panels: data.panels.map((panel) => ({
      ...panel,
      definition: {
        ...panel.definition, title: title ?? panel.definition.title,
        x: limited(named(panel.definition.x, xLabel), limits?.xMin, limits?.xMax, 'below'), y: limited(named(panel.definition.y, yLabel), limits?.yMin, limits?.yMax, 'at left'),
      },
    })),
  }
}

/** Names have no ends that could be chosen. */
function limited(axis: AxisDefinition, min: number | null = null, max: number | null = null, which: string): AxisDefinition {
  if (axis.categories !== undefined || (min === null && max === null)) return axis
  const wrong = axis.scale === 'log' ? [min, max].find((end) => end !== null && end <= 0) : undefined
  if (wrong !== undefined) throw new LabError('BAD_REQUEST', `An end of the axis ${which} is ${wrong}; expected a number above 0, for the axis is logarithmic.`)
  const [from, to] = [min ?? axis.min, max ?? axis.max]
  if (from !== undefined && to !== undefined && from >= to) throw new LabError('BAD_REQUEST', `The axis ${which} goes from ${from} to ${to}; expected an end above its beginning.`)
  return { ...axis, ...(min === null ? {} : { min }), ...(max === null ? {} : { max }), firm: true }
}

/** "Rate [Hz]" has a unit; anything else is a label as it is. */
function axisOf(text: string): Pick<AxisDefinition, 'label' | 'unit'> {
  const [, label, unit] = /^(.*\S)\s*\[([^\]]*)\]$/.exec(text.trim()) ?? []
  return label === undefined ? { label: text.trim(), unit: '' } : { label, unit: unit ?? '' }
}

export const axisText = ({ label, unit }: AxisDefinition): string => (unit === '' ? label : `${label} [${unit}]`)

export function partOf(box: FilledBox, { sdFactor, fontPt }: PageDocument): PagePart {
  const { panel, letter, data, leftMm, topMm, widthMm, heightMm } = box
  return {
    id: panel.id, letter, legends: panel.legend, leftMm, topMm, widthMm: Math.max(widthMm, letterStripMm + 1), heightMm,
    data: data === null ? null : { ...data, panels: data.panels.map((plotted) => withSpread(plotted, sdFactor)) },
    text: panel.text === undefined ? null : layOutText(panel.text, { widthMm, fontPt }),
  }
}

export function pageSvg({ name, document, boxes, heightMm, scheme, provenance }: FilledPage): string {
  const table = document.table ? boxes.flatMap(({ letter, data }): PageTableRow[] => (data?.verdict.rows ?? []).map((row) => ({ ...row, letter }))) : []
  const spread = `Bands: mean ± ${document.sdFactor === 1 ? '' : `${document.sdFactor} `}SD.`
  const caption = [...boxes.flatMap(({ letter, data }) => data?.panels.map(({ definition }) => `${letter === '' ? '' : `${letter}, `}${definition.title}.`) ?? []), spread].join(' ')
  return renderPageSvg({ title: name, caption, widthMm: document.widthMm, heightMm, fontPt: document.fontPt, scheme, parts: boxes.map((box) => partOf(box, document)), table }, provenance)
}

export const pageNumbers = ({ boxes }: FilledPage): PagePanelNumbers[] => boxes.flatMap(({ letter, data }) => data?.panels.map((panel) => ({ letter, panel })) ?? [])
