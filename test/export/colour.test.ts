import { describe, expect, it } from 'vitest'
import { contrastRatio, toHex, withContrast } from '../../src-main/export/colour.ts'
import type { Rgb } from '../../src-main/export/colour.ts'
import { colourSchemeNames } from '../../src-main/export/colour-schemes.ts'
import { curveColour, curveSymbol, themeColours } from '../../src-main/export/palette.ts'

const rgb = (hex: string): Rgb => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)) as [number, number, number]

describe('colours', () => {
  it('are written for CSS', () => expect(toHex([0, 114.75, 178.5])).toBe('#0073b3'))

  it('contrast 21 : 1 for black on white and 4.48 : 1 for #777777', () => {
    expect(contrastRatio([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 10)
    expect(contrastRatio([0x77, 0x77, 0x77], [255, 255, 255])).toBeCloseTo(4.48, 2)
  })

  it('move no further than a contrast needs', () => {
    expect(withContrast([0, 0, 0], [255, 255, 255], 4.5)).toEqual([0, 0, 0])
    const orange = withContrast([230, 153, 0], [255, 255, 255], 3)
    expect(contrastRatio(orange, [255, 255, 255])).toBeGreaterThanOrEqual(3)
    expect(contrastRatio(orange, [255, 255, 255])).toBeLessThan(3.2)
  })
})

const indices = [0, 1, 2, 3, 4, 5, 6, 7]
const onGrounds = colourSchemeNames.flatMap((scheme) => (['light', 'dark', 'print'] as const).map((theme) => [scheme, theme] as const))

describe('a scheme of colours', () => {
  it.each([
    ['paper', ['#0073b3', '#910000', '#e69900', '#cc99b3', '#009e73', '#57b5e8', '#8246eb', '#96b45f']],
    ['okabe-ito', ['#0072b2', '#d55e00', '#e69f00', '#cc79a7', '#009e73', '#56b4e9', '#f0e442', '#000000']],
    ['tol-bright', ['#4477aa', '#ee6677', '#ccbb44', '#aa3377', '#228833', '#66ccee', '#bbbbbb', '#000000']],
    ['tol-muted', ['#332288', '#cc6677', '#ddcc77', '#aa4499', '#117733', '#88ccee', '#882255', '#44aa99']],
  ] as const)('prints "%s" as it is published', (scheme, colours) => {
    expect(indices.map((index) => curveColour(index, 'print', scheme))).toEqual(colours)
  })

  it.each(onGrounds)('"%s" has eight different colours in %s', (scheme, theme) => {
    expect(new Set(indices.map((index) => curveColour(index, theme, scheme))).size).toBe(8)
    expect(curveColour(8, theme, scheme)).toBe(curveColour(0, theme, scheme))
  })

  it.each(onGrounds.filter(([, theme]) => theme !== 'print'))('"%s" is legible on a %s screen', (scheme, theme) => {
    const background = rgb(themeColours(theme).background)
    for (const index of indices) expect(contrastRatio(rgb(curveColour(index, theme, scheme)), background)).toBeGreaterThanOrEqual((theme === 'dark' ? 4.5 : 3) - 0.03)
  })
})

describe('the palette', () => {
  it.each(['light', 'dark', 'print'] as const)('writes %s text with a contrast of at least 4.5', (theme) => {
    const colours = themeColours(theme)
    for (const text of [colours.text, colours.mutedText]) expect(contrastRatio(rgb(text), rgb(colours.background))).toBeGreaterThanOrEqual(4.5)
  })

  it('gives 48 curves different pairs of colour and symbol', () => {
    const looks = Array.from({ length: 48 }, (_, index) => curveColour(index, 'print') + curveSymbol(index))
    expect(new Set(looks).size).toBe(48)
  })

  it('names an index that is none', () => expect(() => curveColour(0.5, 'light')).toThrow('index: 0.5 is not a whole number'))
})
