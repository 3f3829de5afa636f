/** What the quantities of a layer are called. */
import type { InsideQuantity } from '../../../../../src-main/api/contract.ts'
import { formatNumber } from '../../../../components/figure/format.ts'

export const quantityNames: Readonly<Record<InsideQuantity['id'], { readonly symbol: string; readonly name: string }>> = {
  e: { symbol: 'e', name: 'Event rate' },
  u: { symbol: 'u', name: 'Dendritic potential' },
  p: { symbol: 'p', name: 'Burst probability' },
  b: { symbol: 'b', name: 'Burst rate' },
  d: { symbol: 'Δb', name: 'Burst rate: what the teacher adds' },
}

/** Columns of the pictures: what a layer has not leaves a gap, so that equal things stand below each other. */
export const quantityColumns: Readonly<Record<InsideQuantity['id'], number>> = { e: 1, u: 2, p: 3, b: 4, d: 5 }

/** "0.12 ± 0.05" */
export const meanText = ({ mean, sd }: Pick<InsideQuantity, 'mean' | 'sd'>): string =>
  // What is equal up to rounding is equal.
  `${formatNumber(mean, 2)} ± ${formatNumber(sd < 1e-12 * Math.abs(mean) ? 0 : sd, 2)}`

/** For those who do not see the picture. */
export const quantityText = (layer: string, { id, mean, sd, from, to }: InsideQuantity): string =>
  `${quantityNames[id].name} of ${layer}: mean ${formatNumber(mean, 3)}, standard deviation ${formatNumber(sd, 2)}; colours from ${formatNumber(from, 2)} to ${formatNumber(to, 2)}`
