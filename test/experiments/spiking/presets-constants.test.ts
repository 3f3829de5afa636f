/** Constants of the presets against the tables of the paper and of the authors' scripts, written here a second time. */
import { describe, expect, it } from 'vitest'
import type { ProjectionSpec, SpikingSpec } from '../../../src-main/engines/spiking/spec.ts'
import { burstPoisson, pv, pyramidal, som } from '../../../src-main/experiments/spiking/cells.ts'
import { clampSpec } from '../../../src-main/experiments/spiking/presets/bench.ts'
import { spikingPresets } from '../../../src-main/experiments/spiking/presets/all.ts'
import { depressing, facilitating, synapses } from '../../../src-main/experiments/spiking/synapses.ts'

function specOf(id: string): SpikingSpec {
  const found = spikingPresets.find((preset) => preset.id === id)
  if (found === undefined) throw new Error(`id: no preset "${id}"`)
  return found.spec
}

/** "pyr1→pyr2 soma excitatory p 0.05 w 0.05 depressing" */
const row = ({ source, target, compartment, receptor, probability, weight, shortTerm, transmits, plasticity }: ProjectionSpec): string =>
  `${source}→${target} ${compartment} ${receptor} p ${probability} w ${weight} ${shortTerm === 'none' ? transmits : shortTerm}${plasticity === 'none' ? '' : ' plastic'}`

const rows = (spec: SpikingSpec): readonly string[] => Object.values(spec.projections).map(row)

/** Inputs per neuron, on average. */
const inDegree = (spec: SpikingSpec, name: string): number => {
  const projection = spec.projections[name]
  return (projection?.probability ?? 0) * (spec.populations[projection?.source ?? '']?.size ?? 0)
}

const durationS = ({ protocol }: SpikingSpec): number => protocol.phases
  .reduce((sum, phase) => sum + (phase.type === 'run' ? phase.durationMs : phase.epochs * phase.patterns.length * (phase.predictionMs + phase.learningMs)), 0) / 1000

describe('cells', () => {
  it('have the constants of Eqs. 9-10', () => {
    expect(pyramidal).toEqual({
      model: 'pyramidal', restMv: -70, resetMv: -70, thresholdMv: -50, thresholdJumpMv: 2, thresholdTauMs: 27,
      somaTauMs: 16, somaCapacitancePf: 370, somaCouplingPa: 1300, somaAdaptationPa: 200, somaAdaptationTauMs: 100,
      dendriteTauMs: 7, dendriteCapacitancePf: 170, dendriteRegenerationPa: 1200, dendriteAdaptationNs: 13, dendriteAdaptationTauMs: 30,
      backpropagationPa: 2600, backpropagationMs: 2, sigmoidCentreMv: -38, sigmoidWidthMv: 6,
    })
  })

  it('burst at -57 mV, 20 ms refractory and 5 to 15 ms apart where they are simplified', () => {
    expect(burstPoisson).toMatchObject({ sigmoidCentreMv: -57, sigmoidWidthMv: 6, refractoryMs: 20, burstIntervalMinMs: 5, burstIntervalRangeMs: 10 })
  })

  it('put the interneurons\' V_T at -48 and -61.836 mV', () => {
    const threshold = ({ rheobasePa, leakNs, adaptationNs, restMv, slopeMv }: typeof pv): number =>
      rheobasePa / (leakNs + adaptationNs) + restMv + slopeMv - slopeMv * Math.log(1 + adaptationNs / leakNs)
    expect(threshold(pv)).toBeCloseTo(-48, 9)
    expect(threshold(som)).toBeCloseTo(-61.836, 3)
    expect(pv).toMatchObject({ capacitancePf: 100, leakNs: 10, resetMv: -55, slopeMv: 2, adaptationNs: 0, adaptationJumpPa: 0, refractoryMs: 1 })
    expect(som).toMatchObject({ capacitancePf: 100, leakNs: 5, resetMv: -65, slopeMv: 4, adaptationNs: 0.5, adaptationJumpPa: 10, adaptationTauMs: 500, refractoryMs: 2 })
  })
})

describe('synapses', () => {
  it('have the constants of the authors\' scripts', () => {
    expect(synapses).toEqual({ excitatoryTauMs: 5, inhibitoryTauMs: 10, excitatoryReversalMv: 0, inhibitoryReversalMv: -80 })
    expect(depressing).toEqual({ depressionTauMs: 20, facilitationTauMs: 1000, utilisation: 0.9, facilitationJump: 0.1, initialUtilisation: 0.01 })
    expect(facilitating).toEqual({ depressionTauMs: 100, facilitationTauMs: 100, utilisation: 0.02, facilitationJump: 0.1, initialUtilisation: 0.01 })
  })
})

describe('Fig. 3', () => {
  const spec = specOf('fig3')

  it('has the projections of the table', () => {
    expect(rows(spec)).toEqual([
      'pyr1→pyr2 soma excitatory p 0.05 w 0.05 depressing',
      'pyr1→pv soma excitatory p 0.05 w 0.05 depressing',
      'pv→pyr2 soma inhibitory p 0.05 w 0.07 spikes',
      'pyr2→pyr1 dendrite excitatory p 0.05 w 0.37 facilitating',
      'pyr2→som soma excitatory p 0.05 w 0.3 facilitating',
      'som→pyr1 dendrite inhibitory p 0.05 w 0.035 spikes',
      'pyr1→pyr1 dendrite inhibitory p 0.05 w 0.1 facilitating',
      'pyr2→pyr2 dendrite inhibitory p 0.05 w 0.1 facilitating',
    ])
    expect(inDegree(spec, 'pyr1ToPyr2')).toBeCloseTo(200, 9)
  })

  it('has the populations, noise and currents of the table', () => {
    expect(Object.fromEntries(Object.entries(spec.populations).map(([name, { size }]) => [name, size]))).toEqual({ pyr1: 4000, pyr2: 4000, pv: 1000, som: 1000 })
    expect(spec.populations.pv?.noise.soma).toEqual({ excitatoryRateHz: 500, excitatoryWeight: 0.75, inhibitoryRateHz: 500, inhibitoryWeight: 1.125 })
    expect(spec.populations.som?.noise.soma).toEqual({ excitatoryRateHz: 500, excitatoryWeight: 0.4, inhibitoryRateHz: 500, inhibitoryWeight: 0.5 })
    expect(spec.currents.pyr2Dendrite?.waveform).toEqual({ type: 'sine', baselinePa: 100, amplitudePa: 100, periodMs: 500 * Math.sqrt(5), startMs: 1000 })
    expect(spec.currents.pyr1Soma?.waveform).toEqual({ type: 'sine', baselinePa: 0, amplitudePa: 200, periodMs: 500, startMs: 1000 })
    expect(durationS(spec)).toBe(4)
  })
})

describe('Fig. 2e-g', () => {
  it('takes 170 s with averages over 5 s, 340 s with averages over 10 s', () => {
    expect(durationS(specOf('fig2eg'))).toBe(170)
    expect(durationS(specOf('fig2eg-long'))).toBe(340)
    expect(specOf('fig2eg').plasticity.burstRule).toEqual({ learningRate: 3.5e-3, tauPreMs: 100, tauAvgS: 5, minRateHz: 2, maxRateHz: 12, minWeight: 0, maxWeight: 1 })
  })

  it('has the projections of the script', () => {
    const spec = specOf('fig2eg')
    expect(rows(spec)).toEqual([
      'pre→post soma excitatory p 0.2 w 0.08 events plastic',
      'dendritePool→post dendrite excitatory p 0.2 w 0.25 spikes',
      'excitatoryPool→pre soma excitatory p 0.004 w 0.17 spikes',
      'inhibitoryPool→pre soma inhibitory p 0.0012 w 0.26 spikes',
      'excitatoryPool→pre dendrite excitatory p 0.004 w 0.0425 spikes',
      'inhibitoryPool→pre dendrite inhibitory p 0.0012 w 0.065 spikes',
    ])
    expect(inDegree(spec, 'dendritePoolToPost')).toBeCloseTo(20, 9)
    expect(inDegree(spec, 'excitatoryPoolToPreSoma')).toBeCloseTo(100, 9)
    expect(spec.protocol.phases.map((phase) => (phase.type === 'run' ? phase.weightFactors.dendritePoolToPost ?? 1 : null))).toEqual([1, 1, 1.5, 1, 0.55, 1, 1])
    expect(spec.protocol.phases.at(-1)).toMatchObject({ plastic: true, addedCurrentsPa: { preDendrite: 40 } })
  })
})

describe('Fig. 4', () => {
  const spec = specOf('fig4')

  it('has the projections of the script', () => {
    expect(rows(spec)).toEqual([
      'input1→hidden1 soma excitatory p 0.2 w 0.234 events plastic', 'input1→hidden2 soma excitatory p 0.2 w 0.234 events plastic',
      'input2→hidden1 soma excitatory p 0.2 w 0.234 events plastic', 'input2→hidden2 soma excitatory p 0.2 w 0.234 events plastic',
      'hidden1→output soma excitatory p 0.2 w 0.234 events plastic', 'hidden2→output soma excitatory p 0.2 w 0.234 events plastic',
      'input1→hidden1 soma inhibitory p 0.2 w 0.25 events', 'input1→hidden2 soma inhibitory p 0.2 w 0.25 events',
      'input2→hidden1 soma inhibitory p 0.2 w 0.25 events', 'input2→hidden2 soma inhibitory p 0.2 w 0.25 events',
      'hidden1→output soma inhibitory p 0.2 w 0.25 events', 'hidden2→output soma inhibitory p 0.2 w 0.25 events',
      'output→hidden1 dendrite excitatory p 0.2 w 0.26 bursts', 'output→hidden1 dendrite inhibitory p 0.2 w 0.06 bursts',
      'output→hidden2 dendrite excitatory p 0.2 w 0.026 bursts', 'output→hidden2 dendrite inhibitory p 0.2 w 0.27 bursts',
    ])
  })

  it('has 100 inputs per neuron and projection, whatever the size', () => {
    for (const id of ['fig4', 'fig4-quick', 'figS1-small', 'figS3']) {
      for (const name of Object.keys(spec.projections)) expect(inDegree(specOf(id), name)).toBeCloseTo(100, 9)
    }
  })

  it('burns in for 6 s, tests, trains 2000 examples of 8 s, and tests again', () => {
    expect(durationS(spec)).toBe(16_070)
    expect(spec.protocol.phases).toEqual([
      { type: 'run', label: 'burn-in', durationMs: 6000, plastic: false, weightFactors: {}, addedCurrentsPa: {} },
      { type: 'examples', label: 'before learning', epochs: 1, order: 'fixed', patterns: [0, 1, 2, 3], predictionMs: 8000, learningMs: 0 },
      { type: 'examples', label: 'training', epochs: 500, order: 'fixed', patterns: [0, 1, 2, 3], predictionMs: 7200, learningMs: 800 },
      { type: 'examples', label: 'after learning', epochs: 1, order: 'fixed', patterns: [0, 1, 2, 3], predictionMs: 8000, learningMs: 0 },
    ])
    expect(spec.protocol.patterns.map(({ label, target }) => `${label} ${target}`)).toEqual(['00 0', '10 1', '01 1', '11 0'])
    expect(spec.protocol.patterns[1]?.somaCurrentsPa).toEqual({ input1: 150, input2: -350 })
  })

  it('learns with twice the rate in the hidden layer', () => {
    const rule = { tauPreMs: 100, tauAvgS: 2, minRateHz: 2, maxRateHz: 10, minWeight: 0, maxWeight: 1 }
    expect(spec.plasticity).toEqual({ hidden: { ...rule, learningRate: 8e-3 }, output: { ...rule, learningRate: 4e-3 } })
    expect(spec.protocol.teacher).toEqual({ population: 'output', rateFrom: 'hidden1ToOutputExc', gainPaHz: 1000, minRateHz: 2, maxRateHz: 10, toleranceHz: 1 })
  })

  it('has the noise and currents of the script', () => {
    expect(spec.populations.hidden2?.noise.soma).toEqual({ excitatoryRateHz: 150, excitatoryWeight: 0.385, inhibitoryRateHz: 150, inhibitoryWeight: 0.49 })
    expect(spec.populations.output?.noise.soma).toMatchObject({ excitatoryRateHz: 150, excitatoryWeight: 0.35 })
    expect(spec.populations.input1?.noise.soma).toMatchObject({ excitatoryRateHz: 500, inhibitoryWeight: 0.35 })
    expect(spec.currents.hidden2Dendrite?.waveform).toEqual({ type: 'constant', currentPa: 500 })
    expect(spec.currents.outputDendrite?.waveform).toEqual({ type: 'constant', currentPa: 400 })
  })
})

describe('the supplement', () => {
  it('varies one thing at a time', () => {
    expect(specOf('figS1-small').populations.output?.size).toBe(400)
    expect(specOf('figS1-no-hidden').plasticity.hidden?.learningRate).toBe(0)
    expect(specOf('figS1-shuffled').protocol.phases[2]).toMatchObject({ order: 'shuffled' })
    expect(specOf('figS2-2s-4s').protocol.phases[2]).toMatchObject({ predictionMs: 3600, learningMs: 400 })
    expect(specOf('figS2-half-8s').plasticity.output?.tauAvgS).toBe(0.5)
    expect(specOf('figS2-2s-8s')).toEqual(specOf('fig4'))
  })

  it('feeds both hidden populations alike in Fig. S3, at half the learning rates', () => {
    const { projections, plasticity, currents } = specOf('figS3')
    expect([projections.outputToHidden2Exc?.weight, projections.outputToHidden2Inh?.weight]).toEqual([0.26, 0.06])
    expect([plasticity.hidden?.learningRate, plasticity.output?.learningRate]).toEqual([4e-3, 2e-3])
    expect(currents.hidden2Dendrite?.waveform).toEqual({ type: 'constant', currentPa: 0 })
  })

  it('climbs in twelve steps in Fig. S5 and in ten in Fig. S10', () => {
    const waveform = (id: string) => specOf(id).currents.pyrDendrite?.waveform
    expect(waveform('figS5a-0')).toMatchObject({ currentsPa: [-50, 0, 50, 100, 150, 200, 250, 300, 350, 400, 450, 500] })
    expect(waveform('figS10b-2')).toMatchObject({ currentsPa: [-100, -50, 0, 50, 100, 150, 200, 250, 300, 350] })
    expect(specOf('figS5d-2').cells.pyramidal).toMatchObject({ dendriteRegenerationPa: 1400 })
    expect(specOf('figS5c-0').shortTerm.facilitating?.utilisation).toBe(0.015)
    expect(specOf('figS5b-2').currents.som?.waveform).toEqual({ type: 'constant', currentPa: -105 })
    expect(specOf('figS10b-2').projections.pyrToPyr?.weight).toBe(0.02)
  })

  it('keeps the cell of the bench without noise', () => {
    expect(clampSpec.populations.pyr).toMatchObject({ size: 1, initialSpreadMv: 0, noise: { soma: { excitatoryRateHz: 0 } } })
  })
})
