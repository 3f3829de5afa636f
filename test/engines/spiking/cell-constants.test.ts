/** Constants of the cells that follow from those of the paper. */
import { describe, expect, it } from 'vitest'
import { adExThresholdMv, cellConstants, leakPerStep, millivoltsPerPicoamp } from '../../../src-main/engines/spiking/cell-constants.ts'
import { burstPoisson, dtMs, fidelity, networkSpec, pv, pyramidal, som } from './network.ts'

const spec = networkSpec({})

describe('the threshold of an AdEx cell', () => {
  it('follows from its rheobase: -48 mV of PV, -61.84 mV of SOM cells', () => {
    expect(adExThresholdMv(pv)).toBeCloseTo(-48, 10)
    expect(adExThresholdMv(som)).toBeCloseTo(-61.8358, 3)
  })
})

describe('what a step does', () => {
  it('is told per compartment', () => {
    expect(leakPerStep(pyramidal, 'soma', dtMs)).toBeCloseTo(0.1 / 16, 12)
    expect(leakPerStep(pyramidal, 'dendrite', dtMs)).toBeCloseTo(0.1 / 7, 12)
    expect(leakPerStep(som, 'soma', dtMs)).toBeCloseTo(0.1 / 20, 12)
    expect(millivoltsPerPicoamp(pyramidal, 'dendrite', dtMs)).toBeCloseTo(0.1 / 170, 12)
    expect(millivoltsPerPicoamp(pv, 'soma', dtMs)).toBeCloseTo(0.001, 12)
  })

  it('has 20 steps of a back-propagating action potential, and 200 of a refractory time', () => {
    expect(cellConstants(pyramidal, spec)).toMatchObject({ backpropagationSteps: 20, backpropagationDelay: 0, excitatoryForce: 70, inhibitoryForce: 10, reset: 0 })
    expect(cellConstants(pyramidal, networkSpec({ fidelity: { ...fidelity, backpropagationDelayMs: 0.5 } }))).toMatchObject({ backpropagationDelay: 5 })
    expect(cellConstants(burstPoisson, spec)).toMatchObject({ refractorySteps: 200, burstMinSteps: 50, burstRangeSteps: 100 })
  })

  it('has f(V_d) as a power of two of the voltage above rest', () => {
    const { sigmoidScale = NaN, sigmoidShift = NaN } = cellConstants(pyramidal, spec)
    for (const mv of [-70, -50, -38, -20]) expect(1 / (1 + 2 ** ((mv + 70) * sigmoidScale + sigmoidShift))).toBeCloseTo(1 / (1 + Math.exp(-(mv + 38) / 6)), 12)
  })
})
