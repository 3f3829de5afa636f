/** The spiking engine: a network through its protocol, as a stream of output. Figs. 2e-g, 3 and 4 and their supplements. */
import type { Engine, EngineOutput } from '../engine.ts'
import { maxStretch } from './build-populations.ts'
import { createInjection } from './injection.ts'
import { segmentsOf, totalSteps } from './protocol.ts'
import type { Segment } from './protocol.ts'
import { createRecorder } from './recorder.ts'
import { eventRatesHz } from './running-averages.ts'
import { epochsSeries, examplesSeries, timelineSeries } from './series.ts'
import { createSimulation } from './simulation.ts'
import type { Simulation } from './simulation.ts'
import type { SpikingSpec } from './spec.ts'
import { costOf, teacherCurrentPa } from './teacher.ts'

/** Raised with every change of the numbers this engine produces. */
export const spikingEngineVersion = '1.1.0'

/** Neurons × steps between two outputs: some 10 ms of work, so that a run can be stopped at once. */
const neuronStepsPerStretch = 5e6

export const spikingEngine: Engine<SpikingSpec> = function* (spec, seed): Generator<EngineOutput, void, void> {
  const simulation = createSimulation(spec, seed)
  const recorder = createRecorder(spec)
  const injection = createInjection(spec)
  const teaching = createTeaching(spec)
  const neurons = Object.values(spec.populations).reduce((sum, { size }) => sum + size, 0)
  const longest = Math.max(1, Math.min(maxStretch, Math.floor(neuronStepsPerStretch / neurons)))
  const total = totalSteps(spec)
  const toS = (step: number): number => (step * spec.dtMs) / 1000
  yield { type: 'log', text: `${describe(spec, simulation)}, ${toS(total)} s of biological time, seed ${seed}` }
  let binnedS = 0
  for (const segment of segmentsOf(spec, seed)) {
    const end = simulation.step() + segment.steps
    yield { type: 'rows', ...timelineSeries, values: [toS(simulation.step()), toS(end), segment.phase, segment.epoch, segment.pattern, segment.plastic ? 1 : 0] }
    simulation.gate(segment.plastic)
    for (const name of Object.keys(spec.projections)) simulation.scaleWeight(name, segment.weightFactors[name] ?? 1)
    if (segment.kind === 'settled') recorder.markResponse(simulation)
    if (segment.kind === 'learning') teaching.begin(simulation, segment)
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
      yield { type: 'progress', fraction: simulation.step() / total, label: activity(spec, segment, toS(simulation.step()), toS(total)) }
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

/** Error currents during the learning of examples, and the record of how well each was answered. */
function createTeaching(spec: SpikingSpec) {
  const { teacher, patterns } = spec.protocol
  let example = 0
  let epochCost = 0
  let lastEpochCost: number | undefined
  let before: { readonly rateHz: number; readonly cost: number; readonly teacherPa: number } | undefined

  const assess = (rates: Float64Array, target: 0 | 1) => {
    const rateHz = mean(rates)
    return { rateHz, cost: teacher === null ? NaN : costOf(teacher, target, rateHz) }
  }

  return {
    begin(simulation: Simulation, { pattern }: Segment): void {
      if (teacher === null) return
      const target = patterns[pattern]?.target ?? 0
      const rates = eventRatesHz(simulation, teacher.rateFrom)
      const currents = rates.map((rateHz) => teacherCurrentPa(teacher, target, rateHz))
      before = { ...assess(rates, target), teacherPa: mean(currents) }
      simulation.teach(teacher.population, currents)
    },
    *end(simulation: Simulation, { phase, epoch, pattern, kind, endsExample, endsEpoch }: Segment): Generator<EngineOutput, void, void> {
      if (teacher === null || !endsExample) return
      const target = patterns[pattern]?.target ?? 0
      const now = assess(eventRatesHz(simulation, teacher.rateFrom), target)
      const taught = kind === 'learning' && before !== undefined
      const { rateHz, cost, teacherPa } = taught && before !== undefined ? before : { ...now, teacherPa: 0 }
      if (taught) simulation.teach(teacher.population, null)
      yield { type: 'rows', ...examplesSeries, values: [example, phase, epoch, pattern, target, rateHz, cost, teacherPa, taught ? now.rateHz : NaN, taught ? now.cost : NaN] }
      example++
      epochCost += cost
      if (!endsEpoch) return
      yield { type: 'rows', ...epochsSeries, values: [epoch, phase, epochCost] }
      lastEpochCost = epochCost
      epochCost = 0
    },
    *metrics(): Generator<EngineOutput, void, void> {
      if (lastEpochCost !== undefined) yield { type: 'metric', name: 'cost of the last epoch', value: lastEpochCost }
    },
  }
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / values.length
