/** The colours in which figures draw their curves, for what stands beside them in the page. */

/** As many as the page's tokens have. */
export const figureColourCount = 8

/** CSS for the colour of the curve with this index; they repeat. */
export const figureColour = (index: number): string => `var(${figureToken(index)})`

/** The name of its token. */
export const figureToken = (index: number): string => `--bl-figure-${index % figureColourCount}`
