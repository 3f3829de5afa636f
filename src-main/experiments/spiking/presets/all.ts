/** Every spiking preset, in the order of the paper. */
import type { SpikingSpec } from '../../../engines/spiking/spec.ts'
import type { Preset } from '../../kind.ts'
import { benchPresets } from './bench.ts'
import { directTransmissionPresets } from './direct-transmission.ts'
import { plasticityRulePresets } from './plasticity-rule.ts'
import { predictionPresets } from './predictions.ts'
import { propagationPresets } from './propagation.ts'
import { transferCurvePresets } from './transfer-curves.ts'
import { xorControlPresets } from './xor-controls.ts'
import { xorPresets } from './xor.ts'

export const spikingPresets: readonly Preset<SpikingSpec>[] = [
  ...plasticityRulePresets, ...propagationPresets, ...xorPresets, ...xorControlPresets, ...transferCurvePresets, ...directTransmissionPresets,
  ...predictionPresets, ...benchPresets,
]
