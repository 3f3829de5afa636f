import { describe, expect, it } from 'vitest'
import { pairingKind } from '../../../src-main/experiments/pairing/pairing-kind.ts'
import { pairingPresets } from '../../../src-main/experiments/pairing/presets.ts'

describe('seeds of a pairing experiment', () => {
  it('change nothing where pairings are regular and do not jitter, and something everywhere else', () => {
    for (const { id, spec } of pairingPresets) {
      const isRegular = spec.protocol.type === 'periodic' && spec.protocol.jitterMs === 0
      expect(pairingKind.seedsDiffer?.(spec), id).toBe(!isRegular)
    }
    expect(pairingPresets.map(({ spec }) => pairingKind.seedsDiffer?.(spec))).toEqual(expect.arrayContaining([true, false]))
  })
})
