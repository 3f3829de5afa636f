import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { spikingParameters } from '../../../src-main/experiments/spiking/parameters.ts'
import { parseSpiking } from '../../../src-main/experiments/spiking/schema.ts'
import { changed, complaints, complaintsOf, without } from './changed.ts'
import { sampleSpec } from './sample-spec.ts'

const accepted = (spec: unknown): unknown => {
  const parsed = parseSpiking(spec)
  return parsed.ok ? parsed.spec : parsed.issues
}

describe('the form of a spiking spec', () => {
  it('is that of the sample', () => {
    expect(accepted(sampleSpec)).toEqual(sampleSpec)
  })

  it('tells what it is', () => {
    expect(complaints(null)).toEqual(['Spec is null; expected an object with the fields of a spiking experiment.'])
    expect(complaintsOf({ kind: 'other' })).toEqual(['Kind (kind) is "other"; expected "spiking".'])
    expect(complaintsOf({ version: 2 })).toEqual(['Version (version) is 2; expected at most 1: this spec was made by a newer Burstlab.'])
    expect(complaintsOf({ version: '1' })).toEqual(['Version (version) is "1"; expected 1.'])
  })

  it('has a value for each field, in its range', () => {
    expect(complaintsOf({ 'projections.inputToPv.weight': -1 })).toEqual(['Weight (projections.inputToPv.weight) is -1; expected a number from 0 to 100.'])
    expect(complaintsOf({ 'projections.inputToPv.probability': 1.5 })).toEqual(['Connection probability (projections.inputToPv.probability) is 1.5; expected a number from 0 to 1.'])
    expect(complaintsOf({ 'populations.pv.size': 2_000_000 })).toEqual(['Neurons (populations.pv.size) is 2000000; expected a whole number from 1 to 1000000.'])
    expect(complaintsOf({ 'populations.pv.size': 1.5 })).toEqual(['Neurons (populations.pv.size) is 1.5; expected a whole number from 1 to 1000000.'])
    expect(complaintsOf({ 'protocol.phases.0.plastic': 1 })).toEqual(['Plastic (protocol.phases.0.plastic) is 1; expected true or false.'])
    expect(complaintsOf({ 'protocol.phases.0.label': 5 })).toEqual(['Name of the phase (protocol.phases.0.label) is 5; expected text of at most 80 characters.'])
    expect(complaints(without('cells.pyramidal.somaTauMs'))).toEqual(['Membrane time constant of the soma (cells.pyramidal.somaTauMs) is missing; expected a number from 0.1 to 100000 ms.'])
  })

  it('has no numbers that are none', () => {
    expect(complaintsOf({ dtMs: NaN })).toEqual(['Time step (dtMs) is NaN; expected a number from 0.001 to 1 ms.'])
    expect(complaintsOf({ 'currents.apical.waveform.currentPa': Infinity })).toEqual(['Current (currents.apical.waveform.currentPa) is Infinity; expected a number from -100000 to 100000 pA.'])
  })

  it('has all its branches', () => {
    expect(complaints(without('cells'))[0]).toBe('Cells (cells) is missing; expected an object.')
    expect(complaints(without('synapses'))).toEqual(['Synapses (synapses) is missing; expected an object.'])
    expect(complaintsOf({ 'protocol.teacher': undefined })).toEqual(['Teacher (protocol.teacher) is missing; expected an object, or null for none.'])
    expect(complaintsOf({ 'protocol.phases': {} })).toEqual(['Phases (protocol.phases) is {}; expected a list.'])
    expect(complaintsOf({ 'protocol.phases.1': 'later' })).toEqual(['Phase 2 (protocol.phases.1) is "later"; expected an object.'])
    expect(complaintsOf({ 'projections.inputToPv': 3 })).toEqual(['Projection inputToPv (projections.inputToPv) is 3; expected an object.'])
    expect(complaintsOf({ 'populations.pv.noise.soma': null })).toEqual(['Noise (populations.pv.noise.soma) is null; expected an object.'])
  })

  it('has nothing else', () => {
    expect(complaintsOf({ colour: 'red' })[0]).toMatch(/^colour is not a field of this kind of experiment; expected only dtMs, /)
    expect(complaintsOf({ 'projections.inputToPv.strength': 1 })).toEqual([
      'projections.inputToPv.strength is not a field of this kind of experiment; expected only source, target, compartment, receptor, transmits, connectivity, probability, weight, delayMs, shortTerm, plasticity, sources.',
    ])
    expect(complaintsOf({ 'protocol.phases.0.epoch': 1 })[0]).toMatch(/^protocol\.phases\.0\.epoch is not a field/)
    expect(complaintsOf({ 'populations.pv.noise.axon': {} })).toEqual(['populations.pv.noise.axon is not a field of this kind of experiment; expected only soma, dendrite.'])
  })

  it('names its entries so that paths can', () => {
    const rule = 'letters, digits, "_" and "-" only, at most 40 of them, the first a letter, and no word that JavaScript keeps for itself'
    for (const name of ['a.b', '1st', '', 'a b', 'x'.repeat(41), 'constructor', 'prototype']) {
      const shortTerm = { ...sampleSpec.shortTerm, [name]: sampleSpec.shortTerm['depressing'] }
      expect(complaints({ ...sampleSpec, shortTerm })).toEqual([`Name of a short-term plasticity (shortTerm) is ${JSON.stringify(name)}; expected ${rule}.`])
    }
    const poisoned: unknown = JSON.parse(JSON.stringify(sampleSpec).replace('"cells":{', '"cells":{"__proto__":{"model":"poisson","rateHz":1},'))
    expect(complaints(poisoned)).toEqual([`Name of a cell (cells) is "__proto__"; expected ${rule}.`])
  })

  it('has not too many of anything', () => {
    const many = <T>(count: number, entry: T): Record<string, T> => Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${index}`, entry]))
    const { pv } = sampleSpec.populations
    expect(complaints({ ...sampleSpec, populations: { ...sampleSpec.populations, ...many(61, pv) } })).toEqual(['Number of populations (populations) is 65; expected at most 64.'])
    expect(complaints({ ...sampleSpec, populations: { ...sampleSpec.populations, ...many(60, pv) } })).toEqual([])
    const { inputToPv } = sampleSpec.projections
    expect(complaints({ ...sampleSpec, projections: { ...sampleSpec.projections, ...many(253, inputToPv) } })).toEqual(['Number of projections (projections) is 257; expected at most 256.'])
    expect(complaintsOf({ 'protocol.patterns': Array.from({ length: 501 }, () => sampleSpec.protocol.patterns[0]) })).toEqual(['Number of patterns (protocol.patterns) is 501; expected at most 500.'])
  })

  it('keeps of a model and a waveform what they have, and drops what a choice has put out of use', () => {
    const poisson = changed({ 'cells.pv': { model: 'poisson', rateHz: 5 }, 'populations.pv.noise': sampleSpec.populations['pool']?.noise, 'projections.inputToPv': sampleSpec.projections['pvToOutput'] })
    expect(accepted(changed({ 'cells.pv': { ...sampleSpec.cells['pv'], model: 'poisson', rateHz: 5 } }, poisson))).toEqual(poisson)
    const run = { type: 'run', label: '', durationMs: 10, plastic: true }
    expect(accepted(changed({ 'protocol.phases.1': { ...sampleSpec.protocol.phases[1], ...run } }))).toMatchObject({ protocol: { phases: [{}, { ...run, weightFactors: {}, addedCurrentsPa: {} }] } })
    expect(accepted(changed({ 'protocol.phases.1.weightFactors': { inputToPv: 2 } }))).toEqual(sampleSpec)
  })

  it('is the same however often it is read', () => {
    const values = fc.constantFrom(0, 1, -1, 0.1, 5, 200, NaN, 'none', 'input', 'poisson', 'run', 'steps', true, null, [], [0], {})
    const paths = fc.constantFrom(...spikingParameters(sampleSpec).map(({ path }) => path))
    fc.assert(fc.property(fc.array(fc.tuple(paths, values), { maxLength: 4 }), (changes) => {
      const parsed = parseSpiking(changed(Object.fromEntries(changes)))
      if (parsed.ok) expect(parseSpiking(JSON.parse(JSON.stringify(parsed.spec)))).toEqual(JSON.parse(JSON.stringify(parsed)))
      else for (const { message } of parsed.issues) expect(message).toMatch(/; expected .*\.$/s)
    }), { numRuns: 300 })
  })

  it('is told from anything else without a throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => {
      expect(typeof parseSpiking(value).ok).toBe('boolean')
      expect(parseSpiking({ kind: 'spiking', version: 1, cells: value, populations: value, projections: value, protocol: value, recording: value }).ok).toBe(false)
    }), { numRuns: 500 })
  })

  it('may be broken anywhere', () => {
    const paths = fc.constantFrom('cells', 'cells.pyramidal', 'populations', 'populations.pv.noise', 'currents.wave.waveform', 'protocol', 'protocol.phases', 'protocol.phases.1', 'protocol.patterns.0', 'protocol.teacher', 'recording', 'fidelity')
    fc.assert(fc.property(paths, fc.jsonValue(), (path, value) => {
      const broken = changed({ [path]: value })
      expect(typeof parseSpiking(broken).ok).toBe('boolean')
      const known = spikingParameters(broken).map((parameter) => parameter.path)
      expect(new Set(known).size).toBe(known.length)
    }), { numRuns: 500 })
  })
})
