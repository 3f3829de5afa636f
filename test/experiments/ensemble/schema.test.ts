import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ensembleParameters } from '../../../src-main/experiments/ensemble/parameters.ts'
import { ensemblePresets } from '../../../src-main/experiments/ensemble/presets.ts'
import { parseEnsemble } from '../../../src-main/experiments/ensemble/schema.ts'
import { specHash } from '../../../src-main/lab/runs/spec-hash.ts'
import { without } from '../spiking/changed.ts'
import { accepted, changed, complaints, complaintsOf, sampleSpec, variant } from './sample-spec.ts'

describe('the form of an ensemble spec', () => {
  it('is that of the sample', () => {
    expect(accepted(sampleSpec)).toEqual(sampleSpec)
  })

  it('tells what it is', () => {
    expect(complaints(null)).toEqual(['Spec is null; expected an object with the fields of an ensemble experiment.'])
    expect(complaintsOf({ kind: 'other' })).toEqual(['Kind (kind) is "other"; expected "ensemble".'])
    expect(complaintsOf({ version: 3 })).toEqual(['Version (version) is 3; expected at most 2: this spec was made by a newer Burstlab.'])
    expect(complaintsOf({ version: '1' })).toEqual(['Version (version) is "1"; expected 2.'])
  })

  it('has a value for each field, in its range', () => {
    expect(complaintsOf({ 'optimiser.momentum': 1 })).toEqual(['Momentum (optimiser.momentum) is 1; expected a number from 0 to 0.999.'])
    expect(complaintsOf({ 'network.layers.2.units': 0 })).toEqual(['Ensembles (network.layers.2.units) is 0; expected a whole number from 1 to 100000.'])
    expect(complaintsOf({ 'network.layers.0.stride': 0.5 })).toEqual(['Stride (network.layers.0.stride) is 0.5; expected a whole number from 1 to 64.'])
    expect(complaintsOf({ 'network.outputBurstProbability': 0.6 })).toEqual(['Burst probability of the output (network.outputBurstProbability) is 0.6; expected a number from 0.001 to 0.5.'])
    expect(complaintsOf({ 'data.sd': [0] })).toEqual(['Standard deviation of pixels (data.sd) is [0]; expected 1 to 4 numbers from 0.0001 to 10.'])
    expect(complaintsOf({ 'rule.feedback': 'random' })).toEqual(['Feedback weights (rule.feedback) is "random"; expected one of "learned", "fixed", "symmetric".'])
    expect(complaintsOf({ 'recording.angles': 1 })).toEqual(['Angles of updates (recording.angles) is 1; expected true or false.'])
    expect(complaintsOf({ 'device': 'abacus' })).toEqual(['Compute on (device) is "abacus"; expected one of "auto", "cpu", "webgpu", "tensorflow", "reference".'])
    expect(complaints(without('training.epochs', sampleSpec))).toEqual(['Epochs (training.epochs) is missing; expected a whole number from 1 to 100000.'])
    expect(complaintsOf({ 'optimiser.hiddenRate': NaN })).toEqual(['Learning rate of hidden layers (optimiser.hiddenRate) is NaN; expected a number from 0 to 1000.'])
  })

  it('has all its branches', () => {
    expect(complaints(without('optimiser', sampleSpec))).toEqual(['Steps (optimiser) is missing; expected an object.'])
    expect(complaintsOf({ 'network.layers': {} })).toEqual(['Layers (network.layers) is {}; expected a list.'])
    expect(complaintsOf({ 'network.layers': [] })).toEqual(['Layers (network.layers) is []; expected at least one hidden layer.'])
    expect(complaintsOf({ 'network.layers.3': 30 })).toEqual(['Layer 4 (network.layers.3) is 30; expected an object.'])
    expect(complaintsOf({ 'network.layers': Array.from({ length: 33 }, () => ({ type: 'dense', units: 2 })) })).toEqual(['Number of layers (network.layers) is 33; expected at most 32.'])
    expect(complaintsOf({ 'network.layers.2.type': 'recurrent' })[0]).toBe('Layer (network.layers.2.type) is "recurrent"; expected one of "dense", "convolution".')
  })

  it('has nothing else', () => {
    expect(complaintsOf({ colour: 'red' })[0]).toMatch(/^colour is not a field of this kind of experiment; expected only device, data, network/)
    expect(complaintsOf({ 'network.layers.2.bias': false })).toEqual(['network.layers.2.bias is not a field of this kind of experiment; expected only type, units, rateFactor, filters, kernel, stride, padding.'])
    expect(complaintsOf({ 'rule.rate': 1 })[0]).toMatch(/^rule\.rate is not a field of this kind of experiment; expected only type, feedback/)
  })

  it('may be without what came later, which it is without where it is off: its hash stays that of before', () => {
    const { spec } = ensemblePresets[0] ?? { spec: sampleSpec }
    expect(specHash(accepted(spec))).toBe(specHash(spec))
    expect(accepted(changed({ 'recording.weightDistributions': false }))).toEqual(sampleSpec)
    expect(variant({ 'recording.weightDistributions': true }).recording).toEqual({ ...sampleSpec.recording, weightDistributions: true })
    expect(accepted(changed({ 'network.layers.0.rateFactor': 1 }))).toEqual(sampleSpec)
    expect(variant({ 'network.layers.0.rateFactor': 16 }).network.layers[0]).toEqual({ ...sampleSpec.network.layers[0], rateFactor: 16 })
    expect(complaintsOf({ 'network.layers.0.rateFactor': -1 })).toEqual(['Learning rate, times that of hidden layers (network.layers.0.rateFactor) is -1; expected a number from 0 to 10000.'])
    expect(complaintsOf({ 'recording.weightDistributions': 'no' })).toEqual(['Distributions of weights (recording.weightDistributions) is "no"; expected true or false.'])
  })

  it('keeps what its choices need and drops the rest', () => {
    expect(Object.keys(variant({ 'rule.type': 'backprop' }).rule)).toEqual(['type'])
    expect(Object.keys(variant({ 'rule.type': 'backprop' }).recording)).toEqual(['everySteps'])
    expect(Object.keys(variant({ 'rule.type': 'nodePerturbation', 'rule.perturbation': 'sequential', 'rule.perturbationSd': 0.001 }).rule)).toEqual(['type', 'perturbation', 'perturbationSd'])
    expect(complaintsOf({ 'rule.type': 'nodePerturbation', 'rule.perturbation': 'sequential' })).toEqual(['Size of perturbations (rule.perturbationSd) is missing; expected a number from 0.000001 to 10.'])
    expect(variant({ 'rule.recurrent': 'none' }).rule).toEqual({ type: 'burstprop', feedback: 'learned', recurrent: 'none' })
    expect(variant({ 'rule.recurrent': 'fixed' }).rule).not.toHaveProperty('recurrentRate')
    expect(variant({ 'rule.feedback': 'symmetric' }).initial).not.toHaveProperty('feedbackSd')
    const rectified = variant({ 'network.activation': 'relu', 'network.kappa': 1e-5 })
    expect(rectified.network.kappa).toBe(1e-5)
    expect(rectified.rule).toEqual({ type: 'burstprop', feedback: 'learned' })
    expect(complaintsOf({ 'network.activation': 'relu' })).toEqual(['Strength of the teacher (network.kappa) is missing; expected a number from 1e-12 to 1.'])
    expect(variant({ 'network.layers.0.units': 5 }).network.layers[0]).toEqual(sampleSpec.network.layers[0])
  })
})

describe('an ensemble spec as a whole', () => {
  it('has layers that fit its images', () => {
    expect(complaintsOf({ 'network.layers.0.kernel': 40 })[0]).toBe('Side of a filter (network.layers.0.kernel) is 40; expected at most what the layer looks at, 32 × 32.')
    expect(complaintsOf({ 'network.layers.1.kernel': 17 })).toEqual(['Side of a filter (network.layers.1.kernel) is 17; expected at most what the layer looks at, 14 × 14 and 1 of padding.'])
    expect(complaintsOf({ 'network.layers.1.kernel': 16 })).toEqual([])
    expect(complaintsOf({ 'network.layers.3': sampleSpec.network.layers[1] })).toEqual(['Layer (network.layers.3.type) is "convolution"; expected "dense" behind a dense layer: convolutions come first.'])
  })

  it('says nothing about images it does not know, but about the order of layers', () => {
    expect(complaintsOf({ 'data.name': 'my scans', 'network.layers.0.kernel': 40, 'data.trainCount': 1e6 })).toEqual([])
    expect(complaintsOf({ 'data.name': 'my scans', 'network.layers.3': sampleSpec.network.layers[1] })).toHaveLength(1)
    expect(complaintsOf({ 'data.name': 'constructor' })).toEqual([])
    expect(complaintsOf({ 'data.name': ' ' })).toEqual(['Data set (data.name) is " "; expected the name of a data set, such as "digits".'])
    expect(complaintsOf({ 'data.name': 'my scans', 'data.trainCount': 10 })).toEqual(['Images in a batch (training.batch) is 32; expected at most 10, the number of training images.'])
  })

  it('has as many images as there are', () => {
    expect(complaintsOf({ 'data.trainCount': 50_001 })).toEqual(['Training images (data.trainCount) is 50001; expected at most 50000, the training images of cifar10; 0 for all of them.'])
    expect(complaintsOf({ 'data.trainCount': 45_000, 'data.validationCount': 10_000 })).toEqual(['Training images (data.trainCount) is 45000; expected at most 40000, the training images of cifar10 that are not for validation; 0 for all of them.'])
    expect(complaintsOf({ 'data.testCount': 10_001 })).toEqual(['Test images (data.testCount) is 10001; expected at most 10000, the test images of cifar10; 0 for all of them.'])
    expect(complaintsOf({ 'data.validationCount': 100 })).toEqual(['Test images (data.testCount) is 200; expected at most 100, the images for validation; 0 for all of them.'])
    expect(complaintsOf({ 'data.validationCount': 50_000 })).toEqual(['Validation images (data.validationCount) is 50000; expected less than 50000, the training images of cifar10.'])
    expect(complaintsOf({ 'training.batch': 1001 })).toEqual(['Images in a batch (training.batch) is 1001; expected at most 1000, the number of training images.'])
  })

  it('has means and spreads for its channels', () => {
    expect(complaintsOf({ 'data.mean': [0, 0] })).toEqual(['Mean of pixels (data.mean) is [0,0]; expected 1 number, or one for each of 3 channels.'])
    expect(complaintsOf({ 'data.name': 'digits', 'data.mean': [0], 'data.sd': [1, 1, 1] })).toEqual(['Standard deviation of pixels (data.sd) is [1,1,1]; expected 1 number.'])
    expect(complaintsOf({ 'data.name': 'my scans', 'data.sd': [1, 1] })).toEqual(['Standard deviation of pixels (data.sd) is [1,1]; expected 1 number, or one for each of 3 channels.'])
  })

  it('has recurrent input where there are dense hidden layers', () => {
    const convolutions = sampleSpec.network.layers.slice(0, 2)
    expect(complaintsOf({ 'network.layers': convolutions })).toEqual(['Recurrent input (rule.recurrent) is "learned"; expected "none", since only dense hidden layers have recurrent input and this network has none.'])
    expect(complaintsOf({ 'network.layers': convolutions, 'rule.recurrent': 'none' })).toEqual([])
  })

  it('fits into memory', () => {
    const limits = { memoryBytes: 2 ** 30 }
    expect(complaints(sampleSpec, limits)).toEqual([])
    expect(complaints(changed({ 'data.trainCount': 0, 'training.batch': 50_000 }), limits)[0]).toMatch(/^Images in a batch \(training\.batch\) is 50000; expected fewer images: the spec needs .* GiB of memory and may have 1\.0 GiB, .* GiB of it for what batches/)
    expect(complaints(changed({ 'network.layers.2.units': 50_000 }), limits)).toEqual([expect.stringMatching(/^Ensembles \(network\.layers\.2\.units\) is 50000; expected fewer: the spec needs .* GiB of it for the weights of this layer\.$/) as string])
  })

  it('is the same however often it is read', () => {
    const values = fc.constantFrom(0, 1, -1, 0.1, 5, 200, NaN, 'none', 'dense', 'convolution', 'backprop', 'relu', 'digits', true, null, [], [0], {})
    const paths = fc.constantFrom(...ensembleParameters(sampleSpec).map(({ path }) => path))
    fc.assert(fc.property(fc.array(fc.tuple(paths, values), { maxLength: 4 }), (changes) => {
      const parsed = parseEnsemble(changed(Object.fromEntries(changes)))
      if (parsed.ok) expect(parseEnsemble(JSON.parse(JSON.stringify(parsed.spec)))).toEqual(JSON.parse(JSON.stringify(parsed)))
      else for (const { message } of parsed.issues) expect(message).toMatch(/; expected .*\.$/s)
    }), { numRuns: 150 })
  })

  it('is told from anything else without a throw', () => {
    fc.assert(fc.property(fc.anything(), (value) => {
      expect(typeof parseEnsemble(value).ok).toBe('boolean')
      expect(parseEnsemble({ kind: 'ensemble', version: 2, data: value, network: value, rule: value, optimiser: value, training: value }).ok).toBe(false)
    }), { numRuns: 150 })
  })

  it('may be broken anywhere', () => {
    const paths = fc.constantFrom('data', 'data.mean', 'network', 'network.layers', 'network.layers.0', 'network.layers.2.units', 'rule', 'optimiser', 'initial', 'recording', 'device')
    fc.assert(fc.property(paths, fc.jsonValue(), (path, value) => {
      const broken = changed({ [path]: value })
      expect(typeof parseEnsemble(broken).ok).toBe('boolean')
      const known = ensembleParameters(broken).map((parameter) => parameter.path)
      expect(new Set(known).size).toBe(known.length)
    }), { numRuns: 150 })
  })
})
