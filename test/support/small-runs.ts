/** Specs of small runs for tests that stop, kill and go on with them: some dozens of checkpoints in a second or two of computing. */
import { experiment } from '../engines/spiking/small-experiment.ts'

/** Every kind of cell, projection and phase. */
export const spikingSpec = (): unknown => ({ ...experiment, recording: { ...experiment.recording, rasters: ['output'], traces: [] } })

/** Burstprop on a few generated digits, 50 batches an epoch. */
export const ensembleSpec = (training: object = {}): unknown => ({
  kind: 'ensemble', version: 2, device: 'cpu',
  data: { name: 'digits', trainCount: 400, testCount: 40, validationCount: 0, augmentation: 'shift', mean: [0.131], sd: [0.308] },
  network: { layers: [{ type: 'dense', units: 20 }, { type: 'dense', units: 15 }], activation: 'sigmoid', outputBurstProbability: 0.2 },
  rule: { type: 'burstprop', feedback: 'learned', recurrent: 'learned', recurrentRate: 1e-4, recurrentBursts: 'code' },
  optimiser: { hiddenRate: 0.1, outputRate: 0.01, momentum: 0.8, decay: 1e-6, decayKind: 'decoupled', gradient: 'sum', rateFactorEvery: 0, rateFactor: 1 },
  initial: { weights: 'xavierNormal', gain: 1, feedbackSd: 1, recurrentRange: 0.01 },
  training: { epochs: 3, batch: 8, patienceEpochs: 0, minImprovementPct: 0, ...training }, recording: { everySteps: 10, angles: true, distributions: true },
})
