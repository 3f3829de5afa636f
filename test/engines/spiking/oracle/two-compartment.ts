/**
 * One neuron of the two-compartment models, Eqs. 9-10, in plain 32-bit arithmetic: the same operations in the same order as the vectors
 * of the kernels. Of the simplified model the membrane only; which crossings are events is told by `ready`.
 */
import { cellConstants } from '../../../../src-main/engines/spiking/cell-constants.ts'
import type { BurstPoissonCell, PyramidalCell, SpikingSpec } from '../../../../src-main/engines/spiking/spec.ts'
import { fused } from './fused.ts'
import { f, rebased, rounded, tableEntry } from './tables.ts'

export interface NeuronState {
  soma: number
  dendrite: number
  somaAdaptation: number
  dendriteAdaptation: number
  threshold: number
  somaExcitation: number
  somaInhibition: number
  dendriteExcitation: number
  dendriteInhibition: number
  /** Steps of the back-propagating action potential still to come. */
  box: number
  /** Of the simplified model: first step at which an event may happen. */
  ready: number
}

export interface StepInput {
  readonly step: number
  readonly somaCurrent: number
  readonly dendriteCurrent: number
}

/** 2^x to 3 parts in a million by a polynomial, as the kernels have it: f(V_d) = 1 / (1 + 2^z). */
export function logistic(z: number): number {
  const magic = 12582912
  const nearest = f(f(z + magic) - magic)
  const rest = f(z - nearest)
  const power = [0.05590641, 0.24024099, 0.69312419, 1].reduce((sum, coefficient) => fused(rest, sum, f(coefficient)), f(0.00958284))
  return f(1 / f(1 + f(power * 2 ** nearest)))
}

export function stepTwoCompartment(spec: SpikingSpec, cell: PyramidalCell | BurstPoissonCell, state: NeuronState, { step, somaCurrent, dendriteCurrent }: StepInput, period: number): boolean {
  const c = rounded(cellConstants(cell, spec))
  const { excitatoryTauMs, inhibitoryTauMs } = spec.synapses
  const phase = step % period
  const decays = {
    excitatory: Math.exp(-spec.dtMs / excitatoryTauMs), inhibitory: Math.exp(-spec.dtMs / inhibitoryTauMs), adaptation: Math.exp(-spec.dtMs / cell.somaAdaptationTauMs),
    threshold: 1 - spec.dtMs / cell.thresholdTauMs,
  }
  const { soma, dendrite } = state
  const [excitatory, inhibitory] = [tableEntry(decays.excitatory, phase), tableEntry(decays.inhibitory, phase)]
  const force = (voltage: number): readonly [number, number] => [
    fused(-voltage, excitatory, f(c('excitatoryForce') * excitatory)), fused(voltage, inhibitory, f(c('inhibitoryForce') * inhibitory))]
  const [pull, push] = force(soma)
  const [dendritePull, dendritePush] = spec.fidelity.dendriticDrivingForce === 'dendrite' ? force(dendrite) : [pull, push]
  let newSoma = fused(soma, c('somaLeak'), f(somaCurrent))
  newSoma = fused(state.somaExcitation, pull, newSoma)
  newSoma = fused(-state.somaInhibition, push, newSoma)
  newSoma = fused(-state.somaAdaptation, tableEntry(decays.adaptation, phase), newSoma)
  let newDendrite = f(fused(dendrite, c('dendriteLeak'), f(dendriteCurrent)) - state.dendriteAdaptation)
  newDendrite = fused(state.dendriteExcitation, dendritePull, newDendrite)
  newDendrite = fused(-state.dendriteInhibition, dendritePush, newDendrite)
  if (cell.model === 'pyramidal') {
    const open = logistic(fused(dendrite, c('sigmoidScale'), c('sigmoidShift')))
    newSoma = fused(c('somaCoupling'), open, newSoma)
    newDendrite = fused(c('dendriteRegeneration'), open, newDendrite)
  }
  const adaptationGain = c('dendriteAdaptationGain')
  state.dendriteAdaptation = fused(newDendrite, adaptationGain, fused(state.dendriteAdaptation, c('dendriteAdaptationLeak'), f(-f(dendriteCurrent) * adaptationGain)))
  const fires = newSoma > f(f(c('thresholdRest') + f(somaCurrent)) + f(state.threshold * tableEntry(decays.threshold, phase))) && state.ready <= step
  state.soma = newSoma
  state.dendrite = newDendrite
  // A box of the step before this spike's own.
  if (state.box > 0 && cell.model === 'pyramidal') {
    state.box--
    state.dendrite = f(state.dendrite + c('backpropagation'))
    state.dendriteAdaptation = f(state.dendriteAdaptation + f(c('backpropagation') * c('dendriteAdaptationGain')))
  }
  if (fires) {
    state.soma = f(c('reset') + f(somaCurrent))
    state.threshold = f(state.threshold + f(c('thresholdJump') * tableEntry(decays.threshold, -phase)))
    state.somaAdaptation = f(state.somaAdaptation + f(c('somaAdaptationJump') * tableEntry(decays.adaptation, -phase - 1)))
    state.box = cell.model === 'pyramidal' ? c('backpropagationSteps') : 0
  }
  if (phase === period - 1) rebase(state, decays, period)
  return fires
}

function rebase(state: NeuronState, { excitatory, inhibitory, adaptation, threshold }: Record<'excitatory' | 'inhibitory' | 'adaptation' | 'threshold', number>, period: number): void {
  state.somaExcitation = rebased(state.somaExcitation, excitatory ** period)
  state.dendriteExcitation = rebased(state.dendriteExcitation, excitatory ** period)
  state.somaInhibition = rebased(state.somaInhibition, inhibitory ** period)
  state.dendriteInhibition = rebased(state.dendriteInhibition, inhibitory ** period)
  state.somaAdaptation = rebased(state.somaAdaptation, adaptation ** period)
  state.threshold = rebased(state.threshold, threshold ** period)
  for (const field of ['soma', 'dendrite', 'dendriteAdaptation'] as const) state[field] = rebased(state[field], 1)
}
