/** How the kernels draw a Bernoulli process: the number of failures before the next success, by Vose's alias method or by a logarithm. */

/** Entries 0 to 254 are numbers of failures; the last one stands for 255 and more. */
const entries = 256
const thresholdUnit = 2 ** 24

/** Below, most draws would land in the last entry, and a logarithm is quicker. */
export const rareBelow = 0.004

/** Words of 24 bits of threshold and 8 bits of alias: with probability threshold / 2^24 the entry itself, else its alias. */
export function aliasTable(probability: number): Uint32Array {
  const weights = Array.from({ length: entries }, (_, k) => (k < entries - 1 ? probability * (1 - probability) ** k : (1 - probability) ** k) * entries)
  const alias = Array.from(weights, (_, k) => k)
  const small: number[] = []
  const large: number[] = []
  weights.forEach((weight, k) => (weight < 1 ? small : large).push(k))
  while (small.length > 0 && large.length > 0) {
    const [low, high] = [small.pop() ?? 0, large.at(-1) ?? 0]
    alias[low] = high
    weights[high] = (weights[high] ?? 0) - (1 - (weights[low] ?? 0))
    if ((weights[high] ?? 0) < 1) small.push(large.pop() ?? 0)
  }
  // What is left over is full but for rounding: it is its own alias.
  for (const k of [...small, ...large]) alias[k] = k
  return Uint32Array.from(weights, (weight, k) => (((Math.min(thresholdUnit - 1, Math.round(weight * thresholdUnit)) << 8) >>> 0) | (alias[k] ?? k)) >>> 0)
}

/** Slots before the first success, from a uniform number in (0, 1]. */
export const firstGap = (probability: number, uniform: number): number => Math.min(1e9, Math.floor(Math.log(uniform) / Math.log1p(-probability)))
