/** Gaps between successes of a Bernoulli process: the alias table is the geometric distribution, and rare ones come from a logarithm. */
import { describe, expect, it } from 'vitest'
import { aliasTable, firstGap, rareBelow } from '../../../src-main/engines/spiking/gaps.ts'
import { buildGap } from '../../../src-main/engines/spiking/build-populations.ts'
import { createKernel } from '../../../src-main/engines/spiking/kernel/kernel.ts'

/** Probability of each entry, if 8 bits choose a word and 24 bits decide between it and its alias. */
function probabilities(table: Uint32Array): number[] {
  const found = Array.from({ length: 256 }, () => 0)
  table.forEach((word, entry) => {
    const own = (word >>> 8) / 2 ** 24
    found[entry] = (found[entry] ?? 0) + own / 256
    found[word & 0xff] = (found[word & 0xff] ?? 0) + (1 - own) / 256
  })
  return found
}

describe('the alias table', () => {
  it.each([[0.004], [0.01], [0.05], [0.2], [0.5], [0.9]])('of probability %f is the geometric distribution, what is beyond it included', (p) => {
    const found = probabilities(aliasTable(p))
    expect(found.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 12)
    found.slice(0, 255).forEach((value, k) => { expect(Math.abs(value - p * (1 - p) ** k), `${k} failures`).toBeLessThan(1e-7) })
    expect(Math.abs((found[255] ?? NaN) - (1 - p) ** 255)).toBeLessThan(1e-7)
  })
})

describe('the kernels', () => {
  // The smallest probability has no table; with the next, a third of all draws go on from the table's last entry.
  it.each([[0.0005], [rareBelow], [0.02], [0.3], [1]])('succeed with probability %f in every slot', (p) => {
    const kernel = createKernel()
    const [rows, columns] = [2000, 200]
    const random = kernel.allocate(16)
    kernel.words(random, 4).set([1, 2, 3, 4])
    const [rowStart, gap] = [kernel.allocate((rows + 1) * 4), buildGap(kernel, p)]
    const count = kernel.connect(gap, random, rows, columns, 0, rowStart, 0, 0, 0)
    expect(Math.abs(count - p * rows * columns)).toBeLessThanOrEqual(4 * Math.sqrt(p * (1 - p) * rows * columns))
  })
})

describe('the first gap', () => {
  it('is the inverse of the distribution function', () => {
    for (const p of [0.001, 0.1, 0.6]) {
      for (const k of [0, 1, 5, 40]) {
        const survives = (1 - p) ** k
        expect(firstGap(p, survives * (1 - p * 1e-6))).toBe(k)
        expect(firstGap(p, Math.min(1, survives * (1 - p)) * (1 + 1e-9))).toBe(k)
      }
    }
  })

  it('is bounded, so that it fits 32 bits', () => {
    expect(firstGap(1e-12, 1e-300)).toBe(1e9)
  })
})
