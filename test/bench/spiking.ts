/**
 * The spiking engine on one thread: the three networks of Figs. 2e-g, 3 and 4 against what the authors' C++ code needs, the cost per
 * neuron and step from a thousand to a hundred thousand neurons, and the memory of ten million synapses.
 */
import { askForWideVectors } from '../../src-main/engines/ensemble/devices/wide-vectors.ts'
import type { SpikingSpec } from '../../src-main/engines/spiking/spec.ts'
import { createSimulation } from '../../src-main/engines/spiking/simulation.ts'
import { longestStretch } from '../../src-main/engines/spiking/stretch.ts'
import { runEngine } from '../../src-main/engines/registry.ts'
import { presetById } from '../../src-main/experiments/kinds.ts'
import { textTable } from '../../src-main/cli/table.ts'
import { totalSteps } from '../../src-main/engines/spiking/protocol.ts'
import type { Benchmark, Measurement } from './measure.ts'

/** CPU seconds per simulated second of the authors' code (release build, one thread) on the machine of the reference curves. */
const networks = [
  { id: 'fig4-quick', what: 'XOR, 2,500 neurons', referenceS: 0.39, phases: 2 },
  { id: 'fig3', what: 'propagation, 10,000 neurons', referenceS: 1.63, phases: Infinity },
  { id: 'fig2eg', what: 'plasticity rule, 52,100 neurons with its noise pools', referenceS: 0.236, phases: 3 },
] as const

export const spikingBenchmark: Benchmark = {
  name: 'spiking',
  what: 'CPU seconds per simulated second, one thread, recording included',
  async run() {
    // As the process that computes runs does.
    askForWideVectors()
    const rows = networks.map(({ id, what, referenceS, phases }) => {
      const spec = shortened(id, phases)
      const times = [1, 2, 3].map((seed) => cpuOf(() => drain(spec, seed)))
      const best = Math.min(...times.map(({ cpuS }) => cpuS))
      const simulatedS = (totalSteps(spec) * spec.dtMs) / 1000
      const perSecond = best / simulatedS
      return [what, perSecond.toFixed(4), nsPerNeuronStep(spec, best).toFixed(2), referenceS.toString(), `${(referenceS / perSecond).toFixed(1)} x`]
    })
    process.stdout.write(textTable([['', 'CPU s PER s', 'ns PER NEURON AND STEP', 'AUTHORS\' CODE', 'FASTER'], ...rows]))
    process.stdout.write(textTable([['NEURONS', 'SYNAPSES', 'ns PER NEURON AND STEP', 'MEMORY MiB'], ...[1e3, 1e4, 1e5].map(scaled)]))
    return Promise.resolve<Measurement[]>([])
  },
}

function specOf(id: string): SpikingSpec {
  const spec = presetById(id)?.spec
  if (spec?.kind !== 'spiking') throw new Error(`no spiking preset ${id}`)
  return spec
}

/** The first phases only: enough to measure, with learning among them. */
function shortened(id: string, phases: number): SpikingSpec {
  const spec = specOf(id)
  return { ...spec, protocol: { ...spec.protocol, phases: spec.protocol.phases.slice(0, phases).map((phase) => (phase.type === 'examples' ? { ...phase, epochs: Math.min(phase.epochs, 1) } : phase)) } }
}

function drain(spec: SpikingSpec, seed: number): void {
  let values = 0
  for (const output of runEngine(spec, seed)) if (output.type === 'rows') values += output.values.length
  if (values === 0) throw new Error('nothing was recorded')
}

function cpuOf(work: () => void): { readonly cpuS: number } {
  const from = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(from)
  return { cpuS: (user + system) / 1e6 }
}

const neuronsOf = ({ populations }: SpikingSpec): number => Object.values(populations).reduce((sum, { size }) => sum + size, 0)

const nsPerNeuronStep = (spec: SpikingSpec, cpuS: number): number => (cpuS * 1e9) / (totalSteps(spec) * neuronsOf(spec))

/** A recurrent network of two-compartment cells with private noise and 100 inhibitory inputs each. */
function scaled(size: number): string[] {
  const fig3 = specOf('fig3')
  const { pyr1 } = fig3.populations
  const { pyr1ToPyr1 } = fig3.projections
  if (pyr1 === undefined || pyr1ToPyr1 === undefined) throw new Error('the preset of Fig. 3 has changed its names')
  const spec: SpikingSpec = {
    ...fig3, populations: { pyr1: { ...pyr1, size } }, projections: { pyr1ToPyr1: { ...pyr1ToPyr1, probability: 100 / size } }, currents: {},
    recording: { ...fig3.recording, rates: ['pyr1'], rasters: [] },
  }
  const simulation = createSimulation(spec, 1)
  const longest = longestStretch(spec), steps = 1000
  const advance = (until: number): void => { while (simulation.step() < until) simulation.advance(Math.min(longest, until - simulation.step())) }
  advance(500)
  const { cpuS } = cpuOf(() => advance(500 + steps))
  const synapses = [...simulation.projections.values()].reduce((sum, projection) => sum + projection.synapses, 0)
  return [size.toLocaleString('en'), synapses.toLocaleString('en'), ((cpuS * 1e9) / (steps * size)).toFixed(2), (simulation.kernel.bytes().length / 2 ** 20).toFixed(0)]
}
