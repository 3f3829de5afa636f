/** A protocol as a sequence of segments, each with constant settings. */
import { createStream } from '../random/random-stream.ts'
import { purposes } from './random-keys.ts'
import type { ExamplesPhase, PhaseSpec, RunPhase, SpikingSpec } from './spec.ts'

/** `settled` is the second half of a tested pattern's prediction, over which its response is averaged. */
export type SegmentKind = 'run' | 'prediction' | 'settled' | 'learning'

export interface Segment {
  readonly kind: SegmentKind
  readonly steps: number
  /** Index of the phase. */
  readonly phase: number
  /** -1 outside examples. */
  readonly epoch: number
  readonly pattern: number
  readonly plastic: boolean
  readonly weightFactors: RunPhase['weightFactors']
  readonly addedCurrentsPa: RunPhase['addedCurrentsPa']
  /** Begins or ends an example, or an epoch. */
  readonly endsExample: boolean
  readonly endsEpoch: boolean
}

const stepsOf = (ms: number, dtMs: number): number => Math.round(ms / dtMs)

const nothing = { weightFactors: {}, addedCurrentsPa: {} } as const

export function* segmentsOf({ protocol, dtMs }: SpikingSpec, seed: number): Generator<Segment, void, void> {
  for (const [phase, description] of protocol.phases.entries()) {
    if (description.type === 'run') {
      const { durationMs, plastic, weightFactors, addedCurrentsPa } = description
      yield { kind: 'run', steps: stepsOf(durationMs, dtMs), phase, epoch: -1, pattern: -1, plastic, weightFactors, addedCurrentsPa, endsExample: false, endsEpoch: false }
    } else yield* examples(description, phase, dtMs, seed)
  }
}

function* examples(phase: ExamplesPhase, index: number, dtMs: number, seed: number): Generator<Segment, void, void> {
  const { epochs, predictionMs, learningMs } = phase
  for (let epoch = 0; epoch < epochs; epoch++) {
    const patterns = phase.order === 'shuffled' ? shuffled(phase.patterns, seed, index, epoch) : phase.patterns
    for (const [place, pattern] of patterns.entries()) {
      const common = { phase: index, epoch, pattern, ...nothing }
      const endsEpoch = place === patterns.length - 1
      const prediction = stepsOf(predictionMs, dtMs)
      if (learningMs === 0) {
        const first = Math.floor(prediction / 2)
        yield { kind: 'prediction', steps: first, plastic: false, endsExample: false, endsEpoch: false, ...common }
        yield { kind: 'settled', steps: prediction - first, plastic: false, endsExample: true, endsEpoch, ...common }
      } else {
        yield { kind: 'prediction', steps: prediction, plastic: false, endsExample: false, endsEpoch: false, ...common }
        yield { kind: 'learning', steps: stepsOf(learningMs, dtMs), plastic: true, endsExample: true, endsEpoch, ...common }
      }
    }
  }
}

/** A new order each epoch (Fisher-Yates). */
function shuffled(patterns: readonly number[], seed: number, phase: number, epoch: number): number[] {
  const random = createStream({ seed, purpose: purposes.order, index: phase, subIndex: epoch })
  const order = [...patterns]
  for (let last = order.length - 1; last > 0; last--) {
    const other = Math.floor(random.uniform() * (last + 1))
    const held = order[last] ?? 0
    order[last] = order[other] ?? 0
    order[other] = held
  }
  return order
}

export function phaseSteps(phase: PhaseSpec, dtMs: number): number {
  if (phase.type === 'run') return stepsOf(phase.durationMs, dtMs)
  return phase.epochs * phase.patterns.length * (stepsOf(phase.predictionMs, dtMs) + stepsOf(phase.learningMs, dtMs))
}

export const totalSteps = ({ protocol, dtMs }: Pick<SpikingSpec, 'protocol' | 'dtMs'>): number => protocol.phases.reduce((sum, phase) => sum + phaseSteps(phase, dtMs), 0)
