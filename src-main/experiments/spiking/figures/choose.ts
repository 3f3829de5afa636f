/** Which figure a spec fills: that of the paper whose network it is, or the general one. A variation keeps its figure while the names stay. */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { FigureDefinition } from '../../figure.ts'
import { directTransmissionFigure } from './direct-transmission.ts'
import { generalFigure } from './general.ts'
import { plasticityRuleFigure } from './plasticity-rule.ts'
import { propagationFigure } from './propagation.ts'
import { staircaseFigure, stairsOf } from './staircase.ts'
import { xorFigure, xorPhases } from './xor.ts'

export function spikingFigure(spec: SpikingSpec): FigureDefinition {
  const { populations, projections, recording } = spec
  const has = (...names: readonly string[]): boolean => names.every((name) => populations[name] !== undefined)
  const phases = xorPhases(spec)
  if (phases !== null && has('input1', 'input2', 'hidden1', 'hidden2', 'output')) return xorFigure(spec, phases)
  if (has('pyr1', 'pyr2', 'pv', 'som')) return propagationFigure(spec)
  if (has('pre', 'post') && projections.preToPost !== undefined) return plasticityRuleFigure(spec)
  if (has('readDepressing', 'readEvents', 'readFacilitating', 'readBursts')) return directTransmissionFigure(spec)
  const stairs = stairsOf(spec)
  // Where voltages are kept they are what one wants to see.
  if (stairs !== null && recording.traces.length === 0) return staircaseFigure(spec, stairs)
  return generalFigure(spec)
}
