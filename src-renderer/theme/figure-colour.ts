/** The colours in which figures draw their curves, for what stands beside them in the page. */
import type { Settings } from '../../src-main/api/contract.ts'
import { paletteSize } from '../../src-main/drawing/population-colours.ts'
import type { PopulationColour } from '../../src-main/drawing/population-colours.ts'

/** The schemes that can be chosen; their colours are in figure-colours.css. */
export const colourSchemes: readonly { readonly value: Settings['colourScheme']; readonly label: string; readonly about: string }[] = [
  { value: 'paper', label: 'The paper\'s', about: 'Near Okabe and Ito\'s, but for red and pink; and violet, olive.' },
  { value: 'okabe-ito', label: 'Okabe and Ito', about: 'All eight of Color Universal Design, with yellow and black.' },
  { value: 'tol-bright', label: 'Paul Tol, bright', about: 'Seven, and black.' },
  { value: 'tol-muted', label: 'Paul Tol, muted', about: 'Eight of nine; olive is left out, which is too much like sand.' },
]

/** CSS for the colour of the curve with this index; they repeat. */
export const figureColour = (index: number): string => `var(${figureToken(index)})`

/** CSS of a population's colour. */
export const colourCss = (colour: PopulationColour): string => (typeof colour === 'number' ? figureColour(colour) : colour)

/** The name of its token. */
export const figureToken = (index: number): string => `--bl-figure-${index % paletteSize}`
