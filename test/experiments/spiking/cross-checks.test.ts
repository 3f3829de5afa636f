import { describe, expect, it } from 'vitest'
import { parseSpiking } from '../../../src-main/experiments/spiking/schema.ts'
import { complaints, complaintsOf, changed } from './changed.ts'
import { specOf } from './run-preset.ts'
import { sampleSpec } from './sample-spec.ts'

describe('cells and populations that go together', () => {
  it('are named', () => {
    expect(complaintsOf({ 'populations.pv.cell': 'som' })).toEqual(['Cell (populations.pv.cell) is "som"; expected one of "pyramidal", "pv", "source".'])
    expect(complaintsOf({ populations: {}, projections: {}, currents: {}, 'protocol.patterns': [], 'protocol.phases': [sampleSpec.protocol.phases[0]], 'protocol.teacher': null })).toContain(
      'Rates of (recording.rates) is ["input","output","pv"]; expected an empty list, since there is nothing to name.')
  })

  it('have steps shorter than what they integrate', () => {
    expect(complaintsOf({ dtMs: 1, 'cells.pv.leakNs': 200, 'projections.inputToPv.delayMs': 1, 'projections.pvToOutput.delayMs': 1, 'projections.poolToOutput.delayMs': 1 })).toEqual([
      'Leak (cells.pv.leakNs) is 200; expected a time constant not shorter than the time step, 1 ms (it is C/g_L).',
    ])
    expect(complaintsOf({ 'shortTerm.depressing.depressionTauMs': 0.5, dtMs: 0.8 })).toContain('Recovery from depression (shortTerm.depressing.depressionTauMs) is 0.5; expected a time constant not shorter than the time step, 0.8 ms.')
  })

  it('fire at most once per step', () => {
    expect(complaintsOf({ 'cells.source.rateHz': 20_000 })).toEqual(['Rate (cells.source.rateHz) is 20000; expected at most 10000 Hz, one spike in each time step of 0.1 ms.'])
    expect(complaintsOf({ 'populations.pv.noise.soma.excitatoryRateHz': 20_000 })).toEqual([
      'Rate of the excitatory noise, soma (populations.pv.noise.soma.excitatoryRateHz) is 20000; expected at most 10000 Hz, one spike in each time step of 0.1 ms.',
    ])
  })

  it('take noise where they have a membrane', () => {
    expect(complaintsOf({ 'populations.pv.noise.dendrite.excitatoryRateHz': 5 })).toEqual(['Rate of the excitatory noise, dendrite (populations.pv.noise.dendrite.excitatoryRateHz) is 5; expected 0, since its cells have no dendrite.'])
    expect(complaintsOf({ 'populations.pool.noise.soma.inhibitoryRateHz': 5 })).toEqual(['Rate of the inhibitory noise, soma (populations.pool.noise.soma.inhibitoryRateHz) is 5; expected 0, since Poisson cells take no input.'])
  })

  it('of the simplified model are silent at least as long as a burst may take', () => {
    const { cells, ...xor } = specOf('fig4')
    const parsed = parseSpiking({ ...xor, cells: { burstPoisson: { ...cells['burstPoisson'], refractoryMs: 10 } } })
    expect(parsed.ok ? [] : parsed.issues.map(({ message }) => message)).toEqual([
      'Refractory time (cells.burstPoisson.refractoryMs) is 10; expected at least the longest interval within a burst, 15 ms.',
    ])
  })

  it('reset below their threshold', () => {
    expect(complaintsOf({ 'cells.pyramidal.resetMv': -50 })).toEqual(['Reset potential (cells.pyramidal.resetMv) is -50; expected a reset below the threshold, -50 mV.'])
  })
})

describe('currents', () => {
  it('flow into what has a membrane, and into dendrites where there are any', () => {
    expect(complaintsOf({ 'currents.apical.population': 'pool' })).toEqual(['Population (currents.apical.population) is "pool"; expected one of "input", "output", "pv".'])
    expect(complaintsOf({ 'currents.apical.population': 'pv' })).toEqual(['Compartment (currents.apical.compartment) is "dendrite"; expected "soma", since the cells of pv have no dendrite.'])
  })

  it('have as many steps as times, which rise', () => {
    const steps = (timesMs: number[], currentsPa: number[]) => complaintsOf({ 'currents.apical.waveform': { type: 'steps', timesMs, currentsPa } })
    expect(steps([0, 10], [1, 2])).toEqual([])
    expect(steps([0, 10], [1])).toEqual(['Currents (currents.apical.waveform.currentsPa) is [1]; expected as many currents as times, 2.'])
    expect(steps([10, 10], [1, 2])).toEqual(['Times (currents.apical.waveform.timesMs) is [10,10]; expected times that rise from each to the next.'])
  })
})

describe('projections', () => {
  const plastic = 'projections.inputToOutput'
  const usual = 'projections.inputToPv'

  it('go from a population to one that listens', () => {
    expect(complaintsOf({ [`${usual}.source`]: 'gone' })).toEqual(['From (projections.inputToPv.source) is "gone"; expected one of "input", "output", "pv", "pool".'])
    expect(complaintsOf({ [`${usual}.target`]: 'pool' })).toEqual(['To (projections.inputToPv.target) is "pool"; expected one of "input", "output", "pv".'])
    expect(complaintsOf({ [`${usual}.shortTerm`]: 'gone' })).toEqual(['Short-term plasticity (projections.inputToPv.shortTerm) is "gone"; expected one of "none", "depressing".'])
    expect(complaintsOf({ [`${plastic}.plasticity`]: 'gone' })).toEqual(['Learning rule (projections.inputToOutput.plasticity) is "gone"; expected one of "none", "burstRule".'])
  })

  it('transmit events and bursts of pyramidal cells only', () => {
    expect(complaintsOf({ 'projections.pvToOutput.transmits': 'bursts' })).toEqual([
      'What is transmitted (projections.pvToOutput.transmits) is "bursts"; expected "spikes", since the cells of pv are not pyramidal and know neither events nor bursts.',
    ])
    expect(complaintsOf({ [`${usual}.transmits`]: 'bursts' })).toEqual([])
  })

  it('reach dendrites where there are any', () => {
    expect(complaintsOf({ [`${usual}.compartment`]: 'dendrite' })).toEqual(['Compartment (projections.inputToPv.compartment) is "dendrite"; expected "soma", since the cells of pv have no dendrite.'])
  })

  it('have private sources from Poisson populations only', () => {
    expect(complaintsOf({ [`${usual}.sources`]: 'private' })).toEqual([
      'Sources (projections.inputToPv.sources) is "private"; expected "shared", since only Poisson populations can be private and input is none.',
      'Short-term plasticity (projections.inputToPv.shortTerm) is "depressing"; expected "none", since private sources have no short-term plasticity.',
    ])
    expect(complaintsOf({ 'projections.poolToOutput.sources': 'private', 'protocol.phases.0.weightFactors': {} })).toEqual([])
    expect(complaintsOf({ 'projections.poolToOutput.sources': 'private' })).toEqual([expect.stringContaining('expected no factor, since poolToOutput has private sources')])
  })

  it('are one to one between two populations of equal size', () => {
    expect(complaintsOf({ [`${usual}.connectivity`]: 'oneToOne' })).toEqual([
      'Connectivity (projections.inputToPv.connectivity) is "oneToOne"; expected "bernoulli", since input has 100 neurons and pv has 20.',
      'Connection probability (projections.inputToPv.probability) is 0.2; expected 1, since neurons are connected one to one.',
    ])
    expect(complaintsOf({ [`${usual}.connectivity`]: 'oneToOne', [`${usual}.probability`]: 1, 'populations.pv.size': 100 })).toEqual([])
    expect(complaintsOf({ [`${usual}.connectivity`]: 'oneToOne', [`${usual}.probability`]: 1, [`${usual}.target`]: 'input' })).toEqual([
      'Connectivity (projections.inputToPv.connectivity) is "oneToOne"; expected "bernoulli", since no neuron connects to itself.',
    ])
  })

  it('learn where they transmit events and excite somata', () => {
    const since = 'since the projection is plastic.'
    expect(complaintsOf({ [`${plastic}.transmits`]: 'spikes', [`${plastic}.receptor`]: 'inhibitory', [`${plastic}.compartment`]: 'dendrite', [`${plastic}.shortTerm`]: 'depressing' })).toEqual([
      `What is transmitted (${plastic}.transmits) is "spikes"; expected "events", ${since}`, `Synapses (${plastic}.receptor) is "inhibitory"; expected "excitatory", ${since}`,
      `Compartment (${plastic}.compartment) is "dendrite"; expected "soma", ${since}`, `Short-term plasticity (${plastic}.shortTerm) is "depressing"; expected "none", ${since}`,
    ])
    expect(complaintsOf({ [`${plastic}.connectivity`]: 'oneToOne', [`${plastic}.probability`]: 1, 'populations.input.size': 50 })).toEqual([
      `Connectivity (${plastic}.connectivity) is "oneToOne"; expected "bernoulli", ${since}`,
    ])
    expect(complaintsOf({ [`${plastic}.weight`]: 2 })).toEqual([`Weight (${plastic}.weight) is 2; expected a weight from 0 to 1, as its learning rule burstRule allows.`])
  })

  it('learn by rules whose limits are in order', () => {
    expect(complaintsOf({ 'plasticity.burstRule.maxRateHz': 2 })).toEqual(['Highest event rate (plasticity.burstRule.maxRateHz) is 2; expected more than the lowest rate, 2 Hz.'])
    expect(complaintsOf({ 'plasticity.burstRule.minWeight': 1 })[0]).toBe('Largest weight (plasticity.burstRule.maxWeight) is 1; expected more than the smallest weight, 1.')
  })

  it('keep the name "none" for nothing', () => {
    expect(complaints({ ...sampleSpec, shortTerm: { ...sampleSpec.shortTerm, none: sampleSpec.shortTerm['depressing'] } })[0]).toMatch(/^Short-term plasticity none \(shortTerm\.none\) is .*expected another name: "none" means that there is no short-term plasticity\.$/)
  })
})

describe('protocol and recording', () => {
  it('count whole steps', () => {
    const whole = 'expected a whole number of time steps of 0.1 ms.'
    expect(complaintsOf({
      'recording.binMs': 0.25, 'recording.traceEveryMs': 0.15, 'protocol.phases.0.durationMs': 0.05, 'protocol.phases.1.predictionMs': 7.21, 'protocol.phases.1.learningMs': 0.01,
      'projections.inputToPv.delayMs': 0.85, 'fidelity.backpropagationDelayMs': 0.55,
    })).toEqual([
      `Delay (projections.inputToPv.delayMs) is 0.85; ${whole}`, `Bin (recording.binMs) is 0.25; ${whole}`, `Voltages every (recording.traceEveryMs) is 0.15; ${whole}`,
      `Delay of the back-propagating action potential (fidelity.backpropagationDelayMs) is 0.55; ${whole}`, `Duration (protocol.phases.0.durationMs) is 0.05; ${whole}`,
      `Prediction (protocol.phases.1.predictionMs) is 7.21; ${whole}`, `Learning (protocol.phases.1.learningMs) is 0.01; ${whole}`,
    ])
    expect(complaintsOf({ 'protocol.phases.1.predictionMs': 7199.9, 'protocol.phases.1.learningMs': 0 })).toEqual([])
  })

  it('change what there is', () => {
    expect(complaintsOf({ 'protocol.phases.0.weightFactors': { gone: 2, inputToOutput: 2 }, 'protocol.phases.0.addedCurrentsPa': { gone: 1 } })).toEqual([
      'Factor on gone (protocol.phases.0.weightFactors.gone) is 2; expected the name of a projection instead of gone, one of "inputToOutput", "inputToPv", "pvToOutput", "poolToOutput".',
      'Factor on inputToOutput (protocol.phases.0.weightFactors.inputToOutput) is 2; expected no factor, since inputToOutput is plastic and its weights are what it learns.',
      'Added to gone (protocol.phases.0.addedCurrentsPa.gone) is 1; expected the name of a current instead of gone, one of "wave", "apical".',
    ])
    expect(complaintsOf({ 'protocol.patterns.1.somaCurrentsPa': { gone: 2, pool: 2 } })).toEqual([
      'Current into gone (protocol.patterns.1.somaCurrentsPa.gone) is 2; expected the name of a population instead of gone, one of "input", "output", "pv", "pool".',
      'Current into pool (protocol.patterns.1.somaCurrentsPa.pool) is 2; expected no current, since Poisson cells take no input.',
    ])
  })

  it('show patterns that there are, in a known order', () => {
    expect(complaintsOf({ 'protocol.phases.1.patterns': [0, 2] })).toEqual(['Patterns (protocol.phases.1.patterns) is [0,2]; expected whole numbers from 0 to 1, the patterns there are.'])
    expect(complaintsOf({ 'protocol.phases.1.patterns': [0.5] })).toEqual(['Patterns (protocol.phases.1.patterns) is [0.5]; expected whole numbers from 0 to 1, the patterns there are.'])
    expect(complaintsOf({ 'protocol.patterns': [] })).toEqual(['Patterns (protocol.phases.1.patterns) is [0,1]; expected numbers of patterns, of which there are none.'])
    expect(complaintsOf({ 'protocol.phases.1.order': 'reversed' })).toEqual(['Order (protocol.phases.1.order) is "reversed"; expected one of "fixed", "shuffled".'])
    expect(complaintsOf({ 'protocol.phases': [] })).toEqual(['Phases (protocol.phases) is []; expected at least one phase.'])
  })

  it('teach a pyramidal population by its own rate', () => {
    expect(complaintsOf({ 'protocol.teacher.population': 'input' })).toEqual(['Rate measured by (protocol.teacher.rateFrom) is "inputToOutput"; expected a plastic projection onto input (inputToOutput goes to output).'])
    expect(complaintsOf({ 'protocol.teacher.population': 'pv' })[0]).toBe('Taught population (protocol.teacher.population) is "pv"; expected a population of pyramidal cells, since the error current flows into dendrites.')
    expect(complaintsOf({ 'protocol.teacher.rateFrom': 'inputToPv' })).toEqual(['Rate measured by (protocol.teacher.rateFrom) is "inputToPv"; expected one of "inputToOutput".'])
    expect(complaintsOf({ 'protocol.teacher.maxRateHz': 2 })).toEqual(['Rate that means 1 (protocol.teacher.maxRateHz) is 2; expected more than the rate that means 0, 2 Hz.'])
    expect(complaintsOf({ 'protocol.teacher.toleranceHz': 4 })).toEqual(['Tolerance (protocol.teacher.toleranceHz) is 4; expected less than half of what lies between both rates, 4 Hz.'])
    expect(complaintsOf({ 'protocol.teacher': null })).toEqual([])
  })

  it('record what there is to record', () => {
    expect(complaintsOf({ 'recording.rates': ['gone'] })).toEqual(['Rates of (recording.rates) is ["gone"]; expected a list of names out of "input", "output", "pv", "pool", each once.'])
    expect(complaintsOf({ 'recording.rates': ['pv', 'pv'] })).toEqual(['Rates of (recording.rates) is ["pv","pv"]; expected a list of names out of "input", "output", "pv", "pool", each once.'])
    expect(complaintsOf({ 'recording.traces': ['pool'] })).toEqual(['Voltages of (recording.traces) is ["pool"]; expected a list of names out of "input", "output", "pv", each once.'])
    expect(complaintsOf({ 'recording.weights': ['inputToPv'] })).toEqual(['Weights of (recording.weights) is ["inputToPv"]; expected a list of names out of "inputToOutput", each once.'])
  })

  it('end some day', () => {
    expect(complaintsOf({ 'protocol.phases.1.epochs': 600_000 })).toEqual([
      'Epochs (protocol.phases.1.epochs) is 600000; expected less: the whole protocol takes 1200002 s and may take 1000000 s.',
    ])
  })
})

describe('a spec that needs more memory than there is', () => {
  it('is refused by its largest projection', () => {
    expect(complaintsOf({ 'populations.input.size': 200_000, 'populations.pv.size': 200_000, 'projections.inputToPv.probability': 1 })).toEqual([
      'Connection probability (projections.inputToPv.probability) is 1; expected fewer synapses: the spec needs 149.1 GiB of memory and may have 4.0 GiB, 149.0 GiB of it for the largest projection, inputToPv.',
    ])
  })

  it('may have as much as it is given', () => {
    const parsed = parseSpiking(changed({}), 10_000)
    expect(parsed.ok ? [] : parsed.issues.map(({ message }) => message)).toEqual([
      'Neurons (populations.pool.size) is 1000; expected fewer neurons: the spec needs 0.3 MiB of memory and may have 0.0 MiB, 0.0 MiB of it for the largest projection, inputToOutput.',
    ])
  })
})
