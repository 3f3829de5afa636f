/**
 * All that a simulation knows between two examples, as named arrays, and back. What is drawn from the seed and never changes, the
 * feedback weights, and what a new image sets anew, its drives, are not among them.
 */
import { numbersOf, numbersTensor, tensorOf } from '../state.ts'
import type { EngineState, StateTensor } from '../state.ts'
import type { Layer } from './layer.ts'
import { meterNumbers } from './learning-meter.ts'
import type { LearningMeter } from './learning-meter.ts'
import type { Simulation } from './simulation.ts'

/** The arrays themselves, by the name that they have in a checkpoint. */
const arraysOf = ({ network, hidden, output, dendrite }: Simulation): readonly (readonly [name: string, values: Float64Array])[] => [
  ['hidden.weights', network.hiddenWeights], ['hidden.bias', network.hiddenBias], ['output.weights', network.outputWeights], ['output.bias', network.outputBias],
  ['hidden.dendrite', dendrite], ...layerArrays('hidden', hidden), ...layerArrays('output', output),
]

function layerArrays(name: string, { units: _units, before, ...now }: Layer): [string, Float64Array][] {
  const named = (prefix: string, arrays: Readonly<Record<string, Float64Array>>): [string, Float64Array][] => Object.entries(arrays).map(([quantity, values]) => [`${prefix}.${quantity}`, values])
  return [...named(name, now), ...named(`${name}.before`, before)]
}

/** Between two examples: what W₁ learnt has been added to it. The arrays are the simulation's own. */
export const tensorsOf = (simulation: Simulation, meter: LearningMeter): StateTensor[] => [
  ...arraysOf(simulation).map(([name, values]) => ({ name, shape: [values.length], values })),
  numbersTensor('course', [simulation.plasticity.hiddenStep, simulation.plasticity.outputStep, ...meter.save()]),
]

/** Throws a RangeError where the checkpoint is of another network; nothing has changed then. */
export function restore(simulation: Simulation, meter: LearningMeter, state: EngineState): void {
  const arrays = arraysOf(simulation).map(([name, values]) => {
    const { values: saved } = tensorOf(state, name)
    if (saved.length !== values.length) throw new RangeError(`The checkpoint has ${saved.length} numbers in "${name}"; expected ${values.length}: it is of another network.`)
    return [values, saved] as const
  })
  const [hiddenStep = 0, outputStep = 0, ...course] = numbersOf(state, 'course', 2 + meterNumbers)
  for (const [values, saved] of arrays) values.set(saved)
  simulation.plasticity.hiddenStep = hiddenStep
  simulation.plasticity.outputStep = outputStep
  meter.restore(course)
}
