/** Ē and B̄ of the cells that a plastic projection reaches (Eq. 4), out of the kernels' memory. */
import type { BuiltProjection } from './build-projections.ts'
import type { Simulation } from './simulation.ts'

export interface RunningAverages {
  readonly eventRateHz: number
  readonly burstRateHz: number
  /** Ratio of the summed averages; NaN before any event. */
  readonly burstProbability: number
}

/** What turns a stored value into Hz. */
const toHz = ({ record, rule }: NonNullable<BuiltProjection['plasticity']>): number => 1 / (record.get('averageGrowth') * rule.tauAvgS)

/** Ē of every postsynaptic cell, Hz. */
export function eventRatesHz(simulation: Simulation, projection: string): Float64Array {
  const plasticity = simulation.projections.get(projection)?.plasticity
  if (plasticity === undefined) throw new Error(`projection ${projection} is not plastic`)
  const factor = toHz(plasticity)
  return Float64Array.from(simulation.kernel.floats(plasticity.record.get('events'), plasticity.targets), (value) => value * factor)
}

/** Over the first cells, as the figure averages over some of them. */
export function runningAverages(simulation: Simulation, projection: string, neurons: number): RunningAverages {
  const plasticity = simulation.projections.get(projection)?.plasticity
  if (plasticity === undefined) throw new Error(`projection ${projection} is not plastic`)
  const count = Math.min(neurons, plasticity.targets)
  const factor = toHz(plasticity) / count
  const sum = (field: string): number => simulation.kernel.floats(plasticity.record.get(field), count).reduce((total, value) => total + value, 0)
  const [events, bursts] = [sum('events'), sum('bursts')]
  return { eventRateHz: events * factor, burstRateHz: bursts * factor, burstProbability: bursts / events }
}
