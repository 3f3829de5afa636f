/** The colours of populations beside the sections of a form that are about them. */
import { figureColour } from '../../theme/figure-colour.ts'
import { networkOf } from './network-of.ts'
import { populationColours } from './population-colours.ts'

/** CSS by title: "Population pyr1". */
export function sectionColours(spec: unknown): ReadonlyMap<string, string> {
  return new Map([...populationColours(networkOf(spec)?.populations ?? [])].map(([name, colour]) => [`Population ${name}`, figureColour(colour)]))
}
