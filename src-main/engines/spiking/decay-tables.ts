/** Powers of a decay factor, for values that are stored without their decay. */
import type { Kernel } from './kernel/kernel.ts'

/** Addresses of decay^k and decay^-k for k = 0 to `period`. */
export function decayTables(kernel: Kernel, decay: number, period: number): readonly [decay: number, growth: number] {
  const table = (power: (k: number) => number): number => {
    const at = kernel.allocate((period + 1) * 4)
    kernel.floats(at, period + 1).forEach((_, k, floats) => { floats[k] = power(k) })
    return at
  }
  return [table((k) => decay ** k), table((k) => decay ** -k)]
}

/** The longest period over which the fastest of these time constants grows by less than e^40; 512 steps at most. */
export const rebasePeriod = (tausMs: readonly number[], dtMs: number): number => Math.max(1, Math.min(512, Math.floor((40 * Math.min(...tausMs)) / dtMs)))
