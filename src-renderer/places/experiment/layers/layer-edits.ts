/** Edits of the hidden layers of a deep network: spec in, spec out. */
import { isRecord, listIn, numberOr } from '../../../components/read-json.ts'
import { valueAt, withValueAt } from '../json-path.ts'

export type LayerType = 'dense' | 'convolution'

/** What a new layer begins as: those of Fig. 5 and of Table S3. */
const beginnings: Readonly<Record<LayerType, object>> = {
  dense: { type: 'dense', units: 500 }, convolution: { type: 'convolution', filters: 32, kernel: 5, stride: 2, padding: 0 },
}

export const layersIn = (spec: unknown): readonly unknown[] => listIn(valueAt(spec, 'network.layers'))

const withLayers = (spec: unknown, layers: readonly unknown[]): unknown => withValueAt(spec, 'network.layers', layers)
const typeOf = (layer: unknown): unknown => (isRecord(layer) ? layer['type'] : undefined)

/** Above `index`, or at the top; a convolution at most above the last one, for none can follow a dense layer. Tells where it stands. */
export function addLayer(spec: unknown, type: LayerType, index: number | undefined): { readonly spec: unknown; readonly index: number } {
  const layers = layersIn(spec)
  const wanted = index === undefined ? layers.length : index + 1
  const lastConvolution = layers.findLastIndex((layer) => typeOf(layer) === 'convolution')
  const place = type === 'convolution' ? Math.min(wanted, lastConvolution + 1) : Math.max(wanted, lastConvolution + 1)
  return { spec: withLayers(spec, layers.toSpliced(place, 0, beginnings[type])), index: place }
}

export const removeLayer = (spec: unknown, index: number): unknown => withLayers(spec, layersIn(spec).toSpliced(index, 1))

export const duplicateLayer = (spec: unknown, index: number): unknown => withLayers(spec, layersIn(spec).toSpliced(index + 1, 0, layersIn(spec)[index]))

/** Up is away from the input. The spec itself where there is no way. */
export function moveLayer(spec: unknown, index: number, by: 1 | -1): unknown {
  const layers = layersIn(spec)
  const to = index + by
  if (to < 0 || to >= layers.length) return spec
  return withLayers(spec, layers.toSpliced(index, 1).toSpliced(to, 0, layers[index]))
}

/** The field that says how wide a hidden layer is. */
export function sizePath(spec: unknown, index: number): string {
  if (valueAt(spec, 'kind') === 'rate') return 'network.hiddenUnits'
  return `network.layers.${index}.${typeOf(layersIn(spec)[index]) === 'convolution' ? 'filters' : 'units'}`
}

export interface SizeRange {
  readonly min: number
  readonly max: number
}

export const withSize = (spec: unknown, index: number, size: number, { min, max }: SizeRange): unknown => withValueAt(spec, sizePath(spec, index), Math.min(max, Math.max(min, Math.round(size))))

export const sizeOf = (spec: unknown, index: number): number => numberOr(valueAt(spec, sizePath(spec, index)), 0)

/** Pixels to the right that make a layer twice as wide. */
const doublingPx = 40

/** What a drag of so many pixels makes of a size; round numbers, so that one gets them. */
export function draggedSize(size: number, px: number): number {
  const raw = Math.max(1, size) * 2 ** (px / doublingPx)
  const grid = 10 ** Math.max(0, Math.floor(Math.log10(raw)) - 1)
  return Math.max(1, Math.round(raw / grid) * grid)
}
