/** A small network of two convolutions and two dense layers that learns CIFAR-10 by the rule, and what is said about it with changes. */
import type { EnsembleSpec } from '../../../src-main/engines/ensemble/spec.ts'
import { parseEnsemble } from '../../../src-main/experiments/ensemble/schema.ts'
import type { MachineLimits } from '../../../src-main/experiments/kind.ts'
import { changed as changedSpec } from '../spiking/changed.ts'

export const sampleSpec: EnsembleSpec = {
  kind: 'ensemble', version: 2,
  data: { name: 'cifar10', trainCount: 1000, testCount: 200, validationCount: 0, augmentation: 'cropAndFlip', mean: [0.485, 0.456, 0.406], sd: [0.229] },
  network: {
    layers: [
      { type: 'convolution', filters: 8, kernel: 5, stride: 2, padding: 0 }, { type: 'convolution', filters: 16, kernel: 3, stride: 1, padding: 1 },
      { type: 'dense', units: 50 }, { type: 'dense', units: 30 },
    ],
    activation: 'sigmoid', outputBurstProbability: 0.2,
  } as unknown as EnsembleSpec['network'],
  rule: { type: 'burstprop', feedback: 'learned', recurrent: 'learned', recurrentRate: 1e-4, recurrentBursts: 'code' } as EnsembleSpec['rule'],
  optimiser: { hiddenRate: 0.01, outputRate: 0.01, momentum: 0.9, decay: 1e-6, decayKind: 'decoupled', gradient: 'sum', rateFactorEvery: 0, rateFactor: 0.1 },
  initial: { weights: 'xavierNormal', gain: 3.6, feedbackSd: 1, recurrentRange: 0.01 },
  training: { epochs: 3, batch: 32, patienceEpochs: 0, minImprovementPct: 0 },
  recording: { everySteps: 10, angles: true, distributions: true },
  device: 'auto',
}

export const changed = (changes: Readonly<Record<string, unknown>>): unknown => changedSpec(changes, sampleSpec)

export function accepted(spec: unknown): EnsembleSpec {
  const parsed = parseEnsemble(spec)
  if (!parsed.ok) throw new Error(parsed.issues.map(({ message }) => message).join('\n'))
  return parsed.spec
}

/** What is said about any value. */
export function complaints(spec: unknown, limits?: MachineLimits): string[] {
  const parsed = parseEnsemble(spec, limits)
  return parsed.ok ? [] : parsed.issues.map(({ message }) => message)
}

/** What is said about the sample with these changes. */
export const complaintsOf = (changes: Readonly<Record<string, unknown>>): string[] => complaints(changed(changes))

/** The sample with these changes, which must be valid. */
export const variant = (changes: Readonly<Record<string, unknown>>): EnsembleSpec => accepted(changed(changes))
