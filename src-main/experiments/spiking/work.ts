/** How much a spiking spec computes and records. */
import type { PhaseSpec, SpikingSpec } from '../../engines/spiking/spec.ts'
import type { WorkEstimate } from '../kind.ts'
import { numbersPerBin } from './memory-recorded.ts'
import { spikingMemory } from './memory.ts'

/** For a million steps of one neuron, measured on one core of a 2022 server. */
const secondsPerMillionSteps = 0.0025
/** A Poisson neuron costs only when it fires. */
const poissonShare = 0.02
/** A step costs so many neurons even where there is but one: a speed learned from single cells must not tell the time of networks. */
const neuronsPerStep = 100
/** Columns of the series. */
const columns = { timeline: 6, examples: 10, epochs: 3, responses: 6 } as const
/** The program itself with next to nothing in it; measured with `npm run bench -- memory`. */
const programMb = 90

export function spikingWork(spec: SpikingSpec): WorkEstimate {
  const durationMs = spikingDurationMs(spec)
  const neurons = Object.values(spec.populations).reduce((sum, { size, cell }) => sum + size * (spec.cells[cell]?.model === 'poisson' ? poissonShare : 1), 0)
  return {
    units: ((neurons + neuronsPerStep) * durationMs) / spec.dtMs / 1e6, unitName: 'million neuron-steps', secondsPerUnit: secondsPerMillionSteps,
    recordedNumbers: Math.ceil((durationMs / spec.recording.binMs) * numbersPerBin(spec) + numbersPerProtocol(spec)),
    memoryMb: programMb + spikingMemory(spec) / 1e6,
  }
}

/** Simulated time of the whole protocol. */
export const spikingDurationMs = ({ protocol }: SpikingSpec): number => protocol.phases.reduce((sum, phase) => sum + phaseDurationMs(phase), 0)

const phaseDurationMs = (phase: PhaseSpec): number => (
  phase.type === 'run' ? phase.durationMs : phase.epochs * phase.patterns.length * (phase.predictionMs + phase.learningMs)
)

/** Numbers recorded once per phase, example and epoch. */
function numbersPerProtocol({ protocol, recording }: SpikingSpec): number {
  return protocol.phases.reduce((sum, phase) => {
    if (phase.type === 'run') return sum + columns.timeline
    const examples = phase.epochs * phase.patterns.length
    // An example is two lines of the timeline: without plasticity and with it.
    return sum + examples * (columns.examples + 2 * columns.timeline) + phase.epochs * columns.epochs + phase.patterns.length * recording.rates.length * columns.responses
  }, 0)
}
