/** Spiking networks: the two-compartment cells of Eqs. 9-10 and their simplified form, the rule of Eq. 6 (Figs. 2e-g, 3, 4). */
import type { SpikingSpec } from '../../engines/spiking/spec.ts'
import type { ExperimentKind } from '../kind.ts'
import { blankSpiking } from './blank.ts'
import { networkBlocks } from './blocks.ts'
import { spikingFigure } from './figures/choose.ts'
import { spikingParameters } from './parameters.ts'
import { spikingPitfalls } from './pitfalls.ts'
import { spikingPresets } from './presets/all.ts'
import { parseSpiking, spikingVersion } from './schema.ts'
import { spikingWork } from './work.ts'

export const spikingKind: ExperimentKind<SpikingSpec> = {
  kind: 'spiking',
  version: spikingVersion,
  title: 'Spiking network',
  equations: [
    { label: 'Eq. 6', tex: '\\frac{\\mathrm{d}w_{ij}}{\\mathrm{d}t} = \\eta M \\bigl\\{ \\bigl[(1+H_i)B_i + (-\\bar{P}_i+H_i)E_i\\bigr]\\widetilde{E}_j + G_i E_j \\bigr\\}' },
    { label: 'Eq. 7', tex: 'H_i(t) = \\Bigl(\\frac{e_\\mathrm{max}}{\\bar{E}_i(t)} - 1\\Bigr)\\,\\Theta\\bigl(\\bar{E}_i(t)-e_\\mathrm{max}\\bigr)' },
    { label: 'Eq. 8', tex: 'G_i(t) = \\bigl[e_\\mathrm{min}-\\bar{E}_i(t)\\bigr]\\,\\Theta\\bigl(e_\\mathrm{min}-\\bar{E}_i(t)\\bigr)' },
    { label: 'Eq. 9', tex: 'C_s\\dot{V}_s = -\\frac{C_s}{\\tau_s}(V_s-E_L) + g_s f(V_d) + I_s - w_s,\\qquad \\tau_{w_s}\\dot{w}_s = -w_s + b\\,\\tau_{w_s} S(t)' },
    { label: 'Eq. 10', tex: 'C_d\\dot{V}_d = -\\frac{C_d}{\\tau_d}(V_d-E_L) + g_d f(V_d) + c_d\\,(K*S)(t) + I_d - w_d,\\qquad \\tau_{w_d}\\dot{w}_d = -w_d + a_w\\,(V_d-E_L)' },
    { label: 'Dendritic nonlinearity', tex: 'f(V_d) = \\frac{1}{1+\\exp\\bigl[-(V_d-E_d)/D_d\\bigr]}' },
  ],
  presets: spikingPresets,
  blank: blankSpiking,
  blocks: networkBlocks,
  parameters: spikingParameters,
  parse: (value, limits) => parseSpiking(value, limits?.memoryBytes),
  pitfalls: spikingPitfalls,
  figure: spikingFigure,
  work: spikingWork,
}
