/** What a condition looks like in a figure: its colour by theme and its symbol, so that colour is never the only cue. */
import { toHex, withContrast } from './colour.ts'
import type { Rgb } from './colour.ts'
import { colourSchemes } from './colour-schemes.ts'
import type { ColourScheme } from './colour-schemes.ts'

/** Where a figure is looked at. */
export type FigureTheme = 'light' | 'dark' | 'print'

/** Circle, square, triangle, diamond, triangle pointing down, cross: ECharts symbols. */
const symbols: readonly string[] = [
  'circle',
  'rect',
  'triangle',
  'diamond',
  'path://M0,0L10,0L5,10Z',
  'path://M0,3.3L3.3,3.3L3.3,0L6.7,0L6.7,3.3L10,3.3L10,6.7L6.7,6.7L6.7,10L3.3,10L3.3,6.7L0,6.7Z',
]

/** Colours that belong to the theme rather than to a curve. */
export interface ThemeColours {
  /** Of a printed figure and of tooltips; the page behind a screen figure has (about) this colour. */
  readonly background: string
  readonly text: string
  readonly mutedText: string
  readonly axis: string
  readonly zeroLine: string
}

const backgrounds: Readonly<Record<FigureTheme, Rgb>> = { light: [255, 255, 255], dark: [24, 24, 27], print: [255, 255, 255] }

const themes: Readonly<Record<FigureTheme, Omit<ThemeColours, 'background'>>> = {
  light: { text: '#27272a', mutedText: '#5b5b64', axis: '#5b5b64', zeroLine: '#8d8d96' },
  dark: { text: '#ececf0', mutedText: '#a8a8b3', axis: '#a8a8b3', zeroLine: '#7d7d88' },
  print: { text: '#000000', mutedText: '#000000', axis: '#000000', zeroLine: '#808080' },
}

/** Text of every theme has a contrast of at least 4.5 to its background. */
export const themeColours = (theme: FigureTheme): ThemeColours => ({ background: toHex(backgrounds[theme]), ...themes[theme] })

/** A curve's colour as hex. Print keeps the scheme's; on a screen it is moved just so far that it has a contrast of 3 (light) or 4.5 (dark). */
export function curveColour(index: number, theme: FigureTheme, scheme: ColourScheme = 'paper'): string {
  const colour = pick(colourSchemes[scheme], index)
  return toHex(theme === 'print' ? colour : withContrast(colour, backgrounds[theme], theme === 'dark' ? 4.5 : 3))
}

/** What a curve is drawn in: the colour that someone has given to it, as it is, or that of its place in the scheme. */
export const seenColour = (
  { colourIndex, ownColour }: { readonly colourIndex: number; readonly ownColour?: string }, { theme, scheme }: { readonly theme: FigureTheme; readonly scheme: ColourScheme },
): string => ownColour ?? curveColour(colourIndex, theme, scheme)

/** The symbol of a curve: another one at each turn of the colours, so that 48 curves stay distinct. */
export function curveSymbol(index: number): string {
  const count = colourSchemes.paper.length
  return pick(symbols, (index % count) + Math.floor(index / count))
}

function pick<T>(list: readonly T[], index: number): T {
  const found = list[((index % list.length) + list.length) % list.length]
  if (found === undefined) throw new RangeError(`index: ${index} is not a whole number`)
  return found
}
