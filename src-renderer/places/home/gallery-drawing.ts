/** A spec as a thumbnail: shapes without words. */
import { networkOf } from '../../../src-main/drawing/network/network-of.ts'
import { layOut } from '../../../src-main/drawing/network/schematic-layout.ts'
import type { Schematic } from '../../../src-main/drawing/network/schematic-layout.ts'
import { isRecord, listIn, numberOr } from '../../components/read-json.ts'

export type Thumbnail =
  | { readonly type: 'network'; readonly schematic: Schematic }
  /** Widths of its layers from the input up, from 0 to 1. */
  | { readonly type: 'layers'; readonly widths: readonly number[] }
  | { readonly type: 'pair' }
  | { readonly type: 'empty' }

/** Wider with more units, on a logarithmic scale. */
const widthOf = (units: number): number => Math.min(1, Math.max(0.25, Math.log10(Math.max(2, units)) / 4))

export function thumbnailOf(spec: unknown): Thumbnail {
  const kind = isRecord(spec) ? spec['kind'] : undefined
  if (kind === 'pairing') return { type: 'pair' }
  const network = networkOf(spec)
  if (network !== undefined) return { type: 'network', schematic: layOut(network) }
  if (kind !== 'ensemble' && kind !== 'rate') return { type: 'empty' }
  const parts = isRecord(spec) && isRecord(spec['network']) ? spec['network'] : {}
  const hidden = kind === 'rate' ? [numberOr(parts['hiddenUnits'], 200)] : listIn(parts['layers']).map((layer) => (isRecord(layer) ? numberOr(layer['units'], 40 * numberOr(layer['filters'], 1)) : 100))
  return { type: 'layers', widths: [784, ...(hidden.length === 0 ? [100] : hidden.slice(0, 8)), 10].map(widthOf) }
}
