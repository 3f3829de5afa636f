/** Pairing experiments: one synapse between two cells whose spikes are forced (Fig. 2b-d). */
import type { PairingSpec } from '../../engines/pairing/spec.ts'
import { specOfDefaults } from '../blank-spec.ts'
import type { ExperimentKind } from '../kind.ts'
import { pairingFigure } from './figure.ts'
import { pairingParameters } from './parameters.ts'
import { pairingPitfalls } from './pitfalls.ts'
import { pairingPresets } from './presets.ts'
import { pairingVersion, parsePairing } from './schema.ts'
import { pairingWork } from './work.ts'

export const pairingKind: ExperimentKind<PairingSpec> = {
  kind: 'pairing',
  version: pairingVersion,
  title: 'Pairing of two cells',
  equations: [
    { label: 'Eq. 1', tex: '\\frac{\\mathrm{d}w_{ij}}{\\mathrm{d}t} = \\eta\\,\\bigl[B_i(t) - \\bar{P}_i(t)\\,E_i(t)\\bigr]\\,\\widetilde{E}_j(t)' },
    { label: 'Eq. 3', tex: '\\widetilde{E}_j(t) = \\int_0^\\infty E_j(t-\\tau)\\,e^{-\\tau/\\tau_\\mathrm{pre}}\\,\\mathrm{d}\\tau' },
    { label: 'Eq. 4', tex: '\\bar{E}_i(t) = \\frac{1}{\\tau_\\mathrm{avg}}\\int_0^\\infty E_i(t-\\tau)\\,e^{-\\tau/\\tau_\\mathrm{avg}}\\,\\mathrm{d}\\tau' },
    { label: 'Eq. 5', tex: '\\bar{B}_i(t) = \\frac{1}{\\tau_\\mathrm{avg}}\\int_0^\\infty B_i(t-\\tau)\\,e^{-\\tau/\\tau_\\mathrm{avg}}\\,\\mathrm{d}\\tau' },
    { label: 'Running burst probability', tex: '\\bar{P}_i(t) = \\bar{B}_i(t)/\\bar{E}_i(t)' },
  ],
  presets: pairingPresets,
  blank: specOfDefaults({ kind: 'pairing', version: pairingVersion }, () => pairingParameters),
  blocks: null,
  parameters: () => pairingParameters,
  parse: parsePairing,
  pitfalls: pairingPitfalls,
  figure: pairingFigure,
  work: pairingWork,
  // Regular pairings only jitter; all other protocols are random trains.
  seedsDiffer: ({ protocol }) => protocol.type !== 'periodic' || protocol.jitterMs > 0,
}
