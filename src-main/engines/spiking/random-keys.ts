/** Generators of a network: each by what it is for and by name, so that adding a population changes nobody else's numbers. */
import { philox4x32 } from '../random/philox.ts'

export const purposes = { initialVoltage: 11, connectivity: 12, noise: 13, bursts: 14, poisson: 15, order: 16 } as const

/** FNV-1a of the UTF-16 units. */
export function nameHash(name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193)
  return hash >>> 0
}

/** Four words of state for a kernel's generator; never all zero. */
export function generatorState(seed: number, purpose: number, name: string): Uint32Array {
  const words = new Uint32Array(4)
  philox4x32(words, 0, 0, nameHash(name), purpose, seed, 0x6275_7273)
  if (words.every((word) => word === 0)) words[0] = 1
  return words
}
