/** One finished run in full, and its two parameters. */
import type { Parameter, RunDetail } from '../../../../src-main/api/contract.ts'
import { exampleRun } from '../history/run-examples.ts'

/** The parameters of the example: one number and one choice. */
export const exampleParameters: readonly Parameter[] = [
  { path: 'rule.eta', kind: 'number', label: 'Learning rate', symbol: '\\eta', unit: '', group: 'Rule', help: '', source: 'Eq. 1', min: 0, max: 1, default: 0.1, paper: 0.1 },
  {
    path: 'protocol.kind', kind: 'choice', label: 'Spike trains', symbol: '', unit: '', group: 'Protocol', help: '', source: 'Fig. 2', default: 'periodic', paper: 'periodic',
    options: [{ value: 'periodic', label: 'Periodic' }, { value: 'poisson', label: 'Poisson' }],
  },
]

/** A finished run with them; `change` says what is special about it. */
export function exampleDetail(change: Partial<RunDetail> & { readonly id: string }): RunDetail {
  return {
    ...exampleRun({ id: change.id }),
    spec: { kind: 'pairing', rule: { eta: 0.1 }, protocol: { kind: 'periodic', ratesHz: [5, 10] } },
    paperSpecHash: null, colours: {},
    parameters: exampleParameters,
    notes: '',
    provenance: {
      appVersion: '0.1.0', engineVersion: '1', gitCommit: null, device: 'CPU', host: 'lab', platform: 'linux x64', nodeVersion: '24.9.0', hostPid: null,
      checksum: 'c0ffee',
    },
    usage: { cpuMs: 1500, cores: 1.5, peakMemoryBytes: 2e8 }, memoryForecastBytes: 1.8e8,
    metrics: [{ name: 'spikes', value: 100 }],
    differences: [], seedsDiffer: true, siblings: [], seriesSizes: [{ name: 'change', columns: ['rate', 'dw'], rows: 20 }], rerunOf: null, checksumMatches: null,
    checkpoints: [], resumeObstacle: 'it is done', forkObstacle: 'it has no checkpoint', forkPaths: [],
    ...change,
  }
}
