/** What the oracles share: 32-bit arithmetic, and values stored without their decay. */
export const f = Math.fround

/** decay^k, of negative k too, as the kernels' tables have it. */
export const tableEntry = (decay: number, k: number): number => f(decay ** k)

/** Bringing a stored value up to date at the end of a period; what is too small to matter becomes zero. */
export const rebased = (value: number, factor: number): number => {
  const scaled = f(value * f(factor))
  return Math.abs(scaled) >= f(1e-12) ? scaled : 0
}

/** A 32-bit float of a record with the constants of a cell. */
export const rounded = (constants: Readonly<Record<string, number>>) => (name: string): number => {
  const value = constants[name]
  if (value === undefined) throw new Error(`no constant ${name}`)
  return f(value)
}
