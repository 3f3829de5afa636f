/**
 * Philox4x32-10, the counter-based generator of Salmon et al. (2011), "Parallel random numbers: as easy as 1, 2, 3".
 * A block depends on its counter and key only, so a stream can be entered anywhere and never depends on who else draws.
 */

const multiplier0 = 0xd2511f53
const multiplier1 = 0xcd9e8d57
const weyl0 = 0x9e3779b9
const weyl1 = 0xbb67ae85

/** High word of the 64-bit product of two unsigned 32-bit words. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff
  const aHigh = a >>> 16
  const bLow = b & 0xffff
  const bHigh = b >>> 16
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16)
  const carry = aLow * bHigh + (middle & 0xffff)
  return (aHigh * bHigh + Math.floor(middle / 0x10000) + Math.floor(carry / 0x10000)) >>> 0
}

/** Writes the four 32-bit words of block (counter, key) into `out`. All arguments are unsigned 32-bit words. */
export function philox4x32(out: Uint32Array, c0: number, c1: number, c2: number, c3: number, k0: number, k1: number): void {
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(multiplier0, c0)
    const low0 = Math.imul(multiplier0, c0) >>> 0
    const high1 = multiplyHigh(multiplier1, c2)
    const low1 = Math.imul(multiplier1, c2) >>> 0
    c0 = (high1 ^ c1 ^ k0) >>> 0
    c1 = low1
    c2 = (high0 ^ c3 ^ k1) >>> 0
    c3 = low0
    k0 = (k0 + weyl0) >>> 0
    k1 = (k1 + weyl1) >>> 0
  }
  out[0] = c0
  out[1] = c1
  out[2] = c2
  out[3] = c3
}
