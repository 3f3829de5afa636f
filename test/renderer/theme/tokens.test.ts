import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { colourSchemeNames } from '../../../src-main/export/colour-schemes.ts'
import { curveColour } from '../../../src-main/export/palette.ts'
import { colourSchemes } from '../../../src-renderer/theme/figure-colour.ts'

const sheet = (name: string): string => readFileSync(join(import.meta.dirname, `../../../src-renderer/theme/${name}.css`), 'utf8')
const css = sheet('tokens')
const figureCss = sheet('figure-colours')

/** The colours of one block of the style sheet, without their prefix. */
function tokens(selector: string, of = css): Map<string, string> {
  const block = of.slice(of.indexOf(`${selector} {`)).split('}', 1)[0] ?? ''
  return new Map([...block.matchAll(/--bl-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]))
}

/** WCAG 2 contrast of two colours. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** So much of one colour in another, as CSS mixes them in sRGB. */
function mixed(colour: string, ground: string, share: number): string {
  const part = (of: string, at: number): number => Number.parseInt(of.slice(at, at + 2), 16)
  return `#${[1, 3, 5].map((at) => Math.round(share * part(colour, at) + (1 - share) * part(ground, at)).toString(16).padStart(2, '0')).join('')}`
}

describe.each([':root', ':root.bl-dark'])('the colours of %s', (selector) => {
  const colours = tokens(selector)
  const of = (name: string): string => colours.get(name) ?? '#missing'

  it.each(['text', 'muted', 'accent', 'pass', 'fail', 'warn'])('let %s be read on every surface, at 4.5:1 or more', (name) => {
    for (const surface of ['ground', 'surface', 'raised']) expect(contrast(of(name), of(surface))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['accent', 'fail', 'warn'])('let a message in %s be read on its own tint', (name) => {
    expect(contrast(of(name), mixed(of(name), of('surface'), 0.1))).toBeGreaterThanOrEqual(4.5)
  })

  it('let the words on a button be read', () => {
    expect(contrast(of('on-accent'), of('accent'))).toBeGreaterThanOrEqual(4.5)
  })

  it('show where a field ends, at 3:1 or more', () => {
    for (const surface of ['surface', 'raised']) expect(contrast(of('control-border'), of(surface))).toBeGreaterThanOrEqual(3)
  })
})

describe.each(colourSchemeNames)('the figures\' colours in the scheme "%s"', (scheme) => {
  const place = `[data-figure-colours='${scheme}']`
  const selectors = scheme === 'paper'
    ? { light: `:root,\n${place}`, dark: `:root.bl-dark,\n.bl-dark ${place}` }
    : { light: `\n${place}`, dark: `:root.bl-dark${place},\n.bl-dark ${place}` }

  it.each(['light', 'dark'] as const)('are those that figures are drawn with in %s', (theme) => {
    const colours = tokens(selectors[theme], figureCss)
    for (let index = 0; index < 8; index++) expect(colours.get(`figure-${index}`)).toBe(curveColour(index, theme, scheme))
  })

  it('can be chosen', () => {
    expect(colourSchemes.map(({ value }) => value)).toContain(scheme)
  })
})
