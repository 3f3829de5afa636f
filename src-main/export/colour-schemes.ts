/**
 * Schemes of colours for curves and populations. Each has eight, of about the same hues at the same places (blue, red, yellow or orange,
 * pink or purple, green, sky), so that what somebody remembers as the blue population is blue in all of them.
 */
import type { Rgb } from './colour.ts'

export type ColourScheme = 'paper' | 'okabe-ito' | 'tol-bright' | 'tol-muted'

const rgb = (...colours: readonly number[]): Rgb[] => colours.map((colour): Rgb => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff])

export const colourSchemes: Readonly<Record<ColourScheme, readonly Rgb[]>> = {
  /** Of the paper's figures: blue, red, orange, pink, green, sky; then two that can be told from them, by those with colour blindness too: violet, olive. */
  'paper': [[0, 114.75, 178.5], [145.35, 0, 0], [229.5, 153, 0], [204, 153, 178.5], [0, 158.1, 114.75], [86.7, 181.05, 232.05], [130, 70, 235], [150, 180, 95]],
  /** M. Okabe, K. Ito, Color Universal Design (2002): blue, vermilion, orange, reddish purple, bluish green, sky blue, yellow, black. */
  'okabe-ito': rgb(0x0072b2, 0xd55e00, 0xe69f00, 0xcc79a7, 0x009e73, 0x56b4e9, 0xf0e442, 0x000000),
  /** P. Tol, Colour Schemes (SRON/EPS/TN/09-002), "bright": blue, red, yellow, purple, green, cyan, grey, black. */
  'tol-bright': rgb(0x4477aa, 0xee6677, 0xccbb44, 0xaa3377, 0x228833, 0x66ccee, 0xbbbbbb, 0x000000),
  /** The same, "muted": indigo, rose, sand, purple, green, cyan, wine, teal. Its olive is left out: on light ground it could not be told from sand. */
  'tol-muted': rgb(0x332288, 0xcc6677, 0xddcc77, 0xaa4499, 0x117733, 0x88ccee, 0x882255, 0x44aa99),
}

export const colourSchemeNames = Object.keys(colourSchemes) as readonly ColourScheme[]
