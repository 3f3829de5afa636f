/** A rate experiment small enough for tests, with the published dynamics. */
import type { RateSpec } from '../../../src-main/engines/rate/spec.ts'

export const smallSpec: RateSpec = {
  kind: 'rate', version: 1,
  data: { name: 'small', trainCount: 0, testCount: 0 },
  network: { hiddenUnits: 8, feedback: 'random', feedbackScale: 0.1 },
  dynamics: { dtS: 0.1, tauSomaS: 0.1, tauDendriteS: 0.1, tauAvgS: 5, dendriticSlope: 1, referenceBurstProbability: 0.5 },
  rule: { tauWeightS: 100, gate: 'teacher', heterosynapticRate: 0.05, maxRate: 5 },
  training: { epochs: 2, order: 'fixed', predictionS: 5, teacherS: 0.5 },
  recording: { fromExample: 3, durationS: 11, inputUnit: 1, hiddenUnit: 2, outputUnit: 1 },
}
