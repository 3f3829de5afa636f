/** The layers of a spec and the rule that trains them, as far as it has them: a draft may be broken anywhere. */
import { listOf, recordOf, textOf } from '../read-draft.ts'
import type { DraftRecord } from '../read-draft.ts'
import type { ImageFacts } from './image-facts.ts'

/** How errors come down: as bursts through weights that learn, that stay, or that are those of the way up; by backpropagation; not at all. */
export type FeedbackWay = 'learned' | 'fixed' | 'symmetric' | 'backprop' | 'none'
export type RecurrentWay = 'none' | 'fixed' | 'learned'

export interface DrawnLayer {
  readonly id: string
  readonly role: 'input' | 'hidden' | 'output'
  /** "conv 64 @ 5×5 s2", "dense 500", "output 10". */
  readonly title: string
  /** "14×14×64", where it has places; else its number. */
  readonly detail: string
  /** Null where the spec does not say. */
  readonly units: number | null
  /** Its parameters stand under this heading of the form. */
  readonly group: string
  readonly recurrent: RecurrentWay
}

export interface DrawnArchitecture {
  /** From the input up. */
  readonly layers: readonly DrawnLayer[]
  readonly rule: string
  readonly feedback: FeedbackWay
  /** Onto dense hidden layers, if there are any. */
  readonly recurrent: RecurrentWay
  /** Layers get noise of their own. */
  readonly perturbed: boolean
}

interface Seen {
  readonly channels: number
  readonly height: number
  readonly width: number
}

const ruleNames: Readonly<Record<string, string>> = { burstprop: 'Burst-dependent learning', backprop: 'Backpropagation', nodePerturbation: 'Node perturbation' }

/** Undefined for other kinds, and where there is no layer to draw. `image` is undefined where nobody knows the data set. */
export function architectureOf(spec: unknown, image: (name: string) => ImageFacts | undefined): DrawnArchitecture | undefined {
  const root = recordOf(spec)
  const name = textOf(recordOf(root['data'])['name'])
  if (root['kind'] === 'ensemble') return ensembleOf(root, name, image(name))
  return root['kind'] === 'rate' ? rateOf(root, name, image(name)) : undefined
}

function ensembleOf(root: DraftRecord, name: string, image: ImageFacts | undefined): DrawnArchitecture | undefined {
  const [network, rule] = [recordOf(root['network']), recordOf(root['rule'])]
  const specs = listOf(network['layers'])
  if (specs.length === 0) return undefined
  const bursts = rule['type'] === 'burstprop'
  const recurrent = bursts && network['activation'] === 'sigmoid' ? wayOf(rule['recurrent'], ['fixed', 'learned'] as const) ?? 'none' : 'none'
  let seen: Seen | undefined = image
  const hidden = specs.map((spec, index): DrawnLayer => {
    const layer = recordOf(spec)
    const common = { id: `layer-${index + 1}`, role: 'hidden', group: `Layer ${index + 1}` } as const
    if (layer['type'] !== 'convolution') {
      seen = undefined
      const units = wholeOf(layer['units'])
      return { ...common, title: `dense ${shown(units)}`, detail: `layer ${index + 1}`, units, recurrent }
    }
    const [filters, kernel, stride] = [wholeOf(layer['filters']), wholeOf(layer['kernel']), wholeOf(layer['stride'])]
    seen = convolved(seen, layer)
    return {
      ...common, title: `conv ${shown(filters)} @ ${shown(kernel)}×${shown(kernel)} s${shown(stride)}`, recurrent: 'none',
      detail: seen === undefined ? `layer ${index + 1}` : sizeText(seen), units: seen === undefined ? filters : seen.channels * seen.height * seen.width,
    }
  })
  const feedback = bursts ? wayOf(rule['feedback'], ['learned', 'fixed', 'symmetric'] as const) ?? 'learned' : rule['type'] === 'backprop' ? 'backprop' : 'none'
  return {
    layers: [inputOf(name, image), ...hidden, outputOf(image)], rule: ruleNames[textOf(rule['type'])] ?? 'No rule', feedback,
    recurrent: hidden.some((layer) => layer.recurrent !== 'none') ? recurrent : 'none', perturbed: rule['type'] === 'nodePerturbation',
  }
}

function rateOf(root: DraftRecord, name: string, image: ImageFacts | undefined): DrawnArchitecture {
  const network = recordOf(root['network'])
  const units = wholeOf(network['hiddenUnits'])
  const hidden: DrawnLayer = { id: 'layer-1', role: 'hidden', title: `dense ${shown(units)}`, detail: 'hidden layer', units, group: 'Network', recurrent: 'none' }
  return {
    layers: [inputOf(name, image), hidden, { ...outputOf(image), group: 'Dynamics' }], rule: 'Burst-dependent learning in time',
    feedback: network['feedback'] === 'transported' ? 'symmetric' : 'fixed', recurrent: 'none', perturbed: false,
  }
}

const inputOf = (name: string, image: ImageFacts | undefined): DrawnLayer => ({
  id: 'input', role: 'input', title: name === '' ? 'images' : name, detail: image === undefined ? 'size known once it is there' : sizeText(image),
  units: image === undefined ? null : image.channels * image.height * image.width, group: 'Data', recurrent: 'none',
})

const outputOf = (image: ImageFacts | undefined): DrawnLayer => (
  { id: 'output', role: 'output', title: `output ${shown(image?.classes ?? null)}`, detail: 'one per class', units: image?.classes ?? null, group: 'Network', recurrent: 'none' })

/** Undefined where the filters do not fit or a number is missing. */
function convolved(seen: Seen | undefined, layer: DraftRecord): Seen | undefined {
  const [filters, kernel, stride, padding] = [wholeOf(layer['filters']), wholeOf(layer['kernel']), wholeOf(layer['stride']), wholeOf(layer['padding']) ?? 0]
  if (seen === undefined || filters === null || kernel === null || stride === null || stride < 1) return undefined
  const side = (length: number): number => Math.floor((length - kernel + 2 * padding) / stride) + 1
  const next: Seen = { channels: filters, height: side(seen.height), width: side(seen.width) }
  return next.height < 1 || next.width < 1 ? undefined : next
}

const sizeText = ({ channels, height, width }: Seen): string => `${width}×${height}×${channels}`
const shown = (value: number | null): string => (value === null ? '?' : String(value))
const wholeOf = (value: unknown): number | null => (typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null)
const wayOf = <T extends string>(value: unknown, known: readonly T[]): T | undefined => known.find((way) => way === value)
