/** One x value of a figure: which trains the synapse sees, in how many presentations. */
import { createStream } from '../random/random-stream.ts'
import { presentTrains, type Presentation, type SpikeCounts } from './present-trains.ts'
import type { PairingProtocol, PairingSpec } from './spec.ts'
import { burstPoissonTrain, epochDurationMs, periodicTrain, poissonTrain } from './spike-trains.ts'
import { advance, burstProbability, decayOf, initialState } from './synapse.ts'

const purpose = { presynapticSpikes: 1, postsynapticSpikes: 2 } as const

export interface ConditionResult extends SpikeCounts {
  readonly weightChange: number
  /** P̄ at the end. */
  readonly burstProbability: number
}

/** A moment of a trajectory. */
export interface TrajectoryPoint {
  readonly timeS: number
  readonly weightChange: number
  readonly burstProbability: number
}

/** The x values of the protocol: frequencies, rates or burst probabilities. */
export function conditionsOf(protocol: PairingProtocol): readonly number[] {
  switch (protocol.type) {
    case 'periodic': return protocol.frequenciesHz
    case 'poisson': return protocol.ratesHz
    case 'burstPoisson': return protocol.burstProbabilities
  }
}

/** Simulated time of one realisation of one condition, in seconds. */
export function conditionDurationS(protocol: PairingProtocol, x: number): number {
  if (protocol.type !== 'periodic') return protocol.durationS
  return protocol.epochs * (epochDurationMs(protocol, x) / 1000 + protocol.pauseS)
}

/** Simulates one realisation of one condition. `onPoint` follows the trajectory, where asked for. */
export function simulateCondition(
  spec: PairingSpec, seed: number, conditionIndex: number, realisation: number, onPoint?: (point: TrajectoryPoint) => void,
): ConditionResult {
  const { protocol, rule, fidelity } = spec
  const x = conditionsOf(protocol)[conditionIndex] ?? 0
  const key = { seed, index: conditionIndex, subIndex: realisation }
  const pre = createStream({ ...key, purpose: purpose.presynapticSpikes })
  const post = createStream({ ...key, purpose: purpose.postsynapticSpikes })
  const state = initialState(spec.initial)
  let startMs = 0
  let events = 0
  let bursts = 0
  const present = (trains: Presentation): void => {
    const follow = onPoint && ((timeMs: number): void => {
      onPoint({ timeS: (startMs + timeMs) / 1000, weightChange: state.weightChange, burstProbability: burstProbability(state) })
    })
    const counts = presentTrains(state, rule, fidelity, trains, follow)
    events += counts.events
    bursts += counts.bursts
    startMs += trains.durationMs
  }
  onPoint?.({ timeS: 0, weightChange: 0, burstProbability: burstProbability(state) })
  switch (protocol.type) {
    case 'periodic': {
      const exactDecay = decayOf({ integration: 'exact' })
      for (let epoch = 0; epoch < protocol.epochs; epoch++) {
        const preMs = periodicTrain(protocol, x, Math.max(0, -protocol.delayMs), pre)
        const postMs = periodicTrain(protocol, x, Math.max(0, protocol.delayMs), post)
        present({ preMs, postMs, durationMs: epochDurationMs(protocol, x) })
        advance(state, rule, exactDecay, protocol.pauseS * 1000)
        startMs += protocol.pauseS * 1000
        // The trace has long decayed; the protocol starts it afresh, as the authors do.
        state.eligibilityTrace = 0
      }
      break
    }
    case 'poisson':
      present({ preMs: poissonTrain(protocol, x, pre), postMs: poissonTrain(protocol, x, post), durationMs: protocol.durationS * 1000 })
      break
    case 'burstPoisson':
      present({ preMs: burstPoissonTrain(protocol, x, pre), postMs: burstPoissonTrain(protocol, x, post), durationMs: protocol.durationS * 1000 })
  }
  return { weightChange: state.weightChange, burstProbability: burstProbability(state), events, bursts }
}
