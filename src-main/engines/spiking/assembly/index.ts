/** Spiking kernels. The host lays out the memory (records.ts) and calls `advance`; nothing here allocates. */
import {
  Gap, Network, Noise, Plasticity, Population, Projection, Release, adEx, blockBytes, dendrite, dendriteAdaptation, integrateAndFire, place, poisson, soma,
  somaAdaptation, threshold,
} from './records'
import { addNoise, deliver, releaseSpikes } from './projections'
import { beginStep } from './spikes'
import { stepAdEx, stepIntegrateAndFire, stepPoisson } from './simple-cells'
import { stepPlastic } from './plasticity'
import { deliverShort, touchShort } from './short-rows'
import { stepTwoCompartment } from './two-compartment'

export { fusedRemainder } from '../../assembly/fused'
export { connect, transpose } from './connect'
export { packRows } from './short-rows'
export { uniforms } from './uniforms'

/** Where free memory begins, behind the constants of the compiled module. */
export function heapBase(): usize { return __heap_base }

export function networkBytes(): usize { return offsetof<Network>() }
export function populationBytes(): usize { return offsetof<Population>() }
export function noiseBytes(): usize { return offsetof<Noise>() }
export function gapBytes(): usize { return offsetof<Gap>() }
export function releaseBytes(): usize { return offsetof<Release>() }
export function projectionBytes(): usize { return offsetof<Projection>() }
export function plasticityBytes(): usize { return offsetof<Plasticity>() }

/**
 * So many steps, or fewer where a raster may have no place for the spikes of the next: at least one after the host has taken them. In each, every
 * population, then every noise, release and projection, in the order of the tables.
 */
export function advance(at: usize, steps: i32): void {
  const network = changetype<Network>(at)
  const end = network.step + steps
  while (network.step < end && rastersHavePlaces(network)) {
    const step = network.step
    for (let i = 0; i < network.populations; i++) {
      const p = changetype<Population>(load<usize>(network.populationTable + (<usize>i << 2)))
      beginStep(p, step)
      if (p.model == poisson) stepPoisson(network, p)
      else if (p.model == adEx) stepAdEx(network, p)
      else if (p.model == integrateAndFire) stepIntegrateAndFire(network, p)
      else stepTwoCompartment(network, p)
      p.somaCurrent += <usize>p.somaCurrentStride
      p.dendriteCurrent += <usize>p.dendriteCurrentStride
    }
    for (let i = 0; i < network.noises; i++) addNoise(network, changetype<Noise>(load<usize>(network.noiseTable + (<usize>i << 2))))
    for (let i = 0; i < network.releases; i++) releaseSpikes(network, changetype<Release>(load<usize>(network.releaseTable + (<usize>i << 2))))
    for (let i = 0; i < network.projections; i++) {
      const projection = changetype<Projection>(load<usize>(network.projectionTable + (<usize>i << 2)))
      if (projection.records) touchShort(network, projection)
    }
    for (let i = 0; i < network.projections; i++) {
      const projection = changetype<Projection>(load<usize>(network.projectionTable + (<usize>i << 2)))
      if (projection.plasticity) stepPlastic(network, projection)
      else if (projection.records) deliverShort(network, projection)
      else deliver(network, projection)
    }
    network.step = step + 1
    if ((step + 1) % network.period == 0) rebaseAll(network)
  }
}

function rastersHavePlaces(network: Network): bool {
  for (let i = 0; i < network.populations; i++) {
    const p = changetype<Population>(load<usize>(network.populationTable + (<usize>i << 2)))
    if (p.rasterCount + p.rasterNeurons > p.rasterPlaces) return false
  }
  return true
}

/** Brings what is stored without its decay up to date, and sets to zero what is too small to matter. */
function rebaseAll(network: Network): void {
  const below = network.flushBelow
  const end = <usize>network.period << 2
  const excitatory = load<f32>(network.excitatoryDecay + end), inhibitory = load<f32>(network.inhibitoryDecay + end)
  for (let i = 0; i < network.populations; i++) {
    const p = changetype<Population>(load<usize>(network.populationTable + (<usize>i << 2)))
    if (p.model == poisson) continue
    const blocks = p.padded >> 3
    scale(p.somaExcitation, blocks, 32, excitatory, below)
    scale(p.somaInhibition, blocks, 32, inhibitory, below)
    scale(p.dendriteExcitation, blocks, 32, excitatory, below)
    scale(p.dendriteInhibition, blocks, 32, inhibitory, below)
    scale(p.state + soma, blocks, blockBytes, 1, below)
    scale(p.state + dendrite, blocks, blockBytes, 1, below)
    scale(p.state + dendriteAdaptation, blocks, blockBytes, 1, below)
    scale(p.state + somaAdaptation, blocks, blockBytes, p.adaptationDecay ? load<f32>(p.adaptationDecay + end) : 1, below)
    if (p.thresholdDecay) scale(p.state + threshold, blocks, blockBytes, load<f32>(p.thresholdDecay + end), below)
  }
}

function scale(field: usize, blocks: i32, stride: usize, factor: f32, below: f32): void {
  const factors = f32x4.splat(factor), limit = f32x4.splat(below)
  for (let at = field, end = field + <usize>blocks * stride; at < end; at += stride) {
    const first = f32x4.mul(v128.load(at), factors), second = f32x4.mul(v128.load(at, 16), factors)
    v128.store(at, v128.and(first, f32x4.ge(f32x4.abs(first), limit)))
    v128.store(at, v128.and(second, f32x4.ge(f32x4.abs(second), limit)), 16)
  }
}

/** The first neuron whose field is beyond ±limit (or not a number); -1 where there is none. */
export function firstBeyond(field: usize, count: i32, limit: f32): i32 {
  for (let i = 0; i < count; i++) {
    if (!(abs(load<f32>(field + place(i))) <= limit)) return i
  }
  return -1
}
