/** Two runs with two series of different columns, for the tests of the data exporters. */
import type { ExportRun, ExportSeries } from '../../src-main/export/run-data.ts'

/** In pieces of one row, as a store may give them. */
export const seriesOf = (name: string, columns: readonly string[], rows: number, values: readonly number[]): ExportSeries => ({
  name, columns, rows,
  pieces: function* () {
    for (let at = 0; at < values.length; at += columns.length) yield Float64Array.from(values.slice(at, at + columns.length))
  },
})

export const whole = (parts: Iterable<Uint8Array>): Buffer => Buffer.concat([...parts])

export const sampleRun: ExportRun = {
  id: 'r1', name: 'Fig. 2c', specHash: 'ab12', seed: 7, checksum: 'c0ffee', spec: { version: 1, kind: 'pairing' }, usage: { cpuMs: 1500, cores: 0.75, peakMemoryBytes: 2e8 },
  series: [
    seriesOf('pairing', ['rate', 'dw'], 2, [1, -0.1, 50, 0.30000000000000004]),
    seriesOf('trace', ['t', 'dw', 'seed'], 1, [0.001, NaN, 3]),
  ],
}
