/** The presets that take seconds, run and compared with what the authors' code measured; the long ones are in docs/reproduction.md. */
import { describe, expect, it } from 'vitest'
import type { SpikingSpec } from '../../../src-main/engines/spiking/spec.ts'
import { beforeLearning } from '../../../src-main/experiments/spiking/references/xor.ts'
import { column, recordedOf, specOf, verdictOf } from './run-preset.ts'

const failed = (id: string, seeds?: readonly number[]): string[] => verdictOf(id, seeds).rows.filter(({ verdict }) => verdict !== 'pass').map(({ quantity, ours }) => `${quantity}: ${String(ours)}`)
const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length
const sd = (values: readonly number[]): number => Math.sqrt(mean(values.map((value) => (value - mean(values)) ** 2)))

describe('Fig. 3', () => {
  it('has the means, courses and correlations of the authors\' network', () => {
    expect(failed('fig3', [1])).toEqual([])
  })
})

describe('Fig. 4 before learning', () => {
  it('has the event rates of all five populations within 0.25 Hz', () => {
    const fig4 = specOf('fig4')
    const recorded = recordedOf({ ...fig4, protocol: { ...fig4.protocol, phases: fig4.protocol.phases.slice(0, 2) } })
    for (const [population, { eventRateHz }] of Object.entries(beforeLearning)) {
      const ours = column(recorded, `responses.${population}`, 'eventRateHz')
      expect(ours).toHaveLength(4)
      ours.forEach((rate, pattern) => {
        expect(Math.abs(rate - (eventRateHz[pattern] ?? NaN)), `${population}, pattern ${pattern}: ${rate}`).toBeLessThan(0.25)
      })
    }
  })
})

describe('a pyramidal cell at rest, with the noise of Fig. S10', () => {
  it('fires 4 to 5 events a second, of which some 12 % are bursts, with membranes that vary by 4 and 2.5 mV', () => {
    const base = specOf('figS10a-0')
    const spec: SpikingSpec = {
      ...base, currents: {}, populations: Object.fromEntries(Object.entries(base.populations).map(([name, population]) => [name, name === 'pyr' ? { ...population, size: 1000 } : population])),
      protocol: { ...base.protocol, phases: [{ type: 'run', label: 'rest', durationMs: 4000, plastic: false, weightFactors: {}, addedCurrentsPa: {} }] },
      recording: { ...base.recording, binMs: 1000, rates: ['pyr'], rasters: [], traces: ['pyr'], traceNeurons: 100, traceEveryMs: 20 },
    }
    const recorded = recordedOf(spec)
    const settled = (row: (column: string) => number): boolean => row('timeS') > 1
    const eventRate = mean(column(recorded, 'rates.pyr', 'eventRateHz', settled))
    const burstProbability = mean(column(recorded, 'rates.pyr', 'burstProbability', settled))
    const somaSd = sd(column(recorded, 'traces.pyr', 'somaMv', settled))
    // Dendritic spikes apart: what varies below them.
    const dendriteSd = sd(column(recorded, 'traces.pyr', 'dendriteMv', (row) => settled(row) && row('dendriteMv') < -60))
    expect({ eventRate, burstProbability, somaSd, dendriteSd }).toEqual({
      eventRate: expect.closeTo(4.5, 0) as number, burstProbability: expect.closeTo(0.12, 1) as number, somaSd: expect.closeTo(4, 0) as number, dendriteSd: expect.closeTo(2.5, 0) as number,
    })
    expect(eventRate).toBeGreaterThan(4)
    expect(eventRate).toBeLessThan(5)
    expect(Math.abs(burstProbability - 0.12)).toBeLessThan(0.03)
  })
})
