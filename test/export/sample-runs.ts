/** Two runs with two series of different columns, for the tests of the data exporters. */
import type { ExportRun } from '../../src-main/export/run-data.ts'

export const sampleRun: ExportRun = {
  id: 'r1', name: 'Fig. 2c', specHash: 'ab12', seed: 7, checksum: 'c0ffee', spec: { version: 1, kind: 'pairing' }, usage: { cpuMs: 1500, cores: 0.75, peakMemoryBytes: 2e8 },
  series: [
    { name: 'pairing', columns: ['rate', 'dw'], rows: 2, values: Float64Array.of(1, -0.1, 50, 0.30000000000000004) },
    { name: 'trace', columns: ['t', 'dw', 'seed'], rows: 1, values: Float64Array.of(0.001, NaN, 3) },
  ],
}
