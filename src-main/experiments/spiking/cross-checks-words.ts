/** What several checks of spiking specs ask. */
import type { CellSpec, SpikingSpec } from '../../engines/spiking/spec.ts'

/** Undefined where there is no such population. */
export function cellOf({ populations, cells }: SpikingSpec, population: string): CellSpec | undefined {
  const name = Object.hasOwn(populations, population) ? populations[population]?.cell : undefined
  return name !== undefined && Object.hasOwn(cells, name) ? cells[name] : undefined
}

export const hasDendrite = (cell: CellSpec | undefined): boolean => cell?.model === 'pyramidal' || cell?.model === 'burstPoisson'

/** Whole multiples, as far as 64-bit numbers can tell. */
export function isMultiple(timeMs: number, dtMs: number): boolean {
  const steps = timeMs / dtMs
  return Math.abs(steps - Math.round(steps)) <= 1e-9 * Math.max(1, steps)
}

/** The names there are, in words. */
export const quotedNames = (record: Readonly<Record<string, unknown>>): string => {
  const names = Object.keys(record)
  return names.length === 0 ? 'of which there are none' : `one of ${names.map((name) => `"${name}"`).join(', ')}`
}
