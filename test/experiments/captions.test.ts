import { describe, expect, it } from 'vitest'
import { kindOf, presetById } from '../../src-main/experiments/kinds.ts'
import type { PairingSpec } from '../../src-main/engines/pairing/spec.ts'
import type { SpikingSpec } from '../../src-main/engines/spiking/spec.ts'

function specOf<Spec>(id: string): Spec {
  const spec = presetById(id)?.spec
  if (spec === undefined) throw new Error(`there is no preset ${id}`)
  return spec as Spec
}

const captionOf = (spec: PairingSpec | SpikingSpec): string => kindOf(spec).figure(spec).caption

describe('the caption of a changed experiment', () => {
  it('names its own burst threshold', () => {
    const spec = specOf<PairingSpec>('fig2b')
    expect(captionOf(spec)).toContain('Above 62.5 Hz intervals are shorter than the burst threshold of 16 ms')
    expect(captionOf({ ...spec, rule: { ...spec.rule, burstThresholdMs: 10 } })).toContain('Above 100 Hz intervals are shorter than the burst threshold of 10 ms')
  })

  it.each([['fig3', 'Bins of 50 ms', 'Bins of 20 ms'], ['fig2eg', 'Bins of 2.5 s', 'Bins of 0.02 s']])('names its own bins: %s', (id, before, after) => {
    const spec = specOf<SpikingSpec>(id)
    expect(captionOf(spec)).toContain(before)
    expect(captionOf({ ...spec, recording: { ...spec.recording, binMs: 20 } })).toContain(after)
  })

  it('does not say that a network has solved XOR', () => {
    expect(captionOf(specOf<SpikingSpec>('fig4-quick'))).toContain('XOR is solved where')
  })
})
