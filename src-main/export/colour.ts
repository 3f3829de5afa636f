/** Colours by their sRGB components, and their contrast by WCAG 2. */

/** Red, green, blue from 0 to 255. */
export type Rgb = readonly [number, number, number]

/** "#0072b2" */
export const toHex = (colour: Rgb): string => `#${colour.map((part) => Math.round(part).toString(16).padStart(2, '0')).join('')}`

/** Of "#0072b2". */
export const fromHex = (text: string): Rgb => {
  const part = (at: number): number => Number.parseInt(text.slice(at, at + 2), 16)
  return [part(1), part(3), part(5)]
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastRatio(a: Rgb, b: Rgb): number {
  const [lighter, darker] = [relativeLuminance(a), relativeLuminance(b)].sort((p, q) => q - p)
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05)
}

/** The nearest mixture of `colour` with white (on a dark background) or black (on a light one) that reaches `ratio` on `background`. */
export function withContrast(colour: Rgb, background: Rgb, ratio: number): Rgb {
  const target: Rgb = relativeLuminance(background) < 0.18 ? [255, 255, 255] : [0, 0, 0]
  for (let share = 0; share < 1; share += 0.02) {
    const mixed = mix(colour, target, share)
    if (contrastRatio(mixed, background) >= ratio) return mixed
  }
  return target
}

/** The way from one colour to another, gone by a share. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share]
}

function relativeLuminance(colour: Rgb): number {
  const linear = (part: number): number => {
    const s = part / 255
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}
