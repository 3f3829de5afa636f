/**
 * How wide a text is without a screen to measure it on: widths of DejaVu Sans, which pictures are drawn with. It is wider than Helvetica
 * and its kin, so that what has room in a picture has room in a vector graphic.
 */

/** Letters by their advance in em, rounded to 0.05. */
const widths: readonly (readonly [width: number, letters: string])[] = [
  [0, '\u0304'],
  [0.25, '\''],
  [0.3, ' ,.IJijl’'],
  [0.35, '-/:;\\f|'],
  [0.4, '!()[]rt²'],
  [0.5, '"*_`sz–°'],
  [0.55, '?Lc'],
  [0.6, 'FPTYaekovxy'],
  [0.7, 'ABCRVXZΔ'],
  [0.75, 'DGHNU'],
  [0.85, '&OQw#+<=>M^~±'],
  [1, '%m@W'],
]

/** Digits, and most letters. Chinese ones are square: by one of them the charting library knows how high a line is. */
const ordinary = (letter: string): number => (letter >= '\u2e80' ? 1 : 0.65)

const widthOf: ReadonlyMap<string, number> = new Map(widths.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)))

/** In em. */
export const textWidth = (text: string): number => [...text].reduce((sum, letter) => sum + (widthOf.get(letter) ?? ordinary(letter)), 0)

/** In px, for a CSS font such as "bold 7px Helvetica". */
export const measureText = (text: string, font?: string): { readonly width: number } => ({ width: textWidth(text) * Number(/([\d.]+)px/.exec(font ?? '')?.[1] ?? 12) })
