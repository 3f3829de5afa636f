/** The spiking engine: a network through its protocol, as a stream of output. Figs. 2e-g, 3 and 4 and their supplements. */
import { wholeCourse } from '../engine.ts'
import type { Engine, EngineOutput } from '../engine.ts'
import { numbersOf, numbersTensor, placeOf, tensorOf } from '../state.ts'
import type { EngineState } from '../state.ts'
import { createInjection } from './injection.ts'
import { segmentsOf, totalSteps } from './protocol.ts'
import type { Segment } from './protocol.ts'
import { createRecorder } from './recorder.ts'
import type { Recorder } from './recorder.ts'
import { timelineSeries } from './series.ts'
import { createSimulation } from './simulation.ts'
import type { Simulation } from './simulation.ts'
import type { SpikingSpec } from './spec.ts'
import { longestStretch } from './stretch.ts'
import { createTeaching, teachingNumbers } from './teaching.ts'
import type { Teaching } from './teaching.ts'

/** Raised with every change of the numbers this engine produces, or of what its checkpoints hold. */
export const spikingEngineVersion = '1.3.0'

export const spikingEngine: Engine<SpikingSpec> = function* (spec, seed, { from, wants } = wholeCourse): Generator<EngineOutput, void, void> {
  const simulation = createSimulation(spec, seed)
  const recorder = createRecorder(spec)
  const injection = createInjection(spec)
  const teaching = createTeaching(spec, recorder.totals)
  const longest = longestStretch(spec)
  const total = totalSteps(spec)
  const toS = (step: number): number => (step * spec.dtMs) / 1000
  let binnedS = 0
  /** Of the segment in which it goes on, which has begun already. */
  let begun = -1
  if (from === null) yield { type: 'log', text: `${describe(spec, simulation)}, ${toS(total)} s of biological time, seed ${seed}` }
  else {
    restore(from, { simulation, recorder, teaching })
    begun = placeOf(from, 'segment')
    ;[binnedS = 0] = numbersOf(from, 'course', 1)
  }
  let end = 0
  let index = -1
  for (const segment of segmentsOf(spec, seed)) {
    index++
    const start = end
    end += segment.steps
    if (index < begun) continue
    if (index > begun) {
      yield { type: 'rows', ...timelineSeries, values: [toS(start), toS(end), segment.phase, segment.epoch, segment.pattern, segment.plastic ? 1 : 0] }
      simulation.gate(segment.plastic)
      for (const name of Object.keys(spec.projections)) simulation.scaleWeight(name, segment.weightFactors[name] ?? 1)
      if (segment.kind === 'settled') recorder.markResponse(simulation)
      if (segment.kind === 'learning') teaching.begin(simulation, segment)
    }
    while (simulation.step() < end) {
      const steps = Math.min(longest, end - simulation.step(), recorder.stepsUntilDue(simulation.step()))
      injection.apply(simulation, segment, steps)
      simulation.advance(steps)
      simulation.assertFinite()
      for (const output of recorder.look(simulation)) {
        yield output
        // Once per bin, alongside the rates of the first population.
        if (output.type === 'rows' && output.series.startsWith('rates.') && (output.values[0] ?? 0) > binnedS) {
          binnedS = output.values[0] ?? 0
          yield* injection.rows(segment, binnedS)
        }
      }
      const label = activity(spec, segment, toS(simulation.step()), toS(total))
      yield { type: 'progress', fraction: simulation.step() / total, label }
      if (wants('stretch')) yield { type: 'checkpoint', label, state: stateOf({ simulation, recorder, teaching }, { segment: index, step: simulation.step() }, binnedS) }
    }
    if (segment.kind === 'settled') yield* recorder.responses(segment.pattern, segment.phase, simulation)
    yield* teaching.end(simulation, segment)
  }
  yield* recorder.close(simulation)
  for (const name of spec.recording.rates) {
    const { events, bursts, spikes } = recorder.totals(name)
    const perNeuron = toS(total) * (spec.populations[name]?.size ?? 1)
    const detects = simulation.populations.get(name)?.detects === true
    yield { type: 'metric', name: `${name} ${detects ? 'event rate' : 'rate'} (Hz)`, value: (detects ? events : spikes) / perNeuron }
    if (detects && events > 0) yield { type: 'metric', name: `${name} burst probability`, value: bursts / events }
  }
  for (const name of spec.recording.weights) {
    const changePct = recorder.weightChangePct(name)
    if (changePct !== undefined) yield { type: 'metric', name: `${name} weight change (%)`, value: changePct }
  }
  yield* teaching.metrics()
}

function describe(spec: SpikingSpec, { projections, populations }: Simulation): string {
  const neurons = [...populations.values()].reduce((sum, { size }) => sum + size, 0)
  const synapses = [...projections.values()].reduce((sum, projection) => sum + projection.synapses, 0)
  return `${neurons} neurons in ${populations.size} populations, ${synapses} synapses, steps of ${spec.dtMs} ms`
}

function activity({ protocol }: SpikingSpec, { phase, epoch, pattern }: Segment, timeS: number, totalS: number): string {
  const description = protocol.phases[phase]
  const where = description?.type === 'examples' && description.epochs > 1 ? `, epoch ${epoch + 1} of ${description.epochs}` : ''
  const shown = pattern < 0 ? '' : `, pattern ${protocol.patterns[pattern]?.label ?? ''}`
  return `${description?.label ?? ''}${where}${shown}: ${timeS.toFixed(1)} of ${totalS.toFixed(1)} s`
}

interface Parts {
  readonly simulation: Simulation
  readonly recorder: Recorder
  readonly teaching: Teaching
}

/** Injected currents need no place in it: they are injected anew, with the same numbers. */
function stateOf({ simulation, recorder, teaching }: Parts, position: EngineState['position'], binnedS: number): EngineState {
  const memory = simulation.kernel.bytes()
  return {
    position, device: null,
    tensors: [
      { name: 'memory', shape: [memory.length], values: memory },
      numbersTensor('recorder', recorder.save()), numbersTensor('teaching', teaching.save()), numbersTensor('course', [binnedS]),
    ],
  }
}

function restore(state: EngineState, { simulation, recorder, teaching }: Parts): void {
  const { values } = tensorOf(state, 'memory')
  if (!(values instanceof Uint8Array)) throw new RangeError('The memory in the checkpoint is not made of bytes: it is of another run.')
  simulation.restore(values)
  recorder.restore(numbersOf(state, 'recorder', recorder.save().length))
  teaching.restore(numbersOf(state, 'teaching', teachingNumbers))
  if (simulation.step() !== placeOf(state, 'step')) throw new RangeError(`The memory in the checkpoint is at step ${simulation.step()}; expected ${placeOf(state, 'step')}: it is of another run.`)
}
