/** A small kind of experiment with one parameter of every sort, one of them conditional. */
import type { ExperimentDetail, KindDescription, NumberListParameter, NumberParameter, Parameter } from '../../../../src-main/api/contract.ts'

export const eta: NumberParameter = {
  path: 'rule.eta', kind: 'number', label: 'Learning rate', symbol: '\\eta', unit: '', group: 'Rule', help: 'How much one event changes the weight.', source: 'Eq. 1',
  min: 0, max: 1, default: 0.1, paper: 0.1,
}

export const rates: NumberListParameter = {
  path: 'protocol.ratesHz', kind: 'numbers', label: 'Rates', symbol: 'f', unit: 'Hz', group: 'Protocol', help: 'Pairing frequencies.', source: 'Fig. 2b',
  min: 0, max: 200, maxItems: 100, default: [1, 5, 10], paper: null, when: { path: 'protocol.type', equals: ['periodic'] },
}

export const exampleKind: KindDescription = { kind: 'pairing', version: 1, title: 'Pairing', equations: [{ label: 'Eq. 1', tex: '\\dot{w} = \\eta B' }], blocks: null, measures: [], beginsWith: ['rule.eta'] }

export const exampleParameters: readonly Parameter[] = [
  {
    path: 'protocol.type', kind: 'choice', label: 'Spike trains', symbol: '', unit: '', group: 'Protocol', help: '', source: 'Fig. 2', default: 'periodic', paper: null,
    options: [{ value: 'periodic', label: 'Periodic' }, { value: 'poisson', label: 'Poisson' }],
  },
  rates,
  {
    path: 'protocol.trials', kind: 'integer', label: 'Realisations', symbol: 'n', unit: '', group: 'Protocol', help: '', source: 'Fig. 2c', min: 1, max: 100, default: 20, paper: 20,
    when: { path: 'protocol.type', equals: ['poisson'] },
  },
  eta,
]

export const exampleSpec = { kind: 'pairing', version: 1, protocol: { type: 'periodic', ratesHz: [1, 5, 10] }, rule: { eta: 0.1 } }

/** An experiment fresh from its preset; `change` says what is special about it. */
export const exampleExperiment = (change: Partial<ExperimentDetail> = {}): ExperimentDetail => ({
  id: 'e1', name: 'Fig. 2b', kind: 'pairing', presetId: 'fig2b', updatedAt: '2026-05-04T10:00:00.000Z', differenceCount: 0, valid: true, trashedAt: null, pinned: false, folder: null, tags: [], notes: '',
  issues: [], warnings: [], parameters: exampleParameters, differences: [], specHash: 'abc', forecast: { seconds: 2, memoryMb: 10, threadsMb: 0, diskMb: 0.5, checkpointMb: 0, basis: 'measured here', seedsDiffer: true }, previewObstacle: null, draft: exampleSpec, baseline: exampleSpec, ...change,
})
