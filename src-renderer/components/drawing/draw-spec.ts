/** The drawing of a spec's network or layers as a picture by itself: drawn beside the page in light colours, with its looks inside. */
import { h, render } from 'vue'
import type { AppContext } from 'vue'
import type { ChosenColours } from '../../../src-main/api/contract.ts'
import { showTheme } from '../../theme/theme-memory.ts'
import ArchitectureSchematic from '../architecture/ArchitectureSchematic.vue'
import NetworkSchematic from '../schematic/NetworkSchematic.vue'
import type { Point } from '../../../src-main/drawing/network/schematic-ports.ts'

const looks = ['fill', 'fill-opacity', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap', 'opacity', 'paint-order', 'font-size', 'font-weight', 'font-style', 'text-anchor']

/** "color(srgb 0.5 0 1 / 0.2)", which not every program knows, in whole bytes; any other colour as it is. */
export function plainColour(value: string): string {
  const found = /^color\(srgb ([\d.e+-]+) ([\d.e+-]+) ([\d.e+-]+)(?: \/ ([\d.]+))?\)$/.exec(value)
  if (found === null) return value
  const [red, green, blue] = found.slice(1, 4).map((part) => Math.round(255 * Math.min(1, Math.max(0, Number(part)))))
  return found[4] === undefined ? `rgb(${red}, ${green}, ${blue})` : `rgba(${red}, ${green}, ${blue}, ${found[4]})`
}

/** Where populations of a network have been put, and which colours they have been given. */
export interface DrawnLayout {
  readonly positions?: Readonly<Record<string, Point>>
  readonly colours?: ChosenColours
}

/** What is drawn of the spec; undefined for a kind that has no drawing. */
export function drawSpec(spec: unknown, context: AppContext, layout: DrawnLayout = {}): string | undefined {
  const place = document.createElement('div')
  place.style.cssText = 'position: fixed; left: -10000px; top: 0; width: 1200px; visibility: hidden'
  const root = document.documentElement
  const wasDark = root.style.colorScheme === 'dark'
  document.body.append(place)
  showTheme(root, 'light')
  try {
    for (const drawing of [h(NetworkSchematic, { spec, ...layout, readOnly: true }), h(ArchitectureSchematic, { spec, readOnly: true })]) {
      drawing.appContext = context
      render(drawing, place)
      const svg = place.querySelector('figure svg')
      if (svg instanceof SVGSVGElement) return withLooks(svg)
    }
    return undefined
  } finally {
    render(null, place)
    showTheme(root, wasDark ? 'dark' : 'light')
    place.remove()
  }
}

function withLooks(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true)
  if (!(copy instanceof SVGSVGElement)) return ''
  // Vue leaves comments where something may come.
  const comments = document.createTreeWalker(copy, NodeFilter.SHOW_COMMENT)
  const idle: Node[] = []
  while (comments.nextNode()) idle.push(comments.currentNode)
  for (const comment of idle) comment.parentNode?.removeChild(comment)
  const [drawn, copies] = [[...svg.querySelectorAll('*')], [...copy.querySelectorAll('*')]]
  for (const [index, element] of drawn.entries()) {
    const style = getComputedStyle(element)
    for (const name of looks) copies[index]?.setAttribute(name, plainColour(style.getPropertyValue(name)))
  }
  return new XMLSerializer().serializeToString(copy)
}
