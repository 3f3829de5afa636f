/** Rate experiments: ensembles in continuous time that learn images (Fig. S4). */
import type { RateSpec } from '../../engines/rate/spec.ts'
import { specOfDefaults } from '../blank-spec.ts'
import type { ExperimentKind } from '../kind.ts'
import { rateFigure } from './figure.ts'
import { rateParameters } from './parameters.ts'
import { ratePitfalls } from './pitfalls.ts'
import { ratePresets } from './presets.ts'
import { parseRate, rateVersion } from './schema.ts'
import { rateWork } from './work.ts'

export const rateKind: ExperimentKind<RateSpec> = {
  kind: 'rate',
  version: rateVersion,
  title: 'Rate model in time',
  equations: [
    { label: 'Event rates', tex: '\\tau_z\\dot{z}_l = -z_l + W_l e_{l-1} + n_l,\\quad e_1 = \\exp(z_1),\\quad e_2 = \\mathrm{softmax}(z_2)' },
    { label: 'Eqs. 10-12', tex: '\\tau_u\\dot{u} = -u + B\\,(p_2\\odot e_2),\\quad p_1 = \\sigma(\\beta u)' },
    { label: 'Teacher', tex: 'p_2 = p_\\mathrm{ref} + p_\\mathrm{ref}\\tanh\\frac{t-\\bar{e}_2}{\\bar{e}_2}' },
    { label: 'Running burst probability', tex: '\\bar{p} = \\bar{b}/\\bar{e},\\quad \\tau_\\mathrm{avg}\\dot{\\bar{b}} = b-\\bar{b},\\quad \\tau_\\mathrm{avg}\\dot{\\bar{e}} = e-\\bar{e}' },
    { label: 'Eq. 2', tex: '\\dot{W}_\\mathrm{post,pre} = \\eta\\,M(t)\\,[p_\\mathrm{post}(t)-\\bar{p}_\\mathrm{post}(t)]\\,e_\\mathrm{post}(t)\\,e_\\mathrm{pre}(t),\\quad \\eta = 1/\\tau_W' },
    { label: 'Heterosynaptic, hidden layer', tex: '-\\eta\\,M(t)\\,\\lambda\\,\\Bigl[1-\\frac{e_\\mathrm{max}}{e_\\mathrm{post}}\\Bigr]_+ e_\\mathrm{pre}(t)' },
  ],
  presets: ratePresets,
  blank: specOfDefaults({ kind: 'rate', version: rateVersion }, () => rateParameters),
  blocks: null,
  parameters: () => rateParameters,
  parse: parseRate,
  pitfalls: ratePitfalls,
  figure: rateFigure,
  work: rateWork,
}
