/** The event rates of the input layer: pixels as shares of white, of which only those that are not black count. */
import type { ImagePart } from '../images.ts'

export interface Input {
  /** Which units are active: the first `active` entries. */
  readonly units: Int32Array
  readonly rates: Float64Array
  active: number
  /** Σ e². */
  squaredSum: number
  /** Σ e. */
  sum: number
}

export const createInput = (inputs: number): Input => ({ units: new Int32Array(inputs), rates: new Float64Array(inputs), active: 0, squaredSum: 0, sum: 0 })

/** Makes `input` the image at `index`. */
export function showImage(input: Input, { pixels }: ImagePart, index: number): void {
  const inputs = input.units.length
  const from = index * inputs
  input.active = input.squaredSum = input.sum = 0
  for (let unit = 0; unit < inputs; unit++) {
    const pixel = pixels[from + unit] ?? 0
    if (pixel === 0) continue
    const rate = pixel / 255
    input.units[input.active] = unit
    input.rates[input.active] = rate
    input.active++
    input.sum += rate
    input.squaredSum += rate * rate
  }
}

export function rateOf({ units, rates, active }: Input, unit: number): number {
  const at = units.subarray(0, active).indexOf(unit)
  return at < 0 ? 0 : rates[at] ?? 0
}

/** out = bias + Wᵀ e, with the weights from each input together. */
export function driveFrom({ units, rates, active }: Input, weights: Float64Array, bias: Float64Array, out: Float64Array): void {
  const width = out.length
  out.set(bias)
  for (let n = 0; n < active; n++) {
    const row = (units[n] ?? 0) * width
    const rate = rates[n] ?? 0
    for (let i = 0; i < width; i++) out[i] = (out[i] ?? 0) + rate * (weights[row + i] ?? 0)
  }
}

/** W += e gᵀ. */
export function addOuter({ units, rates, active }: Input, change: Float64Array, weights: Float64Array): void {
  const width = change.length
  for (let n = 0; n < active; n++) {
    const row = (units[n] ?? 0) * width
    const rate = rates[n] ?? 0
    for (let i = 0; i < width; i++) weights[row + i] = (weights[row + i] ?? 0) + rate * (change[i] ?? 0)
  }
}
