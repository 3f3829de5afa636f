/** a × b + c in 32 bits, rounded once, as processors' fused instructions do it; twice on a processor that has none. */
import { fusesProducts } from '../../../../src-main/engines/spiking/kernel/kernel.ts'

const roundsOnce = fusesProducts()

const word = new DataView(new ArrayBuffer(8))

/** The neighbour of x towards +∞ or -∞. */
function neighbour(x: number, up: boolean): number {
  if (x === 0) return up ? Number.MIN_VALUE : -Number.MIN_VALUE
  word.setFloat64(0, x)
  word.setBigInt64(0, word.getBigInt64(0) + (x > 0 === up ? 1n : -1n))
  return word.getFloat64(0)
}

function isEven(x: number): boolean {
  word.setFloat64(0, x)
  return (word.getBigInt64(0) & 1n) === 0n
}

/**
 * The product of two 32-bit numbers is exact in 64 bits; the sum is not, and rounding it twice would not be rounding it once. What the sum
 * lost decides: where anything was lost, the last bit is made odd, so that the second rounding sees on which side of a tie it is.
 */
export function fused(a: number, b: number, c: number): number {
  const product = a * b
  if (!roundsOnce) return Math.fround(Math.fround(product) + c)
  const sum = product + c
  const part = sum - product
  const lost = (product - (sum - part)) + (c - part)
  return Math.fround(lost !== 0 && isEven(sum) ? neighbour(sum, lost > 0) : sum)
}
