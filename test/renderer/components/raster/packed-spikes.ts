/** Spikes as the lab sends them. */
import type { SpikesView } from '../../../../src-main/api/contract.ts'

/** Each is a time in s, a neuron, and a mark, 0 where it is not told. */
export function packedSpikes(firstRow: number, spikes: readonly (readonly number[])[], change: Partial<SpikesView> = {}): SpikesView {
  const base64 = ({ buffer }: Float64Array | Uint32Array | Uint8Array): string => Buffer.from(buffer).toString('base64')
  const column = (index: number): number[] => spikes.map((spike) => spike[index] ?? 0)
  return {
    rows: firstRow + spikes.length, firstRow, every: 1, timesS: base64(Float64Array.from(column(0))), neurons: base64(Uint32Array.from(column(1))), marks: base64(Uint8Array.from(column(2))), ...change,
  }
}
