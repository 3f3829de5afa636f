/** From bytes to the numbers a network sees: (byte / 255 - mean) / sd, per channel. */
import { DatasetError } from './errors.ts'

/** One mean and one standard deviation per channel, of values from 0 to 1. */
export interface Normalisation {
  readonly mean: readonly number[]
  readonly sd: readonly number[]
}

/** MNIST as in the paper's code. */
export const mnistNormalisation: Normalisation = { mean: [0.131], sd: [0.308] }

/** ImageNet's statistics, which the paper's code uses for ImageNet and for CIFAR-10. */
export const imageNetNormalisation: Normalisation = { mean: [0.485, 0.456, 0.406], sd: [0.229, 0.224, 0.225] }

/** Values from 0 to 1 as they are. */
export const noNormalisation = (channels: number): Normalisation => ({ mean: Array<number>(channels).fill(0), sd: Array<number>(channels).fill(1) })

/**
 * The normalised value of every byte: `table[channel · 256 + byte]`, in steps of single precision as the usual frameworks take them
 * (divide by 255, subtract, divide, each rounded). Throws a DatasetError where the channels do not fit or an SD is not positive.
 */
export function normalisationTable({ mean, sd }: Normalisation, channels: number): Float32Array {
  if (mean.length !== channels || sd.length !== channels) {
    throw new DatasetError('BAD_OPTION', `The normalisation has ${mean.length} means and ${sd.length} standard deviations; expected ${channels} of each, one per channel.`)
  }
  const table = new Float32Array(channels * 256)
  for (let channel = 0; channel < channels; channel++) {
    const [m, s] = [Math.fround(mean[channel] ?? 0), Math.fround(sd[channel] ?? 0)]
    if (!Number.isFinite(m) || !(s > 0 && Number.isFinite(s))) throw new DatasetError('BAD_OPTION', `Channel ${channel} is normalised by mean ${m} and standard deviation ${s}; expected numbers, the second above 0.`)
    for (let byte = 0; byte < 256; byte++) table[channel * 256 + byte] = Math.fround(Math.fround(byte / 255) - m) / s
  }
  return table
}

/**
 * Writes the normalised values of one image (C·H·W bytes, `area` = H·W, from `from` on in `bytes`) into `out` from `to` on.
 * Allocates nothing.
 */
export function normaliseInto(table: Float32Array, channels: number, area: number, bytes: Uint8Array, from: number, out: Float32Array, to: number): void {
  for (let channel = 0; channel < channels; channel++) {
    const line = channel * 256
    const end = (channel + 1) * area
    for (let i = channel * area; i < end; i++) out[to + i] = table[line + (bytes[from + i] ?? 0)] ?? 0
  }
}
