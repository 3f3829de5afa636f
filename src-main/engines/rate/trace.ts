/** A row of the followed stretch: one unit of each layer, and the two weights between them. */
import { rateOf } from './input.ts'
import type { Simulation, Target } from './simulation.ts'

export interface Moment {
  readonly timeS: number
  readonly example: number
  readonly target: Target
}

/** In the order of `traceSeries`. */
export function traceRow({ spec: { recording, rule }, network, input, hidden, output, plasticity }: Simulation, { timeS, example, target }: Moment): number[] {
  const { inputUnit: j, hiddenUnit: i, outputUnit: k } = recording
  const at = (values: Float64Array, unit: number): number => values[unit] ?? NaN
  const inputRate = rateOf(input, j)
  const plastic = rule.gate === 'always' || target !== null
  const meanPre = { hidden: input.sum / network.inputs, output: mean(hidden.before.eventRate) }
  return [
    timeS, example, target === null ? 0 : 1, target === k ? 1 : 0, inputRate, at(hidden.eventRate, i), at(output.eventRate, k),
    at(hidden.burstProbability, i), at(hidden.running, i), at(hidden.burstProbability, i) - at(hidden.running, i),
    at(output.burstProbability, k), at(output.running, k), at(output.burstProbability, k) - at(output.running, k),
    at(network.hiddenWeights, j * network.hidden + i) + at(plasticity.pending, i) * inputRate, at(network.outputWeights, k * network.hidden + i),
    plastic ? (plasticity.hiddenStep / network.hidden) * meanPre.hidden : 0, plastic ? (plasticity.outputStep / network.outputs) * meanPre.output : 0,
  ]
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
