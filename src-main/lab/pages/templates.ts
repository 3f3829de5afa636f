/** Pages in the layout of the paper: its figures with their panels, letters and titles, waiting for runs. */
import type { PanelDefinition } from '../../experiments/figure.ts'
import { kindOf, presetById } from '../../experiments/kinds.ts'
import type { ExperimentSpec } from '../../experiments/kinds.ts'
import { paperMap } from '../../experiments/paper-map.ts'
import type { MapEntry } from '../../experiments/paper-map.ts'
import type { PageDocument, PagePanel, PageTemplate } from './page-types.ts'
import { blankPage, newPanel } from './page-document.ts'

/** Drawn beside what the paper shows, and not in the paper. */
const notInThePaper: ReadonlySet<string> = new Set(['trajectory'])
/** Made for a first look: they take the place of a figure's own runs only where there are no others. */
const quick = /-quick(?:-|$)/

interface Place extends Pick<PagePanel, 'presetIds' | 'panel' | 'letter' | 'title'> {
  /** Shaded stretches have their names above the plot. */
  readonly named: boolean
}

/** For the names of stretches, in mm. */
const namesMm = 10

export const pageTemplates = (): PageTemplate[] => paperMap.filter(({ presetIds }) => presetIds.length > 0).map((entry) => ({
  id: entry.id, figure: entry.figure, title: entry.title, panelCount: placesOf(entry).length,
}))

/** Undefined where there is no such template. */
export function pageFromTemplate(id: string): { readonly name: string; readonly document: PageDocument } | undefined {
  const entry = paperMap.find((candidate) => candidate.id === id && candidate.presetIds.length > 0)
  if (entry === undefined) return undefined
  const places = placesOf(entry)
  const wide = places.length > 1
  const span = places.length === 1 ? 12 : places.length === 3 || places.length > 4 ? 4 : 6
  const panels = places.map(({ named, ...place }) => newPanel({ ...place, span, heightMm: (wide ? 50 : 60) + (named ? namesMm : 0) }))
  return { name: `${entry.figure}: ${entry.title}`, document: { ...blankPage(wide ? 183 : 88), panels } }
}

/**
 * Presets that name the same figure and draw the same panels share them, as curves of one panel do in the paper. Quick versions stand in
 * for the others, and have places of their own only where there is nothing else.
 */
function placesOf({ presetIds }: MapEntry): Place[] {
  const found = presetIds.flatMap((id) => presetById(id) ?? [])
  const [proper, quicker] = [found.filter(({ id }) => !quick.test(id)), found.filter(({ id }) => quick.test(id))]
  const groups = [...Map.groupBy(proper.length > 0 ? proper : quicker, (preset) => `${preset.figure} ${panelsOf(preset.spec).map(({ id }) => id).join()}`).values()]
  const standIns = proper.length > 0 ? quicker.map(({ id }) => id) : []
  return groups.flatMap((presets, position) => {
    const [first] = presets
    const panels = first === undefined ? [] : panelsOf(first.spec)
    return panels.map((panel): Place => ({
      presetIds: [...presets.map(({ id }) => id), ...(position === 0 ? standIns : [])], panel: panel.id, named: hasNames(panel), ...letterAndTitle(panel, first?.figure ?? '', panels.length === 1),
    }))
  })
}

const hasNames = (panel: PanelDefinition): boolean => panel.draw === 'lines' && (panel.spans ?? []).some(({ label }) => label !== '')

const panelsOf = (spec: ExperimentSpec): PanelDefinition[] => kindOf(spec).figure(spec).panels.filter(({ id }) => !notInThePaper.has(id))

/** "b: Weights" is panel b; a figure of one panel is what the paper calls it, "Fig. 2b". Else letters go by the order. */
function letterAndTitle({ title }: PanelDefinition, figure: string, alone: boolean): Pick<Place, 'letter' | 'title'> {
  const [, ownLetter, rest] = /^([a-z]\d?): (.+)$/.exec(title) ?? []
  if (ownLetter !== undefined && rest !== undefined) return { letter: ownLetter, title: rest }
  const letter = alone ? /^Fig\. S?\d+([a-z])$/.exec(figure)?.[1] : undefined
  return { letter: letter ?? null, title: null }
}

/** What to suggest for a place: those of its presets' ids that are no quick version, and those that are. */
export const inOrderOfWorth = (presetIds: readonly string[]): readonly (readonly string[])[] =>
  [presetIds.filter((id) => !quick.test(id)), presetIds.filter((id) => quick.test(id))]
