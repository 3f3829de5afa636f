/**
 * The constants of a population as the kernels want them: voltages in mV above rest, currents in mV per step, conductances in
 * fractions of the leak per step. Eqs. 9-10 and Methods; the AdEx threshold follows from the rheobase.
 */
import type { AdExCell, BurstPoissonCell, CellSpec, Compartment, IntegrateAndFireCell, PyramidalCell, SpikingSpec } from './spec.ts'

/** A membrane beyond ± this, in mV from rest, has diverged. */
export const divergedMv = 400

/** How far the kernels' 2^z reaches. */
const farthestExponent = 120

type Constants = Readonly<Record<string, number>>

const steps = (ms: number, dtMs: number): number => Math.round(ms / dtMs)

/** dt / τ of a compartment: what a conductance of 1 (in units of the leak) moves the voltage per mV of driving force and step. */
export function leakPerStep(cell: CellSpec, compartment: Compartment, dtMs: number): number {
  switch (cell.model) {
    case 'pyramidal':
    case 'burstPoisson': return dtMs / (compartment === 'soma' ? cell.somaTauMs : cell.dendriteTauMs)
    case 'adEx': return (dtMs * cell.leakNs) / cell.capacitancePf
    case 'integrateAndFire': return dtMs / cell.tauMs
    case 'poisson': return 0
  }
}

/** mV per step of 1 pA. */
export function millivoltsPerPicoamp(cell: CellSpec, compartment: Compartment, dtMs: number): number {
  switch (cell.model) {
    case 'pyramidal':
    case 'burstPoisson': return dtMs / (compartment === 'soma' ? cell.somaCapacitancePf : cell.dendriteCapacitancePf)
    case 'adEx':
    case 'integrateAndFire': return dtMs / cell.capacitancePf
    case 'poisson': return 0
  }
}

/** Effective threshold V_T of an AdEx cell with this rheobase, mV (Methods). */
export function adExThresholdMv({ leakNs, adaptationNs, restMv, slopeMv, rheobasePa }: AdExCell): number {
  return rheobasePa / (leakNs + adaptationNs) + restMv + slopeMv - slopeMv * Math.log(1 + adaptationNs / leakNs)
}

/** Fields of the kernels' population record. */
export function cellConstants(cell: CellSpec, spec: SpikingSpec): Constants {
  switch (cell.model) {
    case 'pyramidal': return { ...synapses(cell.restMv, spec), ...twoCompartment(cell, spec), ...regenerative(cell, spec) }
    case 'burstPoisson': return { ...synapses(cell.restMv, spec), ...twoCompartment(cell, spec), ...bursting(cell, spec.dtMs) }
    case 'adEx': return { ...synapses(cell.restMv, spec), ...adEx(cell, spec) }
    case 'integrateAndFire': return { ...synapses(cell.restMv, spec), ...integrateAndFire(cell, spec.dtMs) }
    case 'poisson': return {}
  }
}

const synapses = (restMv: number, { synapses: s }: SpikingSpec): Constants => ({
  excitatoryForce: s.excitatoryReversalMv - restMv,
  inhibitoryForce: restMv - s.inhibitoryReversalMv,
})

function twoCompartment(cell: PyramidalCell | BurstPoissonCell, { dtMs, fidelity }: SpikingSpec): Constants {
  const adaptationRate = dtMs / cell.dendriteAdaptationTauMs
  return {
    somaLeak: 1 - dtMs / cell.somaTauMs,
    somaAdaptationJump: (dtMs * cell.somaAdaptationPa) / cell.somaCapacitancePf,
    dendriteLeak: 1 - dtMs / cell.dendriteTauMs,
    dendriteAdaptationLeak: 1 - adaptationRate,
    dendriteAdaptationGain: dendriteAdaptationPerMv(cell, dtMs) * adaptationRate,
    thresholdRest: cell.thresholdMv - cell.restMv,
    thresholdJump: cell.thresholdJumpMv,
    reset: cell.resetMv - cell.restMv,
    sigmoidScale: sigmoidScale(cell),
    sigmoidShift: (cell.restMv - cell.sigmoidCentreMv) * sigmoidScale(cell),
    ownForce: fidelity.dendriticDrivingForce === 'dendrite' ? 1 : 0,
  }
}

/** w_d moves the dendrite so many mV per step and mV. */
export const dendriteAdaptationPerMv = (cell: PyramidalCell | BurstPoissonCell, dtMs: number): number => (dtMs * cell.dendriteAdaptationNs) / cell.dendriteCapacitancePf

const sigmoidScale = ({ sigmoidWidthMv }: PyramidalCell | BurstPoissonCell): number => -Math.LOG2E / sigmoidWidthMv

const regenerative = (cell: PyramidalCell, { dtMs, fidelity }: SpikingSpec): Constants => ({
  steep: (divergedMv + Math.abs(cell.restMv - cell.sigmoidCentreMv)) * Math.abs(sigmoidScale(cell)) > farthestExponent ? 1 : 0,
  somaCoupling: (dtMs * cell.somaCouplingPa) / cell.somaCapacitancePf,
  dendriteRegeneration: (dtMs * cell.dendriteRegenerationPa) / cell.dendriteCapacitancePf,
  backpropagation: (dtMs * cell.backpropagationPa) / cell.dendriteCapacitancePf,
  backpropagationSteps: steps(cell.backpropagationMs, dtMs),
  backpropagationDelay: steps(fidelity.backpropagationDelayMs, dtMs),
})

const bursting = (cell: BurstPoissonCell, dtMs: number): Constants => ({
  refractorySteps: steps(cell.refractoryMs, dtMs),
  burstMinSteps: cell.burstIntervalMinMs / dtMs,
  burstRangeSteps: cell.burstIntervalRangeMs / dtMs,
})

/** The authors' code clips between -80 and 20 mV, fires at 0 mV and holds the cell at rest; the text has a cut-off of 24 mV and a hold at reset. */
function adEx(cell: AdExCell, { dtMs, fidelity }: SpikingSpec): Constants {
  const leak = (dtMs * cell.leakNs) / cell.capacitancePf
  const adaptationRate = dtMs / cell.adaptationTauMs
  const code = fidelity.adExSpike === 'code'
  return {
    somaLeak: 1 - leak,
    slopeLeak: leak * cell.slopeMv,
    reciprocalSlope: 1 / cell.slopeMv,
    thresholdVoltage: adExThresholdMv(cell) - cell.restMv,
    cut: (code ? 0 : 24) - cell.restMv,
    held: code ? 0 : cell.resetMv - cell.restMv,
    floor: -80 - cell.restMv,
    ceiling: (code ? 20 : 30) - cell.restMv,
    reset: cell.resetMv - cell.restMv,
    refractorySteps: steps(cell.refractoryMs, dtMs),
    somaAdaptationDecay: 1 - adaptationRate,
    dendriteAdaptationGain: (leak * cell.adaptationNs * adaptationRate) / cell.leakNs,
    somaAdaptationJump: (leak * cell.adaptationJumpPa) / cell.leakNs,
  }
}

const integrateAndFire = (cell: IntegrateAndFireCell, dtMs: number): Constants => ({
  somaLeak: 1 - dtMs / cell.tauMs,
  thresholdRest: cell.thresholdMv - cell.restMv,
  reset: cell.resetMv - cell.restMv,
  refractorySteps: steps(cell.refractoryMs, dtMs),
})
