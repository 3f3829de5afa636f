/** A small task for tests: the generated digits, and specs of small networks that learn them. */
import { createBatcher } from '../../../src-main/datasets/batches.ts'
import { generateDigits } from '../../../src-main/datasets/generated-digits.ts'
import type { EnsembleSpec } from '../../../src-main/engines/ensemble/spec.ts'
import type { TrainingData } from '../../../src-main/engines/ensemble/training-data.ts'

export interface SpecChanges {
  readonly network?: Partial<EnsembleSpec['network']>
  readonly rule?: Partial<EnsembleSpec['rule']>
  readonly optimiser?: Partial<EnsembleSpec['optimiser']>
  readonly initial?: Partial<EnsembleSpec['initial']>
  readonly training?: Partial<EnsembleSpec['training']>
  readonly recording?: Partial<EnsembleSpec['recording']>
}

/** 784-60-40-10, burstprop with everything on, as in the authors' MNIST script. */
export const smallSpec = (changes: SpecChanges = {}): EnsembleSpec => ({
  kind: 'ensemble', version: 2, device: 'cpu',
  data: { name: 'digits', trainCount: 0, testCount: 0, validationCount: 0, augmentation: 'none', mean: [0.131], sd: [0.308] },
  network: { layers: [{ type: 'dense', units: 60 }, { type: 'dense', units: 40 }], activation: 'sigmoid', outputBurstProbability: 0.2, kappa: 1, ...changes.network },
  rule: {
    type: 'burstprop', feedback: 'learned', recurrent: 'learned', recurrentRate: 1e-4, recurrentBursts: 'code', perturbation: 'simultaneous', perturbationSd: 1e-3, ...changes.rule,
  },
  optimiser: { hiddenRate: 0.1, outputRate: 0.01, momentum: 0.8, decay: 1e-6, decayKind: 'decoupled', gradient: 'sum', rateFactorEvery: 0, rateFactor: 1, ...changes.optimiser },
  initial: { weights: 'xavierNormal', gain: 1, feedbackSd: 1, recurrentRange: 0.01, ...changes.initial },
  training: { epochs: 1, batch: 32, patienceEpochs: 0, minImprovementPct: 0, ...changes.training },
  recording: { everySteps: 0, angles: true, distributions: true, ...changes.recording },
})

/** In the thread of the test, with the shape that convolutions see. */
export function digitsData({ seed = 1, batch = 32, train = 2000, test = 500 } = {}): TrainingData {
  const digits = generateDigits({ trainCount: train, testCount: test })
  const shape = { channels: 1, height: 28, width: 28 }
  const shared = { shape, classes: 10, seed, normalisation: { mean: [0.131], sd: [0.308] } }
  const learning = createBatcher(digits.train, { ...shared, batchSize: batch, shuffle: true })
  const testing = createBatcher(digits.test, { ...shared, batchSize: 100 })
  const [learned, tested] = [learning.makeBuffers(), testing.makeBuffers()]
  return {
    name: 'digits', image: shape, classes: 10, trainCount: train, testCount: test,
    trainBatch: (epoch, index) => Promise.resolve({ ...learned, size: learning.write(epoch, index, learned) }),
    testBatch: (index) => Promise.resolve({ ...tested, size: testing.write(0, index, tested) }),
  }
}
