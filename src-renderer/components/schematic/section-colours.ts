/** The colours of populations beside the sections of a form that are about them. */
import type { ChosenColours } from '../../../src-main/api/contract.ts'
import { coloursOf } from '../../../src-main/drawing/population-colours.ts'
import { colourCss } from '../../theme/figure-colour.ts'

/** CSS by title: "Population pyr1". */
export function sectionColours(spec: unknown, chosen?: ChosenColours): ReadonlyMap<string, string> {
  return new Map([...coloursOf(spec, chosen)].map(([name, colour]) => [`Population ${name}`, colourCss(colour)]))
}
