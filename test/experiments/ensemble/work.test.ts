import { describe, expect, it } from 'vitest'
import { dendritesSeries, errorsSeries, progressSeries, updateAnglesSeries, weightAnglesSeries, weightBins, weightDistributionSeries } from '../../../src-main/engines/ensemble/series.ts'
import { imageCounts } from '../../../src-main/experiments/ensemble/data-facts.ts'
import { ensembleMemory } from '../../../src-main/experiments/ensemble/memory.ts'
import { columnsBeforeBins, histogramBins, rowLengths, seriesNames, weightSeriesNames } from '../../../src-main/experiments/ensemble/series.ts'
import { ensembleWork, looksPerEpoch, stepsPerEpoch } from '../../../src-main/experiments/ensemble/work.ts'
import { variant } from './sample-spec.ts'

/** 784-5-4-10 on the first digits. */
const dense = { 'data.name': 'digits', 'data.mean': [0], 'data.sd': [1], 'data.trainCount': 100, 'data.testCount': 0, 'network.layers': [{ type: 'dense', units: 5 }, { type: 'dense', units: 4 }], 'training.batch': 32, 'training.epochs': 2 }
const [first, second, output] = [784 * 5, 5 * 4, 4 * 10]
const up = first + second + output
const down = second + output
const units = (changes: Readonly<Record<string, unknown>>): number => ensembleWork(variant({ ...dense, 'recording.everySteps': 0, 'recording.angles': false, ...changes })).units
const tests = 3 * 2000 * up
const perturbation = { 'rule.type': 'nodePerturbation', 'rule.perturbationSd': 0.001 }

describe('the images of a spec', () => {
  it('are all there are, or the first', () => {
    const { data } = variant({ 'data.trainCount': 0, 'data.testCount': 0 })
    expect(imageCounts(data)).toEqual({ learned: 50_000, tested: 10_000 })
    expect(imageCounts({ ...data, trainCount: 300, testCount: 20 })).toEqual({ learned: 300, tested: 20 })
    expect(imageCounts({ ...data, validationCount: 8000 })).toEqual({ learned: 42_000, tested: 8000 })
  })
})

describe('the work of an ensemble spec', () => {
  it('is a way up, two signals down and a gradient for each image, and a way up for each tested', () => {
    expect(units({ 'rule.recurrent': 'none' })).toBeCloseTo((2 * 100 * (up + 2 * down + up) + tests) / 1e9, 12)
    expect(ensembleWork(variant(dense))).toMatchObject({ unitName: 'billion multiply-adds', secondsPerUnit: 0.04 })
  })

  it('has recurrent input once where it is fixed, twice where it learns', () => {
    const recurrence = 5 ** 2 + 4 ** 2
    expect(units({ 'rule.recurrent': 'fixed' })).toBeCloseTo((2 * 100 * (up + 2 * down + up + recurrence) + tests) / 1e9, 12)
    expect(units({})).toBeCloseTo((2 * 100 * (up + 2 * down + up + 2 * recurrence) + tests) / 1e9, 12)
  })

  it('compares with backprop where it looks', () => {
    const without = units({})
    expect(units({ 'recording.angles': true }) - without).toBeCloseTo((2 * 100 * (1 / 4) * down) / 1e9, 12)
    expect(units({ 'recording.angles': true, 'recording.everySteps': 1 }) - without).toBeCloseTo((2 * 100 * down) / 1e9, 12)
  })

  it('sorts the weights whose distributions are recorded, before learning and after each epoch', () => {
    const described = (first + second + output) + (second + output) + (5 ** 2 + 4 ** 2)
    expect(units({ 'recording.weightDistributions': true }) - units({})).toBeCloseTo((3 * 3500 * described) / 1e9, 12)
  })

  it('is less for backprop, and more for perturbations one after another', () => {
    expect(units({ 'rule.type': 'backprop' })).toBeCloseTo((2 * 100 * (up + down + up) + tests) / 1e9, 12)
    expect(units({ ...perturbation, 'rule.perturbation': 'simultaneous' })).toBeCloseTo((2 * 100 * (2 * up + output) + tests) / 1e9, 12)
    const partial = up + down + output
    expect(units({ ...perturbation, 'rule.perturbation': 'sequential' })).toBeCloseTo((2 * 100 * (up + partial + 3 * up) + tests) / 1e9, 12)
    expect(units({ ...perturbation, 'rule.perturbation': 'oneLayerPerBatch' })).toBeCloseTo((2 * 100 * (up + (partial + up) / 3) + tests) / 1e9, 12)
  })

  it('of a convolution is that of all its places', () => {
    const one = (places: number): number => places * 5 * 3 * 25 + places * 5 * 10
    const spec = variant({ 'network.layers': [{ type: 'convolution', filters: 5, kernel: 5, stride: 1, padding: 0 }], 'rule.type': 'backprop', 'data.testCount': 1, 'training.epochs': 1 })
    expect(ensembleWork(spec).units).toBeCloseTo((1000 * (2 * one(28 ** 2) + 28 ** 2 * 50) + 2 * one(28 ** 2)) / 1e9, 9)
  })

  it('is known of images that are not', () => {
    const { units: guessed } = ensembleWork(variant({ 'data.name': 'my scans', 'network.layers.0.kernel': 60 }))
    expect(guessed).toBeGreaterThan(0)
  })
})

describe('what an ensemble run records', () => {
  it('is a row before learning and one an epoch, for each layer, and what lies between', () => {
    const recorded = (changes: Readonly<Record<string, unknown>>): number => ensembleWork(variant({ ...dense, ...changes })).recordedNumbers
    expect(recorded({ 'rule.type': 'backprop', 'recording.everySteps': 0 })).toBe(3 * 6)
    expect(recorded({ 'recording.everySteps': 0 })).toBe(3 * 6 + 3 * 2 * 3 + 3 * 2 * 4 + 3 * 2 * 17)
    // Batches 0, 2 and 3 of 4 are looked at; the first of all is the row of epoch 0.
    expect(recorded({ 'recording.everySteps': 2 })).toBe(3 * 6 + (2 * 2 - 1) * 3 + 3 * 2 * 3 + 3 * 2 * 4 + 2 * 3 * 2 * 17)
    expect(recorded({ 'recording.everySteps': 0, 'rule.feedback': 'symmetric', 'recording.distributions': false })).toBe(3 * 6 + 3 * 2 * 4)
  })

  it('has a row for each matrix of weights and epoch where they are chosen', () => {
    const more = (changes: Readonly<Record<string, unknown>>): number => {
      const [without, all] = [false, true].map((weightDistributions) => ensembleWork(variant({ ...dense, ...changes, 'recording.weightDistributions': weightDistributions })).recordedNumbers)
      return (all ?? NaN) - (without ?? NaN)
    }
    // W of three layers, Y of two, R of two.
    expect(more({})).toBe(3 * (3 + 2 + 2) * 79)
    expect(more({ 'rule.recurrent': 'none' })).toBe(3 * (3 + 2) * 79)
    expect(more({ 'rule.feedback': 'symmetric' })).toBe(3 * (3 + 2) * 79)
    expect(more({ 'rule.type': 'backprop' })).toBe(3 * 3 * 79)
  })

  it('is looked at every so many batches, and after the last', () => {
    const looks = (everySteps: number): number => looksPerEpoch(variant({ ...dense, 'recording.everySteps': everySteps }))
    expect(stepsPerEpoch(variant(dense))).toBe(4)
    expect([0, 1, 2, 3, 4, 100].map(looks)).toEqual([1, 4, 3, 2, 2, 2])
  })

  it('has the names and columns of the engine', () => {
    expect(seriesNames).toEqual({
      errors: errorsSeries.series, progress: progressSeries.series, weightAngles: weightAnglesSeries.series, updateAngles: updateAnglesSeries.series, dendrites: dendritesSeries.series,
    })
    expect(rowLengths).toEqual({
      errors: errorsSeries.columns.length, progress: progressSeries.columns.length, weightAngles: weightAnglesSeries.columns.length, updateAngles: updateAnglesSeries.columns.length,
      dendrites: dendritesSeries.columns.length,
    })
    expect(weightSeriesNames).toEqual(Object.fromEntries(Object.entries(weightDistributionSeries).map(([matrix, { series }]) => [matrix, series])))
    expect(weightDistributionSeries.weights.columns.slice(columnsBeforeBins)).toEqual(Array.from({ length: histogramBins }, (_, index) => `bin${index + 1}`))
    expect(histogramBins).toBe(weightBins)
  })
})

describe('the memory of an ensemble spec', () => {
  const layersOf = (changes: Readonly<Record<string, unknown>>): readonly number[] => ensembleMemory(variant({ ...dense, ...changes })).layers

  it('is 4 bytes for each weight and its velocity, each feedback weight above the first layer, and recurrent weights', () => {
    expect(layersOf({ 'rule.type': 'backprop' })).toEqual([first, second, output].map((weights, index) => 4 * (2 * weights + 2 * ([5, 4, 10][index] ?? NaN))))
    expect(layersOf({})).toEqual([4 * (2 * first + 10 + 25), 4 * (3 * second + 8 + 16), 4 * (3 * output + 20)])
    expect(layersOf({ 'optimiser.decayKind': 'coupled' })[2]).toBe(4 * (4 * output + 20))
    expect(layersOf({ 'rule.feedback': 'symmetric' })[2]).toBe(4 * (2 * output + 20))
  })

  it('is twice that on the reference device', () => {
    expect(layersOf({ device: 'reference' })).toEqual(layersOf({}).map((bytes) => 2 * bytes))
  })

  it('has room for batches of each size, for patches where a device unfolds them, and for images with zeros around them', () => {
    const activity = (changes: Readonly<Record<string, unknown>>): number => ensembleMemory(variant(changes)).activity
    const outputs = 4 * Math.floor(2 ** 20 / 10) * 10
    // Whole batches of 25, and 100 images of a test.
    const small = { ...dense, 'rule.type': 'backprop', 'training.batch': 25 }
    expect(activity(small)).toBe(outputs + 4 * 125 * (784 + 10 + 5 * 3 + 4 * 3 + 10 * 2))
    const convolution = { ...small, 'network.layers': [{ type: 'convolution', filters: 2, kernel: 4, stride: 4, padding: 0 }] }
    const without = 784 + 10 + 49 * 2 * 3 + 10 * 2
    expect(activity(convolution)).toBe(outputs + 4 * 125 * without)
    expect(activity({ ...convolution, device: 'tensorflow' })).toBe(outputs + 4 * 125 * (without + 49 * 16))
    const twice = (padding: number) => [{ type: 'convolution', filters: 2, kernel: 4, stride: 4, padding: 0 }, { type: 'convolution', filters: 3, kernel: 3, stride: 1, padding }]
    // The same units with more around them: what the second layer sees, and the error that goes down to it.
    expect(activity({ ...convolution, 'network.layers': twice(1) })).toBe(outputs + 4 * 125 * (784 + 10 + 49 * 2 * 3 + 49 * 3 * 3 + 10 * 2 + 2 * 9 * 9 * 2))
  })

  it('has what every further thread of the processor needs', () => {
    expect(ensembleWork(variant({ ...dense, device: 'cpu' })).threadMb).toBeGreaterThan(2)
    expect(ensembleWork(variant({ ...dense, device: 'reference' })).threadMb).toBe(0)
  })

  it('has the images, as long as they are not left on the disk', () => {
    expect(ensembleMemory(variant(dense)).images).toBe(12_000 * 784)
    expect(ensembleMemory(variant({ 'data.name': 'imagenet', 'data.trainCount': 0, 'data.testCount': 0 })).images).toBe(2 ** 30)
  })
})
