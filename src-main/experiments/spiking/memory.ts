/** How much memory a spiking spec takes: synapses first of all. */
import type { ProjectionSpec, SpikingSpec } from '../../engines/spiking/spec.ts'
import { numbersPerBin } from './memory-recorded.ts'

/** What one simulation can have: the kernels' memory ends at 4 GiB. */
export const kernelMemoryBytes = 4 * 2 ** 30

/** Bytes: the index of a target (16 bits where they suffice); with plasticity its weight, its place and the way back too. */
const plasticSynapse = 16
const staticSynapse = (targets: number): number => (targets <= 65536 ? 2 : 4)
/** Bytes per neuron of a large source with a few synapses each, at most: their targets once more, at a fixed distance. */
const shortRow = 16
/** Bytes per source neuron and per target of a plastic projection: where its synapses begin. */
const synapseStart = 8
/** State, conductances, detectors, and the lists of its last spikes. */
const neuronState = 256
const numberInFlight = 16

/** Bytes that a run needs for its network and for what it is about to record. */
export function spikingMemory(spec: SpikingSpec): number {
  const neurons = Object.values(spec.populations).reduce((sum, { size }) => sum + size, 0)
  const synapses = Object.values(spec.projections).reduce((sum, projection) => sum + projectionMemory(spec, projection), 0)
  return synapses + neurons * neuronState + numbersPerBin(spec) * numberInFlight
}

/** Bytes of one projection. */
export function projectionMemory(spec: SpikingSpec, projection: ProjectionSpec): number {
  const sources = spec.populations[projection.source]?.size ?? 0
  const targets = spec.populations[projection.target]?.size ?? 0
  const plastic = projection.plasticity !== 'none'
  const synapses = synapsesOf(spec, projection)
  const short = sources >= 4096 && synapses < 6 * sources ? sources * shortRow : 0
  return synapses * (plastic ? plasticSynapse : staticSynapse(targets)) + sources * synapseStart + (plastic ? targets * synapseStart : 0) + short
}

/** How many synapses a projection is expected to have. Private sources are drawn as they fire, and have none. */
export function synapsesOf(spec: SpikingSpec, { source, target, connectivity, probability, sources }: ProjectionSpec): number {
  const from = spec.populations[source]?.size ?? 0
  const to = spec.populations[target]?.size ?? 0
  if (sources === 'private') return 0
  if (connectivity === 'oneToOne') return Math.min(from, to)
  return probability * from * (source === target ? to - 1 : to)
}
