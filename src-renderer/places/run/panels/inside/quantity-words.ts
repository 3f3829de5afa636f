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

/** "0.12 ± 0.05" */
export const meanText = ({ mean, sd }: Pick<InsideQuantity, 'mean' | 'sd'>): string => `${formatNumber(mean, 3)} ± ${formatNumber(sd, 2)}`

/** For those who do not see the picture. */
export const quantityText = (layer: string, { id, mean, sd, from, to }: InsideQuantity): string =>
  `${quantityNames[id].name} of ${layer}: mean ${formatNumber(mean, 3)}, standard deviation ${formatNumber(sd, 2)}; colours from ${formatNumber(from, 2)} to ${formatNumber(to, 2)}`
