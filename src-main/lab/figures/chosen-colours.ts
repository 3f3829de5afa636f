/**
 * Colours that someone has given to populations of an experiment. They are kept with where populations stand in its drawing, beside the
 * spec, for no number depends on them; its runs are drawn in them as well.
 */
import { z } from 'zod'
import { isPopulationColour, paletteSize } from '../../drawing/population-colours.ts'
import type { ChosenColours, PopulationColour } from '../../drawing/population-colours.ts'
import type { FigureDefinition } from '../../experiments/figure.ts'
import type { SettingsTable } from '../../store/store.ts'

/** Of one that is handed in. */
export const populationColourSchema = z.custom<PopulationColour>(isPopulationColour, `expected a position in the palette, from 0 to ${paletteSize - 1}, or # and six hexadecimal digits`)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** What the page has kept of the experiment's drawing; none for runs without one. */
export function chosenColours(store: { readonly settings: Pick<SettingsTable, 'get'> }, experimentId: string | null): ChosenColours {
  const kept = experimentId === null ? undefined : store.settings.get(`layout.edit.${experimentId}`)
  const layout = isRecord(kept) ? kept['layout'] : undefined
  const colours = isRecord(layout) ? layout['colours'] : undefined
  return isRecord(colours) ? Object.fromEntries(Object.entries(colours).flatMap(([name, colour]): [string, PopulationColour][] => (isPopulationColour(colour) ? [[name, colour]] : []))) : {}
}

/** Undefined for a population that has none of its own. */
export const chosenFor = (chosen: ChosenColours, population: string | undefined): PopulationColour | undefined => (population !== undefined && Object.hasOwn(chosen, population) ? chosen[population] : undefined)

/** Lines that are drawn in the colour of a population, in the one that was given to it. */
export function withChosenColours(definition: FigureDefinition, chosen: ChosenColours): FigureDefinition {
  if (Object.keys(chosen).length === 0) return definition
  return {
    ...definition,
    panels: definition.panels.map((panel) => (panel.draw !== 'lines' ? panel : {
      ...panel,
      lines: panel.lines.map((line) => {
        const colour = chosenFor(chosen, line.population)
        return { ...line, ...(typeof colour === 'number' ? { colour } : typeof colour === 'string' ? { ownColour: colour } : {}) }
      }),
    })),
  }
}
