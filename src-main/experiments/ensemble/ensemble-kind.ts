/** Ensemble networks: burst-dependent learning and its rivals on images (Figs. 5, 6, S6-S9). */
import type { EnsembleSpec } from '../../engines/ensemble/spec.ts'
import { specOfDefaults } from '../blank-spec.ts'
import type { ExperimentKind } from '../kind.ts'
import { ensembleFigure } from './figure.ts'
import { ensembleParameters } from './parameters.ts'
import { ensemblePitfalls } from './pitfalls.ts'
import { ensemblePresets } from './presets.ts'
import { parseEnsemble } from './schema.ts'
import { ensembleUpToDate, ensembleVersion } from './up-to-date.ts'
import { ensembleWork } from './work.ts'

export const ensembleKind: ExperimentKind<EnsembleSpec> = {
  kind: 'ensemble',
  version: ensembleVersion,
  title: 'Network of ensembles',
  equations: [
    { label: 'Event rates', tex: 'e_l = f(W_l\\,e_{l-1})' },
    { label: 'Eq. 11', tex: 'u_l = h(e_l)\\odot Y_l\\,b_{l+1},\\qquad h(e) = f\'(v)\\odot e^{-1},\\qquad p_l = \\sigma(u_l)' },
    { label: 'Eq. 12', tex: 'b_{l+1} = p_{l+1}\\odot e_{l+1}' },
    { label: 'Teacher', tex: 'p_L = p_L^{(0)}\\bigl[(t-e_L)\\odot(1-e_L)+1\\bigr]' },
    { label: 'Eq. 13', tex: '\\Delta W_l = \\eta_l\\,\\bigl[(p_l-\\bar{p}_l)\\odot e_l\\bigr]\\,e_{l-1}^{\\mathsf T} - \\lambda W_l' },
    { label: 'Eq. 15', tex: 'u_l = h(e_l)\\odot Y_l\\,b_{l+1} - Z_l\\,\\mathsf{b}_l' },
    { label: 'Eq. 16', tex: '\\mathsf{b}_l = \\sigma\\bigl(h(e_l)\\odot Y_l\\,b_{l+1}\\bigr)\\odot e_l' },
    { label: 'Eq. 17', tex: '\\Delta Z_l = \\eta^{(r)}\\,u_l\\,\\mathsf{b}_l^{\\mathsf T}' },
    { label: 'Eq. 18', tex: '\\Delta Y_l = \\eta_l\\,\\bigl(b_{l+1}-\\bar{b}_{l+1}\\bigr)\\,e_l^{\\mathsf T} - \\lambda Y_l' },
    { label: 'Eqs. 20-21', tex: 'e_l = f(W_l\\,e_{l-1}+\\xi_l),\\qquad \\Delta W_l = -\\eta\\,(L_\\mathrm{NP}-L)\\,\\frac{\\xi_l}{\\sigma^2}\\,e_{l-1}^{\\mathsf T}' },
  ],
  presets: ensemblePresets,
  blank: specOfDefaults({ kind: 'ensemble', version: ensembleVersion, network: { layers: [{ type: 'dense', units: 100 }] } }, ensembleParameters),
  blocks: null,
  parameters: ensembleParameters,
  parse: parseEnsemble,
  upToDate: ensembleUpToDate,
  pitfalls: ensemblePitfalls,
  figure: ensembleFigure,
  work: ensembleWork,
}
