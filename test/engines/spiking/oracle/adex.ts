/** One AdEx neuron in plain 32-bit arithmetic, operation by operation as the kernels have it. */
import { cellConstants } from '../../../../src-main/engines/spiking/cell-constants.ts'
import type { AdExCell, SpikingSpec } from '../../../../src-main/engines/spiking/spec.ts'
import { f, rebased, rounded, tableEntry } from './tables.ts'

export interface AdExState {
  soma: number
  somaAdaptation: number
  somaExcitation: number
  somaInhibition: number
  countdown: number
}

/** (1 + x/256)^256 by eight squarings. */
function exponential(x: number): number {
  let y = f(f(x * 0.00390625) + 1)
  for (let k = 0; k < 8; k++) y = f(y * y)
  return y
}

export function stepAdEx(spec: SpikingSpec, cell: AdExCell, state: AdExState, step: number, current: number, period: number): boolean {
  const c = rounded(cellConstants(cell, spec))
  const excitatory = Math.exp(-spec.dtMs / spec.synapses.excitatoryTauMs)
  const inhibitory = Math.exp(-spec.dtMs / spec.synapses.inhibitoryTauMs)
  const phase = step % period
  const { soma } = state
  const pull = f(f(c('excitatoryForce') - soma) * tableEntry(excitatory, phase))
  const push = f(f(c('inhibitoryForce') + soma) * tableEntry(inhibitory, phase))
  const synaptic = f(f(state.somaExcitation * pull) - f(state.somaInhibition * push))
  const spiking = f(c('slopeLeak') * exponential(f(f(soma - c('thresholdVoltage')) * c('reciprocalSlope'))))
  let next = f(f(soma * c('somaLeak')) + synaptic)
  next = f(next + f(spiking - state.somaAdaptation))
  next = Math.min(Math.max(next, c('floor')), c('ceiling'))
  const refractory = state.countdown > 0
  const fires = next > c('cut') && !refractory
  if (refractory) {
    next = c('held')
    state.countdown--
  }
  if (fires) {
    next = c('reset')
    state.countdown = c('refractorySteps')
  }
  const jumped = f(state.somaAdaptation + (fires ? c('somaAdaptationJump') : 0))
  state.somaAdaptation = f(f(jumped * c('somaAdaptationDecay')) + f(next * c('dendriteAdaptationGain')))
  state.soma = f(next + f(current))
  if (phase === period - 1) {
    state.somaExcitation = rebased(state.somaExcitation, excitatory ** period)
    state.somaInhibition = rebased(state.somaInhibition, inhibitory ** period)
    state.soma = rebased(state.soma, 1)
    state.somaAdaptation = rebased(state.somaAdaptation, 1)
  }
  return fires
}
