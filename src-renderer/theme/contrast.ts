/** How well a colour is seen on the grounds of both themes: contrast by WCAG 2. */

/** What drawings and figures stand on; the surfaces of tokens.css. */
const grounds = { light: '#ffffff', dark: '#161a20' } as const

/** Of graphical objects, WCAG 2.2, 1.4.11. */
const least = 3

/** "#0072b2", from what someone has typed; undefined for what is no such colour. */
export function readColour(text: string): string | undefined {
  const found = /^#?([\da-f]{3}|[\da-f]{6})$/i.exec(text.trim())?.[1]?.toLowerCase()
  return found === undefined ? undefined : `#${found.length === 3 ? [...found].map((digit) => digit + digit).join('') : found}`
}

/** In which themes a colour is hard to see, in words; empty for none. */
export function contrastWarnings(colour: string): readonly string[] {
  return (['light', 'dark'] as const).flatMap((theme) => {
    const ratio = contrast(colour, grounds[theme])
    // Rounded down: 2.99 is not yet 3.
    return ratio >= least ? [] : [`Hard to see on ${theme} ground: contrast ${(Math.floor(ratio * 10) / 10).toFixed(1)} : 1, expected ${least} : 1 or more.`]
  })
}

/** From 1 to 21. */
export function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
