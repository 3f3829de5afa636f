/** The colours of populations beside the sections of a form that are about them. */
import type { ChosenColours } from '../../../src-main/api/contract.ts'
import { networkOf } from './network-of.ts'
import { colourCss, populationColours } from './population-colours.ts'

/** CSS by title: "Population pyr1". */
export function sectionColours(spec: unknown, chosen?: ChosenColours): ReadonlyMap<string, string> {
  return new Map([...populationColours(networkOf(spec)?.populations ?? [], chosen)].map(([name, colour]) => [`Population ${name}`, colourCss(colour)]))
}
