/** Where layers stand, the input at the bottom, and the arrows between them: event rates go up on the left, bursts come down on the right. */
import type { DrawnArchitecture, DrawnLayer, RecurrentWay } from './architecture-of.ts'

export interface PlacedLayer extends DrawnLayer {
  /** Upper left corner, and size. */
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** In the palette of the figures, as its curves have; undefined for the input, which has none. */
  readonly colourIndex: number | undefined
  /** For those who do not see it. */
  readonly text: string
  readonly noise: string | undefined
}

export interface Arrow {
  readonly id: string
  readonly path: string
}

export interface PlacedArchitecture {
  readonly width: number
  readonly height: number
  /** What is tried first is what stands on top: from the output down. */
  readonly layers: readonly PlacedLayer[]
  readonly up: readonly Arrow[]
  readonly down: readonly Arrow[]
  /** Of recurrent input, on the right of its layer. */
  readonly loops: readonly (Arrow & { readonly way: RecurrentWay })[]
  /** What the output is told. */
  readonly teacher: Arrow
  /** What all of it says, in a sentence. */
  readonly summary: string
}

const height = 36
const gap = 24
const margin = { top: 24, side: 40, bottom: 4 }
const widths = { least: 124, most: 196 }
/** Units of the narrowest and of the widest block; between them widths grow with the logarithm. */
const scale = { least: 10, most: 150_000 }
const arrowOffset = 26

export function layOutArchitecture(architecture: DrawnArchitecture): PlacedArchitecture {
  const { layers, feedback, perturbed, recurrent } = architecture
  const centre = margin.side + widths.most / 2
  const top = (index: number): number => margin.top + (layers.length - 1 - index) * (height + gap)
  const placed = layers.map((layer, index): PlacedLayer => {
    const width = widthOf(layer.units)
    const y = top(index)
    return {
      ...layer, x: centre - width / 2, y, width, height, colourIndex: layer.role === 'input' ? undefined : index - 1, text: textOf(layer),
      noise: perturbed && layer.role !== 'input' ? `M ${centre - width / 2 - 26} ${y + height / 2} q 3 -7 6 0 t 6 0 H ${centre - width / 2 - 3}` : undefined,
    }
  })
  const between = layers.slice(1).map((layer, index) => ({ id: layer.id, low: top(index), high: top(index + 1) + height, fromInput: index === 0 }))
  return {
    width: 2 * margin.side + widths.most, height: margin.top + layers.length * (height + gap) - gap + margin.bottom,
    layers: placed.toReversed(),
    up: between.map(({ id, low, high }) => ({ id, path: `M ${centre - arrowOffset} ${low - 1} V ${high + 3}` })),
    // Nothing has to be told to an input.
    down: feedback === 'none' ? [] : between.filter(({ fromInput }) => !fromInput).map(({ id, low, high }) => ({ id, path: `M ${centre + arrowOffset} ${high + 1} V ${low - 3}` })),
    loops: placed.filter((layer) => layer.recurrent !== 'none').map((layer) => ({ id: layer.id, way: layer.recurrent, path: loop(layer) })),
    teacher: { id: 'teacher', path: `M ${centre + arrowOffset} 3 V ${margin.top - 3}` },
    summary: `${architecture.rule}: ${layers.map(({ title }) => title).join(', ')}${recurrent === 'none' ? '' : ', with recurrent input'}`,
  }
}

function widthOf(units: number | null): number {
  const share = Math.log(Math.max(scale.least, units ?? scale.least) / scale.least) / Math.log(scale.most / scale.least)
  return Math.round(widths.least + Math.min(1, share) * (widths.most - widths.least))
}

function loop({ x, y, width }: PlacedLayer): string {
  const right = x + width
  return `M ${right + 1} ${y + height - 8} C ${right + 28} ${y + height - 4}, ${right + 28} ${y + 4}, ${right + 4} ${y + 9}`
}

function textOf({ role, title, detail, units, recurrent }: DrawnLayer): string {
  const count = units === null ? '' : `, ${units} ${role === 'input' ? 'values' : 'units'}`
  if (role === 'input') return `Input: images ${title}, ${detail}${count}`
  const input = recurrent === 'none' ? '' : `, recurrent input ${recurrent === 'learned' ? 'that learns' : 'that stays fixed'}`
  return role === 'output' ? `Output: ${detail}${count}` : `${title}, ${detail}${count}${input}`
}
