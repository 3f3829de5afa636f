/** What a run is expected to cost, against what it does. */
import { describe, expect, it } from 'vitest'
import { conditionsOf } from '../../../src-main/engines/pairing/conditions.ts'
import { pairingEngine } from '../../../src-main/engines/pairing/pairing-engine.ts'
import { pairingPresets } from '../../../src-main/experiments/pairing/presets.ts'
import { pairingWork } from '../../../src-main/experiments/pairing/work.ts'

describe('the estimate of work', () => {
  it.each(pairingPresets.map(({ id, spec }) => [id, spec] as const))('of %s is not exceeded by the numbers that are recorded', (_, spec) => {
    let recorded = 0
    for (const output of pairingEngine(spec, 1)) if (output.type === 'rows') recorded += output.values.length
    // Two points more than the 200 may be kept of a trajectory, of four numbers each; where spikes are few, fewer are.
    expect(recorded).toBeLessThanOrEqual(pairingWork(spec).recordedNumbers + conditionsOf(spec.protocol).length * 2 * 4)
  })

  it('grows with realisations and duration', () => {
    const spec = pairingPresets.find(({ id }) => id === 'fig2c-30')?.spec
    if (spec?.protocol.type !== 'poisson') throw new Error('not Poisson')
    const { protocol } = spec
    const units = (change: Partial<typeof protocol>): number => pairingWork({ ...spec, protocol: { ...protocol, ...change } }).units
    expect(units({ realisations: 40 })).toBe(2 * units({ realisations: 20 }))
    expect(units({ durationS: 200 })).toBeCloseTo(2 * units({ durationS: 100 }), 6)
    // Both cells, ten rates of 25.5 Hz on average, 100 s, 20 times.
    expect(units({})).toBeCloseTo(2 * 10 * 25.5 * 100 * 20, 6)
  })
})
