import { describe, expect, it } from 'vitest'
import { runRateText } from '../../../../src-renderer/places/run/run-pace.ts'

const spiking = { kind: 'spiking', protocol: { phases: [{ type: 'steady', durationMs: 20_000, plastic: false }] } }

describe('how fast a run computes', () => {
  it('is what its kind counts in', () => {
    expect(runRateText(spiking, 0.5, 20)).toBe('0.5 s of model time per second')
    expect(runRateText({ kind: 'ensemble', training: { epochs: 10 } }, 0.4, 60)).toBe('6 epochs/min')
    expect(runRateText({ kind: 'rate', training: { epochs: 2 } }, 0, 7200)).toBe('1 epoch/h')
    expect(runRateText({ kind: 'pairing', protocol: { realisations: 40 } }, 0.5, 2)).toBe('10 realisations/s')
  })

  it('is not said where nobody can tell', () => {
    expect([runRateText(spiking, 0.5, null), runRateText(spiking, 1, 0), runRateText({ kind: 'else' }, 0.5, 3), runRateText(undefined, 0.5, 3)]).toEqual(['', '', '', ''])
  })
})
