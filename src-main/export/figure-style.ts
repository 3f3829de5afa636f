/** How large the parts of a figure are drawn. Lengths are in px on a screen and in pt in print (1 unit of the exported drawing = 1 pt). */
import type { ColourScheme } from './colour-schemes.ts'
import type { FigureTheme } from './palette.ts'

export interface FigureStyle {
  readonly theme: FigureTheme
  readonly scheme: ColourScheme
  /** Panels side by side; the rest go below. 1 stacks them. */
  readonly columns: number
  /** Exact in print. On a screen the size for which labels are laid out; the figure still follows its container. */
  readonly width: number
  readonly height: number
  readonly fontFamily: string
  readonly fontSize: number
  readonly lineWidth: number
  readonly axisWidth: number
  readonly symbolSize: number
  /** Shown where absent. */
  readonly legends?: boolean
  /** Tooltips and zoom. */
  readonly interactive: boolean
}

/** The same with room for as many rows of panels. */
export const withRows = (style: FigureStyle, rows: number): FigureStyle =>
  (style.interactive && rows > 1 ? { ...style, height: Math.max(style.height, rows * 180) } : style)

/** What somebody has chosen for all figures. */
export interface FigureLook {
  readonly scheme: ColourScheme
  /** Of text on a screen, as a multiple of the usual size. */
  readonly textScale: number
}

export const usualLook: FigureLook = { scheme: 'paper', textScale: 1 }

/** For the window and the browser. A narrow place passes `columns: 1` to stack the panels. */
export function screenStyle(theme: FigureTheme, columns: number, { scheme, textScale }: FigureLook = usualLook): FigureStyle {
  return {
    theme,
    scheme,
    columns,
    width: 560,
    height: 360,
    fontFamily: 'system-ui, sans-serif',
    fontSize: 12 * textScale,
    lineWidth: 2,
    axisWidth: 1,
    symbolSize: 7,
    interactive: true,
  }
}

const pointsPerMm = 72 / 25.4

/** For a journal: sizes in mm and pt, black axes, white ground, the scheme's colours as they are published. Two or more panels stand side by side from 120 mm on. */
export function printStyle(size: { readonly widthMm: number; readonly heightMm: number; readonly fontPt: number }, scheme: ColourScheme = 'paper'): FigureStyle {
  return {
    theme: 'print',
    scheme,
    columns: size.widthMm >= 120 ? 4 : 1,
    width: size.widthMm * pointsPerMm,
    height: size.heightMm * pointsPerMm,
    // Single quotes: the library writes the family into a double-quoted attribute as it is.
    fontFamily: "Helvetica, Arial, 'DejaVu Sans', sans-serif",
    fontSize: size.fontPt,
    lineWidth: 0.9,
    axisWidth: 0.5,
    symbolSize: size.fontPt * 0.55,
    interactive: false,
  }
}
