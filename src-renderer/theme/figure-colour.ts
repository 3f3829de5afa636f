/** The colours in which figures draw their curves, for what stands beside them in the page. */

/** As many as the page's tokens have. */
const colourCount = 8

/** CSS for the colour of the curve with this index; they repeat. */
export const figureColour = (index: number): string => `var(${figureToken(index)})`

/** The name of its token. */
export const figureToken = (index: number): string => `--bl-figure-${index % colourCount}`
